//! Matching what follows from a participation: situations, coaching periods, attendance.

use super::issue::Reason;
use super::plan::{Held, Met, Outcome, Planner, meet};
use super::row::Placed;
use chrono::NaiveDate;
use polku_domain::record::{AttendanceRow, CoachingPeriodRow, SituationRow};
use std::collections::{BTreeMap, BTreeSet};

impl Planner<'_> {
    pub(super) fn situations(&mut self, rows: Vec<Placed<SituationRow>>) {
        let mut touched: BTreeSet<(usize, NaiveDate)> = BTreeSet::new();
        let mut unordered: Vec<(usize, NaiveDate, &'static str)> = Vec::new();
        for Placed { file, row, value } in rows {
            let at = (file, row);
            let Some(index) = self.known(at, value.identity_code) else {
                continue;
            };
            self.warn_of_future(at, &[("date", Some(value.date))]);
            let update = self.making.update;
            let Some((_, person)) = self.plan.people.get_mut(index) else {
                continue;
            };
            let key = (value.date, value.situation.as_str());
            let outcome = if let Some(held) = person.situations.get_mut(&key) {
                let update = update && held.from.is_none();
                held.from.get_or_insert(at);
                let met = meet(
                    &mut held.value.order_in_day,
                    &value.order_in_day,
                    update,
                    ToString::to_string,
                );
                let filled = matches!(met, Met::Filled);
                held.changed |= filled;
                self.conflicts(
                    at,
                    [(
                        "order_in_day",
                        met,
                        value.order_in_day.map(|n| n.to_string()),
                    )],
                );
                if filled {
                    Outcome::Changed
                } else {
                    Outcome::Unchanged
                }
            } else {
                unordered.push((index, value.date, value.situation.as_str()));
                touched.insert((index, value.date));
                person.situations.insert(
                    key,
                    Held {
                        id: None,
                        value,
                        from: Some(at),
                        changed: true,
                    },
                );
                Outcome::Added
            };
            self.count(file, outcome);
        }
        self.order_within_days(&touched, &unordered);
    }

    /// Rows without an order come after those with one, as they were imported; the order is then theirs.
    fn order_within_days(
        &mut self,
        touched: &BTreeSet<(usize, NaiveDate)>,
        arrived: &[(usize, NaiveDate, &'static str)],
    ) {
        let mut next: BTreeMap<(usize, NaiveDate), i64> = BTreeMap::new();
        for (index, date) in touched {
            let Some((_, person)) = self.plan.people.get(*index) else {
                continue;
            };
            let day = person
                .situations
                .range((*date, "")..)
                .take_while(|((d, _), _)| d == date);
            let last = day
                .filter_map(|(_, held)| held.value.order_in_day)
                .max()
                .unwrap_or(0);
            next.insert((*index, *date), last.saturating_add(1));
        }
        for (index, date, situation) in arrived {
            let Some((_, person)) = self.plan.people.get_mut(*index) else {
                continue;
            };
            if let Some(held) = person.situations.get_mut(&(*date, *situation))
                && held.value.order_in_day.is_none()
                && let Some(order) = next.get_mut(&(*index, *date))
            {
                held.value.order_in_day = Some(*order);
                *order = order.saturating_add(1);
            }
        }
    }

    pub(super) fn periods(&mut self, rows: Vec<Placed<CoachingPeriodRow>>) {
        for Placed { file, row, value } in rows {
            let at = (file, row);
            let Some(index) = self.known(at, value.identity_code) else {
                continue;
            };
            self.warn_of_future(
                at,
                &[
                    ("start_date", Some(value.start_date)),
                    ("end_date", value.end_date),
                ],
            );
            let update = self.making.update;
            let Some((_, person)) = self.plan.people.get_mut(index) else {
                continue;
            };
            let same = |held: &&mut Held<CoachingPeriodRow>| {
                let known = &held.value;
                known.environment == value.environment
                    && known.legal_basis == value.legal_basis
                    && known.start_date == value.start_date
            };
            let outcome = if let Some(held) = person.periods.iter_mut().find(same) {
                let update = update && held.from.is_none();
                held.from.get_or_insert(at);
                let stored = &mut held.value;
                let met = [
                    (
                        "end_date",
                        meet(
                            &mut stored.end_date,
                            &value.end_date,
                            update,
                            ToString::to_string,
                        ),
                        value.end_date.map(|v| v.to_string()),
                    ),
                    (
                        "weekly_days",
                        meet(
                            &mut stored.weekly_days,
                            &value.weekly_days,
                            update,
                            ToString::to_string,
                        ),
                        value.weekly_days.map(|v| v.to_string()),
                    ),
                    (
                        "daily_hours",
                        meet(
                            &mut stored.daily_hours,
                            &value.daily_hours,
                            update,
                            ToString::to_string,
                        ),
                        value.daily_hours.map(|v| v.to_string()),
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
            } else {
                person.periods.push(Held {
                    id: None,
                    value,
                    from: Some(at),
                    changed: true,
                });
                Outcome::Added
            };
            self.count(file, outcome);
        }
    }

    pub(super) fn attendance(&mut self, rows: Vec<Placed<AttendanceRow>>) {
        // as the first row of this import has it: what it was merged with may say more
        let mut read: BTreeMap<(usize, NaiveDate), AttendanceRow> = BTreeMap::new();
        for Placed { file, row, value } in rows {
            let at = (file, row);
            let Some(index) = self.known(at, value.identity_code) else {
                continue;
            };
            self.warn_of_future(at, &[("date", Some(value.date))]);
            let update = self.making.update;
            let Some((_, person)) = self.plan.people.get_mut(index) else {
                continue;
            };
            let first = read
                .entry((index, value.date))
                .or_insert_with(|| value.clone());
            let outcome = match person.attendance.get_mut(&value.date) {
                Some(held) if held.from.is_some() => {
                    if *first == value {
                        Outcome::Unchanged
                    } else {
                        let other_row = held.from.map_or(0, |(_, row)| row);
                        self.error(
                            at,
                            "date",
                            value.date.to_string(),
                            Reason::TwoRows { other_row },
                        );
                        continue;
                    }
                }
                Some(held) => {
                    held.from = Some(at);
                    let before = held.value.attendance;
                    let mut mark = Some(before);
                    let mut task = Some(held.value.task.clone()).filter(|task| !task.is_empty());
                    let given_task = Some(value.task.clone()).filter(|task| !task.is_empty());
                    let met = [
                        (
                            "attendance",
                            meet(
                                &mut mark,
                                &Some(value.attendance),
                                update,
                                ToString::to_string,
                            ),
                            Some(value.attendance.to_string()),
                        ),
                        (
                            "hours",
                            meet(
                                &mut held.value.hours,
                                &value.hours,
                                update,
                                ToString::to_string,
                            ),
                            value.hours.map(|v| v.to_string()),
                        ),
                        (
                            "task",
                            meet(&mut task, &given_task, update, Clone::clone),
                            given_task.clone(),
                        ),
                    ];
                    held.value.attendance = mark.unwrap_or(before);
                    held.value.task = task.unwrap_or_default();
                    // a presence that turns into an absence keeps no hours
                    if update && !held.value.attendance.is_presence() && value.hours.is_none() {
                        held.value.hours = None;
                    }
                    let filled = met.iter().any(|(_, met, _)| matches!(met, Met::Filled));
                    held.changed |= filled;
                    self.conflicts(at, met);
                    if filled {
                        Outcome::Changed
                    } else {
                        Outcome::Unchanged
                    }
                }
                None => {
                    let date = value.date;
                    person.attendance.insert(
                        date,
                        Held {
                            id: None,
                            value,
                            from: Some(at),
                            changed: true,
                        },
                    );
                    Outcome::Added
                }
            };
            self.count(file, outcome);
        }
    }
}
