import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { act, errorText, view, type Wire } from "~/api";
import { useSeat } from "~/app/desk";
import { fmtDate, fmtDateRange, fmtMoment, type IsoDate, m } from "~/i18n";
import { Banner, Button } from "~/kit";

/** What the worker should know before anything else: nothing, on most days. */
export function Notices() {
  return (
    <>
      <OldBackup />
      <SecondPlace />
      <StandIns />
    </>
  );
}

/** Anyone may make the backup that is missing; a made-up region needs none. */
function OldBackup() {
  const client = useQueryClient();
  const backups = useQuery(view("get_backups", {}));
  const backUp = useMutation(act("back_up_now", client));
  if (backUp.isSuccess && !backUp.data.overdue) {
    return (
      <Banner kind="ok" role="status">
        {m.ui_today_backup_done()}
      </Banner>
    );
  }
  if (!backups.data || backups.data.made_up || !backups.data.overdue) return null;
  const { last_at } = backups.data;
  return (
    <Banner
      kind={backUp.isError ? "danger" : "warn"}
      role={backUp.isError ? "alert" : "note"}
      actions={
        <Button small isPending={backUp.isPending} onPress={() => backUp.mutate({})}>
          {m.ui_today_backup_now()}
        </Button>
      }
    >
      {backUp.isError
        ? m.ui_today_backup_failed({ reason: errorText(backUp.error) })
        : last_at === null
          ? m.ui_today_backup_never()
          : m.ui_today_backup_old({ moment: fmtMoment(new Date(last_at)) })}
    </Banner>
  );
}

/** That backups do not reach their second place: no hurry, so it only shows the way to the setting. */
function SecondPlace() {
  const backups = useQuery(view("get_backups", {}));
  if (!backups.data || backups.data.made_up || backups.data.second_problem === null) return null;
  const absent = backups.data.second_problem === "not_found";
  return (
    <Banner
      actions={
        <Link to="/settings" search={{ tab: "store" }}>
          {m.ui_today_backup_second_go()}
        </Link>
      }
    >
      {absent ? m.ui_today_backup_second_absent() : m.ui_today_backup_second_failed()}
    </Banner>
  );
}

/** Those whom a worker stands in for on a day, by name. */
export function standInsOf(
  office: Pick<Wire.OfficeView, "substitutes" | "workers">,
  workerId: string,
  date: IsoDate,
): readonly { readonly id: string; readonly name: string; readonly from: IsoDate; readonly to: IsoDate }[] {
  return office.substitutes
    .filter((one) => one.substitute_id === workerId && one.from <= date && date <= one.to)
    .map(({ id, worker_id, from, to }) => ({
      id,
      name: office.workers.find((worker) => worker.id === worker_id)?.name ?? "",
      from,
      to,
    }));
}

function StandIns() {
  const { worker, today } = useSeat();
  const office = useQuery(view("get_office", {}));
  return (office.data?.substitutes ? standInsOf(office.data, worker.id, today) : []).map(({ id, name, from, to }) => (
    <Banner key={id}>
      {m.ui_today_stand_in({ name, days: from === to ? fmtDate(from) : fmtDateRange(from, to) })}
    </Banner>
  ));
}
