import { FolderOutput } from "lucide-react";
import { useState } from "react";
import { backend, type Chosen, errorText } from "~/api";
import { m } from "~/i18n";
import { Banner, Button, ConfirmDialog } from "~/kit";
import styles from "./Settings.module.css";
import { type Job, JobProgress } from "./useJob";

/** Everything out as files, after a question: what leaves the program is no longer encrypted. */
export function Export({ job }: { readonly job: Job<"export_files"> }) {
  const [folder, setFolder] = useState<Chosen | null>(null);
  const running = job.state.kind === "running";
  const [choosing, setChoosing] = useState<unknown>(null);
  const choose = async () => {
    setChoosing(null);
    try {
      setFolder(await (await backend()).chooseFolder(m.ui_settings_export_choose()));
    } catch (error) {
      setChoosing(error);
    }
  };
  return (
    <section className={styles.part}>
      <h2>{m.ui_settings_export()}</h2>
      <p className={styles.help}>{m.ui_settings_export_help()}</p>
      <Button icon={FolderOutput} isPending={running} onPress={() => void choose()}>
        {m.ui_settings_export_choose()}
      </Button>
      {job.state.kind === "running" && <JobProgress progress={job.state.progress} onCancel={job.cancel} />}
      <div role="status" className={styles.told}>
        {choosing !== null && <Banner kind="danger">{errorText(choosing)}</Banner>}
        {job.state.kind === "failed" && (
          <Banner kind={job.state.error.code === "cancelled" ? "info" : "danger"}>{errorText(job.state.error)}</Banner>
        )}
        {job.state.kind === "done" && <Banner kind="ok">{m.ui_settings_export_done()}</Banner>}
        {job.state.kind === "done" && job.state.view.left_out > 0 && (
          <Banner kind="warn">{m.done_export_left_out({ count: job.state.view.left_out })}</Banner>
        )}
      </div>
      {job.state.kind === "done" && (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={m.ui_settings_export()}>
            <thead>
              <tr>
                <th scope="col">{m.ui_settings_file()}</th>
                <th scope="col">{m.ui_settings_result()}</th>
              </tr>
            </thead>
            <tbody>
              {job.state.view.files.map((file) => (
                <tr key={file.file}>
                  <th scope="row">{file.file}</th>
                  <td>{m.import_rows({ count: file.rows })}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <ConfirmDialog
        title={m.ui_settings_export_title()}
        act={m.ui_settings_export_do()}
        isOpen={folder !== null}
        onClose={() => setFolder(null)}
        onConfirm={() => {
          if (folder) job.start({ folder: folder.handle });
          setFolder(null);
        }}
      >
        <p>{m.ui_settings_export_text({ folder: folder?.name ?? "" })}</p>
      </ConfirmDialog>
    </section>
  );
}
