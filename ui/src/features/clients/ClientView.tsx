import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link as RouteLink } from "@tanstack/react-router";
import { ArrowLeft, Pencil } from "lucide-react";
import { type ReactNode, useState } from "react";
import { NEEDS, view, type Wire } from "~/api";
import { useMay, useSeat, useToday } from "~/app/desk";
import { Page } from "~/app/Frame";
import { ReadFault } from "~/app/ReadFault";
import { fmtCount, fmtDate, m } from "~/i18n";
import { type PageAct, useKeys } from "~/keys";
import { Banner, Button, Skeleton, type TabItem, Tabs } from "~/kit";
import { Attendance } from "./Attendance";
import { type ClientAct, useAsk } from "./asked";
import styles from "./Clients.module.css";
import { Closed, OpenByReason } from "./Closed";
import { EditClient } from "./EditClient";
import { History, historyOf } from "./History";
import { Notes } from "./Notes";
import { OffPaper } from "./OffPaper";
import { useNames } from "./office";
import { Participation } from "./Participation";
import { Periods } from "./Periods";
import { usePagePrint } from "./paper";
import { Readers } from "./Readers";
import { nameOf, openSpell, spellPhaseOf, spellsOf } from "./record";
import { Situation } from "./Situation";
import { genderName } from "./words";

export const SECTIONS = ["situation", "periods", "participation", "attendance", "notes", "history", "readers"] as const;
export type Section = (typeof SECTIONS)[number];

export interface SectionProps {
  readonly client: Wire.ClientView;
  readonly onSection: (section: Section) => void;
  /** It has been made ready for paper, where nothing is closed. */
  readonly isOnPaper: boolean;
}

const route = getRouteApi("/clients/$id");

export function ClientView() {
  const { id } = route.useParams();
  const opened = useQuery(view("open_client", { client_id: id }));
  if (opened.isError) {
    const { code } = opened.error;
    if (code === "not_permitted") {
      return (
        <Page title={m.ui_client_closed_title()} windowTitle={m.ui_client_title_failed()} actions={<Back />}>
          <Closed clientId={id} />
        </Page>
      );
    }
    return (
      <Page title={m.ui_client_title_failed()} actions={<Back />}>
        {code === "not_found" ? (
          <p>{m.ui_client_not_found()}</p>
        ) : (
          <ReadFault error={opened.error} again={opened.refetch} />
        )}
      </Page>
    );
  }
  if (!opened.data) {
    return (
      <Page title={m.ui_client_title_failed()} actions={<Back />}>
        <Skeleton lines={8} />
      </Page>
    );
  }
  return <Opened key={id} client={opened.data} />;
}

function Back() {
  if (!useMay("list_clients")) return null;
  return (
    <RouteLink to="/clients" activeOptions={{ exact: true }} className={styles.back ?? ""}>
      <ArrowLeft size="1.1em" aria-hidden />
      {m.ui_client_back()}
    </RouteLink>
  );
}

function Opened({ client }: { readonly client: Wire.ClientView }) {
  const { section } = route.useSearch();
  const navigate = route.useNavigate();
  const readers = client.capabilities.includes(NEEDS.list_readers);
  const mayEdit = client.capabilities.includes(NEEDS.edit_client);
  const names = useNames();
  const [editing, setEditing] = useState(false);
  const queries = useQueryClient();
  const onSection = (next: Section) => {
    // read while its place is made ready
    if (next === "history") void queries.prefetchInfiniteQuery(historyOf(client.id));
    void navigate({ search: next === "situation" ? {} : { section: next }, replace: true });
  };
  const ask = useAsk();
  const mayWrite = client.capabilities.includes(NEEDS.add_note) && client.notes !== null;
  const paper = usePagePrint(client.id);
  const props: SectionProps = { client, onSection, isOnPaper: paper.isOnPaper };
  const tabs: TabItem<Section>[] = [
    { id: "situation", name: m.ui_client_tab_situation(), content: <Situation {...props} /> },
    {
      id: "periods",
      name: m.ui_client_tab_periods(),
      count: fmtCount(client.periods.length),
      content: <Periods {...props} />,
    },
    { id: "participation", name: m.ui_client_tab_participation(), content: <Participation {...props} /> },
    ...(client.attendance === null
      ? []
      : [{ id: "attendance" as const, name: m.ui_client_tab_attendance(), content: <Attendance {...props} /> }]),
    { id: "notes", name: m.ui_client_tab_notes(), content: <Notes {...props} /> },
    { id: "history", name: m.ui_client_tab_history(), content: <History {...props} /> },
    ...(readers ? [{ id: "readers" as const, name: m.ui_client_tab_readers(), content: <Readers {...props} /> }] : []),
  ];
  const selected = tabs.find((tab) => tab.id === section)?.id ?? "situation";
  useKeys({ new: mayWrite ? () => ask("notes", "note") : undefined, print: paper.print }, [
    ...tabs.map(({ id, name }) => ({ id: `view.client.${id}`, label: () => name, run: () => onSection(id) })),
    ...(mayEdit ? [{ id: "person.edit", label: m.ui_client_edit, run: () => setEditing(true) }] : []),
    ...formsOf(client).map(({ act, of, label }): PageAct => ({ id: `person.${act}`, label, run: () => ask(of, act) })),
  ]);
  return (
    <Page
      title={nameOf(client)}
      windowTitle={m.ui_client_title_failed()}
      actions={
        <>
          <Back />
          {mayEdit && (
            <Button icon={Pencil} onPress={() => setEditing(true)}>
              {m.ui_client_edit()}
            </Button>
          )}
        </>
      }
    >
      <div className={styles.page}>
        <Printed />
        {paper.problem !== null && (
          <Banner kind="danger" role="alert">
            {paper.problem}
          </Banner>
        )}
        <OpenByReason client={client} />
        <Facts client={client} />
        {client.non_disclosure && <Banner kind="warn">{m.ui_client_non_disclosure_text()}</Banner>}
        <Tabs label={m.ui_client_tabs()} tabs={tabs} selected={selected} onSelect={onSection} />
      </div>
      {editing && <EditClient client={client} names={names} onClose={() => setEditing(false)} />}
    </Page>
  );
}

/** When and by whom: seen on paper only. */
function Printed() {
  const { today, worker } = useSeat();
  return (
    <p className={styles.printed} aria-hidden>
      {m.ui_clients_paper_printed({ date: fmtDate(today), worker: worker.name })}
    </p>
  );
}

interface FormOf {
  readonly act: ClientAct;
  readonly of: Section;
  readonly label: () => string;
}

/** The forms of the tabs that the worker may fill in now, but for the note, which has its key. */
function formsOf(client: Wire.ClientView): FormOf[] {
  const may = (capability: Wire.Capability) => client.capabilities.includes(capability);
  const open = openSpell(client) !== undefined;
  const forms: FormOf[] = [];
  if (open && may(NEEDS.start_period)) forms.push({ act: "period", of: "periods", label: m.ui_client_period_start });
  if (!may(NEEDS.start_participation)) return forms;
  forms.push(
    open
      ? { act: "end", of: "participation", label: m.ui_client_participation_end }
      : { act: "participation", of: "participation", label: m.ui_client_participation_start },
  );
  if (client.participations.length > 0)
    forms.push({ act: "situation", of: "participation", label: m.ui_client_situation_add });
  return forms;
}

/** Who, and where they stand, in a line. */
function Facts({ client }: { readonly client: Wire.ClientView }) {
  const names = useNames();
  const today = useToday();
  const review = client.next_review_on;
  const offPaper = (text: string) => <OffPaper client={client}>{text}</OffPaper>;
  const facts: [string, ReactNode][] = [
    [m.ui_client_fact_municipality(), offPaper(names.municipality(client.municipality))],
    [m.ui_client_fact_state(), stateText(client, today)],
    ...(review === null
      ? []
      : [
          [
            m.ui_client_fact_review(),
            review < today ? m.ui_client_fact_review_late({ date: fmtDate(review) }) : fmtDate(review),
          ] as [string, string],
        ]),
    [m.ui_client_fact_phone(), offPaper(client.phone ?? m.ui_client_none())],
    ...(client.career_agent_id === null
      ? []
      : [[m.ui_client_field_career_agent(), names.worker(client.career_agent_id)] as [string, string]]),
    [m.ui_client_fact_gender(), genderName(client.gender)],
    [m.ui_client_fact_identity_code(), client.identity_code_masked],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function stateText(client: Wire.ClientView, today: string): string {
  const spell = spellsOf(client)[0];
  if (spell === undefined) return m.ui_client_state_never();
  const phase = spellPhaseOf(spell, today);
  if (phase === "coming") return m.ui_client_state_coming({ date: fmtDate(spell.start_date) });
  if (phase === "ended") return m.ui_client_state_ended({ date: fmtDate(spell.end_date ?? today) });
  return m.ui_client_state_since({ date: fmtDate(spell.start_date) });
}
