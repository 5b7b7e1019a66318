export { type Backend, backend, type Chosen, type FileKind, replaceBackend } from "./backend";
export * from "./call";
export { newQueryClient, setTitle } from "./client";
export { ApiError, type ErrorCode, errorText, toApiError } from "./error";
export type * as Wire from "./generated";
export { NEEDS } from "./generated";
export { useWork, type Work, work } from "./work";
