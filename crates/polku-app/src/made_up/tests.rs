use super::*;
use chrono::{Datelike, Days, Weekday};
use polku_domain::attendance::{
    absence_notice_due, covering_period, is_expected, pattern_weekdays, unauthorised_run,
};
use polku_domain::calendar::is_working_day;
use polku_domain::code::{AttendanceCode, LegalBasis};
use polku_domain::finding::Finding;
use polku_domain::limits::{
    overlapping_full_time, period_findings, task_finding, work_trial_findings,
};
use polku_domain::municipality;
use polku_domain::parameters::Parameters;
use polku_domain::record::{AttendanceDay, CoachingPeriod};
use std::collections::{BTreeMap, BTreeSet};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A Monday, the project's first months, the day after May Day and after Christmas and Epiphany, a leap day…
const TODAYS: [&str; 12] = [
    "2026-03-01",
    "2026-06-30",
    "2026-07-01",
    "2026-08-15",
    "2026-11-20",
    "2026-11-22",
    "2026-11-23",
    "2026-12-28",
    "2027-01-07",
    "2027-03-30",
    "2027-07-05",
    "2028-02-29",
];

/// The facts of one person together.
#[derive(Default)]
struct Facts<'a> {
    spells: Vec<&'a ParticipationRow>,
    situations: Vec<&'a SituationRow>,
    rows: Vec<&'a CoachingPeriodRow>,
    periods: Vec<CoachingPeriod>,
    attendance: Vec<&'a AttendanceRow>,
    days: Vec<AttendanceDay>,
    notices: Vec<(NaiveDate, NaiveDate)>,
    plans: Vec<&'a MadeUpPlan>,
    notes: Vec<&'a MadeUpNote>,
    labels: Vec<MadeUpCase>,
}

fn facts(region: &MadeUpRegion) -> BTreeMap<IdentityCode, Facts<'_>> {
    let mut all: BTreeMap<IdentityCode, Facts<'_>> = BTreeMap::new();
    for client in &region.clients {
        assert!(
            all.insert(client.identity_code, Facts::default()).is_none(),
            "a code twice"
        );
    }
    for row in &region.participations {
        all.get_mut(&row.identity_code).unwrap().spells.push(row);
    }
    for row in &region.situations {
        all.get_mut(&row.identity_code)
            .unwrap()
            .situations
            .push(row);
    }
    for row in &region.periods {
        let person = all.get_mut(&row.identity_code).unwrap();
        person.rows.push(row);
        person.periods.push(CoachingPeriod {
            legal_basis: row.legal_basis,
            start: row.start_date,
            end: row.end_date,
            weekly_days: row.weekly_days,
            daily_hours: row.daily_hours,
        });
    }
    for row in &region.attendance {
        let person = all.get_mut(&row.identity_code).unwrap();
        person.attendance.push(row);
        person.days.push(AttendanceDay {
            date: row.date,
            attendance: row.attendance,
            hours: row.hours,
            has_task: !row.task.is_empty(),
        });
    }
    for notice in &region.absence_notices {
        all.get_mut(&notice.identity_code)
            .unwrap()
            .notices
            .push((notice.from, notice.to));
    }
    for plan in &region.plans {
        all.get_mut(&plan.identity_code).unwrap().plans.push(plan);
    }
    for note in &region.notes {
        all.get_mut(&note.identity_code).unwrap().notes.push(note);
    }
    for label in &region.labels {
        all.get_mut(&label.identity_code)
            .unwrap()
            .labels
            .push(label.label);
    }
    all
}

fn last_working_day(today: NaiveDate) -> NaiveDate {
    (1..)
        .map(|n| today - Days::new(n))
        .find(|date| is_working_day(*date))
        .unwrap()
}

/// Those of an environment who are expected on a day.
fn expected<'a>(
    all: &'a BTreeMap<IdentityCode, Facts<'a>>,
    environment: &'a str,
    date: NaiveDate,
) -> impl Iterator<Item = &'a IdentityCode> {
    all.iter()
        .filter(move |(_, person)| {
            covering_period(&person.periods, date).is_some_and(|index| {
                person.rows[index].environment == environment
                    && is_expected(
                        &pattern_weekdays(None, person.rows[index].weekly_days),
                        date,
                    )
            })
        })
        .map(|(code, _)| code)
}

#[test]
fn every_rule_holds_whatever_the_seed_the_size_and_the_day() {
    for today in TODAYS {
        for clients in [0, 1, 5, 9, 14, 15, 60, 300] {
            for seed in [1, 7, 2026] {
                check(
                    &made_up_region(seed, clients, day(today)),
                    seed,
                    clients,
                    day(today),
                );
            }
        }
    }
}

#[test]
fn every_rule_holds_for_a_full_region() {
    for today in ["2026-11-23", "2027-09-01"] {
        let region = made_up_region(42, 4000, day(today));
        check(&region, 42, 4000, day(today));
        shares(&region);
    }
}

#[test]
fn ten_thousand_clients_have_codes_of_their_own() {
    let region = made_up_region(3, 10_000, day("2027-11-23"));
    assert_eq!(facts(&region).len(), 10_000);
    assert!(
        (350_000..700_000).contains(&region.attendance.len()),
        "{} rows",
        region.attendance.len()
    );
}

#[test]
fn the_same_question_has_the_same_answer_and_another_seed_another() {
    let today = day("2026-11-23");
    let region = made_up_region(5, 300, today);
    assert_eq!(region, made_up_region(5, 300, today));
    let other = made_up_region(6, 300, today);
    assert_ne!(region.participations, other.participations);
    assert_ne!(region.attendance, other.attendance);
}

#[test]
fn a_day_shared_by_many_births_has_600_codes() {
    let mut codes = codes::Codes::default();
    for (born, female) in [
        ("1985-06-01", true),
        ("1985-06-01", false),
        ("2003-06-01", true),
    ] {
        let given: BTreeSet<IdentityCode> = (0..300)
            .filter_map(|_| codes.next(day(born), female))
            .collect();
        assert_eq!(given.len(), 300);
        assert!(
            given
                .iter()
                .all(|code| code.is_temporary() && code.date_of_birth() == day(born))
        );
        assert_eq!(
            codes.next(day(born), female).unwrap().date_of_birth(),
            day(born) + Days::new(1)
        );
    }
}

fn check(region: &MadeUpRegion, seed: u64, clients: u32, today: NaiveDate) {
    let at = format!("seed {seed}, {clients} clients, {today}");
    let all = facts(region);
    assert_eq!(all.len(), clients as usize, "{at}");
    check_workers(region, clients, &at);
    let start = region_start(today);
    for (code, person) in &all {
        let at = format!("{at}, {}", code.as_str());
        assert!(code.is_temporary(), "{at}");
        check_spells(person, start, today, &at);
        check_periods(region, person, start, today, &at);
        check_attendance(person, today, &at);
        check_limits(person, today, &at);
        check_log(region, person, today, &at);
    }
    check_today(region, &all, clients, today, &at);
    let earliest = region.participations.iter().map(|row| row.start_date).min();
    assert!(earliest.is_none_or(|day| day >= start), "{at}");
}

fn check_workers(region: &MadeUpRegion, clients: u32, at: &str) {
    for role in Role::ALL {
        assert!(
            region.workers.iter().any(|worker| worker.role == *role),
            "{at}: no {role}"
        );
    }
    let names: BTreeSet<&str> = region
        .workers
        .iter()
        .map(|worker| worker.name.as_str())
        .collect();
    assert_eq!(names.len(), region.workers.len(), "{at}");
    assert_eq!(
        region.workers.len() == 30,
        clients >= 3900,
        "{at}: {} workers",
        region.workers.len()
    );
    let environments: BTreeSet<&str> = region
        .environments
        .iter()
        .map(|e| e.name.as_str())
        .collect();
    assert_eq!(environments.len(), region.environments.len(), "{at}");
    for municipality in municipality::ALL {
        let responsible = region
            .workers
            .iter()
            .filter(|w| w.responsible_for.contains(&municipality.code));
        assert_eq!(responsible.count(), 1, "{at}: {}", municipality.name_fi);
        for role in [
            Role::WorkCoach,
            Role::CareerAgent,
            Role::CompanyAgent,
            Role::Coordinator,
        ] {
            let there =
                |w: &&MadeUpWorker| w.role == role && w.municipalities.contains(&municipality.code);
            assert!(
                region.workers.iter().any(|w| there(&w)),
                "{at}: no {role} in {}",
                municipality.name_fi
            );
        }
        assert!(
            region
                .environments
                .iter()
                .any(|e| e.municipality == municipality.code),
            "{at}"
        );
    }
    for (index, environment) in region.environments.iter().enumerate() {
        let coached = region.workers.iter().any(|worker| {
            worker.environments.contains(&index)
                && worker.municipalities.contains(&environment.municipality)
        });
        assert!(coached, "{at}: nobody coaches in {}", environment.name);
    }
    for worker in &region.workers {
        assert_eq!(
            worker.environments.is_empty(),
            worker.role != Role::WorkCoach,
            "{at}: {}",
            worker.name
        );
        assert!(!worker.municipalities.is_empty(), "{at}: {}", worker.name);
    }
}

fn check_spells(person: &Facts<'_>, start: NaiveDate, today: NaiveDate, at: &str) {
    assert!(!person.spells.is_empty(), "{at}");
    for (index, spell) in person.spells.iter().enumerate() {
        assert!(
            start <= spell.start_date && spell.start_date < today,
            "{at}"
        );
        assert!(
            spell
                .end_date
                .is_none_or(|end| spell.start_date <= end && end < today),
            "{at}"
        );
        assert!(
            spell
                .unemployed_since
                .is_none_or(|since| since < spell.start_date),
            "{at}"
        );
        assert!(
            spell
                .qualification_date
                .is_none_or(|date| spell.start_date <= date && date < today),
            "{at}"
        );
        assert!(
            !spell.last_name.is_empty() && !spell.first_names.is_empty(),
            "{at}"
        );
        assert_eq!(spell.municipality, person.spells[0].municipality, "{at}");
        if let Some(before) = index.checked_sub(1).map(|index| person.spells[index]) {
            assert!(
                before.end_date.unwrap() < spell.start_date,
                "{at}: spells overlap"
            );
        }
        let age =
            polku_domain::calendar::age_on(spell.identity_code.date_of_birth(), spell.start_date);
        assert!((16..=66).contains(&age), "{at}: {age}");
        assert!(
            spell.unemployed_since.is_none_or(|since| {
                polku_domain::calendar::age_on(spell.identity_code.date_of_birth(), since) >= 15
            }),
            "{at}"
        );
    }
    let mut seen = BTreeSet::new();
    for situation in &person.situations {
        assert!(
            situation.date < today && situation.date >= person.spells[0].start_date,
            "{at}"
        );
        assert!(
            seen.insert((situation.date, situation.situation)),
            "{at}: a situation twice"
        );
    }
}

fn check_periods(
    region: &MadeUpRegion,
    person: &Facts<'_>,
    start: NaiveDate,
    today: NaiveDate,
    at: &str,
) {
    for (index, row) in person.rows.iter().enumerate() {
        assert!(start <= row.start_date && row.start_date < today, "{at}");
        assert!(row.end_date.is_none_or(|end| end >= row.start_date), "{at}");
        assert!(is_working_day(row.start_date), "{at}");
        let spell = person
            .spells
            .iter()
            .find(|s| {
                s.start_date <= row.start_date && s.end_date.is_none_or(|end| row.start_date <= end)
            })
            .unwrap_or_else(|| panic!("{at}: no spell around a period"));
        match (row.end_date.filter(|end| *end < today), spell.end_date) {
            (Some(end), Some(last)) => assert!(end <= last, "{at}"),
            (None, last) => assert_eq!(last, None, "{at}: an open period in a closed spell"),
            _ => {}
        }
        let environment = region
            .environments
            .iter()
            .find(|e| e.name == row.environment)
            .unwrap();
        assert_eq!(
            Some(environment.municipality),
            spell.municipality.as_deref(),
            "{at}"
        );
        if let Some(before) = index.checked_sub(1).map(|index| person.rows[index]) {
            assert!(
                before.end_date.unwrap() < row.start_date,
                "{at}: periods overlap"
            );
        }
        assert!(
            row.weekly_days.is_some_and(|days| (1..=5).contains(&days)),
            "{at}"
        );
        assert!(row.daily_hours.is_some(), "{at}");
    }
}

fn check_attendance(person: &Facts<'_>, today: NaiveDate, at: &str) {
    let recent = (1..)
        .map(|n| today - Days::new(n))
        .filter(|date| is_working_day(*date))
        .nth(2)
        .unwrap();
    assert!(
        person.days.is_sorted_by(|a, b| a.date < b.date),
        "{at}: a day twice"
    );
    let unmarked = person
        .labels
        .contains(&MadeUpCase::UnmarkedGroup)
        .then(|| last_working_day(today));
    let mut expected_days = 0;
    for period in &person.periods {
        let pattern = pattern_weekdays(None, period.weekly_days);
        let last = period.end.unwrap_or(today).min(today - Days::new(1));
        expected_days += period
            .start
            .iter_days()
            .take_while(|date| *date <= last)
            .filter(|date| is_expected(&pattern, *date) && Some(*date) != unmarked)
            .count();
    }
    assert_eq!(
        person.days.len(),
        expected_days,
        "{at}: everyone else is marked on every day"
    );
    for (row, date) in person.attendance.iter().zip(&person.days) {
        assert!(row.date < today && is_working_day(row.date), "{at}");
        let period = &person.periods[covering_period(&person.periods, row.date).unwrap()];
        assert!(
            is_expected(&pattern_weekdays(None, period.weekly_days), row.date),
            "{at}"
        );
        let hours = row.hours.map_or(0, |hours| hours.hundredths());
        let daily = period.daily_hours.unwrap().hundredths();
        match row.attendance {
            AttendanceCode::Late => assert!(0 < hours && hours < daily, "{at}"),
            code if code.is_presence() => assert_eq!(hours, daily, "{at}"),
            _ => assert_eq!(hours, 0, "{at}"),
        }
        if !row.attendance.is_presence() {
            assert!(row.task.is_empty(), "{at}");
        }
        if row.attendance == AttendanceCode::AbsentUnexplained {
            assert!(row.date >= recent, "{at}: {} is too long ago", row.date);
        }
        let tasks = date.has_task
            && task_finding(period.legal_basis, row.date, Parameters::embedded()).is_some();
        assert!(
            !tasks || person.labels.contains(&MadeUpCase::TasksOnGuidance),
            "{at}: a task"
        );
    }
    let longest = (0..=person.days.len())
        .map(|end| unauthorised_run(&person.days[..end]))
        .max()
        .unwrap_or(0);
    let expected = person.labels.contains(&MadeUpCase::ThreeUnauthorisedDays);
    assert!(
        if expected { longest == 3 } else { longest < 3 },
        "{at}: {longest} unauthorised days"
    );
}

fn check_limits(person: &Facts<'_>, today: NaiveDate, at: &str) {
    let parameters = Parameters::embedded();
    let mut findings: Vec<Finding> = person
        .periods
        .iter()
        .flat_map(|period| period_findings(period, today, parameters))
        .collect();
    findings.extend(
        work_trial_findings(&person.periods, None, today, parameters)
            .into_iter()
            .map(|(_, finding)| finding),
    );
    assert!(
        overlapping_full_time(&person.periods, parameters).is_empty(),
        "{at}"
    );
    let codes: Vec<&str> = findings.iter().map(Finding::code).collect();
    let expected = match person.labels.first() {
        Some(MadeUpCase::WorkTrialTooLong) => vec!["work_trial_too_long"],
        Some(MadeUpCase::WorkTrialShortDays) => vec!["work_trial_hours"],
        Some(MadeUpCase::RehabilitativeFiveDays) => vec!["rehabilitative_days_a_week"],
        Some(MadeUpCase::RehabilitativeTooShort) => vec!["rehabilitative_too_short"],
        _ => vec![],
    };
    assert_eq!(codes, expected, "{at}");
    let on_guidance = person.attendance.iter().any(|row| {
        !row.task.is_empty()
            && covering_period(&person.periods, row.date)
                .is_some_and(|index| person.periods[index].legal_basis == LegalBasis::Guidance)
    });
    assert_eq!(
        on_guidance,
        person.labels.contains(&MadeUpCase::TasksOnGuidance),
        "{at}"
    );
}

fn check_log(region: &MadeUpRegion, person: &Facts<'_>, today: NaiveDate, at: &str) {
    let open = person
        .spells
        .last()
        .filter(|spell| spell.end_date.is_none());
    assert!(
        open.is_some() || (person.notes.is_empty() && person.plans.is_empty()),
        "{at}"
    );
    let follow_on = person
        .plans
        .iter()
        .filter(|plan| plan.kind == PlanKind::FollowOnPlan);
    assert_eq!(follow_on.count(), usize::from(open.is_some()), "{at}");
    for plan in &person.plans {
        assert!(
            plan.made_on < today && plan.made_on >= open.unwrap().start_date,
            "{at}"
        );
        if person.labels.contains(&MadeUpCase::ReviewLate) {
            assert_eq!(plan.next_review_on, today - Days::new(10), "{at}");
        } else {
            assert!(plan.next_review_on > today, "{at}");
        }
        let months = if plan.kind == PlanKind::IntegrationPlan {
            6
        } else {
            3
        };
        assert!(
            plan.next_review_on <= plan.made_on + Months::new(months) + Days::new(5),
            "{at}"
        );
        assert!(plan.next_review_on <= today + Months::new(months), "{at}");
    }
    for note in &person.notes {
        assert!(
            note.date < today && note.date >= open.unwrap().start_date,
            "{at}"
        );
        assert!(note.date >= today - Days::new(95), "{at}");
        assert!(
            !note.text.is_empty() && !note.text.contains('{'),
            "{at}: {}",
            note.text
        );
        let author = &region.workers[note.worker];
        assert_eq!(author.role, Role::WorkCoach, "{at}");
        if let Some(index) = covering_period(&person.periods, note.date) {
            let place = region
                .environments
                .iter()
                .position(|e| e.name == person.rows[index].environment)
                .unwrap();
            assert!(author.environments.contains(&place), "{at}");
        }
    }
    let due = absence_notice_due(&person.days, &person.notices, Parameters::embedded());
    let late = due.is_some_and(|due| due <= today);
    assert_eq!(
        late,
        person.labels.contains(&MadeUpCase::AbsenceNoticeDue),
        "{at}: {due:?}"
    );
    for (from, to) in &person.notices {
        assert!(from <= to && *to < today, "{at}");
        assert!(
            person
                .days
                .iter()
                .any(|d| d.attendance.is_absence() && *from <= d.date && d.date <= *to),
            "{at}"
        );
    }
}

/// The cases are there, one person each, and say the truth.
fn check_today(
    region: &MadeUpRegion,
    all: &BTreeMap<IdentityCode, Facts<'_>>,
    clients: u32,
    today: NaiveDate,
    at: &str,
) {
    let mut labels: BTreeMap<MadeUpCase, Vec<IdentityCode>> = BTreeMap::new();
    for label in &region.labels {
        labels
            .entry(label.label)
            .or_default()
            .push(label.identity_code);
    }
    let singles = labels
        .iter()
        .filter(|(case, _)| **case != MadeUpCase::UnmarkedGroup);
    assert_eq!(singles.clone().count(), clients.min(9) as usize, "{at}");
    assert!(
        singles.into_iter().all(|(_, people)| people.len() == 1),
        "{at}"
    );
    assert!(all.values().all(|person| person.labels.len() <= 1), "{at}");
    let singles = region
        .labels
        .iter()
        .filter(|label| label.label != MadeUpCase::UnmarkedGroup);
    for row in singles.flat_map(|label| &all[&label.identity_code].spells) {
        assert!(
            row.gender.is_some() && row.education_isced.is_some_and(|level| level < 9),
            "{at}"
        );
    }

    let last = last_working_day(today);
    if clients >= 15 {
        let group = &labels[&MadeUpCase::UnmarkedGroup];
        let person = &all[&group[0]];
        let name = person.rows[covering_period(&person.periods, last).unwrap()]
            .environment
            .as_str();
        let environment = region.environments.iter().find(|e| e.name == name).unwrap();
        assert_eq!(environment.municipality, "167", "{at}");
        let there: BTreeSet<&IdentityCode> = expected(all, name, last).collect();
        assert!(there.len() >= 6, "{at}");
        assert_eq!(there, group.iter().collect(), "{at}");
        assert!(
            region
                .attendance
                .iter()
                .all(|row| row.date != last || !there.contains(&row.identity_code)),
            "{at}"
        );
    } else {
        assert!(!labels.contains_key(&MadeUpCase::UnmarkedGroup), "{at}");
    }
    if let Some(people) = labels.get(&MadeUpCase::ThreeUnauthorisedDays) {
        let person = &all[&people[0]];
        assert_eq!(unauthorised_run(&person.days), 3, "{at}");
        let environment = person.rows[0].environment.as_str();
        for date in person.days.iter().rev().take(3).map(|day| day.date) {
            let marked = |code: &&IdentityCode| all[*code].days.iter().any(|day| day.date == date);
            assert!(expected(all, environment, date).count() >= 3, "{at}");
            assert!(
                expected(all, environment, date).all(|code| marked(&code)),
                "{at}"
            );
        }
    }
    for (code, person) in all {
        let ends = person
            .rows
            .iter()
            .any(|row| row.end_date == Some(today + Days::new(20)));
        assert_eq!(
            ends,
            person.labels.contains(&MadeUpCase::PeriodEndsIn20Days),
            "{at}, {}",
            code.as_str()
        );
    }
    for notice in &region.absence_notices {
        assert!(
            notice.sent_on < today && notice.sent_on >= notice.to,
            "{at}"
        );
        assert!(notice.sent_on <= notice.from + Days::new(14), "{at}");
    }
}

/// The shares of a large region are roughly those of the real one.
fn shares(region: &MadeUpRegion) {
    let all = facts(region);
    let people = all.len() as f64;
    for municipality in municipality::ALL {
        let here = all
            .values()
            .filter(|p| p.spells[0].municipality.as_deref() == Some(municipality.code))
            .count();
        let share = here as f64 / people - f64::from(municipality.population) / 162_091.0;
        assert!(share.abs() < 0.002, "{}: {share}", municipality.name_fi);
    }
    let of = |count: usize, low: f64, high: f64, what: &str, total: f64| {
        let share = count as f64 / total;
        assert!((low..=high).contains(&share), "{what}: {share}");
    };
    let incomplete = all.values().filter(|person| {
        let row = person.spells[0];
        row.gender.is_none() || row.education_isced.is_none_or(|level| level == 9)
    });
    of(incomplete.count(), 0.008, 0.022, "incomplete", people);
    of(
        region
            .participations
            .iter()
            .filter(|r| r.counted == Some(false))
            .count(),
        0.002,
        0.009,
        "not counted",
        people,
    );
    of(
        all.values().filter(|p| p.spells.len() > 1).count(),
        0.02,
        0.1,
        "again",
        people,
    );
    of(
        all.values()
            .filter(|p| p.spells.iter().any(|s| s.end_date.is_none()))
            .count(),
        0.2,
        0.55,
        "open",
        people,
    );
    let rows = region.attendance.len() as f64;
    let marked = |code| {
        region
            .attendance
            .iter()
            .filter(|row| row.attendance == code)
            .count()
    };
    of(marked(AttendanceCode::Present), 0.74, 0.84, "present", rows);
    of(marked(AttendanceCode::Sick), 0.045, 0.075, "sick", rows);
    of(marked(AttendanceCode::Late), 0.03, 0.05, "late", rows);
    of(
        marked(AttendanceCode::UnauthorisedAbsence),
        0.02,
        0.05,
        "unauthorised",
        rows,
    );
    for code in AttendanceCode::ALL {
        assert!(marked(*code) > 0, "{code}");
    }
    let winter = ["Lumityöt", "Hiekoitus"];
    for row in &region.attendance {
        let month = row.date.month();
        assert!(
            !winter.contains(&row.task.as_str()) || !(4..=10).contains(&month),
            "{} in {month}",
            row.task
        );
        assert!(
            row.task != "Nurmikon leikkuu" || (6..=8).contains(&month),
            "{} in {month}",
            row.task
        );
        assert!(!matches!(row.date.weekday(), Weekday::Sat | Weekday::Sun));
    }
    let open = all
        .values()
        .filter(|p| p.spells.iter().any(|s| s.end_date.is_none()))
        .count() as f64;
    of(region.notes.len(), 1.5, 5.0, "notes", open);
    let after: Vec<i64> = all
        .values()
        .flat_map(|p| {
            p.situations
                .iter()
                .filter_map(|s| Some((s.date - p.spells.last()?.end_date?).num_days()))
        })
        .collect();
    of(
        after.iter().filter(|days| (0..=28).contains(*days)).count(),
        0.5,
        0.85,
        "in the window",
        after.len() as f64,
    );
    let on_grounds = region
        .periods
        .iter()
        .filter(|row| {
            row.environment.contains("ympäristönhoito")
                || row.environment.contains("puhtauspalvelut")
        })
        .count();
    of(
        on_grounds,
        0.5,
        0.75,
        "grounds and cleaning",
        region.periods.len() as f64,
    );
}
