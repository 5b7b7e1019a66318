//! Taking files in: all or nothing, and the same file twice changes nothing the second time.
//!
//! Rows are read ([`read`]), typed ([`row`]), matched with what is stored ([`plan`]) and written in one transaction
//! ([`write`]). Nothing is written while a row is in error; each error names file, row, column, value and reason.

mod check;
mod follow;
mod issue;
mod plan;
mod read;
mod row;
mod words;
mod write;

pub use issue::{Issue, MOST, Reason};
pub use row::Kind;
pub use words::message;

use crate::error::ApiError;
use crate::files::Handle;
use crate::jobs::Progress;
use crate::made_up::MadeUpRegion;
use crate::session::Session;
use chrono::NaiveDate;
use plan::{Held, Making, Person};
use polku_domain::limits::WorkTrialElsewhere;
use polku_domain::parameters::Parameters;
use polku_domain::record::{AttendanceRow, CoachingPeriodRow, ParticipationRow, SituationRow};
use polku_domain::{IdentityCode, hours::Hours};
use polku_store::SqliteConnection;
use polku_store::participation::{coded, date, optional_date};
use polku_store::seams::IdGen;
use polku_store::{Act, Store, StoreError, WriteTx, client, environment, participation, period};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use ts_rs::TS;

/// A request to take files in.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportFiles {
    /// The files, as handles.
    pub files: Vec<Handle>,
    /// Find out what would happen, store nothing.
    #[serde(default)]
    pub dry_run: bool,
    /// Where values differ, the file's replace the stored ones.
    #[serde(default)]
    pub update: bool,
    /// The day that limits and future dates are judged by; today if absent.
    #[serde(default)]
    pub today: Option<NaiveDate>,
}

/// What became of one file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportedFile {
    /// Its name.
    pub file: String,
    /// Its kind.
    pub kind: Option<Kind>,
    /// Its rows.
    pub rows: u64,
    /// New ones.
    pub added: u64,
    /// Those that changed a stored one.
    pub changed: u64,
    /// Those that were known as they are.
    pub unchanged: u64,
}

/// What became of an import. With any error nothing was stored.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Imported {
    /// File by file, in the order of import.
    pub files: Vec<ImportedFile>,
    /// What is wrong, at most [`MOST`].
    pub errors: Vec<Issue>,
    /// How many more errors there are.
    pub errors_more: u64,
    /// What a worker should know, at most [`MOST`].
    pub warnings: Vec<Issue>,
    /// How many more warnings there are.
    pub warnings_more: u64,
    /// Whether anything was stored.
    pub stored: bool,
    /// Whether nothing was to be stored.
    pub dry_run: bool,
}

/// The content of a file with its name.
pub(crate) type NamedBytes = (String, Result<Vec<u8>, std::io::ErrorKind>);

/// What an import is told besides the files.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Options {
    pub(crate) dry_run: bool,
    pub(crate) update: bool,
    pub(crate) today: NaiveDate,
}

/// Takes files in.
pub(crate) async fn run(
    store: &Store,
    session: &Session,
    files: Vec<NamedBytes>,
    options: Options,
    progress: &Progress,
) -> Result<Imported, ApiError> {
    let mut tables = Vec::new();
    let mut errors = Vec::new();
    for (name, bytes) in files {
        progress.step(&name, 0, 0)?;
        let read = match bytes {
            Ok(bytes) => read::read(&bytes),
            Err(kind) => Err((
                None,
                Reason::UnreadableFile {
                    why: kind.to_string(),
                },
            )),
        };
        match read {
            Ok(table) => match row::columns(&name, &table) {
                Ok(columns) => tables.push((name, Some(columns), table)),
                Err(mut issues) => {
                    errors.append(&mut issues);
                    tables.push((name, None, table));
                }
            },
            Err((at, reason)) => {
                errors.push(Issue {
                    file: name.clone(),
                    row: at,
                    column: None,
                    value: String::new(),
                    reason,
                });
                tables.push((name, None, read::Table::default()));
            }
        }
    }
    tables.sort_by_key(|(_, columns, _)| columns.as_ref().map(|c| c.kind));
    let names: Vec<String> = tables.iter().map(|(name, ..)| name.clone()).collect();
    let parameters = session.parameters(store).await?;

    // the writer is taken before anything is read, so that what the plan is made of cannot change under it
    let mut tx = store.begin(Act::new(&session.worker_id, "import")).await?;
    let municipalities = environment::municipalities(tx.conn()).await?;
    let context = row::Context {
        municipalities: &municipalities,
        made_up: store.is_made_up(),
        today: options.today,
    };
    let mut rows = row::Rows::default();
    for (index, (name, columns, table)) in tables.iter().enumerate() {
        if let Some(columns) = columns {
            progress.step(name, 0, table.rows.len() as u64)?;
            errors.append(&mut row::read_rows(
                (index, name),
                table,
                columns,
                &context,
                &mut rows,
            ));
        }
    }
    let stored = load(tx.conn(), &rows).await?;
    let making = Making {
        files: &names,
        update: options.update,
        today: options.today,
        parameters: &parameters,
    };
    let mut plan = plan::make(rows, stored, &making);
    errors.append(&mut plan.errors);
    errors.sort_by_key(|issue| (names.iter().position(|name| *name == issue.file), issue.row));

    let mut stored = false;
    if errors.is_empty() {
        write::write(&mut tx, store.ids(), &plan, &names, progress).await?;
        progress.last_chance()?;
        if options.dry_run {
            tx.rollback().await?;
        } else {
            stored = tx
                .commit()
                .await
                .map_err(|error| error.with_disk_of(store.path()))?
                .is_some();
        }
    } else {
        tx.rollback().await?;
    }
    let files = tables
        .iter()
        .zip(&plan.tallies)
        .map(|((file, columns, table), tally)| ImportedFile {
            file: file.clone(),
            kind: columns.as_ref().map(|c| c.kind),
            rows: table.rows.len() as u64,
            added: tally.added,
            changed: tally.changed,
            unchanged: tally.unchanged,
        })
        .collect();
    let errors_more = errors.len().saturating_sub(MOST) as u64;
    let warnings_more = plan.warnings.len().saturating_sub(MOST) as u64;
    errors.truncate(MOST);
    plan.warnings.truncate(MOST);
    Ok(Imported {
        files,
        errors,
        errors_more,
        warnings: plan.warnings,
        warnings_more,
        stored,
        dry_run: options.dry_run,
    })
}

/// Puts a made-up region into the store by the same matching and writing.
pub(crate) async fn made_up(
    tx: &mut WriteTx,
    ids: &dyn IdGen,
    region: &MadeUpRegion,
    parameters: &Parameters,
    today: NaiveDate,
) -> Result<(), ApiError> {
    fn placed<T: Clone>(rows: &[T]) -> Vec<row::Placed<T>> {
        (2..)
            .zip(rows)
            .map(|(row, value)| row::Placed {
                file: 0,
                row,
                value: value.clone(),
            })
            .collect()
    }
    let rows = row::Rows {
        participations: placed(&region.participations),
        situations: placed(&region.situations),
        periods: placed(&region.periods),
        attendance: placed(&region.attendance),
        refused: BTreeSet::new(),
    };
    let files = [String::from("made-up")];
    let plan = plan::make(
        rows,
        Vec::new(),
        &Making {
            files: &files,
            update: false,
            today,
            parameters,
        },
    );
    if let Some(issue) = plan.errors.first() {
        tracing::error!(
            reason = issue.reason.code(),
            row = issue.row,
            "the made-up region breaks a rule"
        );
        return Err(ApiError::new(crate::Code::Internal));
    }
    write::write(tx, ids, &plan, &files, &Progress::silent()).await
}

/// What is stored of the persons that the rows name.
async fn load(
    conn: &mut SqliteConnection,
    rows: &row::Rows,
) -> Result<Vec<(IdentityCode, Person)>, StoreError> {
    let mut codes: BTreeSet<IdentityCode> = BTreeSet::new();
    codes.extend(rows.participations.iter().map(|r| r.value.identity_code));
    codes.extend(rows.situations.iter().map(|r| r.value.identity_code));
    codes.extend(rows.periods.iter().map(|r| r.value.identity_code));
    codes.extend(rows.attendance.iter().map(|r| r.value.identity_code));
    let codes: Vec<&str> = codes.iter().map(IdentityCode::as_str).collect();
    let clients = client::by_identity_codes(&mut *conn, &codes).await?;
    let ids: Vec<&str> = clients.iter().map(|c| c.id.as_str()).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut people: Vec<(IdentityCode, Person)> = Vec::with_capacity(clients.len());
    let mut index: HashMap<String, usize> = HashMap::new();
    for row in &clients {
        let code =
            IdentityCode::parse(&row.identity_code).map_err(|_| StoreError::Inconsistent {
                table: "client",
                column: "identity_code",
            })?;
        let elsewhere = row
            .work_trial_days_elsewhere
            .and_then(|days| u32::try_from(days).ok());
        let until = optional_date(
            row.work_trial_elsewhere_until.as_deref(),
            "client",
            "work_trial_elsewhere_until",
        )?;
        index.insert(row.id.clone(), people.len());
        people.push((
            code,
            Person {
                client_id: Some(row.id.clone()),
                last_name: row.last_name.clone(),
                first_names: row.first_names.clone(),
                gender: coded(row.gender.as_deref(), "client", "gender")?,
                work_trial_elsewhere: elsewhere
                    .zip(until)
                    .map(|(days, until)| WorkTrialElsewhere { days, until }),
                ..Person::default()
            },
        ));
    }
    for row in participation::of_clients(&mut *conn, &ids).await? {
        let Some((code, person)) = index.get(&row.client_id).and_then(|n| people.get_mut(*n))
        else {
            continue;
        };
        let start = date(&row.start_date, "participation", "start_date")?;
        person.named_on = person.named_on.max(Some(start));
        let value = spell_row(*code, start, &row)?;
        person.spells.insert(start, Held::stored(row.id, value));
    }
    for row in participation::situations_of_clients(&mut *conn, &ids).await? {
        let Some((code, person)) = index.get(&row.client_id).and_then(|n| people.get_mut(*n))
        else {
            continue;
        };
        let fact = participation::situation(&row)?;
        let value = SituationRow {
            identity_code: *code,
            date: fact.date,
            situation: fact.situation,
            order_in_day: Some(fact.order_in_day),
        };
        person.situations.insert(
            (fact.date, fact.situation.as_str()),
            Held::stored(row.id, value),
        );
    }
    let environments: BTreeMap<String, String> = environment::all(&mut *conn)
        .await?
        .into_iter()
        .map(|e| (e.id, e.name))
        .collect();
    for row in period::of_clients(&mut *conn, &ids).await? {
        let Some((code, person)) = index.get(&row.client_id).and_then(|n| people.get_mut(*n))
        else {
            continue;
        };
        let period = row.period()?;
        let value = CoachingPeriodRow {
            identity_code: *code,
            environment: environments
                .get(&row.environment_id)
                .cloned()
                .unwrap_or_default(),
            legal_basis: period.legal_basis,
            start_date: period.start,
            end_date: period.end,
            weekly_days: period.weekly_days,
            daily_hours: period.daily_hours,
        };
        person.periods.push(Held::stored(row.id, value));
    }
    if rows.attendance.is_empty() && rows.periods.is_empty() {
        return Ok(people);
    }
    let tasks: BTreeMap<String, String> = environment::tasks(&mut *conn)
        .await?
        .into_iter()
        .map(|task| (task.id, task.name))
        .collect();
    for row in polku_store::attendance::of_clients(&mut *conn, &ids, "", "9999").await? {
        let Some((code, person)) = index.get(&row.client_id).and_then(|n| people.get_mut(*n))
        else {
            continue;
        };
        let day = row.day()?;
        let value = AttendanceRow {
            identity_code: *code,
            date: day.date,
            attendance: day.attendance,
            hours: row
                .hours
                .and_then(|h| u32::try_from(h).ok())
                .map(Hours::from_hundredths),
            task: row
                .work_task_id
                .and_then(|id| tasks.get(&id).cloned())
                .unwrap_or_default(),
        };
        person
            .attendance
            .insert(day.date, Held::stored(String::new(), value));
    }
    Ok(people)
}

fn spell_row(
    identity_code: IdentityCode,
    start_date: NaiveDate,
    row: &participation::ParticipationRow,
) -> Result<ParticipationRow, StoreError> {
    const TABLE: &str = "participation";
    Ok(ParticipationRow {
        identity_code,
        last_name: String::new(),
        first_names: String::new(),
        gender: None,
        municipality: row.municipality.clone(),
        education_isced: row
            .education_isced
            .and_then(|level| u8::try_from(level).ok()),
        status_at_start: coded(row.status_at_start.as_deref(), TABLE, "status_at_start")?,
        unemployed_since: optional_date(
            row.unemployed_since.as_deref(),
            TABLE,
            "unemployed_since",
        )?,
        start_date,
        end_date: optional_date(row.end_date.as_deref(), TABLE, "end_date")?,
        qualification_date: optional_date(
            row.qualification_date.as_deref(),
            TABLE,
            "qualification_date",
        )?,
        counted: Some(row.counted),
    })
}
