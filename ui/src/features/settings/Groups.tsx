import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useRef, useState } from "react";
import { act, errorText, toApiError, type Wire } from "~/api";
import { sending, useDraft } from "~/app/draft";
import { fmtHoursUnit, m } from "~/i18n";
import { Banner, Button, Checkbox, focusField, HoursField, TextField } from "~/kit";
import { useActLog } from "~/undo";
import { FormDialog } from "./FormDialog";
import { besides, useFieldFaults } from "./faults";
import { archivedWords, Lines } from "./Lines";
import styles from "./Settings.module.css";
import { patternWords, WEEKDAYS } from "./weekdays";

/** The most hours that a day has, in hundredths. */
const DAY = 2400;

interface GroupsProps {
  readonly environment: Wire.EnvironmentLine;
  readonly groups: readonly Wire.GroupLine[];
  /** Whether the worker may change them. */
  readonly runs: boolean;
}

/** The groups of an environment, each with the week that its new periods begin with. */
export function Groups({ environment, groups, runs }: GroupsProps) {
  const client = useQueryClient();
  const log = useActLog();
  const [edited, setEdited] = useState<Wire.GroupLine | "new" | null>(null);
  const save = useMutation(act("save_group", client));
  const archive = (line: Wire.GroupLine) => {
    const archived = !line.archived;
    const label = archivedWords({ ...line, archived });
    save.mutate(
      { ...line, archived },
      { onSuccess: (stored) => stored.act !== null && log.record({ id: stored.act, label }) },
    );
  };
  return (
    <section className={styles.half} aria-label={m.ui_settings_groups_of({ name: environment.name })}>
      <h3>{m.ui_settings_groups()}</h3>
      <div role="alert" className={styles.told}>
        {save.isError && <Banner kind="danger">{errorText(save.error)}</Banner>}
      </div>
      {groups.length === 0 && <p className={styles.help}>{m.ui_settings_groups_none()}</p>}
      {groups.length > 0 && (
        <Lines
          lines={groups}
          more={({ weekdays, daily_hours }) =>
            patternWords(weekdays) + (daily_hours === null ? "" : `, ${fmtHoursUnit(daily_hours)}`)
          }
          may={runs}
          onEdit={setEdited}
          onArchive={archive}
        />
      )}
      {runs && !environment.archived && (
        <Button small icon={Plus} onPress={() => setEdited("new")}>
          {m.ui_settings_group_add()}
          <span className="visually-hidden"> {environment.name}</span>
        </Button>
      )}
      {edited !== null && (
        <EditGroup environment={environment} line={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      )}
    </section>
  );
}

interface EditGroupProps {
  readonly environment: Wire.EnvironmentLine;
  readonly line: Wire.GroupLine | null;
  readonly onClose: () => void;
}

type GroupValues = { name: string; weekdays: string; hours: number | null };

function EditGroup({ environment, line, onClose }: EditGroupProps) {
  const client = useQueryClient();
  const log = useActLog();
  const draft = useDraft<GroupValues>(
    line ? `save_group:${line.id}` : `save_group:new:${environment.id}`,
    null,
    { name: line?.name ?? "", weekdays: line?.weekdays ?? "12345", hours: line?.daily_hours ?? null },
    line !== null,
  );
  const { name, weekdays, hours } = draft.values;
  const { faults, tell, forget } = useFieldFaults<"name" | "weekdays" | "hours">();
  const unread = useRef(false);
  const save = useMutation(sending(draft, act("save_group", client)));
  const submit = () => {
    const found = {
      ...(name.trim() === "" ? { name: m.ui_settings_name_missing() } : {}),
      ...(weekdays === "" ? { weekdays: m.ui_settings_group_weekdays_missing() } : {}),
      ...(hours !== null && hours > DAY ? { hours: m.ui_settings_group_hours_unfit() } : {}),
      ...(unread.current ? { hours: m.ui_client_fault_unreadable() } : {}),
    };
    tell(found);
    if ("name" in found) return focusField("group-name");
    if ("weekdays" in found) return focusField("group-weekdays");
    if ("hours" in found) return focusField("group-hours");
    save.mutate(
      {
        id: line?.id ?? null,
        environment_id: environment.id,
        name: name.trim(),
        weekdays,
        daily_hours: hours,
        archived: line?.archived ?? false,
      },
      {
        onSuccess: (stored) => {
          const label = m.ui_settings_environment_saved({ name: name.trim() });
          if (stored.act !== null) log.record({ id: stored.act, label });
          onClose();
        },
        onError: (thrown) => {
          if (toApiError(thrown).field !== "name") return;
          tell({ name: m.ui_settings_name_known() });
          focusField("group-name");
        },
      },
    );
  };
  return (
    <FormDialog
      title={
        line
          ? m.ui_settings_environment_edit_of({ name: line.name })
          : m.ui_settings_group_add_to({ name: environment.name })
      }
      act={line ? m.ui_settings_save() : m.ui_settings_group_add()}
      isPending={save.isPending}
      error={besides("name", save.error)}
      faults={[
        { field: "group-name", label: m.ui_settings_name(), text: faults.name },
        { field: "group-weekdays", label: m.ui_settings_group_pattern(), text: faults.weekdays },
        { field: "group-hours", label: m.ui_settings_group_hours(), text: faults.hours },
      ]}
      onSubmit={submit}
      onClose={onClose}
      draft={draft}
      wide
    >
      <TextField
        id="group-name"
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
      <fieldset id="group-weekdays" className={styles.group} aria-describedby="group-weekdays-help">
        <legend>
          {m.ui_settings_group_pattern()} <span className={styles.help}>({m.ui_field_required()})</span>
        </legend>
        <p id="group-weekdays-help" className={styles.help}>
          {m.ui_settings_group_pattern_help()}
        </p>
        <div className={styles.weekdays}>
          {WEEKDAYS.map((day, at) => {
            const digit = String(at + 1);
            return (
              <Checkbox
                key={digit}
                label={day()}
                isSelected={weekdays.includes(digit)}
                onChange={(on) => {
                  const days = [...weekdays.replace(digit, ""), ...(on ? [digit] : [])];
                  draft.change({ weekdays: days.sort().join("") });
                  forget("weekdays");
                }}
              />
            );
          })}
        </div>
        <div role="alert" className={styles.told}>
          {faults.weekdays !== undefined && <Banner kind="danger">{faults.weekdays}</Banner>}
        </div>
      </fieldset>
      <HoursField
        id="group-hours"
        label={m.ui_settings_group_hours()}
        help={m.ui_settings_group_hours_help()}
        value={hours}
        onChange={(typed) => draft.change({ hours: typed })}
        typing={draft.typing("hours")}
        onUnreadable={(unreadable) => {
          unread.current = unreadable;
          if (!unreadable) forget("hours");
        }}
        error={faults.hours}
      />
    </FormDialog>
  );
}
