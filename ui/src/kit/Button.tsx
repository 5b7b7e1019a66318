import type { LucideIcon } from "lucide-react";
import { type ReactNode, type Ref, useEffect, useId } from "react";
import { Button as AriaButton, type ButtonProps as AriaButtonProps, Link as AriaLink } from "react-aria-components";
import styles from "./Button.module.css";
import { classes } from "./classes";
import { Tooltip } from "./Tooltip";

export type ButtonKind = "primary" | "plain" | "quiet" | "danger";

interface Common {
  readonly kind?: ButtonKind | undefined;
  readonly small?: boolean | undefined;
  readonly icon?: LucideIcon | undefined;
  readonly onPress?: (() => void) | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  readonly type?: "button" | "submit" | undefined;
  /** For RAC parents that give a button its part, such as `close` in a dialog. */
  readonly slot?: string | undefined;
  readonly ref?: Ref<HTMLButtonElement> | undefined;
}

export interface ButtonProps extends Common {
  readonly children: ReactNode;
  /** Shows that the act is under way; the button keeps its width and its focus. */
  readonly isPending?: boolean | undefined;
  readonly pressed?: boolean | undefined;
}

/** Leaves out what is not given: RAC's props know absent, not undefined. */
function given(props: object): Partial<AriaButtonProps> {
  return Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
}

/** The first announcement of all comes less than so much later. */
const ANNOUNCER_MS = 200;

/** What is read aloud of a button that is under way names it for some seconds: not once the button has gone. */
function useOwnAnnouncements(id: string | undefined): void {
  useEffect(() => {
    if (id === undefined) return;
    const page = document;
    const drop = () => {
      for (const said of page.querySelectorAll("[data-live-announcer] [aria-labelledby]")) {
        if (said.getAttribute("aria-labelledby")?.split(" ").includes(id)) said.remove();
      }
    };
    return () => {
      drop();
      const late = new MutationObserver(drop);
      late.observe(page.body, { childList: true, subtree: true });
      setTimeout(() => late.disconnect(), ANNOUNCER_MS);
    };
  }, [id]);
}

export function Button({ kind = "plain", small, icon: Icon, children, pressed, ref, ...rest }: ButtonProps) {
  const own = useId();
  // nothing is read aloud of one that is never under way
  const id = rest.isPending === undefined ? undefined : own;
  useOwnAnnouncements(id);
  return (
    <AriaButton
      {...given({ ...rest, ref, id, "aria-pressed": pressed })}
      className={classes(styles.button, styles[kind], small && styles.small)}
    >
      {Icon && <Icon className={styles.icon ?? ""} aria-hidden />}
      <span className={styles.words}>{children}</span>
    </AriaButton>
  );
}

export interface LineButtonProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
}

/** A small button in each of many lines: the engine's own, for a hundred of the others are slow to come and to go. */
export function LineButton({ children, onPress }: LineButtonProps) {
  return (
    <button type="button" className={classes(styles.button, styles.plain, styles.small, styles.line)} onClick={onPress}>
      <span className={styles.words}>{children}</span>
    </button>
  );
}

export interface IconButtonProps extends Common {
  readonly icon: LucideIcon;
  /** The name for everyone: read aloud, and shown in the tooltip. */
  readonly label: string;
  /** Shown after the name in the tooltip. */
  readonly shortcut?: string | undefined;
  readonly expanded?: boolean | undefined;
}

export function IconButton({
  kind = "quiet",
  small,
  icon: Icon,
  label,
  shortcut,
  expanded,
  ref,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip text={label} shortcut={shortcut}>
      <AriaButton
        {...given({ ...rest, ref, "aria-expanded": expanded })}
        aria-label={label}
        className={classes(styles.button, styles[kind], styles.square, small && styles.small)}
      >
        <Icon className={styles.icon ?? ""} aria-hidden />
      </AriaButton>
    </Tooltip>
  );
}

export interface LinkProps {
  readonly children: ReactNode;
  readonly href?: string | undefined;
  readonly onPress?: (() => void) | undefined;
}

/** A link; without `href` it is a button in a link's clothes and is read as a link. */
export function Link({ children, href, onPress }: LinkProps) {
  return (
    <AriaLink className={styles.link ?? ""} {...(href === undefined ? {} : { href })} {...(onPress ? { onPress } : {})}>
      {children}
    </AriaLink>
  );
}
