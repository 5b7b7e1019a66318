import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { desk, OFFICE, open, sent, takeSeat } from "~/test/clients";
import { readSort, sortRequest, writeSort } from "./sort";

vi.setConfig({ testTimeout: 20_000 });

beforeEach(takeSeat);

describe("the order of the list", () => {
  it("is read back as it was kept; what the list knows not is alphabetical", () => {
    const sort = { column: "period_end", direction: "descending" } as const;
    expect(readSort(writeSort(sort))).toEqual(sort);
    for (const none of [undefined, "", "gone ascending", "name sideways", "constructor ascending"])
      expect(readSort(none)).toEqual({ column: "name", direction: "ascending" });
  });

  it("is asked of the engine by what it knows, with the codes in the order of their names", () => {
    expect(sortRequest({ column: "name", direction: "ascending" }, OFFICE)).toEqual({});
    expect(sortRequest({ column: "state", direction: "descending" }, OFFICE)).toEqual({
      sort: { column: "participating", descending: true, codes: [] },
    });
    const lines = [
      { code: "707", name_fi: "Rääkkylä", name_sv: "Bräkylä" },
      { code: "167", name_fi: "Joensuu", name_sv: "Joensuu" },
      { code: "146", name_fi: "Ilomantsi", name_sv: "Ilomants" },
    ];
    const { sort } = sortRequest(
      { column: "municipality", direction: "ascending" },
      { ...OFFICE, municipalities: lines },
    );
    expect(sort?.codes).toEqual(["146", "167", "707"]);
  });

  it("is chosen at the heading of a column, told to a screen reader, kept, and taken up again", async () => {
    const user = userEvent.setup();
    desk.office = { ...OFFICE, preferences: { client_sort: "municipality ascending" } };
    open("/clients");
    const heading = await screen.findByRole("columnheader", { name: /^Kunta/ });
    await waitFor(() => expect(heading.getAttribute("aria-sort")).toBe("ascending"));
    await waitFor(() =>
      expect(sent("list_clients").at(-1)).toMatchObject({ sort: { column: "municipality", descending: false } }),
    );
    await user.click(screen.getByRole("button", { name: /^Kunta/ }));
    await waitFor(() =>
      expect(sent("list_clients").at(-1)).toMatchObject({ sort: { column: "municipality", descending: true } }),
    );
    expect(sent("set_preference")).toContainEqual({ key: "client_sort", value: "municipality descending" });
    await user.click(screen.getByRole("button", { name: /^Nimi/ }));
    await waitFor(() => expect(sent("list_clients").at(-1)).not.toHaveProperty("sort"));
    expect(document.activeElement).not.toBe(document.body);
  });

  it("is not offered over what a search found, which comes in the order of how well it fits", async () => {
    const user = userEvent.setup();
    open("/clients");
    await screen.findByRole("button", { name: /^Nimi/ });
    await user.type(await screen.findByRole("searchbox"), "mäk");
    await waitFor(() => expect(screen.queryByRole("button", { name: /^Nimi/ })).toBeNull());
  });
});
