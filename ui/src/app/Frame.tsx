import { useIsMutating } from "@tanstack/react-query";
import { Link as RouteLink, useRouterState } from "@tanstack/react-router";
import {
  Building2,
  ChartNoAxesColumn,
  CircleQuestionMark,
  type LucideIcon,
  PanelLeftClose,
  PanelLeftOpen,
  Search,
  Settings,
  Sprout,
  Sun,
  Users,
} from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Button as AriaButton } from "react-aria-components";
import { setTitle, useWork, type Wire } from "~/api";
import { fmtWeekdayDate, m } from "~/i18n";
import { Banner, classes, IconButton, SaveState, Shortcut } from "~/kit";
import { useSeat } from "./desk";
import styles from "./Frame.module.css";
import { LockMenu } from "./LockMenu";
import { setPreferences, usePreferences } from "./preferences";
import { enterView } from "./regions";
import { roleName } from "./roles";

export interface Place {
  readonly to: "/" | "/clients" | "/statistics" | "/settings";
  readonly name: () => string;
  readonly icon: LucideIcon;
  /** The act that goes there, and its keys: the same for everyone, whichever views they have. */
  readonly act: "view.1" | "view.2" | "view.3" | "view.4";
  readonly shortcut: string;
  /** What one must be allowed to do for the view to hold anything. */
  readonly needs?: Wire.Capability;
}

/** The main views, in the order of Ctrl+1 to Ctrl+9. */
export const PLACES: readonly Place[] = [
  { to: "/", name: m.ui_nav_today, icon: Sun, act: "view.1", shortcut: "Ctrl+1" },
  { to: "/clients", name: m.ui_nav_clients, icon: Users, act: "view.2", shortcut: "Ctrl+2", needs: "list_clients" },
  {
    to: "/statistics",
    name: m.ui_nav_statistics,
    icon: ChartNoAxesColumn,
    act: "view.3",
    shortcut: "Ctrl+3",
    needs: "view_reports",
  },
  { to: "/settings", name: m.ui_nav_settings, icon: Settings, act: "view.4", shortcut: "Ctrl+4" },
];

/** The views that the worker's role opens. */
export function usePlaces(): readonly Place[] {
  const { capabilities } = useSeat().worker;
  return PLACES.filter(({ needs }) => needs === undefined || capabilities.includes(needs));
}

export interface FrameProps {
  readonly children: ReactNode;
  readonly onPalette: () => void;
  readonly onHelp: () => void;
  /** What the status line offers at its end: undo, latest acts. */
  readonly undo?: ReactNode;
}

/** The window around every view: navigation, top bar, content, status line. */
export function Frame({ children, onPalette, onHelp, undo }: FrameProps) {
  const desk = useSeat();
  const { narrowNavigation: narrow } = usePreferences();
  return (
    <div className={styles.window} data-scroller="window">
      {/* a button, for the address belongs to the router */}
      <button type="button" className={styles.skip} onClick={() => document.getElementById("main")?.focus()}>
        {m.ui_app_skip()}
      </button>
      {desk.made_up_store && <Banner lasting>{m.ui_made_up_banner()}</Banner>}
      {desk.recovery_pending && (
        <Banner
          lasting
          kind="warn"
          actions={
            <RouteLink to="/settings" search={{ tab: "safety" }}>
              {m.ui_settings_recovery_new()}
            </RouteLink>
          }
        >
          {m.ui_settings_recovery_pending()}
        </Banner>
      )}
      <div className={styles.frame} data-narrow={narrow || undefined}>
        <Navigation narrow={narrow} />
        <TopBar onPalette={onPalette} onHelp={onHelp} />
        <main id="main" className={styles.main} tabIndex={-1} data-region="main" data-scroller="view">
          {children}
        </main>
        <footer className={styles.status} data-region="status">
          <Saved />
          <div className={styles.undo}>{undo}</div>
        </footer>
      </div>
    </div>
  );
}

function Navigation({ narrow }: { readonly narrow: boolean }) {
  const path = useRouterState({ select: (state) => state.location.pathname });
  const places = usePlaces();
  return (
    <nav className={styles.navigation} aria-label={m.ui_nav_label()} data-region="navigation">
      <div className={styles.brand}>
        <Sprout className={styles.mark ?? ""} aria-hidden />
        <span className={styles.name}>{m.ui_app_name()}</span>
      </div>
      <ul className={styles.places}>
        {places.map(({ to, name, icon: Icon, shortcut }) => {
          const here = to === "/" ? path === "/" : path === to || path.startsWith(`${to}/`);
          const link = (
            <RouteLink
              to={to}
              className={classes(styles.place, here && styles.here)}
              {...(here ? { "aria-current": "page" as const } : {})}
              aria-keyshortcuts={shortcut.replace("Ctrl", "Control")}
              onClick={() => enterView(path === to)}
            >
              <Icon className={styles.icon ?? ""} aria-hidden />
              <span className={styles.name}>{name()}</span>
            </RouteLink>
          );
          return (
            <li key={to} title={narrow ? name() : undefined}>
              {link}
            </li>
          );
        })}
      </ul>
      <div className={styles.fold}>
        <IconButton
          icon={narrow ? PanelLeftOpen : PanelLeftClose}
          label={narrow ? m.ui_nav_expand() : m.ui_nav_collapse()}
          expanded={!narrow}
          onPress={() => setPreferences({ narrowNavigation: !narrow })}
        />
      </div>
    </nav>
  );
}

function TopBar({ onPalette, onHelp }: Pick<FrameProps, "onPalette" | "onHelp">) {
  const desk = useSeat();
  return (
    <header className={styles.top} data-region="top">
      <AriaButton className={styles.search ?? ""} onPress={onPalette} aria-keyshortcuts="Control+K">
        <Search className={styles.icon ?? ""} aria-hidden />
        <span className={styles.searchWords}>{m.ui_top_search()}</span>
        <Shortcut keys="Ctrl+K" />
      </AriaButton>
      <span className={styles.today}>{fmtWeekdayDate(desk.today)}</span>
      <span className={styles.office} title={desk.office_name ?? undefined}>
        <Building2 className={styles.icon ?? ""} aria-hidden />
        <span className={styles.officeName}>
          {desk.made_up_store ? m.ui_top_made_up() : (desk.office_name ?? m.ui_top_own_office())}
        </span>
      </span>
      <span className={styles.worker}>
        <span className={styles.workerName}>{desk.worker.name}</span>
        <span className={styles.role}>{roleName(desk.worker.role)}</span>
      </span>
      <IconButton icon={CircleQuestionMark} label={m.ui_keys_help()} shortcut="F1" onPress={onHelp} />
      <LockMenu />
    </header>
  );
}

function Saved() {
  const work = useWork();
  const writing = useIsMutating() > 0;
  if (work.kind === "idle" && !writing) {
    return <span className={styles.local}>{m.ui_status_local()}</span>;
  }
  return (
    <span className={work.kind === "failed" ? undefined : styles.kept}>
      <SaveState state={work} />
    </span>
  );
}

export interface PageProps {
  /** The heading of the view, and the title of the window. */
  readonly title: string;
  /** Whether the title names a person: then the window's title says the view only. */
  readonly windowTitle?: string | undefined;
  /** What belongs on the line of the heading: the day that is shown, say. */
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  /** The whole width, for lists. */
  readonly wide?: boolean | undefined;
}

/** A view: its heading, what one can do at once, and the rest. */
export function Page({ title, windowTitle = title, beside, actions, children, wide }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => setTitle(m.ui_app_title({ view: windowTitle })), [windowTitle]);
  // a change of view is told by moving to its heading, unless something in the view has taken the focus
  useEffect(() => {
    const at = document.activeElement;
    if (at === null || at === document.body || at.id === "main") heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <article className={classes(styles.page, wide && styles.wide)}>
      <header className={styles.pageTop}>
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {beside}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      {children}
    </article>
  );
}
