/** What is wrong with the fields of a form before anyone has signed in. */
import { useState } from "react";
import type { FieldFault } from "~/kit";

export type Faults<Field extends string> = Partial<Record<Field, string>>;

export interface FieldFaults<Field extends string> {
  readonly faults: Faults<Field>;
  /** What the summary above the form takes. */
  readonly summary: { readonly faults: FieldFault[]; readonly attempt: number };
  /** Says what is wrong with one field; nothing, once it is typed in. */
  readonly fault: (field: Field, text?: string) => void;
  /** Says what is wrong with the form, in place of all said before; answers whether anything is. */
  readonly tell: (found: Faults<Field>) => boolean;
}

/** The faults of the fields with these labels, which stand in the order of the form. */
export function useFaults<Field extends string>(
  idOf: (field: Field) => string,
  labels: Readonly<Record<Field, string>>,
): FieldFaults<Field> {
  const [faults, setFaults] = useState<Faults<Field>>({});
  const [attempt, setAttempt] = useState(0);
  const order = Object.keys(labels) as Field[];
  return {
    faults,
    summary: {
      faults: order.flatMap((field) => {
        const text = faults[field];
        return text === undefined ? [] : [{ field: idOf(field), label: labels[field], text }];
      }),
      attempt,
    },
    fault: (field, text) =>
      setFaults((before) => {
        const { [field]: _, ...rest } = before;
        return (text === undefined ? rest : { ...rest, [field]: text }) as Faults<Field>;
      }),
    tell: (found) => {
      setFaults(found);
      const isWrong = Object.keys(found).length > 0;
      if (isWrong) setAttempt((before) => before + 1);
      return isWrong;
    },
  };
}
