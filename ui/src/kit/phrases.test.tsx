import { screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { describe, expect, it, vi } from "vitest";
import { show } from "~/test/render";
import { TextField } from ".";
import { PhraseText, phraseAt } from "./PhraseText";

const PHRASES = [
  { id: "1", code: "sj", text: "Sovittiin jatkosta." },
  { id: "2", code: "sj", text: "Toimiston lause." },
  { id: "3", code: "äiti", text: "Loppuu sanaan sj" },
];

function Note({ told }: { told?: (value: string) => void }) {
  const [value, setValue] = useState("");
  const change = (next: string) => {
    told?.(next);
    setValue(next);
  };
  return (
    <>
      <PhraseText label="Merkintä" phrases={PHRASES} value={value} onChange={change} />
      <TextField label="Seuraava" value="" onChange={() => {}} />
    </>
  );
}

const area = () => screen.getByRole("textbox", { name: "Merkintä" }) as HTMLTextAreaElement;

describe("a standard phrase", () => {
  it("is known by its whole code before the caret, in any case, the first of two alike", () => {
    expect(phraseAt("Tavattiin. SJ", 13, PHRASES)).toEqual({ phrase: PHRASES[0], from: 11 });
    expect(phraseAt("äiti", 4, PHRASES)?.phrase.id).toBe("3");
    expect(phraseAt("asj", 3, PHRASES)).toBeNull();
    expect(phraseAt("sja", 2, PHRASES)).toBeNull();
    expect(phraseAt("sj ", 3, PHRASES)).toBeNull();
    expect(phraseAt("", 0, PHRASES)).toBeNull();
  });

  it("takes the place of its code by Tab, and Tab moves on where no code stands", async () => {
    const told = vi.fn();
    const { user } = show(<Note told={told} />);
    await user.type(area(), "Tavattiin. sj");
    await user.tab();
    expect(area().value).toBe("Tavattiin. Sovittiin jatkosta.");
    expect(told).toHaveBeenLastCalledWith("Tavattiin. Sovittiin jatkosta.");
    expect(document.activeElement).toBe(area());
    await user.tab();
    expect(document.activeElement).not.toBe(area());
  });

  it("holds nobody in the field: Tab after a phrase that ends with a code moves on", async () => {
    const { user } = show(<Note />);
    await user.type(area(), "äiti");
    await user.tab();
    expect(area().value).toBe("Loppuu sanaan sj");
    await user.tab();
    expect(document.activeElement).not.toBe(area());
    expect(area().value).toBe("Loppuu sanaan sj");
  });

  it("is put at the caret from the list, and the focus goes back to the text", async () => {
    const { user } = show(<Note />);
    await user.type(area(), "Alku loppu");
    area().setSelectionRange(5, 5);
    await user.click(screen.getByRole("button", { name: "Fraasit" }));
    await user.keyboard("{ArrowDown}");
    await user.click(screen.getAllByRole("menuitem")[0] as HTMLElement);
    await waitFor(() => expect(area().value).toBe("Alku Sovittiin jatkosta.loppu"));
    expect(document.activeElement).toBe(area());
  });
});
