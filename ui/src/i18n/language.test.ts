import { describe, expect, it } from "vitest";
import { language, languageOfSystem, m, setLanguage } from ".";

describe("language", () => {
  it("changes texts and the document at once", () => {
    expect(m.help_heading_usage()).toBe("Käyttö");
    setLanguage("sv");
    expect(language()).toBe("sv");
    expect(document.documentElement.lang).toBe("sv");
    expect(m.help_heading_usage()).toBe("Användning");
  });

  it.each([
    ["sv-FI", "sv"],
    ["en-US", "en"],
    ["fi-FI", "fi"],
    ["sme", "fi"],
    ["de-DE", "fi"],
    ["C", "fi"],
    ["", "fi"],
  ])("begins, where the system says %j, in %s", (tag, first) => {
    expect(languageOfSystem(tag)).toBe(first);
  });
});
