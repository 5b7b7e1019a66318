// The commands of the program with their requests and views.
// Written by `cargo xtask codegen`; do not edit.

/**
 * How serious a run of unauthorised absence is (L380 § 59).
 */
export type AbsenceAlert = "none" | "warn" | "interrupt";

/**
 * One of the worker's latest acts.
 */
export type ActLine = { 
/**
 * The act.
 */
act: string, 
/**
 * When, in UTC milliseconds.
 */
at: number, 
/**
 * The command.
 */
reason: string, 
/**
 * Why it cannot be undone now; none if it can.
 */
obstacle: string | null, };

/**
 * A request to record that absences were reported to the payer of the benefit, today (L380 § 59).
 */
export type AddAbsenceNotice = { 
/**
 * Whose.
 */
client_id: string, 
/**
 * First day reported.
 */
from_date: string, 
/**
 * Last day reported.
 */
to_date: string, };

/**
 * A request to take a new client in.
 */
export type AddClient = { 
/**
 * The identity code.
 */
identity_code: string, 
/**
 * Family name.
 */
last_name: string, 
/**
 * Given names.
 */
first_names: string, 
/**
 * Gender.
 */
gender: Gender | null, 
/**
 * Home municipality.
 */
municipality: string | null, 
/**
 * Phone.
 */
phone: string | null, };

/**
 * A request to let the office serve one more municipality of the region.
 */
export type AddMunicipality = { 
/**
 * Three-digit code.
 */
municipality: string, };

/**
 * A request to write a note.
 */
export type AddNote = { 
/**
 * About whom.
 */
client_id: string, 
/**
 * The day it is about.
 */
date: string, 
/**
 * What it is about.
 */
kind: NoteKind, 
/**
 * The words.
 */
text: string, };

/**
 * A request to write the same note about several clients.
 */
export type AddNotes = { 
/**
 * About whom: at most 200, each once.
 */
client_ids: Array<string>, 
/**
 * The day it is about.
 */
date: string, 
/**
 * What it is about.
 */
kind: NoteKind, 
/**
 * The words.
 */
text: string, };

/**
 * A request to record what became of a person on a day.
 */
export type AddSituation = { 
/**
 * The client.
 */
client_id: string, 
/**
 * The day.
 */
date: string, 
/**
 * What.
 */
situation: SituationCode, };

/**
 * A request to add a worker.
 */
export type AddWorker = { 
/**
 * Full name.
 */
name: string, 
/**
 * Role.
 */
role: Role, 
/**
 * Their first passphrase, which they change themselves.
 */
passphrase: string, 
/**
 * Municipalities; none means all.
 */
municipalities: Array<string>, 
/**
 * Coaching environments.
 */
environments: Array<string>, };

/**
 * An error as it goes over the wire.
 */
export type ApiError = { 
/**
 * Why.
 */
code: Code, 
/**
 * The field of the request it is about.
 */
field?: string | null, 
/**
 * More, by code.
 */
details?: JsonValue | null, };

/**
 * What an attendance mark says of one client's day.
 */
export type AttendanceCode = "present" | "late" | "remote" | "absent_unexplained" | "sick" | "sick_child" | "job_interview" | "official_visit" | "public_duty" | "authorised_absence" | "unauthorised_absence" | "not_held";

/**
 * A day of attendance on a client's page.
 */
export type AttendanceLine = { 
/**
 * The day.
 */
date: string, 
/**
 * Code of the mark.
 */
attendance: string, 
/**
 * Hours, hundredths.
 */
hours: number | null, 
/**
 * Id of the work task.
 */
work_task_id: string | null, };

/**
 * A request to make today's backup now.
 */
export type BackUpNow = Record<symbol, never>;

/**
 * How the backups are.
 */
export type BackupsView = { 
/**
 * A made-up region, which needs no backup.
 */
made_up: boolean, 
/**
 * When the newest daily backup was made, UTC milliseconds.
 */
last_at: number | null, 
/**
 * How many daily backups there are.
 */
kept: number, 
/**
 * The second place, as the machine writes it.
 */
second_place: string | null, 
/**
 * When the newest backup there was made.
 */
second_last_at: number | null, 
/**
 * Why the last copy to the second place was not made; `not_found` while the place is not there.
 */
second_problem: Code | null, 
/**
 * Whether the newest daily backup is too old.
 */
overdue: boolean, };

/**
 * Something a worker may be allowed to do.
 */
export type Capability = "use_program" | "list_clients" | "view_client" | "edit_client" | "edit_period" | "mark_attendance" | "view_attendance" | "view_notes" | "write_notes" | "edit_participation" | "view_reports" | "import_files" | "export_files" | "keep_store" | "manage_office" | "view_read_log";

/**
 * How much a figure grew from one date to another; negative if it fell.
 */
export type Change = { 
/**
 * All.
 */
total: number, 
/**
 * Women.
 */
female: number, 
/**
 * Men.
 */
male: number, 
/**
 * Non-binary persons.
 */
non_binary: number, };

/**
 * A request to change one's own passphrase.
 */
export type ChangePassphrase = { 
/**
 * The present one: an open window alone gives no leave.
 */
current: string, 
/**
 * The new one.
 */
passphrase: string, };

/**
 * How much each figure grew, in the order of the Annex.
 */
export type Changes = { 
/**
 *Eeco01
 */
EECO01: Change, 
/**
 *Eeco02
 */
EECO02: Change, 
/**
 *Eeco03
 */
EECO03: Change, 
/**
 *Eeco04
 */
EECO04: Change, 
/**
 *Eeco05
 */
EECO05: Change, 
/**
 *Eeco06
 */
EECO06: Change, 
/**
 *Eeco07
 */
EECO07: Change, 
/**
 *Eeco08
 */
EECO08: Change, 
/**
 *Eeco09
 */
EECO09: Change, 
/**
 *Eeco10
 */
EECO10: Change, 
/**
 *Eeco11
 */
EECO11: Change, 
/**
 *Eecr01
 */
EECR01: Change, 
/**
 *Eecr02
 */
EECR02: Change, 
/**
 *Eecr03
 */
EECR03: Change, 
/**
 *Eecr04
 */
EECR04: Change, };

/**
 * A rule of consistency and whether the figures keep it.
 */
export type Check = { 
/**
 * The rule, written out.
 */
rule: string, 
/**
 * Whether it holds.
 */
holds: boolean, };

/**
 * A request to check the store.
 */
export type CheckStore = Record<symbol, never>;

/**
 * One thing that was checked.
 */
export type Checked = { 
/**
 * What: `integrity`, `foreign_keys`, `journal`, `replay`, `read_log` or `report_rules`.
 */
check: string, 
/**
 * Whether it holds.
 */
holds: boolean, 
/**
 * What does not hold: names of tables or rules.
 */
details: Array<string>, };

/**
 * One of several clients that a note is to be about.
 */
export type ClientForNote = { 
/**
 * Id.
 */
id: string, 
/**
 * Family name.
 */
last_name: string, 
/**
 * Given names.
 */
first_names: string, 
/**
 * Whether the worker may write about them.
 */
writable: boolean, };

/**
 * A request for the history of a client's fields.
 */
export type ClientHistory = { 
/**
 * The client.
 */
client_id: string, 
/**
 * Only changes of this table.
 */
kind: string | null, 
/**
 * How many of the newest to leave out.
 */
offset: number, };

/**
 * A line of a list of clients.
 */
export type ClientLine = { 
/**
 * Id.
 */
id: string, 
/**
 * Family name.
 */
last_name: string, 
/**
 * Given names.
 */
first_names: string, 
/**
 * Home municipality; hidden under a non-disclosure order.
 */
municipality: string | null, 
/**
 * Turvakielto: where the person is, is shown in no list.
 */
non_disclosure: boolean, 
/**
 * Environment of the period that is open; hidden under a non-disclosure order.
 */
environment: string | null, 
/**
 * Its legal basis.
 */
legal_basis: string | null, 
/**
 * Its last day.
 */
period_end: string | null, 
/**
 * Whether a participation is open.
 */
participating: boolean, };

/**
 * A page of clients.
 */
export type ClientPage = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * The rows of the page, in the order asked for.
 */
clients: Array<ClientLine>, };

/**
 * A client's page.
 */
export type ClientView = { 
/**
 * Id.
 */
id: string, 
/**
 * The identity code with its last four characters hidden.
 */
identity_code_masked: string, 
/**
 * Family name.
 */
last_name: string, 
/**
 * Given names.
 */
first_names: string, 
/**
 * Code of the gender.
 */
gender: string | null, 
/**
 * Home municipality.
 */
municipality: string | null, 
/**
 * Phone.
 */
phone: string | null, 
/**
 * Turvakielto.
 */
non_disclosure: boolean, 
/**
 * The career agent.
 */
career_agent_id: string | null, 
/**
 * Work trial days outside this store.
 */
work_trial_days_elsewhere: number | null, 
/**
 * The last of them.
 */
work_trial_elsewhere_until: string | null, 
/**
 * Participations.
 */
participations: Array<ParticipationRow>, 
/**
 * Ids of the participations that began in long-term unemployment, by each rule.
 */
long_term: LongTermSpells, 
/**
 * Situations.
 */
situations: Array<SituationRow>, 
/**
 * Coaching periods.
 */
periods: Array<PeriodView>, 
/**
 * Attendance of the last hundred days marked, the newest last, if the role may see it.
 */
attendance: Array<AttendanceLine> | null, 
/**
 * How many days are marked in all; 0 if the role may not see it.
 */
attendance_total: number, 
/**
 * The newest notes, at most 100, if the role may read them.
 */
notes: Array<NoteView> | null, 
/**
 * How many there are in all; 0 if the role may not read them.
 */
notes_total: number, 
/**
 * When the next review of a plan is due, if the role may read plans.
 */
next_review_on: string | null, 
/**
 * What the worker may do with this client.
 */
capabilities: Array<Capability>, 
/**
 * The reason by which some of that is allowed for a while, if the client is beyond the worker's own reach.
 */
opened: OpenedByReason | null, };

/**
 * A question: of these clients, about whom may the worker write?
 */
export type ClientsForNotes = { 
/**
 * The clients, at most 200.
 */
client_ids: Array<string>, };

/**
 * A request to close some days, or to open them again.
 */
export type CloseDays = { 
/**
 * The environments.
 */
environment_ids: Array<string>, 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * Why; of no meaning when opening.
 */
reason: string | null, };

/**
 * Days in a row on which an environment is closed for one reason.
 */
export type ClosedDays = { 
/**
 * The environment.
 */
environment_id: string, 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, 
/**
 * Why.
 */
reason: string | null, };

/**
 * Why something could not be done.
 */
export type Code = "bad_request" | "invalid" | "not_found" | "not_permitted" | "conflict" | "not_undoable" | "rule_broken" | "cancelled" | "wait" | "no_such_store" | "store_exists" | "slots_missing" | "slots_damaged" | "store_damaged" | "newer_schema" | "in_use" | "read_only" | "disk_full" | "network_share" | "synchronised_folder" | "wrong_passphrase" | "unknown_worker" | "worker_needed" | "passphrase_too_short" | "recovery_key_wrong" | "recovery_key_mistyped" | "cheap_kdf_refused" | "backup_damaged" | "io" | "internal";

/**
 * A count of persons with its breakdown by gender.
 */
export type Count = { 
/**
 * All.
 */
total: number, 
/**
 * Women.
 */
female: number, 
/**
 * Men.
 */
male: number, 
/**
 * Non-binary persons.
 */
non_binary: number, };

/**
 * A request to make the office.
 */
export type CreateOffice = { name: string, municipalities: Array<string>, worker: string, role: Role, passphrase: string, };

/**
 * The people of one group, or of an environment's clients without a group, on a day.
 */
export type DayGroup = { 
/**
 * The group's id, or the environment's for those without a group.
 */
id: string, 
/**
 * The environment.
 */
environment_id: string, 
/**
 * Its name, with that of the group.
 */
name: string, 
/**
 * Why the environment is closed on the day, if it is: empty where no reason was given.
 */
closed: string | null, 
/**
 * Its people, by name: the expected ones, and others who are marked.
 */
people: Array<DayPerson>, 
/**
 * Others whose period covers the day, at most 500: they may be marked although nobody expects them.
 */
others: Array<OtherPerson>, };

/**
 * One person of a day.
 */
export type DayPerson = { 
/**
 * The client.
 */
client_id: string, 
/**
 * Family name.
 */
last_name: string, 
/**
 * Given names.
 */
first_names: string, 
/**
 * Turvakielto: a printed list names them by an alias.
 */
non_disclosure: boolean, 
/**
 * Code of the legal basis of the period.
 */
legal_basis: string, 
/**
 * Hours of the pattern, hundredths.
 */
planned_hours: number | null, 
/**
 * Whether the pattern expects the person on the day.
 */
expected: boolean, 
/**
 * The mark, if there is one.
 */
attendance: string | null, 
/**
 * Hours marked, hundredths.
 */
hours: number | null, 
/**
 * The work task.
 */
work_task_id: string | null, 
/**
 * The note on the day.
 */
note: string | null, 
/**
 * Unauthorised absences in a row up to the day.
 */
unauthorised_run: number, 
/**
 * What they call for.
 */
alert: AbsenceAlert, 
/**
 * Whether the legal basis allows work tasks.
 */
tasks_allowed: boolean, };

/**
 * A day.
 */
export type DayView = { 
/**
 * The day.
 */
date: string, 
/**
 * Whether it is a working day.
 */
working_day: boolean, 
/**
 * Group by group.
 */
groups: Array<DayGroup>, 
/**
 * Earlier days of the last two weeks with people who wait to be marked.
 */
unmarked: Array<UnmarkedDay>, 
/**
 * The bank of tasks.
 */
tasks: Array<TaskLine>, 
/**
 * Whether the worker marks in environments of their own only, and none has been chosen for them.
 */
without_environment: boolean, };

/**
 * What closing or opening days did.
 */
export type DaysClosed = { 
/**
 * Days of environments that changed.
 */
changed: number, 
/**
 * Marks that stand on the closed days all the same.
 */
marked: number, 
/**
 * The act, for undoing it; none where nothing changed.
 */
act: string | null, };

/**
 * A worker of a made-up region.
 */
export type DemoWorker = { 
/**
 * Name.
 */
name: string, 
/**
 * Role.
 */
role: Role, };

/**
 * What a window must know before anyone has signed in. It names nobody of a real office.
 */
export type DeskView = { 
/**
 * Whether the office's own store exists.
 */
office: boolean, 
/**
 * Whether the made-up region exists.
 */
made_up: boolean, 
/**
 * What the open office calls itself, if it has said; nobody is told who has not signed in.
 */
office_name: string | null, 
/**
 * The store that is open, if one is.
 */
open: Which | null, 
/**
 * Whether the store that is open is marked as made up, wherever it lies.
 */
made_up_store: boolean, 
/**
 * Whether the open office's recovery key was made and never typed back, told to those who manage the office.
 */
recovery_pending: boolean, 
/**
 * Whether the open store is locked and a PIN will open it.
 */
pin: boolean, 
/**
 * Who is signed in.
 */
worker: DeskWorker | null, 
/**
 * The day that today is taken to be.
 */
today: string, 
/**
 * The program's version.
 */
version: string, };

/**
 * The worker at the desk.
 */
export type DeskWorker = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Role.
 */
role: Role, 
/**
 * What the role may do at all, for showing.
 */
capabilities: Array<Capability>, };

/**
 * A request to throw a draft away.
 */
export type DiscardDraft = { 
/**
 * Which form.
 */
form: string, };

/**
 * A draft as it is offered again.
 */
export type DraftView = { 
/**
 * Which form.
 */
form: string, 
/**
 * Whom it is about.
 */
client_id: string | null, 
/**
 * Its content.
 */
content: JsonValue, 
/**
 * What the content was typed over.
 */
base: JsonValue | null, 
/**
 * When it was kept, in UTC milliseconds.
 */
at: number, };

/**
 * A request to change who a client is: every field as it shall be.
 */
export type EditClient = { 
/**
 * The client.
 */
client_id: string, 
/**
 * A new identity code, when a temporary one has become permanent or was mistyped; none leaves it.
 */
identity_code: string | null, 
/**
 * Family name.
 */
last_name: string, 
/**
 * Given names.
 */
first_names: string, 
/**
 * Gender.
 */
gender: Gender | null, 
/**
 * Home municipality.
 */
municipality: string | null, 
/**
 * Phone.
 */
phone: string | null, 
/**
 * Turvakielto.
 */
non_disclosure: boolean, 
/**
 * The career agent.
 */
career_agent_id: string | null, 
/**
 * Work trial days outside this store.
 */
work_trial_days_elsewhere: number | null, 
/**
 * The last of them.
 */
work_trial_elsewhere_until: string | null, };

/**
 * A request to correct a note of one's own.
 */
export type EditNote = { 
/**
 * About whom.
 */
client_id: string, 
/**
 * The note.
 */
note_id: string, 
/**
 * The day it is about.
 */
date: string, 
/**
 * What it is about.
 */
kind: NoteKind, 
/**
 * The words.
 */
text: string, };

/**
 * A request to change a coaching period: every field as it shall be.
 */
export type EditPeriod = { 
/**
 * The client.
 */
client_id: string, 
/**
 * The period.
 */
period_id: string, 
/**
 * Where.
 */
environment_id: string, 
/**
 * Group of the environment.
 */
group_id: string | null, 
/**
 * On what legal basis.
 */
legal_basis: LegalBasis, 
/**
 * Who organises it.
 */
organiser: Organiser | null, 
/**
 * First day.
 */
start_date: string, 
/**
 * Last day, planned or real.
 */
end_date: string | null, 
/**
 * Days a week.
 */
weekly_days: number | null, 
/**
 * Hours a day, hundredths.
 */
daily_hours: number | null, 
/**
 * Weekdays as digits, Monday = 1; they settle the days a week.
 */
weekdays: string | null, };

/**
 * A request to complete or correct the start data of a participation.
 */
export type EditStart = { 
/**
 * The client.
 */
client_id: string, 
/**
 * The participation.
 */
participation_id: string, 
/**
 * The start data.
 */
start: StartData, };

/**
 * A request to change a worker's role and where they work.
 */
export type EditWorker = { 
/**
 * The worker.
 */
worker_id: string, 
/**
 * Role; it holds from the next time that they sign in.
 */
role: Role, 
/**
 * Municipalities; none means all.
 */
municipalities: Array<string>, 
/**
 * Those of them that the worker freezes and sends for (kuntavastaava).
 */
responsible: Array<string>, 
/**
 * Coaching environments.
 */
environments: Array<string>, };

/**
 * A request to end a participation (Päätä osallistuminen), the one ESF+ exit, or to correct the end data of one that
 * has ended.
 */
export type EndParticipation = { 
/**
 * The client.
 */
client_id: string, 
/**
 * The participation.
 */
participation_id: string, 
/**
 * Last day: the date of the last activity in the project.
 */
end_date: string, 
/**
 * The project's own reason.
 */
exit_reason: ExitReason, 
/**
 * What became of the person, in EURA's words.
 */
situation: SituationCode, 
/**
 * Day of a qualification gained because of the project; none where there is none, whatever was known before.
 */
qualification_date: string | null, };

/**
 * A request to end a coaching period (Päätä jakso).
 */
export type EndPeriod = { 
/**
 * The client.
 */
client_id: string, 
/**
 * The period.
 */
period_id: string, 
/**
 * Last day.
 */
end_date: string, 
/**
 * The final assessment: how it went and what comes next.
 */
final_assessment: string | null, };

/**
 * A coaching environment.
 */
export type EnvironmentLine = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Where it is.
 */
municipality: string | null, 
/**
 * Archived: nobody new starts there.
 */
archived: boolean, };

/**
 * A municipality's part of the figures of a date.
 */
export type EsfPart = { 
/**
 * Three-digit code.
 */
municipality: string, 
/**
 * EECO01-EECO11 and EECR01-EECR04, always all of them.
 */
indicators: Indicators, 
/**
 * Persons who started but are not reportable.
 */
incomplete: number, };

/**
 * The figures of a region or a municipality on a date. Serialised, it is the contract of `polku report esf`.
 */
export type EsfReport = { 
/**
 * The day.
 */
as_of: string, 
/**
 * The long-term rule.
 */
long_term_rule: LongTermRule, 
/**
 * The result rule.
 */
result_rule: ResultRule, 
/**
 * The municipality; none for all together.
 */
municipality: string | null, 
/**
 * EECO01-EECO11 and EECR01-EECR04, always all of them.
 */
indicators: Indicators, 
/**
 * Persons who started but are not reportable.
 */
incomplete: number, 
/**
 * Every rule of consistency that one date can test.
 */
checks: Array<Check>, };

/**
 * The figures as a worker sees them.
 */
export type EsfView = { 
/**
 * Each municipality that is counted, zeros too.
 */
municipalities: Array<EsfPart>, 
/**
 * The municipalities that figures of all together are limited to, where the role reaches no further.
 */
limited_to?: Array<string>, 
/**
 * The day.
 */
as_of: string, 
/**
 * The long-term rule.
 */
long_term_rule: LongTermRule, 
/**
 * The result rule.
 */
result_rule: ResultRule, 
/**
 * The municipality; none for all together.
 */
municipality: string | null, 
/**
 * EECO01-EECO11 and EECR01-EECR04, always all of them.
 */
indicators: Indicators, 
/**
 * Persons who started but are not reportable.
 */
incomplete: number, 
/**
 * Every rule of consistency that one date can test.
 */
checks: Array<Check>, };

export type Estimate = { passphrase: string, name: string, };

/**
 * Why a participation ended.
 */
export type ExitReason = "open_market_permanent" | "open_market_fixed_term" | "open_market_part_time" | "pay_subsidised_work" | "bonus_supported_work" | "apprenticeship" | "municipal_obligation" | "sole_trader" | "cooperative_entrepreneur" | "light_entrepreneur" | "start_up_grant_entrepreneur" | "degree_education" | "other_education" | "labour_market_training" | "self_motivated_study" | "old_age_pension" | "disability_pension" | "pension_assessment" | "other_employment_service" | "rehabilitative_work" | "social_or_health_service" | "continues_as_jobseeker" | "outside_labour_force" | "moved_away" | "interrupted_by_client" | "interrupted_for_absences" | "did_not_start" | "deceased" | "unknown";

/**
 * A request to write everything out.
 */
export type ExportFiles = { 
/**
 * The folder, as a handle; it is made if it is not there.
 */
folder: Handle, };

/**
 * The files that were written.
 */
export type Exported = { 
/**
 * The files.
 */
files: Array<ExportedFile>, 
/**
 * How many clients stand in none of them: those without a participation, for whom import has no columns.
 */
left_out: number, };

/**
 * A file that was written.
 */
export type ExportedFile = { 
/**
 * Its name.
 */
file: string, 
/**
 * Its rows.
 */
rows: number, };

/**
 * A person behind a figure.
 */
export type FigurePerson = { 
/**
 * The client.
 */
client_id: string, 
/**
 * Family name.
 */
last_name: string, 
/**
 * Given names.
 */
first_names: string, 
/**
 * Code of the gender by which the figure counts them.
 */
gender: string | null, 
/**
 * What is missing from the record.
 */
missing: Array<Missing>, };

/**
 * A request for the persons behind a figure.
 */
export type FigurePersons = { 
/**
 * The day of the figures.
 */
as_of: string, 
/**
 * The long-term rule.
 */
long_term_rule: LongTermRule, 
/**
 * The result rule.
 */
result_rule: ResultRule, 
/**
 * Only this municipality.
 */
municipality: string | null, 
/**
 * Only those of none of the municipalities that are counted by themselves: the sum of those falls short by them.
 */
without_municipality: boolean, 
/**
 * The indicator; none for the incomplete.
 */
indicator: Indicator | null, 
/**
 * Only those whom the figure counts under this gender.
 */
gender: Gender | null, 
/**
 * Rows to skip.
 */
offset: number, };

/**
 * The persons behind a figure.
 */
export type FigurePersonsView = { 
/**
 * How many there are in all: the figure itself.
 */
total: number, 
/**
 * At most 200 of them, in alphabetical order.
 */
persons: Array<FigurePerson>, };

/**
 * A request to look for a client beyond one's own reach, to open them with a reason.
 */
export type FindBeyond = { 
/**
 * A whole identity code, or a family name and a given name in either order.
 */
text: string, };

/**
 * Something a worker should know; it does not prevent storing.
 */
export type Finding = { "finding": "work_trial_too_long", 
/**
 * Calendar days in all.
 */
days: number, 
/**
 * The most there may be.
 */
limit: number, } | { "finding": "work_trial_hours", 
/**
 * Hours a day by the pattern.
 */
hours: Hours, 
/**
 * The least.
 */
min: Hours, 
/**
 * The most.
 */
max: Hours, } | { "finding": "work_trial_days_a_week", 
/**
 * Days a week by the pattern.
 */
days: number, 
/**
 * The most.
 */
limit: number, } | { "finding": "rehabilitative_days_a_week", 
/**
 * Days a week by the pattern.
 */
days: number, 
/**
 * The most.
 */
limit: number, } | { "finding": "rehabilitative_hours", 
/**
 * Hours a day by the pattern.
 */
hours: Hours, 
/**
 * The least.
 */
min: Hours, } | { "finding": "rehabilitative_too_short", 
/**
 * The least, in months.
 */
months: number, } | { "finding": "rehabilitative_too_long", 
/**
 * The most, in months.
 */
months: number, } | { "finding": "tasks_not_allowed", 
/**
 * The basis.
 */
legal_basis: LegalBasis, 
/**
 * The section of the law.
 */
section: string, } | { "finding": "overlapping_full_time" };

/**
 * A client whom the whole name or the identity code found.
 */
export type FoundBeyond = { 
/**
 * Id.
 */
id: string, 
/**
 * Family name.
 */
last_name: string, 
/**
 * Given names.
 */
first_names: string, 
/**
 * Home municipality; none under a non-disclosure order.
 */
municipality: string | null, };

/**
 * Clients that a search found; the worker's own first.
 */
export type FoundClients = { 
/**
 * The clients.
 */
clients: Array<ClientLine>, };

/**
 * Gender as EURA 2021 stores it (757/2021 § 56); never derived from the identity code.
 */
export type Gender = "female" | "male" | "non_binary";

/**
 * A request for how the backups are.
 */
export type GetBackups = Record<symbol, never>;

/**
 * A request for the people of a day.
 */
export type GetDay = { 
/**
 * The day; today if absent.
 */
date: string | null, 
/**
 * Only this environment; the worker's own if absent.
 */
environment_id: string | null, };

/**
 * A request for the figures.
 */
export type GetEsfReport = { 
/**
 * The day that the figures are of.
 */
as_of: string, 
/**
 * From when on unemployment is long-term.
 */
long_term_rule: LongTermRule, 
/**
 * How results combine.
 */
result_rule: ResultRule, 
/**
 * Only this municipality.
 */
municipality: string | null, };

/**
 * A request for a month of attendance of some clients.
 */
export type GetMonth = { 
/**
 * The clients, at most 100.
 */
client_ids: Array<string>, 
/**
 * First day.
 */
from: string, 
/**
 * Last day, at most 31 days later.
 */
to: string, };

/**
 * A request for the office.
 */
export type GetOffice = Record<symbol, never>;

/**
 * A request for the figures of a quarter.
 */
export type GetQuarterReport = { 
/**
 * Which, `2026Q3`.
 */
quarter: Quarter, 
/**
 * From when on unemployment is long-term.
 */
long_term_rule: LongTermRule, 
/**
 * How results combine.
 */
result_rule: ResultRule, 
/**
 * Only this municipality.
 */
municipality: string | null, };

/**
 * A request for what waits to be done.
 */
export type GetWaiting = Record<symbol, never>;

/**
 * A group of an environment.
 */
export type GroupLine = { 
/**
 * Id.
 */
id: string, 
/**
 * The environment.
 */
environment_id: string, 
/**
 * Name.
 */
name: string, 
/**
 * The weekly pattern that its periods begin with: weekdays as digits, Monday = 1.
 */
weekdays: string, 
/**
 * Hours a day of the pattern, hundredths.
 */
daily_hours: number | null, 
/**
 * Archived: nobody new starts in it.
 */
archived: boolean, };

/**
 * A file or folder that was chosen in a dialog, or named on the command line.
 */
export type Handle = string;

/**
 * One changed row of a client.
 */
export type HistoryLine = { 
/**
 * When, in UTC milliseconds.
 */
at: number, 
/**
 * Who.
 */
worker_id: string, 
/**
 * The command.
 */
reason: string, 
/**
 * The table.
 */
table: string, 
/**
 * The day that the row is about, where the day is part of its key.
 */
day: string | null, 
/**
 * The changed columns before.
 */
before: JsonValue | null, 
/**
 * The changed columns after.
 */
after: JsonValue | null, };

/**
 * A time in hundredths of an hour: 6 h 30 min is 650. Whether it fits a day is for the caller to see.
 */
export type Hours = number;

/**
 * A request to take files in.
 */
export type ImportFiles = { 
/**
 * The files, as handles.
 */
files: Array<Handle>, 
/**
 * Find out what would happen, store nothing.
 */
dry_run: boolean, 
/**
 * Where values differ, the file's replace the stored ones.
 */
update: boolean, 
/**
 * The day that limits and future dates are judged by; today if absent.
 */
today: string | null, };

/**
 * What became of an import. With any error nothing was stored.
 */
export type Imported = { 
/**
 * File by file, in the order of import.
 */
files: Array<ImportedFile>, 
/**
 * What is wrong, at most [`MOST`].
 */
errors: Array<Issue>, 
/**
 * How many more errors there are.
 */
errors_more: number, 
/**
 * What a worker should know, at most [`MOST`].
 */
warnings: Array<Issue>, 
/**
 * How many more warnings there are.
 */
warnings_more: number, 
/**
 * Whether anything was stored.
 */
stored: boolean, 
/**
 * Whether nothing was to be stored.
 */
dry_run: boolean, };

/**
 * What became of one file.
 */
export type ImportedFile = { 
/**
 * Its name.
 */
file: string, 
/**
 * Its kind.
 */
kind: Kind | null, 
/**
 * Its rows.
 */
rows: number, 
/**
 * New ones.
 */
added: number, 
/**
 * Those that changed a stored one.
 */
changed: number, 
/**
 * Those that were known as they are.
 */
unchanged: number, };

/**
 * A common indicator of Annex I.
 */
export type Indicator = "EECO01" | "EECO02" | "EECO03" | "EECO04" | "EECO05" | "EECO06" | "EECO07" | "EECO08" | "EECO09" | "EECO10" | "EECO11" | "EECR01" | "EECR02" | "EECR03" | "EECR04";

/**
 * The counts by indicator, in the order of the Annex.
 */
export type Indicators = { 
/**
 *Eeco01
 */
EECO01: Count, 
/**
 *Eeco02
 */
EECO02: Count, 
/**
 *Eeco03
 */
EECO03: Count, 
/**
 *Eeco04
 */
EECO04: Count, 
/**
 *Eeco05
 */
EECO05: Count, 
/**
 *Eeco06
 */
EECO06: Count, 
/**
 *Eeco07
 */
EECO07: Count, 
/**
 *Eeco08
 */
EECO08: Count, 
/**
 *Eeco09
 */
EECO09: Count, 
/**
 *Eeco10
 */
EECO10: Count, 
/**
 *Eeco11
 */
EECO11: Count, 
/**
 *Eecr01
 */
EECR01: Count, 
/**
 *Eecr02
 */
EECR02: Count, 
/**
 *Eecr03
 */
EECR03: Count, 
/**
 *Eecr04
 */
EECR04: Count, };

/**
 * An error or a warning about one value of one row.
 */
export type Issue = { 
/**
 * Name of the file.
 */
file: string, 
/**
 * Row of the file, the column names being row 1; none where the whole file is meant.
 */
row?: number | null, 
/**
 * Column.
 */
column?: string | null, 
/**
 * The value as it stands in the file.
 */
value: string, } & ({ "reason": "not_utf8" } | { "reason": "unreadable_file", 
/**
 *why
 */
why: string, } | { "reason": "empty_file" } | { "reason": "unknown_kind" } | { "reason": "kind_not_supported", 
/**
 *kind
 */
kind: string, } | { "reason": "unknown_column" } | { "reason": "missing_column" } | { "reason": "duplicate_column" } | { "reason": "wrong_field_count", 
/**
 *expected
 */
expected: number, 
/**
 *found
 */
found: number, } | { "reason": "missing_value" } | { "reason": "unknown_code", 
/**
 *allowed
 */
allowed: string, } | { "reason": "bad_date" } | { "reason": "bad_number" } | { "reason": "bad_identity_code", 
/**
 *why
 */
why: string, } | { "reason": "real_identity_code_in_made_up_store" } | { "reason": "unknown_municipality", 
/**
 *allowed
 */
allowed: string, } | { "reason": "end_before_start", 
/**
 *start
 */
start: string, } | { "reason": "unemployed_since_after_start", 
/**
 *start
 */
start: string, } | { "reason": "overlapping_spells", 
/**
 *other_start
 */
other_start: string, } | { "reason": "different_gender", 
/**
 *stored
 */
stored: string, 
/**
 *given
 */
given: string, } | { "reason": "conflict", 
/**
 *stored
 */
stored: string, 
/**
 *given
 */
given: string, } | { "reason": "two_rows", 
/**
 *other_row
 */
other_row: number, } | { "reason": "unknown_person" } | { "reason": "before_first_spell", 
/**
 *start
 */
start: string, } | { "reason": "outside_every_period" } | { "reason": "hours_on_absence" } | { "reason": "hours_out_of_range" } | { "reason": "value_out_of_range", 
/**
 *min
 */
min: string, 
/**
 *max
 */
max: string, } | { "reason": "born_after_start", 
/**
 *start
 */
start: string, } | { "reason": "new_name", 
/**
 *old
 */
old: string, 
/**
 *new
 */
new: string, } | { "reason": "future_date" } | { "reason": "unemployed_since_before_15" } | { "reason": "qualification_before_first_start", 
/**
 *start
 */
start: string, } | { "reason": "work_trial_too_long", 
/**
 *days
 */
days: number, 
/**
 *limit
 */
limit: number, } | { "reason": "work_trial_hours", 
/**
 *hours
 */
hours: string, 
/**
 *min
 */
min: string, 
/**
 *max
 */
max: string, } | { "reason": "work_trial_days_a_week", 
/**
 *days
 */
days: number, 
/**
 *limit
 */
limit: number, } | { "reason": "rehabilitative_days_a_week", 
/**
 *days
 */
days: number, 
/**
 *limit
 */
limit: number, } | { "reason": "rehabilitative_hours", 
/**
 *hours
 */
hours: string, 
/**
 *min
 */
min: string, } | { "reason": "rehabilitative_too_short", 
/**
 *months
 */
months: number, } | { "reason": "rehabilitative_too_long", 
/**
 *months
 */
months: number, } | { "reason": "tasks_not_allowed", 
/**
 *legal_basis
 */
legal_basis: string, 
/**
 *section
 */
section: string, } | { "reason": "overlapping_full_time" });

/**
 * A job's id; without meaning beyond this process.
 */
export type JobId = number;

/**
 * A request about a job.
 */
export type JobRequest = { job: JobId, };

/**
 * How far a job is.
 */
export type JobStatus = { "state": "running", 
/**
 * What is being worked on, such as a file's name.
 */
what: string, 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps in all; 0 where that is not known.
 */
total: number, } | { "state": "done", 
/**
 * The view of the command.
 */
view: JsonValue, } | { "state": "failed", 
/**
 * Why.
 */
error: ApiError, };

export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;

/**
 * A kind of file, known by its columns, in the order of import.
 */
export type Kind = "participations" | "situations" | "coaching-periods" | "attendance" | "employers" | "placements";

/**
 * A request for the worker's latest acts.
 */
export type LatestActs = Record<symbol, never>;

/**
 * The legal basis (oikeusperuste) that every coaching period carries (L380 § 54).
 */
export type LegalBasis = "work_trial" | "education_trial" | "rehabilitative_work" | "job_coaching" | "job_search_coaching" | "career_coaching" | "guidance" | "training" | "employment" | "pay_subsidised_employment";

/**
 * A request for a page of clients.
 */
export type ListClients = { 
/**
 * Only these municipalities.
 */
municipalities: Array<string> | null, 
/**
 * Only clients with an open period in these environments.
 */
environments: Array<string> | null, 
/**
 * Only the worker's own: their environments', or those they are the career agent of.
 */
own: boolean, 
/**
 * Only some of them, by where they stand.
 */
only?: ListOnly, 
/**
 * The order; by name where none is asked for.
 */
sort?: ListSort, 
/**
 * Rows to skip.
 */
offset: number, 
/**
 * Rows to answer, at most [`PAGE`].
 */
limit: number | null, };

/**
 * A request for closed days.
 */
export type ListClosedDays = { 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, };

/**
 * A request for one's drafts.
 */
export type ListDrafts = Record<symbol, never>;

/**
 * A request for older notes than the client's page holds.
 */
export type ListNotes = { 
/**
 * About whom.
 */
client_id: string, 
/**
 * How many of the newest to leave out.
 */
offset: number, };

/**
 * Where the clients of a list stand.
 */
export type ListOnly = "participating" | "ending_soon" | "review_due";

/**
 * A request for one's phrases.
 */
export type ListPhrases = Record<symbol, never>;

/**
 * A request for who has looked at a client.
 */
export type ListReaders = { 
/**
 * The client.
 */
client_id: string, };

/**
 * The order of a list of clients. What is not known, or hidden by a non-disclosure order, comes last either way.
 */
export type ListSort = { 
/**
 * What it is by.
 */
column: SortColumn, 
/**
 * The last first.
 */
descending: boolean, 
/**
 * The codes of municipalities or legal bases in the alphabetical order of their names in the worker's language.
 */
codes: Array<string>, };

/**
 * A request for one's unfinished forms, without what stands in them.
 */
export type ListUnfinished = Record<symbol, never>;

/**
 * A request for the bank.
 */
export type ListWorkTasks = Record<symbol, never>;

/**
 * A request to log that clients go to paper: the list of clients, or a client's page.
 */
export type LogClientsPrint = { 
/**
 * The clients, at most 500.
 */
client_ids: Array<string>, };

/**
 * A request to log that the list of a day goes to paper.
 */
export type LogPrint = { 
/**
 * The day of the list.
 */
date: string, 
/**
 * Only of this environment, as the list is; as [`GetDay`] has it.
 */
environment_id: string | null, };

/**
 * From when on unemployment is long-term.
 */
export type LongTermRule = "eu" | "fi";

/**
 * The participations that began in long-term unemployment (EECO03), by each rule.
 */
export type LongTermSpells = { 
/**
 * By the ESF definition.
 */
eu: Array<string>, 
/**
 * By that of the Finnish register.
 */
fi: Array<string>, };

/**
 * One mark.
 */
export type Mark = { 
/**
 * Whose.
 */
client_id: string, 
/**
 * The day.
 */
date: string, 
/**
 * The mark; none takes it away.
 */
attendance: AttendanceCode | null, 
/**
 * Hours, hundredths.
 */
hours: number | null, 
/**
 * The work task.
 */
work_task_id: string | null, 
/**
 * A note on the day.
 */
note: string | null, };

/**
 * A request to mark days: one act, one undo.
 */
export type MarkAttendance = { 
/**
 * The marks, one per client and day.
 */
marks: Array<Mark>, };

/**
 * What marking stored.
 */
export type Marked = { 
/**
 * Days whose mark changed.
 */
changed: number, 
/**
 * The act, for undoing it; none where nothing changed.
 */
act: string | null, };

/**
 * A marked day.
 */
export type MarkedDay = { 
/**
 * Whose.
 */
client_id: string, 
/**
 * The day.
 */
date: string, 
/**
 * The mark.
 */
attendance: string, 
/**
 * Hours, hundredths.
 */
hours: number | null, 
/**
 * The work task.
 */
work_task_id: string | null, };

/**
 * What is missing from a record that counts as incomplete.
 */
export type Missing = "gender" | "status_at_start" | "education" | "date_of_birth";

/**
 * A month of attendance.
 */
export type Month = { 
/**
 * The marked days, by client and date.
 */
days: Array<MarkedDay>, };

/**
 * A municipality that the office serves.
 */
export type MunicipalityLine = { 
/**
 * Three-digit code.
 */
code: string, 
/**
 * Finnish name; the code where it is none of the region's.
 */
name_fi: string, 
/**
 * Swedish name.
 */
name_sv: string, };

/**
 * A request to name a substitute for some days.
 */
export type NameSubstitute = { 
/**
 * Who is away: oneself, or anybody for those who manage the office.
 */
worker_id: string, 
/**
 * Who stands in.
 */
substitute_id: string, 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, };

/**
 * What a note in a client's log is about.
 */
export type NoteKind = "observation" | "discussion" | "contact" | "other";

/**
 * A note on a client's page.
 */
export type NoteView = { 
/**
 * Id.
 */
id: string, 
/**
 * The day it is about.
 */
date: string, 
/**
 * Code of its kind.
 */
kind: string, 
/**
 * The words.
 */
text: string, 
/**
 * Who wrote it.
 */
worker_id: string, };

/**
 * What writing the same note about several clients did.
 */
export type NotesAdded = { 
/**
 * How many clients have it now: a note for each.
 */
added: number, 
/**
 * The act, for undoing them all.
 */
act: string | null, };

/**
 * A request that says nothing more.
 */
export type Nothing = Record<symbol, never>;

/**
 * The recovery key of a new office, to be printed or written down now.
 */
export type OfficeCreated = { 
/**
 * The key, in groups of four.
 */
recovery_key: string, };

/**
 * That the office has its name.
 */
export type OfficeNamed = { 
/**
 * The act, for undoing it.
 */
act: string | null, };

/**
 * The office.
 */
export type OfficeView = { 
/**
 * A made-up region.
 */
made_up: boolean, 
/**
 * What the office calls itself; empty if nobody has said.
 */
name: string, 
/**
 * Its municipalities.
 */
municipalities: Array<MunicipalityLine>, 
/**
 * Its coaching environments, in alphabetical order.
 */
environments: Array<EnvironmentLine>, 
/**
 * Its workers, in alphabetical order.
 */
workers: Array<WorkerLine>, 
/**
 * The groups of the environments, in alphabetical order.
 */
groups: Array<GroupLine>, 
/**
 * Who stands in for whom, from today on.
 */
substitutes: Array<SubstituteLine>, 
/**
 * For how many hours a client that is opened with a reason stays open.
 */
reason_hours: number, 
/**
 * The worker's own preferences.
 */
preferences: { [key in string]: string }, };

/**
 * A request about one participation.
 */
export type OneParticipation = { 
/**
 * The client.
 */
client_id: string, 
/**
 * The participation.
 */
participation_id: string, };

/**
 * A request to open a client's page.
 */
export type OpenClient = { 
/**
 * The client.
 */
client_id: string, };

/**
 * A request to open a client beyond one's own reach.
 */
export type OpenWithReason = { 
/**
 * The client.
 */
client_id: string, 
/**
 * Why: it stands in the read log for good, beside the worker and the time.
 */
reason: string, };

/**
 * By what a client beyond one's own reach is open.
 */
export type OpenedByReason = { 
/**
 * The reason that the worker gave.
 */
reason: string, 
/**
 * Until when it holds, in UTC milliseconds.
 */
until: number, };

/**
 * Who organises a coaching period.
 */
export type Organiser = "municipality" | "wellbeing_county" | "company" | "association";

/**
 * A person whose period covers a day on which they are not expected.
 */
export type OtherPerson = { 
/**
 * The client.
 */
client_id: string, 
/**
 * Family name.
 */
last_name: string, 
/**
 * Given names.
 */
first_names: string, 
/**
 * Hours of the pattern, hundredths.
 */
planned_hours: number | null, };

/**
 * A row of `participation`.
 */
export type ParticipationRow = { 
/**
 * UUIDv7.
 */
id: string, 
/**
 * Whose.
 */
client_id: string, 
/**
 * Municipality of the spell.
 */
municipality: string | null, 
/**
 * ISCED 0-9.
 */
education_isced: number | null, 
/**
 * Code of the list `status_at_start`.
 */
status_at_start: string | null, 
/**
 * First day of unemployment.
 */
unemployed_since: string | null, 
/**
 * First day.
 */
start_date: string, 
/**
 * Last day.
 */
end_date: string | null, 
/**
 * Day of a qualification.
 */
qualification_date: string | null, 
/**
 * Whether it counts.
 */
counted: boolean, 
/**
 * Code of the list of exit reasons.
 */
exit_reason: string | null, };

/**
 * What starting or ending a period stored, and what the law says of it.
 */
export type PeriodStored = { 
/**
 * Limits that it breaks; it is stored all the same.
 */
findings: Array<Finding>, 
/**
 * The row.
 */
id: string, 
/**
 * The transaction; none where nothing changed.
 */
act: string | null, };

/**
 * A coaching period on a client's page.
 */
export type PeriodView = { 
/**
 * Id.
 */
id: string, 
/**
 * Where.
 */
environment_id: string, 
/**
 * Name of the environment.
 */
environment: string, 
/**
 * Group of the environment.
 */
group_id: string | null, 
/**
 * Name of the group.
 */
group: string | null, 
/**
 * Code of the legal basis.
 */
legal_basis: string, 
/**
 * First day.
 */
start_date: string, 
/**
 * Last day.
 */
end_date: string | null, 
/**
 * Days a week.
 */
weekly_days: number | null, 
/**
 * Hours a day, hundredths.
 */
daily_hours: number | null, 
/**
 * Weekdays as digits, Monday = 1; none for the first of the week.
 */
weekdays: string | null, 
/**
 * Code of who organises it.
 */
organiser: string | null, 
/**
 * The final assessment, if there is one and the role may read notes.
 */
final_assessment: string | null, };

/**
 * A phrase.
 */
export type PhraseLine = { 
/**
 * Id.
 */
id: string, 
/**
 * What is typed.
 */
code: string, 
/**
 * What it becomes.
 */
text: string, 
/**
 * The office's, not the worker's own.
 */
shared: boolean, };

export type Pin = { pin: string, };

/**
 * A quarter, written `2026Q3`.
 */
export type Quarter = string;

/**
 * Figures at the end of a quarter and what changed in it.
 */
export type QuarterFigures = { 
/**
 * As of the quarter's last day, from the start of the project: EECO01-EECO11 and EECR01-EECR04, always all of them.
 */
indicators: Indicators, 
/**
 * New in the quarter: the figure of its last day less that of the last day of the quarter before.
 */
change: Changes, 
/**
 * Persons who had started by the last day but are not reportable.
 */
incomplete: number, 
/**
 * How many more or fewer they are than at the end of the quarter before.
 */
incomplete_change: number, };

/**
 * A municipality's part of a quarter.
 */
export type QuarterPart = { 
/**
 * Three-digit code.
 */
municipality: string, 
/**
 * As of the quarter's last day, from the start of the project: EECO01-EECO11 and EECR01-EECR04, always all of them.
 */
indicators: Indicators, 
/**
 * New in the quarter: the figure of its last day less that of the last day of the quarter before.
 */
change: Changes, 
/**
 * Persons who had started by the last day but are not reportable.
 */
incomplete: number, 
/**
 * How many more or fewer they are than at the end of the quarter before.
 */
incomplete_change: number, };

/**
 * The figures of a quarter as a worker sees them.
 */
export type QuarterView = { 
/**
 * The municipalities that figures of all together are limited to, where the role reaches no further.
 */
limited_to?: Array<string>, 
/**
 * Which.
 */
quarter: Quarter, 
/**
 * Its first day.
 */
first_day: string, 
/**
 * Its last day.
 */
last_day: string, 
/**
 * The day that the report was made on.
 */
made_on: string, 
/**
 * Whether the quarter had ended by then.
 */
ended: boolean, 
/**
 * The day of the figures: the last.
 */
as_of: string, 
/**
 * The long-term rule.
 */
long_term_rule: LongTermRule, 
/**
 * The result rule.
 */
result_rule: ResultRule, 
/**
 * The municipality; none for all together.
 */
municipality: string | null, 
/**
 * Each municipality, zeros too.
 */
municipalities: Array<QuarterPart>, 
/**
 * Every rule of consistency.
 */
checks: Array<Check>, 
/**
 * As of the quarter's last day, from the start of the project: EECO01-EECO11 and EECR01-EECR04, always all of them.
 */
indicators: Indicators, 
/**
 * New in the quarter: the figure of its last day less that of the last day of the quarter before.
 */
change: Changes, 
/**
 * Persons who had started by the last day but are not reportable.
 */
incomplete: number, 
/**
 * How many more or fewer they are than at the end of the quarter before.
 */
incomplete_change: number, };

/**
 * One look at a client.
 */
export type ReaderLine = { 
/**
 * When, in UTC milliseconds.
 */
at: number, 
/**
 * Who.
 */
worker_id: string, 
/**
 * What they did.
 */
action: string, 
/**
 * The reason that was given for opening beyond one's reach.
 */
reason: string | null, };

export type RemoveWorker = { worker_id: string, };

/**
 * A request to give a worker another name.
 */
export type RenameWorker = { 
/**
 * The worker.
 */
worker_id: string, 
/**
 * Full name; they sign in by it from now on.
 */
name: string, };

/**
 * A report with what it is asked for.
 */
export type ReportAsked = { "kind": "esf" } & GetEsfReport | { "kind": "quarter" } & GetQuarterReport;

/**
 * The form of a report's file.
 */
export type ReportFormat = "csv" | "xlsx";

/**
 * The language of a report's file.
 */
export type ReportLanguage = "fi" | "sv" | "en";

/**
 * A request for a new passphrase by the printed recovery key, when the present one is forgotten.
 */
export type ResetPassphrase = { name: string | null, recovery_key: string, passphrase: string, };

/**
 * A request to bring a backup back as this machine's office, by the recovery key or by a worker's passphrase.
 */
export type RestoreOffice = { file: Handle, recovery_key: string | null, name: string | null, passphrase: string | null, };

/**
 * How results of one person combine.
 */
export type ResultRule = "eu" | "eura";

/**
 * A request to record that the plan that is due first was looked at, or when that of a client is looked at for the
 * first time: then it is known from now on as the employment plan.
 */
export type ReviewPlan = { 
/**
 * Whose.
 */
client_id: string, 
/**
 * When it is next looked at; none for no more.
 */
next_review_on: string | null, };

/**
 * A worker's role.
 */
export type Role = "work_coach" | "career_agent" | "company_agent" | "coordinator" | "decision_maker";

/**
 * A request to keep a half-typed form.
 */
export type SaveDraft = { 
/**
 * Which form.
 */
form: string, 
/**
 * Whom it is about.
 */
client_id: string | null, 
/**
 * Its content.
 */
content: JsonValue, 
/**
 * What the content was typed over.
 */
base: JsonValue | null, };

/**
 * A request to add a coaching environment, or to change one.
 */
export type SaveEnvironment = { 
/**
 * Which; none for a new one.
 */
id: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Where it is.
 */
municipality: string, 
/**
 * Archived.
 */
archived: boolean, };

/**
 * A request to add a group, or to change one.
 */
export type SaveGroup = { 
/**
 * Which; none for a new one.
 */
id: string | null, 
/**
 * The environment; that of a group stays.
 */
environment_id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Weekdays as digits, Monday = 1.
 */
weekdays: string, 
/**
 * Hours a day, hundredths.
 */
daily_hours: number | null, 
/**
 * Archived.
 */
archived: boolean, };

/**
 * A request to add a phrase, to change one or to take one out of use.
 */
export type SavePhrase = { 
/**
 * Which; none for a new one.
 */
id: string | null, 
/**
 * What is typed: letters and digits.
 */
code: string, 
/**
 * What it becomes.
 */
text: string, 
/**
 * For the whole office: for those who manage it.
 */
shared: boolean, 
/**
 * Taken out of use.
 */
archived: boolean, };

/**
 * A request to write the recovery key that is on the screen into a file.
 */
export type SaveRecoveryKey = { file: Handle, recovery_key: string, };

/**
 * A request to write a report into a file.
 */
export type SaveReport = { 
/**
 * Which report.
 */
report: ReportAsked, 
/**
 * The form of the file.
 */
format: ReportFormat, 
/**
 * The language of a workbook.
 */
language: ReportLanguage, 
/**
 * Where it goes; what is there is replaced.
 */
file: Handle, };

/**
 * A request to add a work task, to rename one or to archive it.
 */
export type SaveWorkTask = { 
/**
 * Which; none for a new one.
 */
id: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Offered no more.
 */
archived: boolean, };

/**
 * A request to search clients.
 */
export type SearchClients = { 
/**
 * What was typed.
 */
text: string, 
/**
 * The search has settled: it is logged, once.
 */
settled: boolean, };

/**
 * A request to say what the office calls itself.
 */
export type SetOfficeName = { 
/**
 * Its name; empty for none.
 */
name: string, };

/**
 * A request to keep a preference of one's own.
 */
export type SetPreference = { 
/**
 * Which, of those that [`OfficeView::preferences`] may hold.
 */
key: string, 
/**
 * Its value.
 */
value: string, };

/**
 * A request to copy every backup to a second place, or to do so no more.
 */
export type SetSecondPlace = { 
/**
 * The folder; none for no second place.
 */
folder: Handle | null, };

export type SignIn = { name: string | null, passphrase: string, };

export type SignInMadeUp = { worker: string, };

/**
 * What became of a person on a day.
 */
export type SituationCode = "unemployed" | "employed" | "self_employed" | "education" | "inactive" | "other";

/**
 * A row of `situation`.
 */
export type SituationRow = { 
/**
 * UUIDv7.
 */
id: string, 
/**
 * Whose.
 */
client_id: string, 
/**
 * The day.
 */
date: string, 
/**
 * Code of the list `situation`.
 */
situation: string, 
/**
 * Place within the day.
 */
order_in_day: number, };

/**
 * What a list of clients can be ordered by.
 */
export type SortColumn = "name" | "municipality" | "participating" | "environment" | "legal_basis" | "period_end";

/**
 * Start data, in EURA 2021's order (757/2021 § 56).
 */
export type StartData = { 
/**
 * First day.
 */
start_date: string, 
/**
 * Home municipality.
 */
municipality: string | null, 
/**
 * Highest completed education, ISCED 0-8, 9 = unknown.
 */
education_isced: number | null, 
/**
 * Labour market status.
 */
status_at_start: StatusAtStart | null, 
/**
 * First day of the unemployment that runs.
 */
unemployed_since: string | null, 
/**
 * False for one who is no participant, such as project staff.
 */
counted: boolean, };

/**
 * A request to start a participation.
 */
export type StartParticipation = { 
/**
 * The client.
 */
client_id: string, 
/**
 * The start data.
 */
start: StartData, };

/**
 * A request to start a coaching period.
 */
export type StartPeriod = { 
/**
 * The client.
 */
client_id: string, 
/**
 * Where.
 */
environment_id: string, 
/**
 * On what legal basis.
 */
legal_basis: LegalBasis, 
/**
 * First day.
 */
start_date: string, 
/**
 * Last day, planned.
 */
end_date: string | null, 
/**
 * Days a week.
 */
weekly_days: number | null, 
/**
 * Hours a day, hundredths.
 */
daily_hours: number | null, 
/**
 * Weekdays as digits, Monday = 1; they settle the days a week.
 */
weekdays: string | null, 
/**
 * Group of the environment.
 */
group_id: string | null, 
/**
 * Who organises it.
 */
organiser: Organiser | null, };

/**
 * Labour market status at the start of a participation (757/2021 § 56, item 9).
 */
export type StatusAtStart = "unemployed" | "inactive" | "student" | "employed" | "self_employed";

/**
 * What a check of the store found.
 */
export type StoreChecked = { 
/**
 * Everything that was checked.
 */
checks: Array<Checked>, };

/**
 * What was stored: the new row's id, and the act, for undoing it.
 */
export type Stored = { 
/**
 * The row.
 */
id: string, 
/**
 * The transaction; none where nothing changed.
 */
act: string | null, };

/**
 * Who stands in for whom.
 */
export type SubstituteLine = { 
/**
 * Id.
 */
id: string, 
/**
 * Who is away.
 */
worker_id: string, 
/**
 * Who stands in: sees and does what the other's environments and clients need, as far as their own role goes.
 */
substitute_id: string, 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
to: string, };

/**
 * A request to take away a note of one's own, such as one that was written about somebody else.
 */
export type TakeAwayNote = { 
/**
 * About whom.
 */
client_id: string, 
/**
 * The note.
 */
note_id: string, };

/**
 * A request to take away a coaching period that did not come about.
 */
export type TakeAwayPeriod = { 
/**
 * The client.
 */
client_id: string, 
/**
 * The period.
 */
period_id: string, };

/**
 * A request to take away a situation that was recorded by mistake.
 */
export type TakeAwaySituation = { 
/**
 * The client.
 */
client_id: string, 
/**
 * The situation.
 */
situation_id: string, };

/**
 * A request to take a substitution back.
 */
export type TakeBackSubstitute = { 
/**
 * Which.
 */
id: string, };

/**
 * A work task of the bank.
 */
export type TaskLine = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, };

/**
 * A request to undo an act.
 */
export type Undo = { 
/**
 * The act, as the command that did it answered.
 */
act: string, };

/**
 * What undoing did.
 */
export type Undone = { 
/**
 * The act of undoing, which can itself be undone.
 */
act: string | null, };

/**
 * Whom a half-typed form is about.
 */
export type UnfinishedClient = { 
/**
 * Id.
 */
id: string, 
/**
 * Last name.
 */
last_name: string, 
/**
 * First names.
 */
first_names: string, };

/**
 * A form that was left half-typed.
 */
export type UnfinishedLine = { 
/**
 * Which form.
 */
form: string, 
/**
 * Whom it is about.
 */
client: UnfinishedClient | null, 
/**
 * When it was kept, in UTC milliseconds.
 */
at: number, };

/**
 * A day with people who wait to be marked.
 */
export type UnmarkedDay = { 
/**
 * The day.
 */
date: string, 
/**
 * The environment.
 */
environment_id: string, 
/**
 * How many.
 */
people: number, };

/**
 * One thing that waits.
 */
export type WaitingLine = { 
/**
 * The client.
 */
client_id: string, 
/**
 * Family name.
 */
last_name: string, 
/**
 * Given names.
 */
first_names: string, 
/**
 * The day it is about.
 */
date: string, 
/**
 * Whether that day has passed.
 */
late: boolean, };

/**
 * How many things of each kind wait.
 */
export type WaitingTotals = { 
/**
 * Absences whose reason is to be found out.
 */
unexplained: number, 
/**
 * Periods that end soon.
 */
ending: number, 
/**
 * Reviews of plans.
 */
reviews: number, 
/**
 * Absences to be reported.
 */
notices: number, };

/**
 * What waits to be done by a worker, of each kind the 200 that wait longest; empty where the role may not see such
 * things.
 */
export type WaitingView = { 
/**
 * Absences whose reason is to be found out.
 */
unexplained: Array<WaitingLine>, 
/**
 * Periods that end soon (L380 § 33: a talk a month before).
 */
ending: Array<WaitingLine>, 
/**
 * Reviews of plans that are late or due within 14 days.
 */
reviews: Array<WaitingLine>, 
/**
 * Absences that should have been reported to the payer of the benefit.
 */
notices: Array<WaitingLine>, 
/**
 * How many of each kind there are in all.
 */
totals: WaitingTotals, };

/**
 * Which store the desk is at.
 */
export type Which = "office" | "made_up";

/**
 * A work task.
 */
export type WorkTaskLine = { 
/**
 * Id.
 */
id: string, 
/**
 * Its name, by which files know it.
 */
name: string, 
/**
 * Offered no more.
 */
archived: boolean, };

/**
 * A worker of the office.
 */
export type WorkerLine = { 
/**
 * Id.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * Role.
 */
role: string, 
/**
 * Municipalities; none means all.
 */
municipalities: Array<string>, 
/**
 * The municipalities that they freeze and send for (kuntavastaava).
 */
responsible: Array<string>, 
/**
 * Coaching environments.
 */
environments: Array<string>, 
/**
 * Archived: signs in no more.
 */
archived: boolean, };

/**
 * A request to write the file.
 */
export type WriteDiagnostics = { 
/**
 * Where it goes; what is there is replaced.
 */
file: Handle, };

/** Every command with its request and its view. */
export type Commands = {
  desk: [Nothing, DeskView];
  passphrase_strength: [Estimate, number];
  create_office: [CreateOffice, OfficeCreated];
  restore_office: [RestoreOffice, DeskView];
  sign_in: [SignIn, DeskView];
  reset_passphrase: [ResetPassphrase, DeskView];
  make_made_up: [Nothing, Array<DemoWorker>];
  reset_made_up: [Nothing, Array<DemoWorker>];
  made_up_workers: [Nothing, Array<DemoWorker>];
  sign_in_made_up: [SignInMadeUp, DeskView];
  lock: [Nothing, DeskView];
  set_pin: [Pin, DeskView];
  unlock_pin: [Pin, DeskView];
  new_recovery_key: [Nothing, OfficeCreated];
  save_recovery_key: [SaveRecoveryKey, DeskView];
  confirm_recovery_key: [Nothing, DeskView];
  remove_worker: [RemoveWorker, DeskView];
  list_clients: [ListClients, ClientPage];
  search_clients: [SearchClients, FoundClients];
  open_client: [OpenClient, ClientView];
  client_history: [ClientHistory, Array<HistoryLine>];
  list_readers: [ListReaders, Array<ReaderLine>];
  log_clients_print: [LogClientsPrint, null];
  edit_client: [EditClient, Stored];
  find_beyond: [FindBeyond, Array<FoundBeyond>];
  open_with_reason: [OpenWithReason, null];
  name_substitute: [NameSubstitute, Stored];
  take_back_substitute: [TakeBackSubstitute, null];
  add_client: [AddClient, Stored];
  start_period: [StartPeriod, PeriodStored];
  end_period: [EndPeriod, PeriodStored];
  edit_period: [EditPeriod, PeriodStored];
  take_away_period: [TakeAwayPeriod, Stored];
  save_group: [SaveGroup, Stored];
  list_work_tasks: [ListWorkTasks, Array<WorkTaskLine>];
  save_work_task: [SaveWorkTask, Stored];
  list_closed_days: [ListClosedDays, Array<ClosedDays>];
  close_days: [CloseDays, DaysClosed];
  open_days: [CloseDays, DaysClosed];
  list_phrases: [ListPhrases, Array<PhraseLine>];
  save_phrase: [SavePhrase, Stored];
  mark_attendance: [MarkAttendance, Marked];
  get_month: [GetMonth, Month];
  add_note: [AddNote, Stored];
  clients_for_notes: [ClientsForNotes, Array<ClientForNote>];
  add_notes: [AddNotes, NotesAdded];
  edit_note: [EditNote, Stored];
  take_away_note: [TakeAwayNote, Stored];
  list_notes: [ListNotes, Array<NoteView>];
  save_draft: [SaveDraft, null];
  discard_draft: [DiscardDraft, null];
  list_drafts: [ListDrafts, Array<DraftView>];
  list_unfinished: [ListUnfinished, Array<UnfinishedLine>];
  undo: [Undo, Undone];
  latest_acts: [LatestActs, Array<ActLine>];
  get_esf_report: [GetEsfReport, EsfView];
  get_quarter_report: [GetQuarterReport, QuarterView];
  start_participation: [StartParticipation, Stored];
  take_away_participation: [OneParticipation, Stored];
  reopen_participation: [OneParticipation, Stored];
  edit_start: [EditStart, Stored];
  end_participation: [EndParticipation, Stored];
  edit_end: [EndParticipation, Stored];
  add_situation: [AddSituation, Stored];
  take_away_situation: [TakeAwaySituation, Stored];
  figure_persons: [FigurePersons, FigurePersonsView];
  get_day: [GetDay, DayView];
  log_print: [LogPrint, null];
  get_waiting: [GetWaiting, WaitingView];
  add_absence_notice: [AddAbsenceNotice, Stored];
  review_plan: [ReviewPlan, Stored];
  get_office: [GetOffice, OfficeView];
  set_preference: [SetPreference, null];
  save_environment: [SaveEnvironment, Stored];
  set_office_name: [SetOfficeName, OfficeNamed];
  edit_worker: [EditWorker, Stored];
  add_municipality: [AddMunicipality, null];
  rename_worker: [RenameWorker, null];
  add_worker: [AddWorker, Stored];
  change_passphrase: [ChangePassphrase, null];
  save_report: [SaveReport, null];
  get_backups: [GetBackups, BackupsView];
  back_up_now: [BackUpNow, BackupsView];
  write_diagnostics: [WriteDiagnostics, null];
  set_second_place: [SetSecondPlace, BackupsView];
  import_files: [ImportFiles, JobId];
  export_files: [ExportFiles, JobId];
  check_store: [CheckStore, JobId];
  job_status: [JobRequest, JobStatus];
  job_cancel: [JobRequest, null];
};

/** Every long command with its request and the view that its job ends with. */
export type Jobs = {
  import_files: [ImportFiles, Imported];
  export_files: [ExportFiles, Exported];
  check_store: [CheckStore, StoreChecked];
};

/** What each command needs at all; the program enforces it, the window shows by it. */
export const NEEDS = {
  list_clients: "list_clients",
  search_clients: "list_clients",
  open_client: "view_client",
  client_history: "view_client",
  list_readers: "view_read_log",
  log_clients_print: "list_clients",
  edit_client: "edit_client",
  find_beyond: "view_client",
  open_with_reason: "view_client",
  name_substitute: "use_program",
  take_back_substitute: "use_program",
  add_client: "edit_client",
  start_period: "edit_period",
  end_period: "edit_period",
  edit_period: "edit_period",
  take_away_period: "edit_period",
  save_group: "edit_period",
  list_work_tasks: "edit_period",
  save_work_task: "edit_period",
  list_closed_days: "use_program",
  close_days: "edit_period",
  open_days: "edit_period",
  list_phrases: "write_notes",
  save_phrase: "write_notes",
  mark_attendance: "mark_attendance",
  get_month: "view_attendance",
  add_note: "write_notes",
  clients_for_notes: "write_notes",
  add_notes: "write_notes",
  edit_note: "write_notes",
  take_away_note: "write_notes",
  list_notes: "view_notes",
  save_draft: "use_program",
  discard_draft: "use_program",
  list_drafts: "use_program",
  list_unfinished: "use_program",
  undo: "use_program",
  latest_acts: "use_program",
  get_esf_report: "view_reports",
  get_quarter_report: "view_reports",
  start_participation: "edit_participation",
  take_away_participation: "edit_participation",
  reopen_participation: "edit_participation",
  edit_start: "edit_participation",
  end_participation: "edit_participation",
  edit_end: "edit_participation",
  add_situation: "edit_participation",
  take_away_situation: "edit_participation",
  figure_persons: "view_reports",
  get_day: "mark_attendance",
  log_print: "mark_attendance",
  get_waiting: "list_clients",
  add_absence_notice: "mark_attendance",
  review_plan: "write_notes",
  get_office: "use_program",
  set_preference: "use_program",
  save_environment: "manage_office",
  set_office_name: "manage_office",
  edit_worker: "manage_office",
  add_municipality: "manage_office",
  rename_worker: "manage_office",
  add_worker: "manage_office",
  change_passphrase: "use_program",
  save_report: "view_reports",
  get_backups: "use_program",
  back_up_now: "use_program",
  write_diagnostics: "use_program",
  set_second_place: "keep_store",
  import_files: "import_files",
  export_files: "export_files",
  check_store: "keep_store",
} as const satisfies Partial<Record<keyof Commands, Capability>>;
