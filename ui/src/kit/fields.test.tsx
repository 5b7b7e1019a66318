import { act, screen, waitFor } from "@testing-library/react";
import { type ReactNode, useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { setLanguage } from "~/i18n";
import { show } from "~/test/render";
import {
  ComboBox,
  DateField,
  EuroField,
  HoursField,
  IdentityCodeField,
  MultiSelect,
  masked,
  NumberField,
  RadioGroup,
  Select,
  TextArea,
  TextField,
} from ".";

/** A field with a value of its own, and what it told. */
function Held<T>({
  start,
  told,
  children,
}: {
  start: T;
  told?: (value: T) => void;
  children: (value: T, set: (value: T) => void) => ReactNode;
}) {
  const [value, setValue] = useState(start);
  return children(value, (next) => {
    told?.(next);
    setValue(next);
  });
}

const TODAY = "2027-01-20";

describe("an error", () => {
  it("comes into view where one is in its field, and only there", () => {
    const seen: string[] = [];
    const scroll = vi.spyOn(Element.prototype, "scrollIntoView").mockImplementation(function (this: Element) {
      seen.push(this.textContent);
    });
    const fields = (error?: string) => (
      <>
        <TextField label="Sukunimi" error={error && "Kirjoita sukunimi."} value="" onChange={() => {}} autoFocus />
        <TextField label="Etunimi" error={error && "Kirjoita etunimi."} value="" onChange={() => {}} />
      </>
    );
    const { again } = show(fields());
    again(fields("on"));
    expect(screen.getByText("Kirjoita etunimi.")).toBeTruthy();
    expect(seen).toEqual(["Kirjoita sukunimi."]);
    scroll.mockRestore();
  });
});

describe("TextField", () => {
  it("has its label, says required in words, and ties help and error to the input", () => {
    show(
      <TextField
        label="Sukunimi"
        help="Kuten passissa."
        error="Kirjoita sukunimi."
        value=""
        onChange={() => {}}
        isRequired
      />,
    );
    const input = screen.getByRole("textbox", { name: "Sukunimi (pakollinen)" });
    expect(input.getAttribute("aria-invalid")).toBe("true");
    expect(input.getAttribute("aria-required") ?? input.hasAttribute("required")).toBeTruthy();
    const described = (input.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent);
    expect(described.join(" ")).toContain("Kuten passissa.");
    expect(described.join(" ")).toContain("Kirjoita sukunimi.");
  });

  it("is not spell-checked nor filled in unless asked", () => {
    show(<TextField label="Sukunimi" value="" onChange={() => {}} />);
    const input = screen.getByRole("textbox");
    expect(input.getAttribute("spellcheck")).toBe("false");
    expect(input.getAttribute("autocomplete")).toBe("off");
  });
});

describe("TextArea", () => {
  it("carries its text for growing, and tells what is left near the limit only", async () => {
    const { user } = show(
      <Held start="123456789">
        {(value, set) => <TextArea label="Huomio" value={value} onChange={set} maxLength={20} />}
      </Held>,
    );
    expect(screen.queryByText(/jäljellä/)).toBeNull();
    await user.type(screen.getByRole("textbox"), "0123456789");
    expect(screen.getByRole("status").textContent).toBe("1\u00a0merkki jäljellä");
    expect(document.querySelector("[data-text]")?.getAttribute("data-text")).toBe("1234567890123456789");
  });
});

describe("DateField", () => {
  const field = (told: (value: string | null) => void, start: string | null = null) => (
    <Held start={start} told={told}>
      {(value, set) => <DateField label="Alkaa" value={value} onChange={set} today={TODAY} />}
    </Held>
  );

  it("shows the day while one types, and reads it on leaving", async () => {
    const told = vi.fn();
    const { user } = show(field(told));
    const input = screen.getByRole("textbox", { name: "Alkaa" });
    await user.type(input, "3.2.2027");
    expect(screen.getByText(/ke\s3\.2\.2027/)).toBeTruthy();
    expect(told).not.toHaveBeenCalled();
    await user.tab();
    expect(told).toHaveBeenCalledWith("2027-02-03");
    expect(input).toHaveProperty("value", "3.2.2027");
  });

  it("writes a short form out", async () => {
    const { user } = show(field(() => {}));
    const input = screen.getByRole("textbox", { name: "Alkaa" });
    await user.type(input, "e");
    await user.tab();
    expect(input).toHaveProperty("value", "19.1.2027");
  });

  it("never judges while one types, keeps what it could not read, and tells how to mend it", async () => {
    const told = vi.fn();
    const { user } = show(field(told, "2027-01-01"));
    const input = screen.getByRole("textbox", { name: "Alkaa" });
    await user.clear(input);
    await user.type(input, "31.2.2027");
    expect(screen.queryByText(/Tällaista päivää ei ole/)).toBeNull();
    await user.tab();
    expect(screen.getByText(/Tällaista päivää ei ole/)).toBeTruthy();
    expect(input).toHaveProperty("value", "31.2.2027");
    expect(told).not.toHaveBeenCalled();
    await user.clear(input);
    expect(screen.queryByText(/Tällaista päivää ei ole/)).toBeNull();
    await user.tab();
    expect(told).toHaveBeenLastCalledWith(null);
  });

  it("gives whoever keeps it what is typed while it is typed, be it readable or not", async () => {
    const typing = { unread: null, onRead: vi.fn(), onUnread: vi.fn() };
    const told = vi.fn();
    const { user } = show(<DateField label="Alkaa" value={null} onChange={told} typing={typing} today={TODAY} />);
    await user.type(screen.getByRole("textbox", { name: "Alkaa" }), "31.1.202");
    expect(typing.onRead).toHaveBeenLastCalledWith("2020-01-31");
    expect(typing.onUnread).toHaveBeenLastCalledWith("31.1.202");
    await user.keyboard("6");
    expect(typing.onRead).toHaveBeenLastCalledWith("2026-01-31");
    expect(told).not.toHaveBeenCalled();
  });

  it("begins with text that was kept, which it judges on leaving and which a new value replaces", async () => {
    const unreadable = vi.fn();
    const field = (unread: string | null) => (
      <DateField
        label="Alkaa"
        value="2027-05-01"
        onChange={() => {}}
        typing={{ unread, onRead: () => {}, onUnread: () => {} }}
        onUnreadable={unreadable}
        today={TODAY}
      />
    );
    const { user, again } = show(field("31.2.2027"));
    const input = screen.getByRole("textbox", { name: "Alkaa" });
    expect(input).toHaveProperty("value", "31.2.2027");
    expect(unreadable).toHaveBeenLastCalledWith(true);
    expect(screen.queryByText(/Tällaista päivää ei ole/)).toBeNull();
    await user.tab();
    await user.tab();
    expect(screen.getByText(/Tällaista päivää ei ole/)).toBeTruthy();
    again(field(null));
    expect(input).toHaveProperty("value", "1.5.2027");
    expect(unreadable).toHaveBeenLastCalledWith(false);
  });

  it("takes a value from elsewhere, but never over what is being typed", async () => {
    const { user, again } = show(<DateField label="Alkaa" value={null} onChange={() => {}} today={TODAY} />);
    const input = screen.getByRole("textbox", { name: "Alkaa" });
    await user.type(input, "3.2");
    again(<DateField label="Alkaa" value="2027-05-01" onChange={() => {}} today={TODAY} />);
    expect(input).toHaveProperty("value", "3.2");
  });

  it("is unreadable no more when the calendar gives a day, be it the old one, nor when it is gone", async () => {
    const unreadable = vi.fn();
    const fields = (value: string | null) => (
      <DateField label="Alkaa" value={value} onChange={() => {}} onUnreadable={unreadable} today={TODAY} />
    );
    const { user, again } = show(fields("2027-02-03"));
    const input = screen.getByRole("textbox", { name: "Alkaa" });
    const mistype = async () => {
      await user.clear(input);
      await user.type(input, "31.2.2027");
      await user.tab();
      expect(unreadable).toHaveBeenLastCalledWith(true);
    };
    await mistype();
    await user.click(screen.getByRole("button", { name: "Alkaa: kalenteri" }));
    await screen.findByRole("grid");
    await user.click(screen.getByRole("button", { name: /\b3\. helmikuuta/ }));
    await waitFor(() => expect(input).toHaveProperty("value", "3.2.2027"));
    expect(unreadable).toHaveBeenLastCalledWith(false);
    expect(screen.queryByText(/Tällaista päivää ei ole/)).toBeNull();
    await mistype();
    again(fields("2027-05-01"));
    expect(unreadable).toHaveBeenLastCalledWith(false);
    await mistype();
    again(<p />);
    expect(unreadable).toHaveBeenLastCalledWith(false);
  });

  it("has a calendar for those who point, with the week from Monday", async () => {
    const told = vi.fn();
    const { user } = show(field(told, "2027-02-03"));
    await user.click(screen.getByRole("button", { name: "Alkaa: kalenteri" }));
    const grid = await screen.findByRole("grid");
    expect([...grid.querySelectorAll("th")].map((th) => th.textContent)).toEqual([
      "ma",
      "ti",
      "ke",
      "to",
      "pe",
      "la",
      "su",
    ]);
    await user.click(screen.getByRole("button", { name: /10\. helmikuuta/ }));
    expect(told).toHaveBeenCalledWith("2027-02-10");
    expect(screen.getByRole("textbox", { name: "Alkaa" })).toHaveProperty("value", "10.2.2027");
  });
});

describe("number fields", () => {
  it.each([
    ["hours", HoursField, "1:30", 150, "1,5"],
    ["euros", EuroField, "1234,5", 123450, "1\u00a0234,50"],
    ["numbers", NumberField, "1200", 1200, "1\u00a0200"],
  ] as const)("read and tidy %s", async (_, Field, typed, value, shown) => {
    const told = vi.fn();
    const { user } = show(
      <Held<number | null> start={null} told={told}>
        {(held, set) => <Field label="Arvo" value={held} onChange={set} />}
      </Held>,
    );
    const input = screen.getByRole("textbox");
    await user.type(input, typed);
    await user.tab();
    expect(told).toHaveBeenCalledWith(value);
    expect(input).toHaveProperty("value", shown);
  });
});

describe("IdentityCodeField", () => {
  it("asks on leaving, hides what identifies, and shows it to whoever returns", async () => {
    const validate = vi.fn(async (code: string) => code === "010190-900A");
    const { user } = show(
      <Held start="">
        {(value, set) => <IdentityCodeField label="Henkilötunnus" value={value} onChange={set} validate={validate} />}
      </Held>,
    );
    const input = screen.getByRole("textbox", { name: "Henkilötunnus" });
    await user.type(input, "010190-900a");
    expect(validate).not.toHaveBeenCalled();
    await user.tab();
    expect(validate).toHaveBeenCalledExactlyOnceWith("010190-900A");
    expect(input).toHaveProperty("value", "010190-****");
    expect(document.body.innerHTML).not.toContain("900A");
    await user.click(input);
    expect(input).toHaveProperty("value", "010190-900A");
  });

  it("says what is wrong after leaving only", async () => {
    const { user } = show(
      <Held start="">
        {(value, set) => (
          <IdentityCodeField label="Henkilötunnus" value={value} onChange={set} validate={async () => false} />
        )}
      </Held>,
    );
    await user.type(screen.getByRole("textbox"), "010190-9");
    expect(screen.queryByText(/Tarkista henkilötunnus/)).toBeNull();
    await user.tab();
    await waitFor(() => expect(screen.getByText(/Tarkista henkilötunnus/)).toBeTruthy());
  });

  it("masks as the engine does", () => {
    expect(masked("131052-308T")).toBe("131052-****");
    expect(masked("1310")).toBe("1310");
  });
});

const TOWNS = ["Joensuu", "Juuka", "Rääkkylä"].map((name) => ({ id: name, name }));

describe("choices", () => {
  it("Select opens by keys, chooses and closes", async () => {
    const told = vi.fn();
    const { user } = show(
      <Held<string | null> start={null} told={told}>
        {(value, set) => <Select label="Kunta" options={TOWNS} value={value} onChange={set} />}
      </Held>,
    );
    await user.tab();
    await user.keyboard("{Enter}");
    await user.click(await screen.findByRole("option", { name: "Juuka" }));
    expect(told).toHaveBeenCalledExactlyOnceWith("Juuka");
    expect(screen.queryByRole("listbox")).toBeNull();
  });

  it("MultiSelect stays open while several are chosen by keys, and gives the focus back", async () => {
    const told = vi.fn();
    const { user } = show(
      <Held<string[]> start={[]} told={told}>
        {(value, set) => <MultiSelect label="Kunta" options={TOWNS} chosen={value} onChange={set} />}
      </Held>,
    );
    await user.tab();
    expect(screen.getByRole("button", { name: "Kaikki Kunta" })).toBe(document.activeElement);
    await user.keyboard("{Enter}");
    const list = await screen.findByRole("listbox", { name: "Kunta" });
    expect(list.getAttribute("aria-multiselectable")).toBe("true");
    act(() => screen.getByRole("option", { name: "Kaikki", selected: true }).focus());
    await user.keyboard("{ArrowDown} ");
    expect(told).toHaveBeenLastCalledWith(["Joensuu"]);
    await user.keyboard("r{Enter}");
    expect(told).toHaveBeenLastCalledWith(["Joensuu", "Rääkkylä"]);
    expect(screen.getByRole("listbox")).toBe(list);
    expect(screen.getAllByRole("option", { selected: true }).map(({ textContent }) => textContent)).toEqual([
      "Joensuu",
      "Rääkkylä",
    ]);
    await user.keyboard("{Enter}");
    expect(told).toHaveBeenLastCalledWith(["Joensuu"]);
    told.mockClear();
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("listbox")).toBeNull());
    expect(document.activeElement).toBe(screen.getByRole("button", { name: /^1.valittu Kunta$/ }));
    expect(told).not.toHaveBeenCalled();
  });

  it("MultiSelect takes all away at once, and keeps what its list does not know", async () => {
    const told = vi.fn();
    const { user } = show(
      <Held<string[]> start={["Gone", "Juuka"]} told={told}>
        {(value, set) => <MultiSelect label="Kunta" options={TOWNS} chosen={value} onChange={set} />}
      </Held>,
    );
    await user.click(screen.getByRole("button", { name: /^2.valittu Kunta$/ }));
    await user.click(await screen.findByRole("option", { name: "Joensuu" }));
    expect(told).toHaveBeenLastCalledWith(["Gone", "Juuka", "Joensuu"]);
    await user.click(screen.getByRole("option", { name: "Kaikki" }));
    expect(told).toHaveBeenLastCalledWith([]);
    expect(screen.getAllByRole("option", { selected: true }).map(({ textContent }) => textContent)).toEqual(["Kaikki"]);
    await user.click(screen.getByRole("option", { name: "Kaikki" }));
    expect(told).toHaveBeenLastCalledWith([]);
  });

  it("ComboBox finds without marks above letters", async () => {
    const told = vi.fn();
    const { user } = show(
      <Held<string | null> start={null} told={told}>
        {(value, set) => <ComboBox label="Kunta" options={TOWNS} value={value} onChange={set} />}
      </Held>,
    );
    await user.type(screen.getByRole("combobox"), "raak");
    expect((await screen.findAllByRole("option")).map((option) => option.textContent)).toEqual(["Rääkkylä"]);
    await user.keyboard("{ArrowDown}{Enter}");
    expect(told).toHaveBeenLastCalledWith("Rääkkylä");
  });

  it("RadioGroup moves by arrows and tells its error", async () => {
    const told = vi.fn();
    const { user } = show(
      <Held<string | null> start="Joensuu" told={told}>
        {(value, set) => (
          <RadioGroup label="Kunta" options={TOWNS} value={value} onChange={set} error="Valitse kunta." />
        )}
      </Held>,
    );
    await user.tab();
    await user.keyboard("{ArrowDown}");
    expect(told).toHaveBeenCalledWith("Juuka");
    expect(screen.getByText("Valitse kunta.")).toBeTruthy();
  });
});

describe("language", () => {
  it("changes under a field without losing what is typed", async () => {
    const { user, again } = show(<DateField label="Alkaa" value={null} onChange={() => {}} today={TODAY} />);
    await user.type(screen.getByRole("textbox"), "3.2.2027");
    setLanguage("sv");
    again(<DateField label="Börjar" value={null} onChange={() => {}} today={TODAY} />);
    expect(screen.getByRole("textbox", { name: "Börjar" })).toHaveProperty("value", "3.2.2027");
    expect(screen.getByText(/ons\s3\.2\.2027/)).toBeTruthy();
  });
});
