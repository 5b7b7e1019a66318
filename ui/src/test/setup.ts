import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";
import { setLanguage } from "~/i18n";

// a shared machine may be slow
configure({ asyncUtilTimeout: 10_000 });

beforeEach(() => {
  setLanguage("fi");
});

afterEach(() => {
  cleanup();
});
