import { CircleAlert, CircleCheck, ShieldCheck } from "lucide-react";
import { errorText } from "~/api";
import { ruleText } from "~/features/statistics/indicators";
import { m } from "~/i18n";
import { Banner, Button } from "~/kit";
import styles from "./Settings.module.css";
import { type Job, JobProgress } from "./useJob";

const NAMES: Readonly<Record<string, () => string>> = {
  integrity: m.check_integrity,
  foreign_keys: m.check_references,
  journal: m.check_journal,
  replay: m.check_replay,
  read_log: m.check_read_log,
  report_rules: m.check_report_rules,
};

const nameOf = (check: string) => NAMES[check]?.() ?? check;

function sentence(check: string, detail: string): string {
  const words: Readonly<Record<string, () => string>> = {
    foreign_keys: () => m.check_foreign_keys({ table: detail }),
    journal: m.check_journal_broken,
    replay: () => m.check_journal_differs({ table: detail }),
    read_log: () => m.check_read_log_broken({ number: detail }),
    report_rules: () => m.check_rule_broken({ rule: ruleText(detail) }),
  };
  return words[check]?.() ?? detail;
}

/** Whether the store is whole. */
export function StoreCheck({ job }: { readonly job: Job<"check_store"> }) {
  const checks = job.state.kind === "done" ? job.state.view.checks : null;
  const problems = checks?.reduce((sum, check) => sum + (check.holds ? 0 : Math.max(1, check.details.length)), 0) ?? 0;
  return (
    <section className={styles.part}>
      <h2>{m.ui_settings_check()}</h2>
      <p className={styles.help}>{m.ui_settings_check_help()}</p>
      <Button icon={ShieldCheck} isPending={job.state.kind === "running"} onPress={() => job.start({})}>
        {m.ui_settings_check_do()}
      </Button>
      {job.state.kind === "running" && (
        <JobProgress progress={job.state.progress} nameOf={nameOf} onCancel={job.cancel} />
      )}
      <div role="status" className={styles.told}>
        {job.state.kind === "failed" && (
          <Banner kind={job.state.error.code === "cancelled" ? "info" : "danger"}>{errorText(job.state.error)}</Banner>
        )}
        {checks && (
          <Banner kind={problems === 0 ? "ok" : "danger"}>
            {problems === 0 ? m.check_ok() : m.check_problems({ count: problems })}
          </Banner>
        )}
      </div>
      {checks && (
        <ul className={styles.checks}>
          {checks.map((check) => (
            <li key={check.check} className={check.holds ? styles.holds : styles.fails}>
              {check.holds ? <CircleCheck aria-hidden size="1.2em" /> : <CircleAlert aria-hidden size="1.2em" />}
              <span>
                {nameOf(check.check)}
                {": "}
                {check.holds
                  ? m.check_passed()
                  : m.check_failed({ detail: check.details.map((one) => sentence(check.check, one)).join("; ") })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
