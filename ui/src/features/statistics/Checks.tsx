import { CircleAlert, CircleCheck } from "lucide-react";
import type { Wire } from "~/api";
import { fmtDate, m } from "~/i18n";
import { Banner } from "~/kit";
import { ruleText } from "./indicators";
import { failingOf, type Report, TableBox } from "./report";
import styles from "./Statistics.module.css";

/** Every rule that the figures must keep, and whether they do: first those that they break. */
export function Checks({ checks }: { readonly checks: readonly Wire.Check[] }) {
  const failing = failingOf(checks);
  const inOrder = [...checks.filter((check) => !check.holds), ...checks.filter((check) => check.holds)];
  return (
    <>
      <Banner kind={failing === 0 ? "ok" : "danger"}>
        {failing === 0 ? m.ui_statistics_rules_all_hold() : m.ui_statistics_rules_fail({ count: failing })}
      </Banner>
      <TableBox label={m.ui_statistics_tab_checks()}>
        <thead>
          <tr>
            <th scope="col" className={styles.lead}>
              {m.ui_statistics_rule()}
            </th>
            <th scope="col" className={styles.words}>
              {m.ui_statistics_rule_state()}
            </th>
          </tr>
        </thead>
        <tbody>
          {inOrder.map((check) => (
            <tr key={check.rule}>
              <th scope="row" className={styles.words}>
                {ruleText(check.rule)}
              </th>
              <td className={styles.words}>
                <span className={check.holds ? styles.holds : styles.fails}>
                  {check.holds ? <CircleCheck aria-hidden size="1.1em" /> : <CircleAlert aria-hidden size="1.1em" />}
                  {check.holds ? m.ui_statistics_rule_holds() : m.ui_statistics_rule_fails()}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </TableBox>
    </>
  );
}

/** The rules that the figures were counted by, in full. */
export function RulesUsed({ report }: { readonly report: Report }) {
  const facts = [
    [m.report_as_of(), fmtDate(report.as_of)],
    ...("made_on" in report ? [[m.report_made_on(), fmtDate(report.made_on)]] : []),
    [m.report_long_term_rule(), report.long_term_rule === "eu" ? m.report_long_term_eu() : m.report_long_term_fi()],
    [m.report_result_rule(), report.result_rule === "eu" ? m.report_result_eu() : m.report_result_eura()],
  ];
  return (
    <section className={styles.rules} aria-labelledby="statistics-rules">
      <h3 id="statistics-rules" className={styles.heading}>
        {m.ui_statistics_rules_used()}
      </h3>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
