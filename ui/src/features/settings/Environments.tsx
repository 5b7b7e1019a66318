import { parseDate } from "@internationalized/date";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CalendarOff, Plus } from "lucide-react";
import { useState } from "react";
import { act, errorText, NEEDS, toApiError, view, type Wire } from "~/api";
import { useMay, useSeat } from "~/app/desk";
import { sending, useDraft } from "~/app/draft";
import { ReadFault } from "~/app/ReadFault";
import { m } from "~/i18n";
import { Banner, Button, Disclosure, EmptyState, focusField, Select, TextField } from "~/kit";
import { useActLog } from "~/undo";
import { CloseDays, ClosedDays, runText } from "./ClosedDays";
import { FormDialog } from "./FormDialog";
import { besides, useFieldFaults } from "./faults";
import { Groups } from "./Groups";
import { archivedWords } from "./Lines";
import { byName, municipalityName } from "./names";
import { OfficeMunicipalities } from "./OfficeMunicipalities";
import { OfficeName } from "./OfficeName";
import { isOwn, managers, useRuns } from "./reach";
import styles from "./Settings.module.css";
import { WorkTasks } from "./WorkTasks";

/** So many can be looked through without choosing a municipality first. */
const FEW = 8;

/** Whether a name begins with its municipality, as it is or in the genitive: Juuan kirjasto. */
function isNamedAfter(name: string, { name_fi, name_sv }: Wire.MunicipalityLine): boolean {
  if (name.startsWith(name_fi) || name.startsWith(name_sv)) return true;
  const [first = ""] = name.split(" ");
  const stem = name_fi.slice(0, Math.max(3, name_fi.length - 3));
  return first.endsWith("n") && first.startsWith(stem);
}

interface EnvironmentsProps {
  readonly office: Wire.OfficeView;
}

/** Where coaching takes place, with groups and closed days; an archived environment takes nobody new. */
export function Environments({ office }: EnvironmentsProps) {
  const client = useQueryClient();
  const log = useActLog();
  const { worker, today } = useSeat();
  const manages = useMay(NEEDS.save_environment);
  const maySeeTasks = useMay(NEEDS.save_work_task);
  const runs = useRuns(office);
  const [shown, setShown] = useState("");
  const [edited, setEdited] = useState<Wire.EnvironmentLine | "new" | null>(null);
  const [closing, setClosing] = useState<readonly string[] | null>(null);
  const [told, setTold] = useState<Wire.DaysClosed | null>(null);
  const days = useQuery(
    view("list_closed_days", {
      // a day that is entered late may have to be opened again
      from: parseDate(today).subtract({ months: 2 }).toString(),
      to: parseDate(today).add({ years: 1 }).toString(),
    }),
  );
  const save = useMutation(act("save_environment", client));
  const nameOf = (code: string | null) => {
    const found = office.municipalities.find((one) => one.code === code);
    return found ? municipalityName(found) : (code ?? "");
  };
  const noteOf = (
    { name, municipality, archived }: Wire.EnvironmentLine,
    groups: readonly Wire.GroupLine[],
    next: Wire.ClosedDays | undefined,
  ) => {
    const found = office.municipalities.find((one) => one.code === municipality);
    const says = found !== undefined && isNamedAfter(name, found);
    const place = says ? "" : nameOf(municipality);
    const count = groups.filter((group) => !group.archived).length;
    const words = [
      archived && place !== "" ? m.ui_settings_environment_archived_line({ municipality: place }) : place,
      archived && place === "" ? m.ui_settings_archived() : "",
      count > 0 ? m.ui_settings_environment_groups({ count }) : "",
    ];
    return (
      <>
        <span>{words.filter((part) => part !== "").join(" · ")}</span>
        {next && <span>{m.ui_settings_environment_closed({ days: runText(next) })}</span>}
      </>
    );
  };
  const archive = (line: Wire.EnvironmentLine) => {
    const archived = !line.archived;
    const label = archivedWords({ ...line, archived });
    save.mutate(
      { id: line.id, name: line.name, municipality: line.municipality ?? "", archived },
      { onSuccess: (stored) => stored.act !== null && log.record({ id: stored.act, label }) },
    );
  };
  const closable = office.environments.filter((line) => runs(line) && !line.archived);
  const own = (line: Wire.EnvironmentLine) => isOwn(office, worker.id, line.id);
  const many = office.environments.length > FEW;
  const help = [
    ...(office.environments.length === 0 ? [] : [m.ui_settings_environments_help()]),
    ...(manages ? [] : [m.ui_settings_environments_manager({ who: managers(office) })]),
  ];
  // one's own first; what is archived stays where it was, so that the focus stays on its button
  const lines = office.environments
    .filter((line) => shown === "" || line.municipality === shown)
    .toSorted((a, b) => Number(own(b)) - Number(own(a)));
  return (
    <div className={styles.section}>
      <div role="alert" className={styles.told}>
        {save.isError && <Banner kind="danger">{errorText(save.error)}</Banner>}
      </div>
      {days.isError && <ReadFault error={days.error} again={days.refetch} />}
      <div role="status" className={styles.told}>
        {told !== null && told.marked > 0 && (
          <Banner kind="warn">{m.ui_settings_closed_marked({ count: told.marked })}</Banner>
        )}
        {told !== null && told.changed === 0 && <Banner>{m.ui_settings_closed_nothing()}</Banner>}
      </div>
      {maySeeTasks && <WorkTasks />}
      {help.length > 0 && <p className={styles.help}>{help.join(" ")}</p>}
      <div className={styles.bar}>
        {closable.length > 0 && (
          <Button
            icon={CalendarOff}
            onPress={() => setClosing(closable.length === 1 ? closable.map((line) => line.id) : [])}
          >
            {m.ui_settings_close()}
          </Button>
        )}
        {manages && (
          <Button icon={Plus} onPress={() => setEdited("new")}>
            {m.ui_settings_environment_add()}
          </Button>
        )}
        {many && (
          <div className={styles.barEnd}>
            <Select
              label={m.ui_settings_municipality()}
              options={[
                { id: "", name: m.ui_settings_environments_all() },
                ...byName(office.municipalities).map((one) => ({ id: one.code, name: municipalityName(one) })),
              ]}
              value={shown}
              onChange={setShown}
            />
          </div>
        )}
      </div>
      {office.environments.length === 0 && <EmptyState kind="nothing" text={m.ui_settings_environments_none()} />}
      <div className={styles.environments}>
        {lines.map((line) => {
          const groups = office.groups.filter((group) => group.environment_id === line.id);
          const found = days.data?.filter((run) => run.environment_id === line.id);
          const closed = found ?? (days.isError ? null : undefined);
          return (
            <Disclosure
              key={line.id}
              level={2}
              title={line.name}
              note={noteOf(line, groups, closed?.[0])}
              defaultExpanded={!line.archived && (own(line) || !many)}
            >
              <div className={styles.environment}>
                {!runs(line) && (
                  <p className={styles.help}>{m.ui_settings_environment_others({ who: managers(office) })}</p>
                )}
                <div className={styles.halves}>
                  <Groups environment={line} groups={groups} runs={runs(line)} />
                  <ClosedDays
                    environment={line}
                    runs={runs(line) && !line.archived}
                    closed={closed}
                    onClose={() => setClosing([line.id])}
                  />
                </div>
                {manages && (
                  <div className={styles.acts}>
                    <Button small onPress={() => setEdited(line)}>
                      {m.ui_settings_environment_change()}
                      <span className="visually-hidden"> {line.name}</span>
                    </Button>
                    <Button small onPress={() => archive(line)}>
                      {line.archived ? m.ui_settings_environment_back() : m.ui_settings_environment_away()}
                      <span className="visually-hidden"> {line.name}</span>
                    </Button>
                  </div>
                )}
              </div>
            </Disclosure>
          );
        })}
      </div>
      {manages && <OfficeName office={office} />}
      {manages && <OfficeMunicipalities office={office} />}
      {edited !== null && (
        <EditEnvironment office={office} line={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
      {closing !== null && (
        <CloseDays
          environments={closable}
          chosen={closing}
          onClose={() => setClosing(null)}
          onDone={(done) => {
            setClosing(null);
            setTold(done);
            const label = m.ui_settings_closed_done({ count: done.changed });
            if (done.act !== null) log.record({ id: done.act, label });
          }}
        />
      )}
    </div>
  );
}

type EnvironmentValues = { name: string; municipality: string | null };

function EditEnvironment({
  office,
  line,
  onClose,
}: EnvironmentsProps & { readonly line: Wire.EnvironmentLine | null; readonly onClose: () => void }) {
  const client = useQueryClient();
  const log = useActLog();
  const only = office.municipalities.length === 1 ? (office.municipalities[0]?.code ?? null) : null;
  const draft = useDraft<EnvironmentValues>(
    line ? `save_environment:${line.id}` : "save_environment",
    null,
    { name: line?.name ?? "", municipality: line?.municipality ?? only },
    line !== null,
  );
  const { name, municipality } = draft.values;
  const { faults, tell, forget } = useFieldFaults<"name" | "municipality">();
  const save = useMutation(sending(draft, act("save_environment", client)));
  const submit = () => {
    const found = {
      ...(name.trim() === "" ? { name: m.ui_settings_name_missing() } : {}),
      ...(municipality === null ? { municipality: m.ui_settings_municipality_missing() } : {}),
    };
    tell(found);
    if ("name" in found) return focusField("environment-name");
    if (municipality === null) return focusField("environment-municipality");
    save.mutate(
      { id: line?.id ?? null, name: name.trim(), municipality, archived: line?.archived ?? false },
      {
        onSuccess: (stored) => {
          if (stored.act !== null) {
            log.record({ id: stored.act, label: m.ui_settings_environment_saved({ name: name.trim() }) });
          }
          onClose();
        },
        onError: (thrown) => {
          if (toApiError(thrown).field !== "name") return;
          tell({ name: m.ui_settings_name_known() });
          focusField("environment-name");
        },
      },
    );
  };
  return (
    <FormDialog
      title={line ? m.ui_settings_environment_edit_of({ name: line.name }) : m.ui_settings_environment_add()}
      act={m.ui_settings_save()}
      isPending={save.isPending}
      error={besides("name", save.error)}
      faults={[
        { field: "environment-name", label: m.ui_settings_name(), text: faults.name },
        { field: "environment-municipality", label: m.ui_settings_municipality(), text: faults.municipality },
      ]}
      onSubmit={submit}
      onClose={onClose}
      draft={draft}
    >
      <TextField
        id="environment-name"
        label={m.ui_settings_name()}
        value={name}
        onChange={(text) => {
          draft.change({ name: text });
          forget("name");
        }}
        error={faults.name}
        isRequired
        autoFocus
      />
      <Select
        id="environment-municipality"
        label={m.ui_settings_municipality()}
        options={byName(office.municipalities).map((one) => ({ id: one.code, name: municipalityName(one) }))}
        value={municipality}
        onChange={(code) => {
          draft.change({ municipality: code });
          forget("municipality");
        }}
        error={faults.municipality}
        isRequired
      />
    </FormDialog>
  );
}
