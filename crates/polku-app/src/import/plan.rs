//! What an import would do: the rows matched with what is stored, person by person, and what is wrong with the whole.
//!
//! Nothing here touches the database. Rows with different dates may come in any order: they are taken by date.

use super::check::Checked;
use super::issue::{Issue, Reason};
use super::row::{Placed, Rows};
use chrono::NaiveDate;
use polku_domain::calendar::age_on;
use polku_domain::code::Gender;
use polku_domain::parameters::Parameters;
use polku_domain::record::{AttendanceRow, CoachingPeriodRow, ParticipationRow, SituationRow};
use polku_domain::{IdentityCode, limits};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What the store knows of a person, or will.
#[derive(Debug, Default)]
pub(crate) struct Person {
    pub(crate) client_id: Option<String>,
    pub(crate) last_name: String,
    pub(crate) first_names: String,
    /// Start of the spell that the name is from.
    pub(crate) named_on: Option<NaiveDate>,
    pub(crate) gender: Option<Gender>,
    /// The import has told the gender.
    pub(crate) gender_told: bool,
    pub(crate) work_trial_elsewhere: Option<limits::WorkTrialElsewhere>,
    pub(crate) changed: bool,
    pub(crate) spells: BTreeMap<NaiveDate, Held<ParticipationRow>>,
    pub(crate) situations: BTreeMap<(NaiveDate, &'static str), Held<SituationRow>>,
    /// In the order of taking in.
    pub(crate) periods: Vec<Held<CoachingPeriodRow>>,
    pub(crate) attendance: BTreeMap<NaiveDate, Held<AttendanceRow>>,
}

/// A row of the store or of a file, and what is to be done with it.
#[derive(Debug)]
pub(crate) struct Held<T> {
    /// Its id in the store; none for a new row.
    pub(crate) id: Option<String>,
    pub(crate) value: T,
    /// Where the import names it.
    pub(crate) from: Option<(usize, u64)>,
    /// Differs from what is stored.
    pub(crate) changed: bool,
}

impl<T> Held<T> {
    pub(crate) const fn stored(id: String, value: T) -> Self {
        Self {
            id: Some(id),
            value,
            from: None,
            changed: false,
        }
    }
}

/// How many rows of a file did what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) added: u64,
    pub(crate) changed: u64,
    pub(crate) unchanged: u64,
}

/// The plan of an import.
#[derive(Debug, Default)]
pub(crate) struct Plan {
    pub(crate) people: Vec<(IdentityCode, Person)>,
    pub(crate) errors: Vec<Issue>,
    pub(crate) warnings: Vec<Issue>,
    pub(crate) tallies: Vec<Tally>,
}

/// What the plan is made by.
pub(crate) struct Making<'a> {
    pub(crate) files: &'a [String],
    pub(crate) update: bool,
    pub(crate) today: NaiveDate,
    pub(crate) parameters: &'a Parameters,
}

/// Matches rows with stored people.
pub(crate) fn make(rows: Rows, stored: Vec<(IdentityCode, Person)>, making: &Making<'_>) -> Plan {
    let mut planner = Planner {
        index: stored
            .iter()
            .enumerate()
            .map(|(n, (code, _))| (*code, n))
            .collect(),
        plan: Plan {
            people: stored,
            tallies: vec![Tally::default(); making.files.len()],
            ..Plan::default()
        },
        making,
        refused: rows.refused,
    };
    planner.participations(rows.participations);
    planner.situations(rows.situations);
    planner.periods(rows.periods);
    planner.attendance(rows.attendance);
    planner.check_people();
    let mut plan = planner.plan;
    plan.errors.sort_by_key(|issue| place(making.files, issue));
    plan.warnings
        .sort_by_key(|issue| place(making.files, issue));
    plan
}

fn place(files: &[String], issue: &Issue) -> (usize, u64) {
    (
        files
            .iter()
            .position(|file| *file == issue.file)
            .unwrap_or(0),
        issue.row.unwrap_or(0),
    )
}

pub(super) struct Planner<'a> {
    pub(super) plan: Plan,
    index: HashMap<IdentityCode, usize>,
    pub(super) making: &'a Making<'a>,
    refused: BTreeSet<IdentityCode>,
}

/// What became of a field when a row met a known one.
pub(super) enum Met {
    Same,
    Filled,
    Differs { stored: String },
}

/// An empty value never differs, an empty stored one is filled.
pub(super) fn meet<T: PartialEq + Clone>(
    stored: &mut Option<T>,
    given: &Option<T>,
    update: bool,
    show: impl Fn(&T) -> String,
) -> Met {
    match (stored.as_ref(), given) {
        (_, None) => Met::Same,
        (Some(a), Some(b)) if a == b => Met::Same,
        (None, Some(_)) => {
            stored.clone_from(given);
            Met::Filled
        }
        (Some(a), Some(_)) => {
            let before = show(a);
            if update {
                stored.clone_from(given);
                Met::Filled
            } else {
                Met::Differs { stored: before }
            }
        }
    }
}

impl Planner<'_> {
    fn issue(
        &self,
        (file, row): (usize, u64),
        column: &str,
        value: impl Into<String>,
        reason: Reason,
    ) -> Issue {
        Issue {
            file: self.making.files.get(file).cloned().unwrap_or_default(),
            row: Some(row),
            column: Some(column.to_owned()),
            value: value.into(),
            reason,
        }
    }

    pub(super) fn error(
        &mut self,
        at: (usize, u64),
        column: &str,
        value: impl Into<String>,
        reason: Reason,
    ) {
        let issue = self.issue(at, column, value, reason);
        self.plan.errors.push(issue);
    }

    fn warn(&mut self, at: (usize, u64), column: &str, value: impl Into<String>, reason: Reason) {
        let issue = self.issue(at, column, value, reason);
        self.plan.warnings.push(issue);
    }

    pub(super) fn warn_of_future(&mut self, at: (usize, u64), dates: &[(&str, Option<NaiveDate>)]) {
        for (column, date) in dates {
            if let Some(date) = date.filter(|date| *date > self.making.today) {
                self.warn(at, column, date.to_string(), Reason::FutureDate);
            }
        }
    }

    /// The person of a row that is not a participation; an unknown one is an error.
    pub(super) fn known(&mut self, at: (usize, u64), code: IdentityCode) -> Option<usize> {
        let found = self.index.get(&code).copied();
        if found.is_none() && !self.refused.contains(&code) {
            self.error(at, "identity_code", code.as_str(), Reason::UnknownPerson);
        }
        found
    }

    pub(super) fn count(&mut self, file: usize, outcome: Outcome) {
        if let Some(tally) = self.plan.tallies.get_mut(file) {
            match outcome {
                Outcome::Added => tally.added += 1,
                Outcome::Changed => tally.changed += 1,
                Outcome::Unchanged => tally.unchanged += 1,
            }
        }
    }

    fn participations(&mut self, mut rows: Vec<Placed<ParticipationRow>>) {
        rows.sort_by_key(|row| row.value.start_date);
        // who is nameless in one row may be named in another
        let mut named: BTreeSet<IdentityCode> = BTreeSet::new();
        for row in &rows {
            if !row.value.last_name.is_empty() && !row.value.first_names.is_empty() {
                named.insert(row.value.identity_code);
            }
        }
        for Placed { file, row, value } in rows {
            let at = (file, row);
            let code = value.identity_code;
            let index = match self.index.get(&code) {
                Some(index) => *index,
                None => {
                    self.plan.people.push((
                        code,
                        Person {
                            changed: true,
                            ..Person::default()
                        },
                    ));
                    self.index.insert(code, self.plan.people.len() - 1);
                    self.plan.people.len() - 1
                }
            };
            let new_person = self
                .plan
                .people
                .get(index)
                .is_some_and(|(_, p)| p.client_id.is_none());
            if new_person && !named.contains(&code) {
                for (column, name) in [
                    ("last_name", &value.last_name),
                    ("first_names", &value.first_names),
                ] {
                    if name.is_empty() {
                        self.error(at, column, "", Reason::MissingValue);
                    }
                }
            }
            self.name(index, at, &value);
            self.gender(index, at, &value);
            self.warn_of_future(
                at,
                &[
                    ("unemployed_since", value.unemployed_since),
                    ("start_date", Some(value.start_date)),
                    ("end_date", value.end_date),
                    ("qualification_date", value.qualification_date),
                ],
            );
            let is_before_15 = |since: &NaiveDate| age_on(code.date_of_birth(), *since) < 15;
            if let Some(since) = value.unemployed_since.filter(is_before_15) {
                self.warn(
                    at,
                    "unemployed_since",
                    since.to_string(),
                    Reason::UnemployedSinceBefore15,
                );
            }
            let outcome = self.spell(index, at, value);
            self.count(file, outcome);
        }
    }

    /// The name of the row that starts last holds; any row fills an empty one.
    fn name(&mut self, index: usize, at: (usize, u64), row: &ParticipationRow) {
        let Some((_, person)) = self.plan.people.get_mut(index) else {
            return;
        };
        let newest = person.named_on.is_none_or(|day| row.start_date >= day);
        let mut changed = Vec::new();
        for (column, stored, given) in [
            ("last_name", &mut person.last_name, &row.last_name),
            ("first_names", &mut person.first_names, &row.first_names),
        ] {
            if given.is_empty() || stored == given {
                continue;
            }
            if stored.is_empty() {
                person.changed = true;
                stored.clone_from(given);
                continue;
            }
            let (old, new) = if newest {
                (stored.clone(), given.clone())
            } else {
                (given.clone(), stored.clone())
            };
            changed.push((column, given.clone(), Reason::NewName { old, new }));
            if newest {
                person.changed = true;
                stored.clone_from(given);
            }
        }
        if newest && !(row.last_name.is_empty() && row.first_names.is_empty()) {
            person.named_on = Some(row.start_date);
        }
        for (column, value, reason) in changed {
            self.warn(at, column, value, reason);
        }
    }

    fn gender(&mut self, index: usize, at: (usize, u64), row: &ParticipationRow) {
        let update = self.making.update;
        let Some((_, person)) = self.plan.people.get_mut(index) else {
            return;
        };
        let Some(given) = row.gender else { return };
        match person.gender {
            Some(stored) if stored == given => person.gender_told = true,
            // two rows of one import may not differ, whatever is asked for
            Some(stored) if !update || person.gender_told => {
                let reason = Reason::DifferentGender {
                    stored: stored.to_string(),
                    given: given.to_string(),
                };
                self.error(at, "gender", given.as_str(), reason);
            }
            _ => {
                person.gender = Some(given);
                person.gender_told = true;
                person.changed = true;
            }
        }
    }

    fn spell(&mut self, index: usize, at: (usize, u64), row: ParticipationRow) -> Outcome {
        let update = self.making.update;
        let Some((_, person)) = self.plan.people.get_mut(index) else {
            return Outcome::Unchanged;
        };
        let Some(held) = person.spells.get_mut(&row.start_date) else {
            person.spells.insert(
                row.start_date,
                Held {
                    id: None,
                    value: row,
                    from: Some(at),
                    changed: true,
                },
            );
            return Outcome::Added;
        };
        let update = update && held.from.is_none();
        held.from.get_or_insert(at);
        let stored = &mut held.value;
        let text = |value: &String| value.clone();
        let day = |value: &NaiveDate| value.to_string();
        let yes_no = |value: &bool| if *value { "yes" } else { "no" }.to_owned();
        let met = [
            (
                "municipality",
                meet(&mut stored.municipality, &row.municipality, update, text),
                row.municipality.clone(),
            ),
            (
                "education_isced",
                meet(
                    &mut stored.education_isced,
                    &row.education_isced,
                    update,
                    ToString::to_string,
                ),
                row.education_isced.map(|v| v.to_string()),
            ),
            (
                "status_at_start",
                meet(
                    &mut stored.status_at_start,
                    &row.status_at_start,
                    update,
                    ToString::to_string,
                ),
                row.status_at_start.map(|v| v.to_string()),
            ),
            (
                "unemployed_since",
                meet(
                    &mut stored.unemployed_since,
                    &row.unemployed_since,
                    update,
                    day,
                ),
                row.unemployed_since.map(|v| v.to_string()),
            ),
            (
                "end_date",
                meet(&mut stored.end_date, &row.end_date, update, day),
                row.end_date.map(|v| v.to_string()),
            ),
            (
                "qualification_date",
                meet(
                    &mut stored.qualification_date,
                    &row.qualification_date,
                    update,
                    day,
                ),
                row.qualification_date.map(|v| v.to_string()),
            ),
            (
                "counted",
                meet(&mut stored.counted, &row.counted, update, yes_no),
                row.counted.map(|v| yes_no(&v)),
            ),
        ];
        let filled = met.iter().any(|(_, met, _)| matches!(met, Met::Filled));
        held.changed |= filled;
        self.conflicts(at, met);
        if filled {
            Outcome::Changed
        } else {
            Outcome::Unchanged
        }
    }

    pub(super) fn conflicts<const N: usize>(
        &mut self,
        at: (usize, u64),
        met: [(&str, Met, Option<String>); N],
    ) {
        for (column, met, given) in met {
            if let Met::Differs { stored } = met {
                let given = given.unwrap_or_default();
                self.error(
                    at,
                    column,
                    given.clone(),
                    Reason::Conflict { stored, given },
                );
            }
        }
    }

    fn check_people(&mut self) {
        for index in 0..self.plan.people.len() {
            let Some((_, person)) = self.plan.people.get_mut(index) else {
                continue;
            };
            // ids come by the order of taking in; what starts earlier stands first, as in the store
            person.periods.sort_by_key(|held| held.value.start_date);
            let Some((_, person)) = self.plan.people.get(index) else {
                continue;
            };
            let found = Checked::of(person, self.making);
            for (at, column, value, reason) in found.errors {
                self.error(at, column, value, reason);
            }
            for (at, column, value, reason) in found.warnings {
                self.warn(at, column, value, reason);
            }
        }
    }
}

pub(super) enum Outcome {
    Added,
    Changed,
    Unchanged,
}

/// The municipality of the spell that covers a day, or of the last one begun before it.
pub(crate) fn municipality_on(person: &Person, day: NaiveDate) -> Option<String> {
    let begun = || {
        person
            .spells
            .values()
            .rev()
            .filter(|held| held.value.start_date <= day)
    };
    begun()
        .find(|held| held.value.end_date.is_none_or(|end| day <= end))
        .or_else(|| begun().next())
        .and_then(|held| held.value.municipality.clone())
}
