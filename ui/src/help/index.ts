export { EntryHelp } from "./EntryHelp";
export { Help } from "./Help";
export { chapterOfPlace } from "./places";
