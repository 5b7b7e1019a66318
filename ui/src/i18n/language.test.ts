import { describe, expect, it } from "vitest";
import { language, m, setLanguage } from ".";

describe("language", () => {
  it("changes texts and the document at once", () => {
    expect(m.help_heading_usage()).toBe("Käyttö");
    setLanguage("sv");
    expect(language()).toBe("sv");
    expect(document.documentElement.lang).toBe("sv");
    expect(m.help_heading_usage()).toBe("Användning");
  });
});
