import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactElement, ReactNode } from "react";
import { I18nProvider } from "react-aria-components";
import { newQueryClient } from "~/api";
import { localeTag, useLanguage } from "~/i18n";
import { KeysProvider } from "~/keys";

/** What stands around every part in the window. */
function Around({ children }: { readonly children: ReactNode }) {
  return (
    <I18nProvider locale={localeTag(useLanguage())}>
      <KeysProvider>{children}</KeysProvider>
    </I18nProvider>
  );
}

/** Renders a part as the window would, with a user to act on it. */
export function show(part: ReactElement) {
  const client = newQueryClient();
  const wrap = (element: ReactElement) => (
    <QueryClientProvider client={client}>
      <Around>{element}</Around>
    </QueryClientProvider>
  );
  const shown = render(wrap(part));
  return {
    ...shown,
    client,
    user: userEvent.setup(),
    again: (element: ReactElement) => shown.rerender(wrap(element)),
  };
}
