import { useRef, useState } from "react";
import { type ApiError, callJob, type Progress, toApiError, type Wire } from "~/api";
import { m } from "~/i18n";
import { Button } from "~/kit";
import styles from "./Settings.module.css";

type JobState<C extends keyof Wire.Jobs> =
  | { readonly kind: "idle" }
  | { readonly kind: "running"; readonly progress: Progress | null }
  | { readonly kind: "done"; readonly view: Wire.Jobs[C][1] }
  | { readonly kind: "failed"; readonly error: ApiError };

export interface Job<C extends keyof Wire.Jobs> {
  readonly state: JobState<C>;
  readonly start: (request: Wire.Jobs[C][0]) => void;
  readonly cancel: () => void;
}

/** A long command: started, watched, stopped. */
export function useJob<C extends keyof Wire.Jobs>(
  command: C,
  onDone?: (view: Wire.Jobs[C][1], request: Wire.Jobs[C][0]) => void,
): Job<C> {
  const [state, setState] = useState<JobState<C>>({ kind: "idle" });
  const stop = useRef<AbortController | null>(null);
  return {
    state,
    start: (request) => {
      const controller = new AbortController();
      stop.current = controller;
      setState({ kind: "running", progress: null });
      callJob(command, request, {
        signal: controller.signal,
        onProgress: (progress) => setState({ kind: "running", progress }),
      }).then(
        (view) => {
          setState({ kind: "done", view });
          onDone?.(view, request);
        },
        (thrown: unknown) => setState({ kind: "failed", error: toApiError(thrown) }),
      );
    },
    cancel: () => stop.current?.abort(),
  };
}

interface JobProgressProps {
  readonly progress: Progress | null;
  /** The words for what is being worked on; a file's name stands for itself. */
  readonly nameOf?: (what: string) => string;
  readonly onCancel: () => void;
}

/** How far a job is, and the way to stop it. */
export function JobProgress({ progress, nameOf = (what) => what, onCancel }: JobProgressProps) {
  const total = progress?.total ?? 0;
  const what = progress === null || progress.what === "" ? m.ui_settings_working() : nameOf(progress.what);
  return (
    <div className={styles.job}>
      <progress
        className={styles.progress}
        aria-label={m.ui_settings_working()}
        {...(progress !== null && total > 0 ? { value: progress.done, max: total } : {})}
      />
      <span role="status" className={styles.help}>
        {progress !== null && total > 0
          ? m.ui_settings_job_done_of({ what, done: String(progress.done), total: String(total) })
          : what}
      </span>
      <Button small onPress={onCancel}>
        {m.ui_settings_cancel_job()}
      </Button>
    </div>
  );
}
