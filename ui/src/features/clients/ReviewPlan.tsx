import { useState } from "react";
import type { Wire } from "~/api";
import { useToday } from "~/app/desk";
import { m } from "~/i18n";
import { Checkbox, DateField } from "~/kit";
import { missing, notAfter } from "./faults";
import { FormDialog, useForm } from "./form";
import { monthsLater } from "./record";

/** How far ahead the next review is offered. */
const MONTHS = 3;

type Values = { next_review_on: string | null; no_more: boolean };

interface ReviewPlanProps {
  readonly client: Wire.ClientView;
  readonly onClose: () => void;
}

/** That the plan has been looked at, and when it is looked at next, if at all; or when it will be for the first time. */
export function ReviewPlan({ client, onClose }: ReviewPlanProps) {
  const today = useToday();
  const form = useForm<"review_plan", Values>({
    command: "review_plan",
    form: `review_plan:${client.id}`,
    clientId: client.id,
    blank: { next_review_on: monthsLater(today, MONTHS), no_more: false },
    labels: { next_review_on: m.ui_client_fact_review(), no_more: m.ui_client_review_no_more() },
    check: ({ next_review_on, no_more }) => ({
      next_review_on: no_more ? undefined : (missing(next_review_on) ?? notAfter(next_review_on, today)),
    }),
    request: ({ next_review_on, no_more }) => ({
      client_id: client.id,
      next_review_on: no_more ? null : next_review_on,
    }),
    said: m.ui_act_review_plan,
    onDone: onClose,
  });
  const { values, read, set } = form;
  const isFirst = client.next_review_on === null;
  const title = isFirst ? m.ui_client_review_agree() : m.ui_client_review();
  // the field that comes back leaves the focus where it is
  const [chosen, setChosen] = useState(false);
  return (
    <FormDialog form={form} title={title} save={title} onClose={onClose}>
      <p>{isFirst ? m.ui_client_review_agree_text() : m.ui_client_review_text()}</p>
      {!values.no_more && <DateField {...read("next_review_on")} isRequired autoFocus={!chosen} today={today} />}
      {!isFirst && (
        <Checkbox
          label={m.ui_client_review_no_more()}
          isSelected={values.no_more}
          onChange={(noMore) => {
            setChosen(true);
            set("no_more")(noMore);
          }}
        />
      )}
    </FormDialog>
  );
}
