import type { KeyboardEvent } from "react";
import { flushSync } from "react-dom";

/** Ctrl+Enter anywhere in a form sends it. */
export function sendKeys(send: () => void) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || !event.ctrlKey) return;
    event.preventDefault();
    const at = event.target as HTMLElement;
    // a field is read on leaving it
    flushSync(() => {
      at.blur();
      at.focus();
    });
    send();
  };
  // a choice takes Enter for itself
  const onKeyDownCapture = (event: KeyboardEvent) => {
    if (!(event.target as HTMLElement).matches("[type=radio], [type=checkbox]")) return;
    onKeyDown(event);
    if (event.defaultPrevented) event.stopPropagation();
  };
  return { onKeyDown, onKeyDownCapture };
}
