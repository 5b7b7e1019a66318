export { type ActId, CATALOGUE, type Conflict, conflicts, SCOPES, type Scope, type Shortcut } from "./catalogue";
export { HelpSheet, type HelpSheetProps } from "./HelpSheet";
export { KeyCaps } from "./KeyCaps";
export { KeysDialogs, type KeysDialogsProps } from "./KeysDialogs";
export { Palette, type PaletteProps } from "./Palette";
export { type PaletteItem, type PaletteProvider, type PaletteSection, RECENT, rank, withRecent } from "./palette";
export {
  type Act,
  createRegistry,
  KeysProvider,
  keysText,
  type PageAct,
  type Registry,
  useActs,
  useKeys,
} from "./registry";
