import { CircleAlert, CircleCheck } from "lucide-react";
import type { Wire } from "~/api";
import { m } from "~/i18n";
import { Banner } from "~/kit";
import { ruleText } from "./indicators";
import styles from "./Statistics.module.css";

/** Every rule that the figures must keep, and whether they do. */
export function Checks({ checks }: { readonly checks: readonly Wire.Check[] }) {
  const failing = checks.filter((check) => !check.holds).length;
  return (
    <>
      <Banner kind={failing === 0 ? "ok" : "danger"}>
        {failing === 0 ? m.ui_statistics_rules_all_hold() : m.ui_statistics_rules_fail({ count: failing })}
      </Banner>
      <div className={styles.scroll}>
        <table className={styles.table} aria-label={m.ui_statistics_tab_checks()}>
          <thead>
            <tr>
              <th scope="col">{m.ui_statistics_rule()}</th>
              <th scope="col" className={styles.words}>
                {m.ui_statistics_rule_state()}
              </th>
            </tr>
          </thead>
          <tbody>
            {checks.map((check) => (
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
        </table>
      </div>
    </>
  );
}
