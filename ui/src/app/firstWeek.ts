/** What a new worker does once in the first week; each is told by its being done, and kept in the store. */
import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { call, NEEDS, view, type Wire } from "~/api";
import { useSeat } from "./desk";

/** In the order in which they are shown, with what one must be allowed to do for it. */
const NEEDED = {
  pin: "use_program",
  backup: NEEDS.set_second_place,
  marks: "mark_attendance",
  search: "list_clients",
  note: "write_notes",
  help: "use_program",
} as const satisfies Record<string, Wire.Capability>;

export type FirstItem = keyof typeof NEEDED;

const ITEMS = Object.keys(NEEDED) as FirstItem[];

/** The commands that do an item, once they have succeeded. */
const DOES: Readonly<Record<string, FirstItem>> = { mark_attendance: "marks", add_note: "note" };

const OFFICE = view("get_office", {});
const words = (office: Wire.OfficeView | undefined) => (office?.preferences?.first_week ?? "").split(" ");

/** Takes items off the list for good; what the disk refuses comes back with the next reading. */
export async function endFirst(client: QueryClient, items: readonly FirstItem[]): Promise<void> {
  const known = client.getQueryData(OFFICE.queryKey);
  if (!known || items.every((item) => words(known).includes(item))) return;
  // a reading that began before would bring the items back
  await client.cancelQueries({ queryKey: OFFICE.queryKey });
  const office = client.getQueryData(OFFICE.queryKey);
  if (!office) return;
  const before = words(office);
  const fresh = items.filter((item) => !before.includes(item));
  if (fresh.length === 0) return;
  const value = [...before, ...fresh].filter((word) => word !== "").join(" ");
  client.setQueryData(OFFICE.queryKey, { ...office, preferences: { ...office.preferences, first_week: value } });
  await call("set_preference", { key: "first_week", value }).catch(() => {});
  await client.invalidateQueries({ queryKey: OFFICE.queryKey });
}

/** Looks on as the items are done. Stands once, inside the frame. */
export function useFirstWeekWatch(): void {
  const client = useQueryClient();
  const { pin } = useSeat();
  const { data: office } = useQuery(OFFICE);
  useEffect(() => {
    if (pin && office) void endFirst(client, ["pin"]);
  }, [client, pin, office]);
  useEffect(
    () =>
      client.getMutationCache().subscribe((event) => {
        if (event.type !== "updated" || event.action.type !== "success") return;
        const item = DOES[String(event.mutation.options.mutationKey?.[0])];
        if (item) void endFirst(client, [item]);
      }),
    [client],
  );
}

/** Takes an item off the list by being shown. */
export function FirstDone({ item }: { readonly item: FirstItem }): null {
  const client = useQueryClient();
  useEffect(() => void endFirst(client, [item]), [client, item]);
  return null;
}

/** What the worker has still to do of it, and may. */
export function useFirstWeek(): readonly FirstItem[] {
  const { open, worker } = useSeat();
  const { data: office } = useQuery(OFFICE);
  if (!office) return [];
  const done = words(office);
  // the made-up region has no backups
  const none: readonly FirstItem[] = open === "made_up" ? ["backup"] : [];
  return ITEMS.filter(
    (item) => worker.capabilities.includes(NEEDED[item]) && !done.includes(item) && !none.includes(item),
  );
}

/** Takes the second place of the backups off the list once there is one. Stands with the list, which tells of it. */
export function useSecondPlaceWatch(): void {
  const client = useQueryClient();
  const awaits = useFirstWeek().includes("backup");
  const { data: backups } = useQuery({ ...view("get_backups", {}), enabled: awaits });
  useEffect(() => {
    if (typeof backups?.second_place === "string") void endFirst(client, ["backup"]);
  }, [client, backups]);
}
