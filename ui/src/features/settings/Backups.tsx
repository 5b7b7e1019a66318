import { type CalendarDate, fromDate, getLocalTimeZone, parseDate, toCalendarDate } from "@internationalized/date";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { FolderSync, HardDriveDownload } from "lucide-react";
import { useState } from "react";
import { ApiError, act, backend, errorText, NEEDS, toApiError, view, type Wire } from "~/api";
import { useMay, useToday } from "~/app/desk";
import { ReadFault } from "~/app/ReadFault";
import { fmtClockOf, fmtDate, m } from "~/i18n";
import { Banner, Button, Skeleton } from "~/kit";
import { managers } from "./reach";
import styles from "./Settings.module.css";

/** The day of a moment on this machine. */
const dayOf = (at: number): CalendarDate => toCalendarDate(fromDate(new Date(at), getLocalTimeZone()));

/** How long ago, in words. */
export function ageText(at: number | null, today: string): string {
  if (at === null) return m.ui_settings_backup_never();
  const day = dayOf(at);
  const days = parseDate(today).compare(day);
  const time = fmtClockOf(new Date(at));
  if (days <= 0) return m.ui_settings_backup_today({ time });
  if (days === 1) return m.ui_settings_backup_yesterday({ time });
  return m.ui_settings_backup_days({ count: days, date: fmtDate(day.toString()) });
}

/** Why a second place is none. */
export function refusedText(thrown: unknown): string {
  const error = toApiError(thrown);
  const words: Readonly<Record<string, () => string>> = {
    same_place: m.ui_settings_backup_same_place,
    no_folder: m.ui_settings_backup_no_folder,
  };
  const { reason } = error.details;
  return (typeof reason === "string" ? words[reason]?.() : undefined) ?? errorText(error);
}

/** Why the copy did not get to the second place. */
export function problemText(code: Wire.Code): string {
  if (code === "not_found") return m.ui_settings_backup_second_absent();
  return m.ui_settings_backup_second_failed({ why: errorText(new ApiError(code)) });
}

/** The daily backups and their second place: how old they are, one at once, and where to copy them. */
export function Backups({ office }: { readonly office: Wire.OfficeView }) {
  const client = useQueryClient();
  const today = useToday();
  const places = useMay(NEEDS.set_second_place);
  const backups = useQuery(view("get_backups", {}));
  const [told, setTold] = useState<string | null>(null);
  const now = useMutation(act("back_up_now", client));
  const place = useMutation(act("set_second_place", client));
  const [choosing, setChoosing] = useState<unknown>(null);
  const begin = () => {
    setTold(null);
    setChoosing(null);
    now.reset();
    place.reset();
  };
  const choose = async () => {
    begin();
    try {
      const folder = await (await backend()).chooseFolder(m.ui_settings_backup_second_choose());
      if (folder === null) return;
      place.mutate(
        { folder: folder.handle },
        { onSuccess: ({ second_problem }) => second_problem === null && setTold(m.ui_settings_backup_second_saved()) },
      );
    } catch (error) {
      setChoosing(error);
    }
  };
  const found = backups.data;
  return (
    <section className={styles.part}>
      <h2>{m.ui_settings_backup()}</h2>
      <p className={styles.help}>{office.made_up ? m.ui_settings_backup_made_up() : m.ui_settings_backup_help()}</p>
      {backups.isPending && <Skeleton rows lines={2} />}
      {backups.isError && <ReadFault error={backups.error} again={backups.refetch} />}
      {found && !office.made_up && (
        <>
          {found.overdue && <Banner kind="warn">{m.ui_settings_backup_overdue()}</Banner>}
          {found.second_problem !== null && <Banner kind="warn">{problemText(found.second_problem)}</Banner>}
          <dl className={styles.facts}>
            <dt>{m.ui_settings_backup_last()}</dt>
            <dd>
              {ageText(found.last_at, today)}
              {found.kept > 0 && (
                <span className={styles.help}> ({m.ui_settings_backup_kept({ count: found.kept })})</span>
              )}
            </dd>
            <dt>{m.ui_settings_backup_second()}</dt>
            <dd className={styles.path}>{found.second_place ?? m.ui_settings_backup_second_none()}</dd>
            {found.second_place !== null && (
              <>
                <dt>{m.ui_settings_backup_second_last()}</dt>
                <dd>{ageText(found.second_last_at, today)}</dd>
              </>
            )}
          </dl>
          <div role="status" className={styles.told}>
            {now.isError && <Banner kind="danger">{errorText(now.error)}</Banner>}
            {choosing !== null && <Banner kind="danger">{errorText(choosing)}</Banner>}
            {place.isError && <Banner kind="danger">{refusedText(place.error)}</Banner>}
            {told !== null && <Banner kind="ok">{told}</Banner>}
          </div>
          <div className={styles.acts}>
            <Button
              icon={HardDriveDownload}
              isPending={now.isPending}
              onPress={() => {
                begin();
                now.mutate({}, { onSuccess: () => setTold(m.ui_settings_backup_done()) });
              }}
            >
              {m.ui_settings_backup_now()}
            </Button>
            {places && (
              <Button icon={FolderSync} isPending={place.isPending} onPress={() => void choose()}>
                {m.ui_settings_backup_second_choose()}
              </Button>
            )}
            {places && found.second_place !== null && (
              <Button
                onPress={() => {
                  begin();
                  place.mutate({ folder: null }, { onSuccess: () => setTold(m.ui_settings_backup_second_stopped()) });
                }}
              >
                {m.ui_settings_backup_second_stop()}
              </Button>
            )}
          </div>
          {!places && <p className={styles.help}>{m.ui_settings_backup_second_ask({ who: managers(office) })}</p>}
        </>
      )}
    </section>
  );
}
