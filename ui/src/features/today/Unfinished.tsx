import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { call, errorText, view, type Wire } from "~/api";
import { draftsKept } from "~/app/draft";
import { listNameOf } from "~/features/clients/record";
import { fmtCount, fmtMoment, m } from "~/i18n";
import { Banner, Button } from "~/kit";
import styles from "./Today.module.css";
import { unfinishedForm } from "./unfinished";

/** The forms that were left half-typed: what is left while one is here is not told of, so that nothing moves. */
export function Unfinished() {
  // never one from before: what has been finished since would stand in it
  const { data } = useQuery({
    ...view("list_unfinished", {}),
    // the form that one has just left is among them
    queryFn: () => draftsKept().then(() => call("list_unfinished", {})),
    staleTime: 0,
    gcTime: 0,
  });
  const [met, setMet] = useState<readonly Wire.UnfinishedLine[]>();
  const [thrown, setThrown] = useState<readonly Wire.DraftView[]>([]);
  if (data !== undefined && met === undefined) setMet(data);
  const isHere = ({ form }: Wire.UnfinishedLine) =>
    data?.some((line) => line.form === form) === true || thrown.some((draft) => draft.form === form);
  const lines = (met ?? []).filter((line) => isHere(line) && unfinishedForm(line) !== null);
  if (lines.length === 0) return null;
  return (
    <section className={styles.list} aria-labelledby="today-unfinished">
      <h2 id="today-unfinished" className={styles.firstTitle}>
        {m.ui_today_unfinished()} <span className={styles.badge}>{fmtCount(lines.length)}</span>
      </h2>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line.form}>
            <Line
              line={line}
              thrown={thrown.find(({ form }) => form === line.form)}
              onThrown={(draft) => setThrown((all) => [...all, draft])}
              onBack={() => setThrown((all) => all.filter(({ form }) => form !== line.form))}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface LineProps {
  readonly line: Wire.UnfinishedLine;
  /** What was thrown away, until one leaves. */
  readonly thrown: Wire.DraftView | undefined;
  readonly onThrown: (draft: Wire.DraftView) => void;
  readonly onBack: () => void;
}

function Line({ line, thrown, onThrown, onBack }: LineProps) {
  const discard = useMutation({
    meta: { quiet: true },
    mutationFn: async () => {
      const draft = (await call("list_drafts", {})).find(({ form }) => form === line.form);
      await call("discard_draft", { form: line.form });
      return draft;
    },
    onSuccess: (draft) => draft && onThrown(draft),
  });
  const restore = useMutation({
    meta: { quiet: true },
    mutationFn: ({ form, client_id, content, base }: Wire.DraftView) =>
      call("save_draft", { form, client_id, content, base }),
    onSuccess: onBack,
  });
  const found = unfinishedForm(line);
  if (found === null) return null;
  const who = line.client === null ? found.name : listNameOf(line.client);
  const named = line.client === null ? found.name : `${found.name}, ${who}`;
  const problem = discard.error ?? restore.error;
  return (
    <>
      {thrown === undefined ? (
        <Link {...found.way} className={styles.line ?? ""}>
          <span className={styles.who}>{who}</span>
          <span className={styles.when}>
            {line.client === null ? "" : `${found.name}, `}
            {m.ui_today_unfinished_when({ when: fmtMoment(new Date(line.at)) })}
          </span>
          <span className={styles.act}>
            {m.ui_client_draft_continue()}
            <ArrowRight className={styles.arrow ?? ""} aria-hidden />
          </span>
        </Link>
      ) : (
        <p role="status" className={styles.thrown}>
          {m.ui_today_unfinished_thrown({ form: named })}
        </p>
      )}
      <div className={styles.reported}>
        {thrown === undefined ? (
          <Button small kind="quiet" isPending={discard.isPending} onPress={() => discard.mutate()}>
            {m.ui_today_unfinished_discard()}
            <span className="visually-hidden"> {named}</span>
          </Button>
        ) : (
          <Button small kind="quiet" isPending={restore.isPending} onPress={() => restore.mutate(thrown)}>
            {m.ui_today_unfinished_back()}
            <span className="visually-hidden"> {named}</span>
          </Button>
        )}
        {problem !== null && (
          <Banner kind="danger" role="alert">
            {errorText(problem)}
          </Banner>
        )}
      </div>
    </>
  );
}
