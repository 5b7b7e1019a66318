export * from "./fmt";
export * from "./language";
export { m } from "./paraglide/messages.js";
export * from "./parse";
