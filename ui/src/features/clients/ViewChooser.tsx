import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useMay } from "~/app/desk";
import type { ColumnState } from "~/grid";
import { fmtCount, m } from "~/i18n";
import { Button, ConfirmDialog, Dialog, focusField, IconButton, Menu, type MenuAction, Select, TextField } from "~/kit";
import styles from "./Clients.module.css";
import { useViewCounts } from "./useViewCounts";
import { ALL, changed, type Filters, givenViews, type ListView } from "./views";

export interface ViewChooserProps {
  /** The worker's own views. */
  readonly own: readonly ListView[];
  /** The view that is on; none when the filters are nobody's. */
  readonly selected: string | undefined;
  readonly filters: Filters;
  readonly columns: ColumnState;
  /** How many clients the shown list has, when that is known. */
  readonly count: number | undefined;
  readonly onSelect: (view: ListView) => void;
  /** Keeps the views, with one of them on; false if there is no room for them. */
  readonly onKeep: (own: readonly ListView[], selected: string) => boolean;
}

const SELECT = "clients-view";
const NOBODYS = "";

type Doing = "save" | "rename" | "delete" | null;

/** Which view of the list, and what can be done with it. */
export function ViewChooser(props: ViewChooserProps) {
  const { own, selected, filters, columns, count, onSelect, onKeep } = props;
  const [doing, setDoing] = useState<Doing>(null);
  const [said, setSaid] = useState("");
  const views = [...givenViews(useMay("view_notes")), ...own];
  const view = views.find(({ id }) => id === selected);
  const mine = own.find(({ id }) => id === selected);
  const differs = view !== undefined && changed(view, filters, columns);

  const [isLooked, setLooked] = useState(false);
  const counts = useViewCounts(views, isLooked);

  const nameOf = ({ id, name }: { readonly id: string; readonly name: string }) => {
    const rows = id === (view?.id ?? NOBODYS) ? count : counts.get(id);
    return rows === undefined ? name : m.ui_clients_view_counted({ name, shown: fmtCount(rows) });
  };
  const options = [
    ...(view === undefined ? [{ id: NOBODYS, name: m.ui_clients_view_none() }] : []),
    ...views.map(({ id, name }) => ({ id, name })),
  ].map((option) => ({
    id: option.id,
    name: nameOf(option),
    note: differs && option.id === view?.id ? m.ui_clients_view_changed() : undefined,
  }));
  const close = () => setDoing(null);
  const keep = (next: readonly ListView[], id: string, told: string): boolean => {
    const kept = onKeep(next, id);
    setSaid(kept ? told : m.ui_clients_view_full());
    return kept;
  };

  const actions: MenuAction[] = [
    ...(mine === undefined
      ? []
      : [
          {
            id: "keep",
            name: m.ui_clients_view_save(),
            isDisabled: !differs,
            onAction: () =>
              void keep(
                own.map((other) => (other.id === mine.id ? { ...mine, filters, columns } : other)),
                mine.id,
                m.ui_clients_view_saved({ name: mine.name }),
              ),
          },
        ]),
    { id: "save", name: m.ui_clients_view_save_new(), onAction: () => setDoing("save") },
    ...(mine === undefined
      ? []
      : [
          { id: "rename", name: m.ui_clients_view_rename(), onAction: () => setDoing("rename") },
          { id: "delete", name: m.ui_clients_view_delete(), isDanger: true, onAction: () => setDoing("delete") },
        ]),
  ];

  const save = (name: string): string | undefined => {
    if (doing === "rename" && mine !== undefined) {
      const next = own.map((other) => (other.id === mine.id ? { ...mine, name } : other));
      return keep(next, mine.id, m.ui_clients_view_saved({ name })) ? undefined : m.ui_clients_view_full();
    }
    const id = crypto.randomUUID();
    const next = [...own, { id, name, filters, columns }];
    return keep(next, id, m.ui_clients_view_saved({ name })) ? undefined : m.ui_clients_view_full();
  };

  return (
    <div className={styles.view}>
      <Select
        id={SELECT}
        label={m.ui_clients_view()}
        options={options}
        value={view?.id ?? NOBODYS}
        onOpenChange={setLooked}
        onChange={(id) => {
          const chosen = views.find((other) => other.id === id);
          if (chosen !== undefined) onSelect(chosen);
        }}
      />
      <Menu label={m.ui_clients_view_acts()} actions={actions}>
        <IconButton icon={Ellipsis} label={m.ui_clients_view_acts()} />
      </Menu>
      <span role="status" className="visually-hidden">
        {said}
      </span>
      {(doing === "save" || doing === "rename") && (
        <NameDialog
          title={doing === "save" ? m.ui_clients_view_new_title() : m.ui_clients_view_rename_title()}
          name={doing === "save" ? "" : (mine?.name ?? "")}
          taken={views.filter(({ id }) => doing === "save" || id !== mine?.id).map(({ name }) => name)}
          onSave={save}
          onClose={close}
        />
      )}
      {mine !== undefined && (
        <ConfirmDialog
          title={m.ui_clients_view_delete()}
          act={m.ui_clients_view_delete()}
          isOpen={doing === "delete"}
          onClose={close}
          onConfirm={() => {
            close();
            keep(
              own.filter(({ id }) => id !== mine.id),
              ALL,
              m.ui_clients_view_deleted({ name: mine.name }),
            );
            focusField(SELECT);
          }}
        >
          {m.ui_clients_view_delete_text({ name: mine.name })}
        </ConfirmDialog>
      )}
    </div>
  );
}

interface NameDialogProps {
  readonly title: string;
  readonly name: string;
  readonly taken: readonly string[];
  /** What is wrong, if it could not be kept. */
  readonly onSave: (name: string) => string | undefined;
  readonly onClose: () => void;
}

function NameDialog({ title, name, taken, onSave, onClose }: NameDialogProps) {
  const [typed, setTyped] = useState(name);
  const [fault, setFault] = useState<string | undefined>();
  const save = () => {
    const next = typed.trim();
    const wrong =
      next === "" ? m.ui_client_fault_missing() : taken.includes(next) ? m.ui_client_fault_known_name() : onSave(next);
    if (wrong === undefined) return onClose();
    setFault(wrong);
    focusField("view-name");
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{m.ui_dialog_cancel()}</Button>
          <Button kind="primary" onPress={save}>
            {m.ui_clients_view_new_title()}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField
          id="view-name"
          label={m.ui_clients_view_name()}
          help={m.ui_clients_view_name_help()}
          isRequired
          autoFocus
          error={fault}
          value={typed}
          onChange={(next) => {
            setTyped(next);
            setFault(undefined);
          }}
        />
      </form>
    </Dialog>
  );
}
