import { expect, it } from "vitest";
import { rowHeight } from "./columns";

it("has no row lower than 24 px, and compact ones the lowest, however small the text", () => {
  for (const textScale of [0.8, 0.9, 1, 1.5, 2]) {
    const [compact = 0, normal = 0, roomy = 0] = (["compact", "normal", "roomy"] as const).map((density) =>
      rowHeight(density, 15 * textScale),
    );
    expect(compact, `${textScale}`).toBeGreaterThanOrEqual(24);
    expect(normal, `${textScale}`).toBeGreaterThan(compact);
    expect(roomy, `${textScale}`).toBeGreaterThan(normal);
  }
});
