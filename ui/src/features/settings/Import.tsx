import { FileUp } from "lucide-react";
import { useState } from "react";
import { backend, type Chosen, errorText, type Wire } from "~/api";
import { fmtCount, m } from "~/i18n";
import { Banner, Button, Checkbox, masked } from "~/kit";
import { issueText, kindText, placeText } from "./issues";
import styles from "./Settings.module.css";
import { type Job, JobProgress } from "./useJob";

export interface ImportState {
  readonly chosen: readonly Chosen[];
  readonly update: boolean;
}

interface ImportProps {
  readonly job: Job<"import_files">;
  readonly state: ImportState;
  readonly onChange: (state: ImportState) => void;
}

/** Files into the store: what would happen first, then the deed. */
export function Import({ job, state, onChange }: ImportProps) {
  const { chosen, update } = state;
  const running = job.state.kind === "running";
  const run = (files: readonly Chosen[], dry_run: boolean) =>
    job.start({ files: files.map((file) => file.handle), dry_run, update, today: null });
  const [choosing, setChoosing] = useState<unknown>(null);
  const choose = async () => {
    setChoosing(null);
    try {
      const files = await (await backend()).chooseFiles(m.ui_settings_import_choose(), {
        name: m.ui_settings_import_kind(),
        endings: ["csv", "xlsx"],
      });
      if (files.length === 0) return;
      onChange({ ...state, chosen: files });
      run(files, true);
    } catch (error) {
      setChoosing(error);
    }
  };
  const imported = job.state.kind === "done" ? job.state.view : null;
  const tried = imported?.dry_run === true;
  const faultless = imported !== null && imported.errors.length === 0;
  return (
    <section className={styles.part}>
      <h2>{m.ui_settings_import()}</h2>
      <p className={styles.help}>{m.ui_settings_import_help()}</p>
      <Checkbox
        label={m.ui_settings_import_update()}
        isSelected={update}
        isDisabled={running}
        onChange={(on) => onChange({ ...state, update: on })}
      />
      <div className={styles.acts}>
        <Button icon={FileUp} isPending={running} onPress={() => void choose()}>
          {m.ui_settings_import_choose()}
        </Button>
        {chosen.length > 0 && !running && imported?.stored !== true && (
          <Button onPress={() => run(chosen, true)}>{m.ui_settings_import_try_again()}</Button>
        )}
        {tried && faultless && (
          <Button kind="primary" onPress={() => run(chosen, false)}>
            {m.ui_settings_import_do()}
          </Button>
        )}
      </div>
      {chosen.length > 0 && (
        <p className={styles.help}>
          {m.ui_settings_import_chosen({ names: chosen.map((file) => file.name).join(", ") })}
        </p>
      )}
      {job.state.kind === "running" && <JobProgress progress={job.state.progress} onCancel={job.cancel} />}
      <div role="status" className={styles.told}>
        {choosing !== null && <Banner kind="danger">{errorText(choosing)}</Banner>}
        {job.state.kind === "failed" && (
          <Banner kind={job.state.error.code === "cancelled" ? "info" : "danger"}>
            {job.state.error.code === "cancelled" ? m.ui_settings_cancelled() : errorText(job.state.error)}
          </Banner>
        )}
        {imported !== null && (
          <Banner kind={!faultless ? "danger" : imported.stored ? "ok" : "info"}>
            {!faultless
              ? m.import_nothing_stored()
              : imported.dry_run
                ? m.import_dry_run()
                : m.ui_settings_import_done()}
          </Banner>
        )}
      </div>
      {imported !== null && <Result imported={imported} />}
    </section>
  );
}

function Result({ imported }: { readonly imported: Wire.Imported }) {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keys */}
      <section className={styles.scroll} aria-label={m.ui_settings_result()} tabIndex={0}>
        <table className={styles.table} aria-label={m.ui_settings_result()}>
          <thead>
            <tr>
              <th scope="col">{m.ui_settings_file()}</th>
              <th scope="col">{m.ui_settings_result()}</th>
            </tr>
          </thead>
          <tbody>
            {imported.files.map((file) => (
              <tr key={file.file}>
                <th scope="row">
                  {file.file}
                  {file.kind !== null && <span className={styles.help}> ({kindText(file.kind)})</span>}
                </th>
                <td>
                  {[
                    m.import_rows({ count: file.rows }),
                    m.import_added({ count: file.added }),
                    m.import_changed({ count: file.changed }),
                    m.import_unchanged({ count: file.unchanged }),
                  ].join(" · ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Issues
        title={m.ui_settings_import_errors()}
        count={m.import_error_count({ count: imported.errors.length + imported.errors_more })}
        issues={imported.errors}
      />
      <Issues
        title={m.ui_settings_import_warnings()}
        count={m.import_warning_count({ count: imported.warnings.length + imported.warnings_more })}
        issues={imported.warnings}
      />
    </>
  );
}

const FIRST = 50;

interface IssuesProps {
  readonly title: string;
  readonly count: string;
  readonly issues: readonly Wire.Issue[];
}

function Issues({ title, count, issues }: IssuesProps) {
  const [all, setAll] = useState(false);
  if (issues.length === 0) return null;
  const shown = all ? issues : issues.slice(0, FIRST);
  return (
    <section className={styles.part}>
      <h3>{count}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keys */}
      <section className={styles.scroll} aria-label={title} tabIndex={0}>
        <table className={styles.table} aria-label={title}>
          <thead>
            <tr>
              <th scope="col">{m.ui_settings_problem()}</th>
              <th scope="col">{m.ui_settings_file()}</th>
              <th scope="col">{m.ui_settings_place()}</th>
              <th scope="col">{m.ui_settings_value()}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((issue, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list of one result never moves
              <tr key={index}>
                <td className={styles.sentence}>{issueText(issue)}</td>
                <td>{issue.file}</td>
                <td>{placeText(issue)}</td>
                <td>{issue.column === "identity_code" ? masked(issue.value) : issue.value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {issues.length > shown.length && (
        <Button small onPress={() => setAll(true)}>
          {m.ui_settings_show_all({ shown: fmtCount(issues.length) })}
        </Button>
      )}
    </section>
  );
}
