/** The rules that the figures are counted by. */
import type { Wire } from "~/api";
import { usePreference } from "~/features/clients/office";

export interface RuleChoice {
  readonly longTerm?: Wire.LongTermRule | undefined;
  readonly result?: Wire.ResultRule | undefined;
}

/** Those of the address, else those that the worker chose last, else those of one who has chosen none. */
export function useRules(address: RuleChoice) {
  const [longTerm, keepLongTerm] = usePreference("long_term_rule");
  const [result, keepResult] = usePreference("result_rule");
  return {
    longTerm: address.longTerm ?? (longTerm === "fi" ? "fi" : "eu"),
    // the official figures are EURA's
    result: address.result ?? (result === "eu" ? "eu" : "eura"),
    keep: (chosen: RuleChoice) => {
      if (chosen.longTerm !== undefined) keepLongTerm(chosen.longTerm);
      if (chosen.result !== undefined) keepResult(chosen.result);
    },
  } as const;
}
