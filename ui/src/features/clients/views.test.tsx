import { screen, waitFor, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Request } from "~/api";
import { noColumnState } from "~/grid";
import { desk, LINE, OFFICE, open, sent, takeSeat } from "~/test/clients";
import {
  changed,
  firstView,
  type ListView,
  readColumns,
  readDensity,
  readFilters,
  readViews,
  writeColumns,
  writeViews,
} from "./views";

vi.setConfig({ testTimeout: 20_000 });

beforeEach(takeSeat);

const VIEW: ListView = {
  id: "v1",
  name: "Joensuun omat",
  filters: { own: true, only: null, municipalities: ["167"], environments: [] },
  columns: { order: [], hidden: ["basis"], widths: { name: 20 } },
};
const KEPT = { views: [VIEW], last: "v1" };

const kept = () =>
  sent("set_preference")
    .map((request) => request as { key: string; value: string })
    .filter(({ key }) => key === "client_views")
    .map(({ value }) => JSON.parse(value));

describe("what is kept of views", () => {
  it("is read back as it was written; what cannot be read is left out", () => {
    expect(readViews(writeViews(KEPT) ?? "")).toEqual(KEPT);
    expect(readViews(undefined)).toEqual({ views: [], last: null });
    expect(readViews("{")).toEqual({ views: [], last: null });
    expect(readViews('{"views":[{"id":1},{"id":"a","name":"A"},null],"last":3}')).toEqual({
      views: [
        {
          id: "a",
          name: "A",
          filters: { own: false, only: null, municipalities: [], environments: [] },
          columns: noColumnState,
        },
      ],
      last: null,
    });
  });

  it("has the room that the store gives", () => {
    const many = Array.from({ length: 80 }, (_, at) => ({ ...VIEW, id: String(at) }));
    expect(writeViews({ views: many, last: null })).toBeNull();
  });

  it("tells a change of filters and of columns, in whatever order they were chosen", () => {
    const columns = VIEW.columns ?? noColumnState;
    expect(changed(VIEW, VIEW.filters, columns)).toBe(false);
    expect(changed(VIEW, { ...VIEW.filters, own: false }, columns)).toBe(true);
    expect(changed(VIEW, VIEW.filters, noColumnState)).toBe(true);
    expect(changed({ ...VIEW, columns: null }, VIEW.filters, noColumnState)).toBe(false);
  });

  it("begins by the role", () => {
    expect(firstView("work_coach")).toBe("own");
    expect(firstView("coordinator")).toBe("participating");
  });
});

describe("the height of the rows", () => {
  it("is kept with the columns, and is usual where none was kept", async () => {
    desk.office = { ...OFFICE, preferences: { client_columns: JSON.stringify(VIEW.columns) } };
    const { user } = open("/clients");
    await user.click(await screen.findByRole("button", { name: "Sarakkeet" }));
    const heights = within(await screen.findByRole("radiogroup", { name: "Rivien korkeus" }));
    expect(heights.getByRole("radio", { checked: true })).toBe(heights.getByRole("radio", { name: "Tavallinen" }));
    await user.click(heights.getByRole("radio", { name: "Väljä" }));
    await waitFor(() =>
      expect(sent("set_preference")).toContainEqual({
        key: "client_columns",
        value: writeColumns(VIEW.columns ?? noColumnState, "roomy"),
      }),
    );
    await user.click(screen.getByRole("button", { name: "Palauta sarakkeet" }));
    expect(heights.getByRole("radio", { checked: true })).toBe(heights.getByRole("radio", { name: "Väljä" }));
  });

  it("is read back as it was written", () => {
    for (const density of ["compact", "normal", "roomy"] as const) {
      const kept = writeColumns(noColumnState, density);
      expect(readDensity(kept)).toBe(density);
      expect(readColumns(kept)).toEqual(noColumnState);
    }
    for (const none of [undefined, "{", "[]", '{"density":"huge"}']) expect(readDensity(none)).toBe("normal");
  });
});

describe("the filters of an earlier sitting", () => {
  it("are read with their view; what the list knows no more is left out", () => {
    expect(readFilters('{"view":"v1","own":true,"municipalities":["167"]}')).toEqual({
      id: "v1",
      filters: { ...VIEW.filters },
    });
    expect(readFilters('{"only":"gone","environments":[1]}')).toEqual({
      id: "all",
      filters: { own: false, only: null, municipalities: [], environments: [] },
    });
    for (const none of [undefined, "", "{", "[]", "3"]) expect(readFilters(none)).toBeNull();
  });

  it("leave a list without filters as it was", async () => {
    desk.office = { ...OFFICE, preferences: { client_filters: '{"only":"gone"}' } };
    const { router } = open("/clients");
    await screen.findByRole("searchbox");
    expect(router.state.location.search).toEqual({});
  });
});

describe("the views of the list", () => {
  it("begin with the last one, whose name has the count of what it shows", async () => {
    desk.office = { ...OFFICE, preferences: { client_views: JSON.stringify(KEPT) } };
    const { router } = open("/clients");
    expect(await screen.findByRole("button", { name: /Joensuun omat \(1\).*Näkymä/ })).toBeTruthy();
    expect(router.state.location.search).toEqual({ view: "v1", own: true, municipalities: ["167"] });
    expect(sent("list_clients")[0]).toMatchObject({ own: true, municipalities: ["167"] });
  });

  it("begin with the coach's own, and leave an address with filters as it is", async () => {
    desk.role = "work_coach";
    const first = open("/clients");
    await waitFor(() => expect(first.router.state.location.search).toEqual({ own: true }));
    first.unmount();
    const second = open('/clients?municipalities=["167"]');
    expect(await screen.findByRole("button", { name: /Oma rajaus \(1\)/ })).toBeTruthy();
    expect(second.router.state.location.search).toEqual({ municipalities: ["167"] });
  });

  it("are as they were left when one comes back from a client", async () => {
    desk.role = "work_coach";
    const { user, router } = open("/clients");
    await waitFor(() => expect(router.state.location.search).toEqual({ own: true }));
    await user.click(await screen.findByRole("button", { name: "Tyhjennä rajaukset" }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
    await router.navigate({ to: "/clients/$id", params: { id: "c1" } });
    await screen.findByRole("heading", { level: 1, name: "Aino Mäkelä" });
    await user.click(screen.getByRole("link", { name: "Asiakkaat", current: false }));
    expect(await screen.findByRole("button", { name: /Kaikki asiakkaat \(1\)/ })).toBeTruthy();
    expect(router.state.location.search).toEqual({});
  });

  it("are saved, chosen by the keys, renamed and deleted", async () => {
    const { user, router } = open("/clients?own=true");
    await user.click(await screen.findByRole("button", { name: "Näkymän toiminnot" }));
    await user.click(await screen.findByRole("menuitem", { name: "Tallenna uutena näkymänä…" }));
    const dialog = await screen.findByRole("dialog", { name: "Tallenna näkymä" });
    await user.type(within(dialog).getByRole("textbox", { name: /Näkymän nimi/ }), "Omat asiakkaat{Enter}");
    expect(await within(dialog).findByText("Nimi on jo käytössä.")).toBeTruthy();
    await user.clear(within(dialog).getByRole("textbox"));
    await user.type(within(dialog).getByRole("textbox"), "Omani{Enter}");
    expect(await screen.findByRole("button", { name: /Omani \(1\)/ })).toBeTruthy();
    const [{ views, last }] = kept();
    expect(views).toMatchObject([
      { name: "Omani", filters: { own: true, only: null, municipalities: [], environments: [] } },
    ]);
    expect(last).toBe(views[0].id);
    expect(router.state.location.search).toEqual({ own: true, view: last });

    (await screen.findByRole("button", { name: /Omani \(1\)/ })).focus();
    await user.keyboard("{Enter}");
    await screen.findByRole("option", { name: "Kaikki asiakkaat (1)" });
    await user.keyboard("{Home}{Enter}");
    await waitFor(() => expect(router.state.location.search).toEqual({}));
    expect(kept().at(-1).last).toBe("all");

    await user.click(screen.getByRole("button", { name: /Kaikki asiakkaat \(1\)/ }));
    await user.click(await screen.findByRole("option", { name: "Omani (1)" }));
    await waitFor(() => expect(router.state.location.search).toEqual({ own: true, view: last }));
    await user.click(screen.getByRole("button", { name: "Näkymän toiminnot" }));
    await user.click(await screen.findByRole("menuitem", { name: "Nimeä uudelleen…" }));
    const naming = await screen.findByRole("dialog", { name: "Nimeä näkymä" });
    await user.type(within(naming).getByRole("textbox"), " 2{Enter}");
    expect(await screen.findByRole("button", { name: /Omani 2 \(1\)/ })).toBeTruthy();

    await user.click(screen.getByRole("button", { name: "Näkymän toiminnot" }));
    await user.click(await screen.findByRole("menuitem", { name: "Poista näkymä" }));
    const asking = await screen.findByRole("alertdialog");
    await user.click(within(asking).getByRole("button", { name: "Poista näkymä" }));
    await waitFor(() => expect(router.state.location.search).toEqual({}));
    expect(kept().at(-1)).toEqual({ views: [], last: "all" });
  });

  it("each have the count of the rows that they open, asked when the chooser is opened and not before", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    desk.office = { ...OFFICE, preferences: { client_views: JSON.stringify(KEPT) } };
    desk.answers.list_clients = async ({ own, only, municipalities }) => {
      if (only === "review_due") await held;
      const total = (own ? 2 : 1200) + (municipalities === null ? 0 : 5);
      return { total, clients: [LINE] };
    };
    const { user } = open("/clients");
    const chooser = await screen.findByRole("button", { name: /Joensuun omat \(7\).*Näkymä/ });
    const counting = () => sent("list_clients").filter((request) => (request as Request<"list_clients">).limit === 1);
    expect(counting()).toEqual([]);
    await user.click(chooser);
    const plan = await screen.findByRole("option", { name: "Suunnitelman tarkistus lähellä" });
    expect(await screen.findByRole("option", { name: /^Kaikki asiakkaat \(1.200\)$/ })).toBeTruthy();
    expect(plan.textContent).toBe("Suunnitelman tarkistus lähellä");
    release();
    expect(await screen.findByRole("option", { name: /^Suunnitelman tarkistus lähellä \(1.200\)$/ })).toBe(plan);
    expect(counting()).toContainEqual({
      municipalities: ["167"],
      environments: null,
      own: true,
      offset: 0,
      limit: 1,
    });
    await user.click(screen.getByRole("option", { name: "Omat asiakkaat (2)" }));
    expect(await screen.findByText("2 asiakasta")).toBeTruthy();
    const asked = counting().length;
    await user.click(screen.getByRole("button", { name: /^Omat asiakkaat \(2\)/ }));
    await screen.findByRole("option", { name: "Joensuun omat (7)" });
    expect(counting()).toHaveLength(asked);
  });
});
