import "@fontsource-variable/inter/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { lazy, type ReactNode, StrictMode, Suspense } from "react";
import { I18nProvider } from "react-aria-components";
import { createRoot } from "react-dom/client";
import { newQueryClient } from "~/api";
import { startIn } from "~/app/preferences";
import { languageOfSystem, localeTag, useLanguage } from "~/i18n";
import { KeysProvider } from "~/keys";
import { waitWhereRefused } from "~/routes/addresses";
import { newRouter } from "~/routes/router";

/** Widgets, queries and keys for everything below, in the language of the window. */
function Providers({ children }: { readonly children: ReactNode }) {
  const language = useLanguage();
  return (
    <I18nProvider locale={localeTag(language)}>
      <KeysProvider>{children}</KeysProvider>
    </I18nProvider>
  );
}

const client = newQueryClient();
waitWhereRefused(window);
const router = newRouter();
const Gallery = __BROWSER__ ? lazy(() => import("~/gallery/Gallery")) : null;
const inGallery = Gallery !== null && window.location.hash.startsWith("#/gallery");

startIn(languageOfSystem(navigator.language));

const root = document.getElementById("root");
if (!root) throw new Error("no root");
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <Providers>
        {Gallery && inGallery ? (
          <Suspense>
            <Gallery />
          </Suspense>
        ) : (
          <RouterProvider router={router} />
        )}
      </Providers>
    </QueryClientProvider>
  </StrictMode>,
);
