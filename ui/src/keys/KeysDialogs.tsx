import { useState } from "react";
import { HelpSheet, type HelpSheetProps } from "./HelpSheet";
import { Palette, type PaletteProps } from "./Palette";
import { useActs, useKeys } from "./registry";

export interface KeysDialogsProps
  extends Omit<PaletteProps, "isOpen" | "onClose">,
    Pick<HelpSheetProps, "closed" | "letterKeys"> {
  /** The guide, open at the view. */
  help?: HelpSheetProps["children"];
}

/** The palette under Ctrl+K and the help under F1. Stands once, inside `KeysProvider`. */
export function KeysDialogs({ help, closed = [], letterKeys = true, ...palette }: KeysDialogsProps) {
  const [open, setOpen] = useState<"palette" | "help" | null>(null);
  const close = () => setOpen(null);
  const acts = useActs();
  useKeys({ palette: () => setOpen("palette"), help: () => setOpen((now) => (now === "help" ? null : "help")) });
  return (
    <>
      <Palette {...palette} isOpen={open === "palette"} onClose={close} />
      <HelpSheet isOpen={open === "help"} onClose={close} closed={closed} acts={acts} letterKeys={letterKeys}>
        {help}
      </HelpSheet>
    </>
  );
}
