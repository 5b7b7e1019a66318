import { act, screen, waitFor, within } from "@testing-library/react";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { show } from "~/test/render";
import {
  Banner,
  Button,
  Chips,
  ConfirmDialog,
  Dialog,
  Disclosure,
  EmptyState,
  ErrorSummary,
  IconButton,
  Menu,
  SaveState,
  Shortcut,
  Skeleton,
  Tabs,
  TextField,
} from ".";

describe("buttons", () => {
  it("act by pointer and keys, and an icon alone has a name", async () => {
    const press = vi.fn();
    const { user } = show(<IconButton icon={Pencil} label="Muokkaa" onPress={press} />);
    await user.tab();
    await user.keyboard("{Enter}");
    await user.click(screen.getByRole("button", { name: "Muokkaa" }));
    expect(press).toHaveBeenCalledTimes(2);
  });

  it("keep the focus and do not act while the act is under way", async () => {
    const press = vi.fn();
    const { user } = show(
      <Button onPress={press} isPending>
        Lähetä
      </Button>,
    );
    await user.tab();
    await user.keyboard("{Enter}");
    expect(document.activeElement).toBe(screen.getByRole("button"));
    expect(press).not.toHaveBeenCalled();
  });

  it("are named by no announcement once they have gone", async () => {
    const button = (isPending: boolean) => <Button isPending={isPending}>Tee esimerkkikunta</Button>;
    const { user, again } = show(button(false));
    await user.tab();
    again(button(true));
    const said = () => document.querySelectorAll("[data-live-announcer] [aria-labelledby]");
    await waitFor(() => expect(said()).toHaveLength(1));
    expect(said()[0]?.getAttribute("aria-labelledby")).toBe(screen.getByRole("button").id);
    again(<p>Tehty</p>);
    expect(said()).toHaveLength(0);
    // what is read later than the button stood
    again(button(false));
    await user.tab();
    again(button(true));
    const late = said()[0]?.cloneNode();
    again(<p>Tehty</p>);
    if (late !== undefined) document.querySelector("[data-live-announcer] > *")?.append(late);
    expect(said()).toHaveLength(1);
    await waitFor(() => expect(said()).toHaveLength(0));
  });

  it("show keys one by one, the plus too", () => {
    show(<Shortcut keys="Ctrl++" />);
    expect([...document.querySelectorAll("kbd")].map((key) => key.textContent)).toEqual(["Ctrl", "+"]);
  });
});

function Opener({ confirm, told }: { confirm?: boolean; told?: () => void }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>Avaa</Button>
      {confirm ? (
        <ConfirmDialog
          title="Poistetaanko?"
          act="Poista pysyvästi"
          isOpen={open}
          onClose={close}
          onConfirm={() => told?.()}
        >
          <p>Tätä ei voi perua.</p>
        </ConfirmDialog>
      ) : (
        <Dialog title="Otsikko" isOpen={open} onClose={close}>
          <TextField label="Nimi" value="" onChange={() => {}} />
        </Dialog>
      )}
    </>
  );
}

describe("dialogs", () => {
  it("close on Esc and give the focus back", async () => {
    const { user } = show(<Opener />);
    await user.click(screen.getByRole("button", { name: "Avaa" }));
    const dialog = await screen.findByRole("dialog", { name: "Otsikko" });
    expect(dialog.contains(document.activeElement)).toBe(true);
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Avaa" })));
  });

  it("that confirm name the act, and offer a way back", async () => {
    const told = vi.fn();
    const { user } = show(<Opener confirm told={told} />);
    await user.click(screen.getByRole("button", { name: "Avaa" }));
    const dialog = await screen.findByRole("alertdialog", { name: "Poistetaanko?" });
    expect(
      within(dialog)
        .getAllByRole("button")
        .map((button) => button.textContent),
    ).toEqual(["Peruuta", "Poista pysyvästi"]);
    await user.click(screen.getByRole("button", { name: "Poista pysyvästi" }));
    expect(told).toHaveBeenCalledTimes(1);
  });
});

describe("Menu", () => {
  it("opens by keys, acts and gives the focus back", async () => {
    const edit = vi.fn();
    const { user } = show(
      <Menu label="Toiminnot" actions={[{ id: "edit", name: "Muokkaa", onAction: edit }]}>
        <Button>Toiminnot</Button>
      </Menu>,
    );
    await user.tab();
    await user.keyboard("{Enter}");
    await user.click(await screen.findByRole("menuitem", { name: "Muokkaa" }));
    expect(edit).toHaveBeenCalledTimes(1);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Toiminnot" })));
  });
});

describe("Tabs and Disclosure", () => {
  it("show what is chosen", async () => {
    const select = vi.fn();
    const { user } = show(
      <Tabs
        label="Asiakas"
        selected="a"
        onSelect={select}
        tabs={[
          { id: "a", name: "Tilanne", content: "yksi" },
          { id: "b", name: "Aikajana", count: "12", content: "kaksi" },
        ]}
      />,
    );
    expect(screen.getByRole("tabpanel").textContent).toBe("yksi");
    await user.click(screen.getByRole("tab", { name: /Aikajana/ }));
    expect(select).toHaveBeenCalledWith("b");
  });

  it("keep the selected one in the middle of a row that scrolls", async () => {
    const at = { offsetLeft: 900, offsetWidth: 100, clientWidth: 640 };
    const spies = Object.entries(at).map(([name, value]) =>
      vi.spyOn(HTMLElement.prototype, name as keyof typeof at, "get").mockReturnValue(value),
    );
    const tabs = ["a", "b"].map((id) => ({ id, name: id, content: id }));
    show(<Tabs label="Asiakas" selected="b" onSelect={() => {}} tabs={tabs} />);
    await waitFor(() => expect(screen.getByRole("tablist").scrollLeft).toBe(900 - (640 - 100) / 2));
    for (const spy of spies) spy.mockRestore();
  });

  it("open and close", async () => {
    const { user } = show(<Disclosure title="Lisää">Sisältö</Disclosure>);
    const button = screen.getByRole("button", { name: "Lisää" });
    expect(button.getAttribute("aria-expanded")).toBe("false");
    await user.click(button);
    expect(button.getAttribute("aria-expanded")).toBe("true");
  });

  it("makes much of it when it is first asked for, and keeps it", async () => {
    const { user } = show(<Disclosure title="Lisää">{() => "Paljon"}</Disclosure>);
    expect(screen.queryByText("Paljon")).toBeNull();
    await user.click(screen.getByRole("button", { name: "Lisää" }));
    expect(screen.getByText("Paljon")).toBeTruthy();
    await user.click(screen.getByRole("button", { name: "Lisää" }));
    expect(screen.getByText("Paljon")).toBeTruthy();
  });
});

describe("Chips", () => {
  it("go one by one or all at once, and are nothing when none is on", async () => {
    const [remove, clear] = [vi.fn(), vi.fn()];
    const { user, again, container } = show(
      <Chips chips={[{ id: "own", name: "Omat" }]} onRemove={remove} onClear={clear} />,
    );
    await user.click(screen.getByRole("button", { name: /Poista rajaus Omat/ }));
    expect(remove).toHaveBeenCalledWith("own");
    await user.click(screen.getByRole("button", { name: "Tyhjennä rajaukset" }));
    expect(clear).toHaveBeenCalledTimes(1);
    again(<Chips chips={[]} onRemove={remove} onClear={clear} />);
    expect(container.textContent).toBe("");
  });

  it("go by Delete", async () => {
    const remove = vi.fn();
    const { user } = show(<Chips chips={[{ id: "own", name: "Omat" }]} onRemove={remove} onClear={() => {}} />);
    await user.tab();
    await user.keyboard("{Delete}");
    expect(remove).toHaveBeenCalledWith("own");
  });
});

describe("EmptyState", () => {
  it("tells nothing yet, no matches and no right apart, each with its next step", async () => {
    const [create, clear] = [vi.fn(), vi.fn()];
    const { user, again } = show(
      <EmptyState kind="nothing" text="Lisää ensimmäinen." act={{ name: "Lisää", onPress: create }} />,
    );
    await user.click(screen.getByRole("button", { name: "Lisää" }));
    expect(create).toHaveBeenCalledTimes(1);
    again(<EmptyState kind="no_hits" onClear={clear} />);
    await user.click(screen.getByRole("button", { name: "Tyhjennä rajaukset" }));
    expect(clear).toHaveBeenCalledTimes(1);
    again(<EmptyState kind="no_right" who="Koordinaattori" />);
    expect(screen.getByText("Oikeuden antaa Koordinaattori.")).toBeTruthy();
  });
});

describe("ErrorSummary", () => {
  it("takes the focus on a try, and leads to each field", async () => {
    const form = (attempt: number) => (
      <>
        <ErrorSummary attempt={attempt} faults={[{ field: "name", label: "Nimi", text: "Kirjoita nimi." }]} />
        <TextField id="name" label="Nimi" value="" onChange={() => {}} error="Kirjoita nimi." />
      </>
    );
    const { user, again } = show(form(0));
    expect(document.activeElement).toBe(document.body);
    again(form(1));
    const summary = screen.getByRole("region", { name: "Korjaa yksi kohta" });
    expect(document.activeElement).toBe(summary);
    await user.click(within(summary).getByRole("link", { name: "Nimi" }));
    expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Nimi" }));
  });
});

describe("SaveState and Banner", () => {
  it("says where the work is, in a region that was there before", () => {
    const { again } = show(<SaveState state={{ kind: "idle" }} />);
    const region = screen.getByRole("status");
    again(<SaveState state={{ kind: "saved", at: new Date(2027, 1, 3, 14, 5) }} />);
    expect(screen.getByRole("status")).toBe(region);
    expect(region.textContent).toBe("Tallennettu tälle koneelle klo\u00a014.05");
    again(<SaveState state={{ kind: "failed", text: "Levy on täynnä." }} />);
    expect(region.textContent).toContain("Ei tallennettu. Levy on täynnä.");
  });

  it("says that work is being saved only after 300 ms", () => {
    vi.useFakeTimers();
    show(<SaveState state={{ kind: "saving" }} />);
    act(() => vi.advanceTimersByTime(299));
    expect(screen.getByRole("status").textContent).toBe("");
    act(() => vi.advanceTimersByTime(2));
    expect(screen.getByRole("status").textContent).toBe("Tallennetaan…");
    vi.useRealTimers();
  });

  it("speaks as asked", () => {
    show(<Banner role="alert">Levy on täynnä.</Banner>);
    expect(screen.getByRole("alert").textContent).toBe("Levy on täynnä.");
  });
});

describe("Skeleton", () => {
  it("is not seen before 300 ms", () => {
    vi.useFakeTimers();
    show(<Skeleton />);
    expect(screen.queryByRole("status")).toBeNull();
    act(() => vi.advanceTimersByTime(299));
    expect(screen.queryByRole("status")).toBeNull();
    act(() => vi.advanceTimersByTime(2));
    expect(screen.getByRole("status").textContent).toBe("Haetaan…");
    vi.useRealTimers();
  });
});
