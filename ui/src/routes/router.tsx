/** Every address of the window. Filters live in the search part, typed, so that back and forward keep them. */
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  type RouterHistory,
} from "@tanstack/react-router";
import type { ComponentType, ReactNode } from "react";
import * as v from "valibot";
import { Page } from "~/app/Frame";
import { CLIENT_ACTS } from "~/features/clients/asked";
import { ClientsView } from "~/features/clients/ClientsView";
import { ClientView, SECTIONS } from "~/features/clients/ClientView";
import { SettingsView } from "~/features/settings/SettingsView";
import { SETTINGS_TABS } from "~/features/settings/tabs";
import { GENDERS, INDICATORS } from "~/features/statistics/indicators";
import { StatisticsView } from "~/features/statistics/StatisticsView";
import { TodayView } from "~/features/today/TodayView";
import { m, useLanguage } from "~/i18n";
import { Banner, Button } from "~/kit";
import { keepPlaces } from "./places";
import { Root } from "./Root";

/** A view that is shown anew, but not mounted anew, when the language changes. */
function spoken<P extends object>(View: ComponentType<P>): (props: P) => ReactNode {
  return function Spoken(props: P) {
    useLanguage();
    return <View {...props} />;
  };
}

/** A search part that does not fit, from an old address say, counts as none. */
const optional = <T extends v.GenericSchema>(schema: T) => v.optional(v.fallback(v.optional(schema), undefined));
const isoDate = v.pipe(
  v.string(),
  v.isoDate(),
  // an engine may read 31 February as a day of March
  v.check((text) => {
    const at = Date.parse(`${text}T00:00:00Z`);
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
  }),
);

const rootRoute = createRootRoute({
  component: Root,
  notFoundComponent: spoken(Missing),
  errorComponent: spoken(Failed),
});

const todayRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  component: spoken(TodayView),
  validateSearch: v.object({
    date: optional(isoDate),
    environment: optional(v.string()),
    // whose mark is gone to, on the way there only
    person: optional(v.string()),
    // whether the days that are not marked stand side by side
    several: optional(v.boolean()),
  }),
});

const clientsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/clients",
  component: spoken(ClientsView),
  validateSearch: v.object({
    // the view that the filters began with
    view: optional(v.string()),
    q: optional(v.string()),
    own: optional(v.boolean()),
    only: optional(v.picklist(["participating", "ending_soon", "review_due"])),
    municipalities: optional(v.array(v.string())),
    environments: optional(v.array(v.string())),
  }),
});

const clientRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/clients/$id",
  component: spoken(ClientView),
  validateSearch: v.object({
    section: optional(v.picklist(SECTIONS)),
    // the form that is opened, on the way there only
    act: optional(v.picklist(CLIENT_ACTS)),
  }),
});

const statisticsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/statistics",
  component: spoken(StatisticsView),
  validateSearch: v.object({
    // a quarter, unless a day is given
    quarter: optional(v.pipe(v.string(), v.regex(/^\d{4}Q[1-4]$/))),
    asOf: optional(isoDate),
    municipality: optional(v.string()),
    longTerm: optional(v.picklist(["eu", "fi"])),
    result: optional(v.picklist(["eu", "eura"])),
    tab: optional(v.picklist(["indicators", "municipalities", "incomplete", "checks"])),
    // whether the charts are shown as tables
    chart: optional(v.picklist(["table"])),
    // the figure that is open, the municipality and the gender that it is of, and where it was opened
    figure: optional(v.picklist(INDICATORS)),
    of: optional(v.string()),
    gender: optional(v.picklist(GENDERS)),
    from: optional(v.picklist(["chart", "municipalities"])),
  }),
});

const settingsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: "/settings",
  component: spoken(SettingsView),
  validateSearch: v.object({ tab: optional(v.picklist(SETTINGS_TABS)) }),
});

export const routeTree = rootRoute.addChildren([todayRoute, clientsRoute, clientRoute, statisticsRoute, settingsRoute]);

export function newRouter(history: RouterHistory = createHashHistory()) {
  const router = createRouter({ routeTree, history, defaultErrorComponent: spoken(Failed) });
  keepPlaces(router);
  return router;
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}

function Missing() {
  return (
    <Page title={m.ui_view_missing_title()}>
      <p>{m.ui_view_missing_text()}</p>
      <p>
        <a href="#/">{m.ui_view_missing_back()}</a>
      </p>
    </Page>
  );
}

function Failed({ reset }: { readonly reset: () => void }) {
  return (
    <Page title={m.ui_view_failed_title()}>
      <Banner kind="danger" role="alert" actions={<Button onPress={reset}>{m.ui_view_failed_again()}</Button>}>
        {m.ui_error_internal()}
      </Banner>
    </Page>
  );
}
