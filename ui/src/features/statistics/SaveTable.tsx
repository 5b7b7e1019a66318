import { useMutation } from "@tanstack/react-query";
import { FileDown } from "lucide-react";
import { type RefObject, useEffect, useRef, useState } from "react";
import { backend, type Chosen, call, errorText, type Wire, work } from "~/api";
import { language, m } from "~/i18n";
import { Banner, Button, Menu } from "~/kit";
import styles from "./Statistics.module.css";

interface Asked {
  readonly report: Wire.ReportAsked;
  readonly format: Wire.ReportFormat;
  /** Without its ending. */
  readonly name: string;
}

interface Written extends Asked {
  readonly place: Chosen;
}

/** Characters that a file's name may not hold on some system, and spaces, which mail and scripts stumble on. */
const fileName = (name: string) => name.replace(/[\\/:*?"<>|\s]+/g, "-");

/** Writes the report that is shown into a file of the worker's choice; the status line names it. */
export function useSaveTable() {
  const opener = useRef<HTMLButtonElement>(null);
  const [choosing, setChoosing] = useState<unknown>(null);
  const write = useMutation({
    meta: { quiet: true },
    mutationFn: ({ report, format, place }: Written) =>
      call("save_report", { report, format, language: language(), file: place.handle }),
    onSuccess: (_none, { place }) => work.wrote(place.name, new Date()),
  });
  const problem = choosing ?? write.error;
  // the button that tried again goes with the problem
  const had = useRef(false);
  useEffect(() => {
    const gone = had.current && !problem;
    had.current = Boolean(problem);
    if (gone && document.activeElement === document.body) opener.current?.focus();
  }, [problem]);
  const choose = async (asked: Asked) => {
    setChoosing(null);
    try {
      const place = await (await backend()).chooseWhereToSave(
        m.ui_statistics_save(),
        `${fileName(asked.name)}.${asked.format}`,
        {
          name: asked.format === "xlsx" ? m.ui_statistics_save_xlsx() : m.ui_statistics_save_csv(),
          endings: [asked.format],
        },
      );
      if (place) write.mutate({ ...asked, place });
    } catch (error) {
      setChoosing(error);
    }
  };
  return { opener, choose, write, problem };
}

type Saving = ReturnType<typeof useSaveTable>;

interface SaveButtonProps {
  readonly saving: Saving;
  readonly report: Wire.ReportAsked;
  readonly name: string;
}

export function SaveButton({ saving, report, name }: SaveButtonProps) {
  const to = (format: Wire.ReportFormat) => () => void saving.choose({ report, format, name });
  return (
    <Menu
      label={m.ui_statistics_save()}
      actions={[
        { id: "xlsx", name: m.ui_statistics_save_xlsx(), onAction: to("xlsx") },
        { id: "csv", name: m.ui_statistics_save_csv(), onAction: to("csv") },
      ]}
    >
      <Button icon={FileDown} isPending={saving.write.isPending} ref={saving.opener as RefObject<HTMLButtonElement>}>
        {m.ui_statistics_save()}
      </Button>
    </Menu>
  );
}

/** Why nothing was written, and the ways to try again. */
export function SaveProblem({ saving }: { readonly saving: Saving }) {
  const { write, choose, problem } = saving;
  if (!problem) return null;
  const last = write.variables;
  return (
    <div className={styles.screen}>
      <Banner
        kind="danger"
        role="alert"
        actions={
          last && (
            <>
              <Button onPress={() => write.mutate(last)}>{m.ui_save_retry()}</Button>
              <Button onPress={() => void choose(last)}>{m.ui_statistics_save_elsewhere()}</Button>
            </>
          )
        }
      >
        {m.ui_statistics_save_failed({ reason: errorText(problem) })}
      </Banner>
    </div>
  );
}
