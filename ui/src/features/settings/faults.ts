/** What is told at the fields of a form of the settings. */
import { useState } from "react";
import { toApiError } from "~/api";

export type Faults<Field extends string> = Partial<Record<Field, string | undefined>>;

export interface FieldFaults<Field extends string> {
  readonly faults: Faults<Field>;
  readonly tell: (found: Faults<Field>) => void;
  /** Says nothing more of a field: it has been changed since. */
  readonly forget: (field: Field) => void;
}

export function useFieldFaults<Field extends string>(): FieldFaults<Field> {
  const [faults, tell] = useState<Faults<Field>>({});
  return {
    faults,
    tell,
    forget: (field) => tell((before) => ({ ...before, [field]: undefined })),
  };
}

/** An error that stands at no field; none if it is about the one that tells it itself. */
export function besides(field: string, error: unknown): unknown {
  return error === null || toApiError(error).field === field ? null : error;
}
