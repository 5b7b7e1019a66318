/** Clients in the palette: found by name as one types, and the last ones that were open. */
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useRouterState } from "@tanstack/react-router";
import { useEffect, useMemo, useRef } from "react";
import { call, view, type Wire } from "~/api";
import { language, m } from "~/i18n";
import type { PaletteItem, PaletteProvider } from "~/keys";
import { useMay } from "./desk";

const NONE: readonly PaletteProvider[] = [];

type Hinted = Pick<Wire.ClientLine, "municipality" | "non_disclosure">;

/** The providers of the palette for this role. A client whose page opens is given to `keep`, in memory only. */
export function useClientPalette(keep: (item: PaletteItem) => void): readonly PaletteProvider[] {
  const may = useMay("list_clients");
  const navigate = useNavigate();
  const { data: office } = useQuery(view("get_office", {}));
  const hintOf = ({ municipality, non_disclosure }: Hinted): string => {
    if (non_disclosure) return m.ui_clients_non_disclosure();
    const line = office?.municipalities?.find((other) => other.code === municipality);
    return line === undefined ? "" : language() === "sv" ? line.name_sv : line.name_fi;
  };
  const go = (id: string) => void navigate({ to: "/clients/$id", params: { id } });
  const latest = useRef({ hintOf, go });
  latest.current = { hintOf, go };

  const path = useRouterState({ select: (state) => state.location.pathname });
  const open = /^\/clients\/([^/]+)$/.exec(path)?.[1] ?? "";
  // read by the page of the client; here it is only looked at
  const { data: client } = useQuery({ ...view("open_client", { client_id: open }), enabled: false });
  useEffect(() => {
    if (client === undefined || client.id !== open) return;
    const { hintOf, go } = latest.current;
    keep(clientItem(client, hintOf(client), () => go(client.id)));
  }, [client, open, keep]);

  return useMemo(() => {
    if (!may) return NONE;
    const search = async (text: string): Promise<readonly PaletteItem[]> => {
      const { clients } = await call("search_clients", { text, settled: false });
      return clients.map((line) => {
        let told = false;
        return clientItem(line, latest.current.hintOf(line), () => {
          // the log tells of the search that led to someone, once
          if (!told) void call("search_clients", { text, settled: true }).catch(() => {});
          told = true;
          latest.current.go(line.id);
        });
      });
    };
    return [{ id: "clients", heading: m.ui_nav_clients, search }];
  }, [may]);
}

type Named = Pick<Wire.ClientLine, "id" | "last_name" | "first_names">;

function clientItem({ id, last_name, first_names }: Named, hint: string, run: () => void): PaletteItem {
  return { id: `client.${id}`, label: `${last_name} ${first_names}`.trim(), ...(hint === "" ? {} : { hint }), run };
}
