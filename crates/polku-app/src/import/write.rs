//! Writing what the plan says, in bulk.

use super::plan::{Held, Person, Plan, municipality_on};
use crate::error::ApiError;
use crate::jobs::Progress;
use polku_domain::hours::Hours;
use polku_domain::record::{AttendanceRow, CoachingPeriodRow, ParticipationRow, SituationRow};
use polku_domain::{IdentityCode, NaiveDate};
use polku_store::client::{self, ClientRow, keys_of_name};
use polku_store::environment::{self, EnvironmentRow, WorkTaskRow};
use polku_store::participation::{
    self, ParticipationRow as StoredSpell, SituationRow as StoredSituation,
};
use polku_store::period::{self, PeriodRow};
use polku_store::seams::IdGen;
use polku_store::{WriteTx, attendance};
use std::collections::BTreeMap;

/// Rows of one statement.
const CHUNK: usize = 4000;

/// Writes new and changed rows. A client's municipality is that of the spell that began last.
pub(super) async fn write(
    tx: &mut WriteTx,
    ids: &dyn IdGen,
    plan: &Plan,
    files: &[String],
    progress: &Progress,
) -> Result<(), ApiError> {
    let environments = environments(tx, ids, plan).await?;
    let tasks = tasks(tx, ids, plan).await?;
    let client_ids = clients(tx, ids, plan).await?;
    let people = || {
        plan.people
            .iter()
            .zip(&client_ids)
            .map(|((_, person), id)| (person, id.as_str()))
    };
    spells(tx, ids, people()).await?;
    situations(tx, ids, people()).await?;
    periods(tx, ids, people(), &environments).await?;

    let total = plan
        .people
        .iter()
        .flat_map(|(_, p)| p.attendance.values())
        .filter(|h| h.changed)
        .count();
    let name = files.last().map_or("", String::as_str);
    let mut done = 0;
    let (mut fresh, mut known) = (Vec::with_capacity(CHUNK), Vec::new());
    for (person, id) in people() {
        for held in person.attendance.values().filter(|held| held.changed) {
            let row = attendance_row(&held.value, id, &tasks);
            if held.id.is_some() {
                known.push(row)
            } else {
                fresh.push(row)
            }
            done += 1;
            if fresh.len() == CHUNK {
                attendance::insert(tx.conn(), &fresh).await?;
                fresh.clear();
                progress.step(name, done as u64, total as u64)?;
            }
        }
    }
    for chunk in fresh.chunks(CHUNK) {
        attendance::insert(tx.conn(), chunk).await?;
    }
    for chunk in known.chunks(CHUNK) {
        attendance::mark_known(tx.conn(), chunk).await?;
    }
    Ok(())
}

async fn environments(
    tx: &mut WriteTx,
    ids: &dyn IdGen,
    plan: &Plan,
) -> Result<BTreeMap<String, String>, ApiError> {
    let mut known: BTreeMap<String, String> = environment::all(tx.conn())
        .await?
        .into_iter()
        .rev()
        .map(|e| (e.name, e.id))
        .collect();
    // an unknown one lies in the municipality of the earliest period there
    let mut first: BTreeMap<&str, (NaiveDate, &Person)> = BTreeMap::new();
    for (_, person) in &plan.people {
        for held in person.periods.iter().filter(|held| held.changed) {
            let name = held.value.environment.as_str();
            if !known.contains_key(name)
                && first
                    .get(name)
                    .is_none_or(|(start, _)| held.value.start_date < *start)
            {
                first.insert(name, (held.value.start_date, person));
            }
        }
    }
    let rows: Vec<EnvironmentRow> = first
        .into_iter()
        .map(|(name, (start, person))| EnvironmentRow {
            id: ids.next().to_string(),
            municipality: municipality_on(person, start),
            name: name.to_owned(),
            archived_on: None,
        })
        .collect();
    environment::insert(tx.conn(), &rows).await?;
    known.extend(rows.into_iter().map(|row| (row.name, row.id)));
    Ok(known)
}

async fn tasks(
    tx: &mut WriteTx,
    ids: &dyn IdGen,
    plan: &Plan,
) -> Result<BTreeMap<String, String>, ApiError> {
    let mut known: BTreeMap<String, String> = environment::tasks(tx.conn())
        .await?
        .into_iter()
        .rev()
        .map(|t| (t.name, t.id))
        .collect();
    let mut unknown: BTreeMap<&str, String> = BTreeMap::new();
    for (_, person) in &plan.people {
        for held in person.attendance.values().filter(|held| held.changed) {
            let task = held.value.task.as_str();
            if !task.is_empty() && !known.contains_key(task) && !unknown.contains_key(task) {
                unknown.insert(task, ids.next().to_string());
            }
        }
    }
    let rows: Vec<WorkTaskRow> = unknown
        .into_iter()
        .map(|(name, id)| WorkTaskRow {
            id,
            name: name.to_owned(),
            archived_on: None,
        })
        .collect();
    environment::insert_tasks(tx.conn(), &rows).await?;
    known.extend(rows.into_iter().map(|row| (row.name, row.id)));
    Ok(known)
}

/// The clients' ids, in the order of the plan.
async fn clients(tx: &mut WriteTx, ids: &dyn IdGen, plan: &Plan) -> Result<Vec<String>, ApiError> {
    let mut fresh = Vec::new();
    let mut client_ids = Vec::with_capacity(plan.people.len());
    for (code, person) in &plan.people {
        let municipality = person
            .spells
            .values()
            .next_back()
            .and_then(|held| held.value.municipality.clone());
        match &person.client_id {
            None => {
                let row = new_client(ids.next().to_string(), code, person, municipality);
                client_ids.push(row.id.clone());
                fresh.push(row);
            }
            Some(id) => {
                let moved = person
                    .spells
                    .values()
                    .next_back()
                    .is_some_and(|held| held.changed);
                if (person.changed || moved)
                    && let Some(mut row) = client::by_id(tx.conn(), id).await?
                {
                    row.last_name.clone_from(&person.last_name);
                    row.first_names.clone_from(&person.first_names);
                    (row.sort_key, row.search_key) = keys_of_name(&row.last_name, &row.first_names);
                    row.gender = person.gender.map(|g| g.as_str().to_owned());
                    if moved && municipality.is_some() {
                        row.municipality = municipality;
                    }
                    client::update(tx.conn(), &row).await?;
                }
                client_ids.push(id.clone());
            }
        }
    }
    for chunk in fresh.chunks(CHUNK) {
        client::insert(tx.conn(), chunk).await?;
    }
    Ok(client_ids)
}

fn new_client(
    id: String,
    code: &IdentityCode,
    person: &Person,
    municipality: Option<String>,
) -> ClientRow {
    let (sort_key, search_key) = keys_of_name(&person.last_name, &person.first_names);
    ClientRow {
        id,
        identity_code: code.as_str().to_owned(),
        last_name: person.last_name.clone(),
        first_names: person.first_names.clone(),
        gender: person.gender.map(|g| g.as_str().to_owned()),
        municipality,
        phone: None,
        non_disclosure: false,
        career_agent_id: None,
        work_trial_days_elsewhere: None,
        work_trial_elsewhere_until: None,
        sort_key,
        search_key,
        archived_on: None,
    }
}

async fn spells<'a>(
    tx: &mut WriteTx,
    ids: &dyn IdGen,
    people: impl Iterator<Item = (&'a Person, &'a str)>,
) -> Result<(), ApiError> {
    let mut fresh = Vec::new();
    for (person, client_id) in people {
        for held in person.spells.values().filter(|held| held.changed) {
            let row = spell_row(held, client_id, ids);
            if held.id.is_some() {
                participation::update_imported(tx.conn(), &row).await?;
            } else {
                fresh.push(row);
            }
        }
    }
    for chunk in fresh.chunks(CHUNK) {
        participation::insert(tx.conn(), chunk).await?;
    }
    Ok(())
}

fn text(date: Option<NaiveDate>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn spell_row(held: &Held<ParticipationRow>, client_id: &str, ids: &dyn IdGen) -> StoredSpell {
    let value = &held.value;
    StoredSpell {
        id: held.id.clone().unwrap_or_else(|| ids.next().to_string()),
        client_id: client_id.to_owned(),
        municipality: value.municipality.clone(),
        education_isced: value.education_isced.map(i64::from),
        status_at_start: value.status_at_start.map(|s| s.as_str().to_owned()),
        unemployed_since: text(value.unemployed_since),
        start_date: value.start_date.to_string(),
        end_date: text(value.end_date),
        qualification_date: text(value.qualification_date),
        counted: value.counted.unwrap_or(true),
        exit_reason: None,
    }
}

async fn situations<'a>(
    tx: &mut WriteTx,
    ids: &dyn IdGen,
    people: impl Iterator<Item = (&'a Person, &'a str)>,
) -> Result<(), ApiError> {
    let mut fresh = Vec::new();
    for (person, client_id) in people {
        let mut changed: Vec<_> = person
            .situations
            .values()
            .filter(|held| held.changed)
            .collect();
        // of those with the same place in a day the one that was imported last gets the last id
        changed.sort_by_key(|held| (held.value.date, held.from));
        for held in changed {
            let value: &SituationRow = &held.value;
            let row = StoredSituation {
                id: held.id.clone().unwrap_or_else(|| ids.next().to_string()),
                client_id: client_id.to_owned(),
                date: value.date.to_string(),
                situation: value.situation.as_str().to_owned(),
                order_in_day: value.order_in_day.unwrap_or_default(),
            };
            if held.id.is_some() {
                participation::update_situation(tx.conn(), &row).await?;
            } else {
                fresh.push(row);
            }
        }
    }
    for chunk in fresh.chunks(CHUNK) {
        participation::insert_situations(tx.conn(), chunk).await?;
    }
    Ok(())
}

async fn periods<'a>(
    tx: &mut WriteTx,
    ids: &dyn IdGen,
    people: impl Iterator<Item = (&'a Person, &'a str)>,
    environments: &BTreeMap<String, String>,
) -> Result<(), ApiError> {
    let mut fresh = Vec::new();
    for (person, client_id) in people {
        for held in person.periods.iter().filter(|held| held.changed) {
            let value: &CoachingPeriodRow = &held.value;
            let row = PeriodRow {
                id: held.id.clone().unwrap_or_else(|| ids.next().to_string()),
                client_id: client_id.to_owned(),
                environment_id: environments
                    .get(&value.environment)
                    .cloned()
                    .unwrap_or_default(),
                legal_basis: value.legal_basis.as_str().to_owned(),
                organiser: None,
                start_date: value.start_date.to_string(),
                end_date: text(value.end_date),
                weekly_days: value.weekly_days.map(i64::from),
                daily_hours: value.daily_hours.map(|h| i64::from(h.hundredths())),
                weekdays: None,
                group_id: None,
            };
            if held.id.is_some() {
                period::update_imported(tx.conn(), &row).await?;
            } else {
                fresh.push(row);
            }
        }
    }
    for chunk in fresh.chunks(CHUNK) {
        period::insert(tx.conn(), chunk).await?;
    }
    Ok(())
}

fn attendance_row(
    value: &AttendanceRow,
    client_id: &str,
    tasks: &BTreeMap<String, String>,
) -> attendance::AttendanceRow {
    attendance::AttendanceRow {
        client_id: client_id.to_owned(),
        date: value.date.to_string(),
        attendance: value.attendance.as_str().to_owned(),
        hours: value.hours.map(Hours::hundredths).map(i64::from),
        work_task_id: tasks.get(&value.task).cloned(),
        note: None,
    }
}
