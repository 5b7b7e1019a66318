import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { act, errorText, toApiError, view, type Wire } from "~/api";
import { useMay } from "~/app/desk";
import { sending, useDraft } from "~/app/draft";
import { ReadFault } from "~/app/ReadFault";
import { m } from "~/i18n";
import { Banner, Button, Checkbox, focusField, Skeleton, TextArea, TextField } from "~/kit";
import { useActLog } from "~/undo";
import { FormDialog } from "./FormDialog";
import { besides, useFieldFaults } from "./faults";
import { managers } from "./reach";
import styles from "./Settings.module.css";

/** The engine's longest phrase. */
const LONGEST = 1000;
const CODE = /^[\p{L}\p{N}]{1,12}$/u;

/** One's own phrases and the office's: a code that Tab makes a text. */
export function Phrases({ office }: { readonly office: Wire.OfficeView }) {
  const client = useQueryClient();
  const log = useActLog();
  const manages = useMay("manage_office");
  const phrases = useQuery(view("list_phrases", {}));
  const [edited, setEdited] = useState<Wire.PhraseLine | "new" | null>(null);
  const save = useMutation(act("save_phrase", client));
  const remove = (line: Wire.PhraseLine) =>
    save.mutate(
      { ...line, archived: true },
      {
        onSuccess: (stored) =>
          stored.act !== null &&
          log.record({ id: stored.act, label: m.ui_settings_phrase_removed({ code: line.code }) }),
      },
    );
  const lines = phrases.data ?? [];
  return (
    <section className={styles.part}>
      <h2>{m.ui_settings_phrases()}</h2>
      <p className={styles.help}>
        {m.ui_settings_phrases_help()} {m.ui_settings_phrases_no_names()}
      </p>
      <div role="alert" className={styles.told}>
        {save.isError && <Banner kind="danger">{errorText(save.error)}</Banner>}
      </div>
      {phrases.isError && <ReadFault error={phrases.error} again={phrases.refetch} />}
      <Button icon={Plus} onPress={() => setEdited("new")}>
        {m.ui_settings_phrase_add()}
      </Button>
      {phrases.isPending && <Skeleton rows lines={3} />}
      {phrases.isSuccess && lines.length === 0 && <p className={styles.help}>{m.ui_settings_phrases_none()}</p>}
      {lines.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={m.ui_settings_phrases()}>
            <thead>
              <tr>
                <th scope="col">{m.ui_settings_phrase_code()}</th>
                <th scope="col">{m.ui_settings_phrase_text()}</th>
                <th scope="col">{m.ui_settings_phrase_whose()}</th>
                <th scope="col">
                  <span className="visually-hidden">{m.ui_column_acts()}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={line.id}>
                  <th scope="row">{line.code}</th>
                  <td className={styles.phrase}>{line.text}</td>
                  <td>{line.shared ? m.ui_settings_phrase_shared() : m.ui_settings_phrase_own()}</td>
                  <td className={styles.end}>
                    {(manages || !line.shared) && (
                      <div className={styles.acts}>
                        <Button small onPress={() => setEdited(line)}>
                          {m.ui_settings_environment_edit()}
                          <span className="visually-hidden"> {line.code}</span>
                        </Button>
                        <Button small onPress={() => remove(line)}>
                          {m.ui_settings_phrase_remove()}
                          <span className="visually-hidden"> {line.code}</span>
                        </Button>
                      </div>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {!manages && lines.some((line) => line.shared) && (
        <p className={styles.help}>{m.ui_settings_phrases_shared_by({ who: managers(office) })}</p>
      )}
      {edited !== null && <EditPhrase line={edited === "new" ? null : edited} onClose={() => setEdited(null)} />}
    </section>
  );
}

type PhraseValues = { code: string; text: string; shared: boolean };

function EditPhrase({ line, onClose }: { readonly line: Wire.PhraseLine | null; readonly onClose: () => void }) {
  const client = useQueryClient();
  const log = useActLog();
  const manages = useMay("manage_office");
  const draft = useDraft<PhraseValues>(
    line ? `save_phrase:${line.id}` : "save_phrase",
    null,
    { code: line?.code ?? "", text: line?.text ?? "", shared: line?.shared ?? false },
    line !== null,
  );
  const { code, text } = draft.values;
  // a right that has gone since is not asked for
  const shared = draft.values.shared && manages;
  const { faults, tell, forget } = useFieldFaults<"code" | "text">();
  const save = useMutation(sending(draft, act("save_phrase", client)));
  const submit = (next: boolean) => {
    const found = {
      ...(CODE.test(code.trim()) ? {} : { code: m.ui_settings_phrase_code_unfit() }),
      ...(text.trim() === "" ? { text: m.ui_settings_phrase_text_missing() } : {}),
    };
    tell(found);
    if ("code" in found) return focusField("phrase-code");
    if ("text" in found) return focusField("phrase-text");
    save.mutate(
      { id: line?.id ?? null, code: code.trim(), text: text.trim(), shared, archived: false },
      {
        onSuccess: (stored) => {
          if (stored.act !== null) {
            log.record({ id: stored.act, label: m.ui_settings_phrase_saved({ code: code.trim() }) });
          }
          if (!next) return onClose();
          void draft.discard();
          focusField("phrase-code");
        },
        onError: (thrown) => {
          const { field, details } = toApiError(thrown);
          if (field !== "code") return;
          const known = details.reason === "known_name";
          tell({ code: known ? m.ui_settings_phrase_code_known() : m.ui_settings_phrase_code_unfit() });
          focusField("phrase-code");
        },
      },
    );
  };
  return (
    <FormDialog
      title={line ? m.ui_settings_phrase_edit_of({ code: line.code }) : m.ui_settings_phrase_add()}
      act={line ? m.ui_settings_save() : m.ui_settings_phrase_add()}
      isPending={save.isPending}
      error={besides("code", save.error)}
      faults={[
        { field: "phrase-code", label: m.ui_settings_phrase_code(), text: faults.code },
        { field: "phrase-text", label: m.ui_settings_phrase_text(), text: faults.text },
      ]}
      onSubmit={() => submit(false)}
      onNext={line === null ? () => submit(true) : undefined}
      onClose={onClose}
      draft={draft}
      wide
    >
      <TextField
        id="phrase-code"
        label={m.ui_settings_phrase_code()}
        help={m.ui_settings_phrase_code_help()}
        size="medium"
        value={code}
        onChange={(typed) => {
          draft.change({ code: typed });
          forget("code");
        }}
        error={faults.code}
        isRequired
        autoFocus
      />
      <TextArea
        id="phrase-text"
        label={m.ui_settings_phrase_text()}
        help={m.ui_settings_phrases_no_names()}
        value={text}
        onChange={(typed) => {
          draft.change({ text: typed });
          forget("text");
        }}
        maxLength={LONGEST}
        error={faults.text}
        isRequired
      />
      {manages && (
        <Checkbox
          label={m.ui_settings_phrase_share()}
          isSelected={shared}
          onChange={(on) => draft.change({ shared: on })}
        />
      )}
    </FormDialog>
  );
}
