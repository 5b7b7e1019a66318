import type { LucideIcon } from "lucide-react";
import type { ReactElement } from "react";
import { Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from "react-aria-components";
import overlay from "./Overlay.module.css";
import { Shortcut } from "./Shortcut";

export interface MenuAction {
  readonly id: string;
  readonly name: string;
  readonly icon?: LucideIcon | undefined;
  readonly shortcut?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isDanger?: boolean | undefined;
  readonly onAction: () => void;
}

export interface MenuProps {
  /** The button that opens it. */
  readonly children: ReactElement;
  readonly label: string;
  readonly actions: readonly MenuAction[];
}

export function Menu({ children, label, actions }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={overlay.popover ?? ""} offset={4}>
        <AriaMenu className={overlay.list ?? ""} aria-label={label}>
          {actions.map(({ id, name, icon: Icon, shortcut, isDisabled, isDanger, onAction }) => (
            <MenuItem
              key={id}
              id={id}
              className={overlay.item ?? ""}
              textValue={name}
              isDisabled={isDisabled ?? false}
              onAction={onAction}
              data-danger={isDanger || undefined}
            >
              {Icon && <Icon className={overlay.icon ?? ""} aria-hidden />}
              <span>{name}</span>
              {shortcut !== undefined && (
                <span className={overlay.end}>
                  <Shortcut keys={shortcut} />
                </span>
              )}
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
