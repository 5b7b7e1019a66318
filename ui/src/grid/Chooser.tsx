import type { RefObject } from "react";
import { Header, Menu, MenuItem, Popover } from "react-aria-components";
import { Shortcut } from "~/kit";
import overlay from "~/kit/Overlay.module.css";
import styles from "./Chooser.module.css";

export interface Choice {
  id: string;
  label: string;
  /** The key that chooses it at once. */
  letter?: string;
}

export interface ChooserProps {
  label: string;
  choices: readonly Choice[];
  anchor: RefObject<HTMLElement | null>;
  onChoose: (id: string) => void;
  onClose: () => void;
}

/** A short list beside a cell, open until something is chosen or Esc is pressed. */
export function Chooser({ label, choices, anchor, onChoose, onClose }: ChooserProps) {
  return (
    <Popover
      triggerRef={anchor}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      placement="bottom start"
      trigger="MenuTrigger"
      className={overlay.popover ?? ""}
      aria-label={label}
    >
      {/* the letters choose before the menu's own search by first letter sees them */}
      <div
        role="presentation"
        onKeyDownCapture={(event) => {
          if (event.ctrlKey || event.altKey || event.metaKey) return;
          const choice = choices.find(({ letter }) => letter?.toUpperCase() === event.key.toUpperCase());
          if (choice === undefined) return;
          event.preventDefault();
          event.stopPropagation();
          onChoose(choice.id);
        }}
      >
        <Header className={styles.title ?? ""}>{label}</Header>
        <Menu
          aria-label={label}
          autoFocus="first"
          className={overlay.list ?? ""}
          onAction={(id) => onChoose(String(id))}
          onClose={onClose}
        >
          {choices.map((choice) => (
            <MenuItem key={choice.id} id={choice.id} textValue={choice.label} className={overlay.item ?? ""}>
              <span>{choice.label}</span>
              {choice.letter === undefined ? null : (
                <span className={overlay.end}>
                  <Shortcut keys={choice.letter} />
                </span>
              )}
            </MenuItem>
          ))}
        </Menu>
      </div>
    </Popover>
  );
}
