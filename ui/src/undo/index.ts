export { LOG_LENGTH, type LoggedAct, type UndoOutcome } from "./actLog";
export { actOf, actWords } from "./actWords";
export { LatestActs } from "./LatestActs";
export { UndoProvider, type UndoProviderProps, useActLog, useLoggedActs } from "./UndoProvider";
export { TOAST_MS, UndoToast } from "./UndoToast";
