import { expect, it } from "vitest";
import { ROW_HEIGHT, roomEnough } from "./columns";

it("has no row lower than 24 px, however small the text", () => {
  for (const textScale of [0.8, 0.9, 1, 1.5, 2]) {
    for (const density of ["compact", "normal", "roomy"] as const) {
      const height = ROW_HEIGHT[roomEnough(density, textScale)] * 15 * textScale;
      expect(Math.round(height), `${density} ${textScale}`).toBeGreaterThanOrEqual(24);
    }
  }
  expect(roomEnough("compact", 1)).toBe("compact");
});
