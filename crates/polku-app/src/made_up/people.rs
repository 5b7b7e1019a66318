//! The clients of the made-up region: who they are, when they took part and in what.

use super::MadeUpCase;
use super::codes::Codes;
use super::days::{Calendar, later};
use super::names::{Dice, Origin, full_name, origin};
use super::paths::{CAREER, GUIDANCE, PATHS, PATHS_IN_WORK, Step};
use super::workers::{Branch, CENTRE, Environment, Town};
use chrono::{Datelike, Months, NaiveDate};
use polku_domain::IdentityCode;
use polku_domain::code::{Gender, LegalBasis, SituationCode, StatusAtStart};

/// One client.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) code: IdentityCode,
    pub(super) last_name: String,
    pub(super) first_names: String,
    pub(super) origin: Origin,
    pub(super) gender: Option<Gender>,
    pub(super) town: usize,
    pub(super) education: Option<u8>,
    pub(super) counted: bool,
    pub(super) case: Option<MadeUpCase>,
    pub(super) non_disclosure: bool,
    pub(super) spells: Vec<Spell>,
    pub(super) periods: Vec<Period>,
    pub(super) situations: Vec<(NaiveDate, SituationCode)>,
}

impl Person {
    /// The spell that is open today.
    pub(super) fn open_spell(&self) -> Option<&Spell> {
        self.spells.last().filter(|spell| spell.end.is_none())
    }
}

/// One spell of participation.
#[derive(Debug, Clone)]
pub(super) struct Spell {
    pub(super) start: NaiveDate,
    pub(super) end: Option<NaiveDate>,
    pub(super) status: StatusAtStart,
    pub(super) unemployed_since: Option<NaiveDate>,
    pub(super) qualification: Option<NaiveDate>,
}

/// One coaching period.
#[derive(Debug, Clone)]
pub(super) struct Period {
    pub(super) environment: usize,
    pub(super) basis: LegalBasis,
    pub(super) start: NaiveDate,
    pub(super) end: Option<NaiveDate>,
    pub(super) weekly_days: u8,
    /// Half hours a day.
    pub(super) halves: u32,
}

/// Whether work tasks may be done on that basis.
pub(super) fn has_tasks(basis: LegalBasis) -> bool {
    matches!(
        basis,
        LegalBasis::WorkTrial
            | LegalBasis::RehabilitativeWork
            | LegalBasis::PaySubsidisedEmployment
    )
}

/// The dice of one person for one purpose.
pub(super) fn stream(index: usize, purpose: u64) -> u64 {
    16 + index as u64 * 4 + purpose
}

/// The cases in the order in which a small region gets them; the unmarked group needs six people.
const CASES: [MadeUpCase; 9] = [
    MadeUpCase::WorkTrialTooLong,
    MadeUpCase::WorkTrialShortDays,
    MadeUpCase::RehabilitativeFiveDays,
    MadeUpCase::RehabilitativeTooShort,
    MadeUpCase::TasksOnGuidance,
    MadeUpCase::ReviewLate,
    MadeUpCase::PeriodEndsIn20Days,
    MadeUpCase::AbsenceNoticeDue,
    MadeUpCase::ThreeUnauthorisedDays,
];

/// As many are put into the unmarked group; others may happen to be there.
const UNMARKED: usize = 6;

/// A client to be: where from, and whom to stand for.
type Slot = (usize, Option<(MadeUpCase, usize)>);

/// All clients.
pub(super) fn people(
    seed: u64,
    clients: u32,
    towns: &[Town],
    environments: &[Environment],
    calendar: &Calendar,
) -> Vec<Person> {
    let mut codes = Codes::default();
    let mut hide_one = clients >= 60;
    slots(seed, clients, towns)
        .into_iter()
        .enumerate()
        .filter_map(|(index, (town, case))| {
            let mut maker = Maker {
                dice: Dice::new(seed, stream(index, 0)),
                environments,
                calendar,
                town,
            };
            let mut person = maker.person(case, &mut codes)?;
            if hide_one && case.is_none() {
                person.non_disclosure = true;
                hide_one = false;
            }
            Some(person)
        })
        .collect()
}

/// Where the clients come from, by the municipalities' shares of the inhabitants, and which of them stand for a case.
fn slots(seed: u64, clients: u32, towns: &[Town]) -> Vec<Slot> {
    let number = clients as usize;
    let centre = towns
        .iter()
        .position(|town| town.code == CENTRE)
        .unwrap_or(0);
    let mut slots: Vec<Slot> = CASES
        .into_iter()
        .take(number)
        .map(|case| (centre, Some((case, 0))))
        .collect();
    if slots.len() + UNMARKED <= number {
        slots.extend((0..UNMARKED).map(|place| (centre, Some((MadeUpCase::UnmarkedGroup, place)))));
    }
    let mut others = Vec::with_capacity(number);
    for (town, quota) in quotas(clients, towns).into_iter().enumerate() {
        let taken = if town == centre { slots.len() } else { 0 };
        others.extend(std::iter::repeat_n(
            (town, None),
            quota.saturating_sub(taken),
        ));
    }
    let mut dice = Dice::new(seed, 2);
    dice.shuffle(&mut others);
    others.truncate(number - slots.len());
    slots.append(&mut others);
    dice.shuffle(&mut slots);
    slots
}

/// The clients of each municipality, by largest remainder.
fn quotas(clients: u32, towns: &[Town]) -> Vec<usize> {
    let all: u64 = towns
        .iter()
        .map(|town| u64::from(town.inhabitants))
        .sum::<u64>()
        .max(1);
    let shares: Vec<(u64, u64)> = towns
        .iter()
        .map(|town| {
            let share = u64::from(clients) * u64::from(town.inhabitants);
            (share / all, share % all)
        })
        .collect();
    let given: u64 = shares.iter().map(|(whole, _)| whole).sum();
    let missing = usize::try_from(u64::from(clients) - given).unwrap_or(0);
    let mut by_remainder: Vec<usize> = (0..towns.len()).collect();
    by_remainder
        .sort_by_key(|town| std::cmp::Reverse(shares.get(*town).map_or(0, |(_, rest)| *rest)));
    by_remainder.truncate(missing);
    shares
        .iter()
        .enumerate()
        .map(|(town, (whole, _))| {
            usize::try_from(*whole).unwrap_or(0) + usize::from(by_remainder.contains(&town))
        })
        .collect()
}

/// Makes up one person at a time.
struct Maker<'a> {
    dice: Dice,
    environments: &'a [Environment],
    calendar: &'a Calendar,
    town: usize,
}

/// All work trials of one person together, with a margin to the 183 days of the law.
const TRIAL_DAYS: i64 = 175;

impl Maker<'_> {
    fn person(&mut self, case: Option<(MadeUpCase, usize)>, codes: &mut Codes) -> Option<Person> {
        let yesterday = self.calendar.yesterday;
        let age = self.age();
        let female = self.dice.chance(500);
        let origin = if case.is_some() {
            Origin::Finnish
        } else {
            origin(&mut self.dice)
        };
        let span = (yesterday - self.calendar.start).num_days();
        // Somewhat more began early: the region did not grow at the end.
        let mut days_in = self.dice.between(0, span);
        if self.dice.chance(350) {
            days_in = days_in.min(self.dice.between(0, span));
        }
        let first_day = self
            .calendar
            .working_day_from(later(self.calendar.start, days_in));
        let born = first_day
            .checked_sub_months(Months::new(age * 12))
            .map(|day| later(day, -self.dice.between(0, 364)))?;
        let code = codes.next(born, female)?;
        let (last_name, first_names) = full_name(&mut self.dice, origin, female, born.year());
        let gender = match self.dice.below(1000) {
            _ if case.is_some() => Some(if female { Gender::Female } else { Gender::Male }),
            0..=5 => None,
            6..=17 => Some(Gender::NonBinary),
            _ => Some(if female { Gender::Female } else { Gender::Male }),
        };
        let education = self.education(age, case.is_some());
        let mut person = Person {
            code,
            last_name,
            first_names,
            origin,
            gender,
            town: self.town,
            education,
            counted: case.is_some() || !self.dice.chance(5),
            case: case.map(|(case, _)| case),
            non_disclosure: case.is_none() && self.dice.chance(5),
            spells: Vec::new(),
            periods: Vec::new(),
            situations: Vec::new(),
        };
        match case {
            Some((case, place)) => self.stand_for(case, place, born, &mut person),
            None => self.take_part(first_day.min(yesterday), born, &mut person),
        }
        Some(person)
    }

    /// Full years at the start.
    fn age(&mut self) -> u32 {
        let (low, high) = self.dice.weighted(
            &[
                ((17, 17), 10),
                ((18, 24), 165),
                ((25, 29), 130),
                ((30, 44), 265),
                ((45, 54), 195),
                ((55, 63), 235),
            ],
            (30, 44),
        );
        u32::try_from(self.dice.between(low, high)).unwrap_or(40)
    }

    fn education(&mut self, age: u32, known: bool) -> Option<u8> {
        let roll = self.dice.below(1000);
        if !known && roll < 5 {
            return None;
        }
        if !known && roll < 9 {
            return Some(9);
        }
        Some(match age {
            0..=18 => self.dice.weighted(&[(1, 5), (2, 85), (3, 10)], 2),
            19..=23 => self.dice.weighted(&[(1, 3), (2, 27), (3, 66), (4, 4)], 3),
            _ => self.dice.weighted(
                &[
                    (0, 7),
                    (1, 40),
                    (2, 190),
                    (3, 525),
                    (4, 30),
                    (5, 55),
                    (6, 95),
                    (7, 45),
                    (8, 10),
                ],
                3,
            ),
        })
    }

    /// One or two spells, by chance.
    fn take_part(&mut self, first_day: NaiveDate, born: NaiveDate, person: &mut Person) {
        self.spell(first_day, born, person);
        let ended = person.spells.last().and_then(|spell| spell.end);
        if let Some(end) = ended
            && self.dice.chance(130)
        {
            let again = self
                .calendar
                .working_day_from(later(end, self.dice.between(15, 150)));
            if again <= self.calendar.yesterday {
                self.spell(again, born, person);
            }
        }
    }

    fn spell(&mut self, start: NaiveDate, born: NaiveDate, person: &mut Person) {
        let yesterday = self.calendar.yesterday;
        let status = self.dice.weighted(
            &[
                (StatusAtStart::Unemployed, 772),
                (StatusAtStart::Inactive, 133),
                (StatusAtStart::Student, 36),
                (StatusAtStart::Employed, 52),
                (StatusAtStart::SelfEmployed, 7),
            ],
            StatusAtStart::Unemployed,
        );
        let unemployed_since = self.unemployed_since(start, born, status, person);
        let in_work = matches!(
            status,
            StatusAtStart::Employed | StatusAtStart::SelfEmployed
        );
        let path = if in_work {
            self.dice.weighted(&PATHS_IN_WORK, &[CAREER])
        } else {
            self.dice.weighted(&PATHS, &[GUIDANCE])
        };
        let environment = self.environment();
        let mut next = later(start, self.dice.between(0, 10));
        let mut open = false;
        let mut last = start;
        for step in path {
            let begin = self.calendar.working_day_from(next);
            if begin > yesterday {
                open = true;
                break;
            }
            let place = if self.dice.chance(800) {
                environment
            } else {
                self.environment()
            };
            let period = self.period(*step, begin, place, person);
            let Some(period) = period.or_else(|| self.period(GUIDANCE, begin, place, person))
            else {
                continue;
            };
            let end = period.end;
            person.periods.push(period);
            match end {
                Some(end) if end <= yesterday => {
                    last = end;
                    next = later(end, self.dice.between(1, 12));
                }
                _ => {
                    open = true;
                    break;
                }
            }
        }
        let end = later(last, self.dice.between(0, 5));
        open |= end > yesterday || last == start;
        let end = (!open).then_some(end);
        let qualification = end.and_then(|end| {
            let day = later(end, self.dice.between(-30, 45)).max(start);
            (self.dice.chance(85) && day <= yesterday).then_some(day)
        });
        person.spells.push(Spell {
            start,
            end,
            status,
            unemployed_since,
            qualification,
        });
        if let Some(end) = end {
            self.situations(start, end, person);
        }
    }

    fn unemployed_since(
        &mut self,
        start: NaiveDate,
        born: NaiveDate,
        status: StatusAtStart,
        person: &Person,
    ) -> Option<NaiveDate> {
        if status != StatusAtStart::Unemployed || self.dice.chance(25) {
            return None;
        }
        if let Some(before) = person.spells.last() {
            return match (before.unemployed_since, before.end) {
                (Some(since), _) if self.dice.chance(600) => Some(since),
                (_, Some(end)) => Some(later(end, self.dice.between(1, 14)).min(later(start, -1))),
                (since, None) => since,
            };
        }
        let (low, high) = self.dice.weighted(
            &[
                ((15, 180), 150),
                ((181, 365), 200),
                ((366, 800), 280),
                ((801, 1600), 290),
                ((1601, 2500), 80),
            ],
            (366, 800),
        );
        let fifteenth = born.checked_add_months(Months::new(15 * 12))?;
        Some(
            later(start, -self.dice.between(low, high))
                .max(later(fifteenth, 30))
                .min(later(start, -1)),
        )
    }

    /// A period of that kind; none where the law leaves no room for it.
    fn period(
        &mut self,
        step: Step,
        start: NaiveDate,
        environment: usize,
        person: &Person,
    ) -> Option<Period> {
        let (basis, low, high) = step;
        let mut length = self.dice.between(low, high);
        if basis == LegalBasis::WorkTrial {
            let used: i64 = person
                .periods
                .iter()
                .filter(|period| period.basis == LegalBasis::WorkTrial)
                .filter_map(|period| Some((period.end? - period.start).num_days() + 1))
                .sum();
            // Most trials are much shorter than the law would have them.
            length = length
                .min(self.dice.between(low, high))
                .min(TRIAL_DAYS - used);
            if length < low {
                return None;
            }
        }
        let mut end = self.calendar.working_day_to(later(start, length - 1));
        if end == later(self.calendar.today, 20) {
            // The labelled person alone has that day.
            end = later(end, -1);
        }
        let fixed_term = matches!(
            basis,
            LegalBasis::WorkTrial | LegalBasis::PaySubsidisedEmployment | LegalBasis::Training
        );
        let planned = if basis == LegalBasis::RehabilitativeWork {
            800
        } else {
            400
        };
        let told = end <= self.calendar.yesterday || fixed_term || self.dice.chance(planned);
        let (weekly_days, halves) = self.pattern(basis);
        Some(Period {
            environment,
            basis,
            start,
            end: told.then_some(end),
            weekly_days,
            halves,
        })
    }

    /// Days a week and half hours a day.
    fn pattern(&mut self, basis: LegalBasis) -> (u8, u32) {
        let long: [(u32, u32); 5] = [(8, 20), (10, 20), (12, 22), (13, 19), (15, 19)];
        match basis {
            LegalBasis::WorkTrial | LegalBasis::EducationTrial => {
                let days = self.dice.weighted(&[(3, 25), (4, 25), (5, 50)], 5);
                (days, self.dice.weighted(&long, 12))
            }
            LegalBasis::RehabilitativeWork => {
                let days = self.dice.weighted(&[(1, 4), (2, 30), (3, 28), (4, 38)], 3);
                (days, self.dice.weighted(&long, 10))
            }
            LegalBasis::PaySubsidisedEmployment | LegalBasis::Employment => {
                (5, self.dice.weighted(&[(10, 2), (12, 3), (15, 5)], 12))
            }
            LegalBasis::Training => {
                let days = self.dice.weighted(&[(3, 3), (4, 4), (5, 3)], 4);
                (days, self.dice.weighted(&[(10, 3), (12, 7)], 12))
            }
            LegalBasis::JobCoaching
            | LegalBasis::JobSearchCoaching
            | LegalBasis::CareerCoaching
            | LegalBasis::Guidance => {
                let days = self.dice.weighted(&[(1, 34), (2, 66)], 2);
                (days, self.dice.weighted(&[(4, 35), (6, 33), (8, 32)], 4))
            }
        }
    }

    /// An environment of the person's municipality.
    fn environment(&mut self) -> usize {
        let places: Vec<(usize, u32)> = self
            .environments
            .iter()
            .enumerate()
            .filter(|(_, environment)| environment.town == self.town)
            .map(|(index, environment)| (index, environment.weight))
            .collect();
        let first = places.first().map_or(0, |(index, _)| *index);
        self.dice.weighted(&places, first)
    }

    /// What became of the person after a spell: within the 28 days that count, before and after them.
    fn situations(&mut self, start: NaiveDate, end: NaiveDate, person: &mut Person) {
        if !self.dice.chance(840) {
            return;
        }
        let number = self.dice.weighted(&[(1, 66), (2, 28), (3, 6)], 1);
        let mut days: Vec<NaiveDate> = (0..number)
            .map(|_| {
                let (low, high) = self.dice.weighted(
                    &[((-14, -1), 4), ((0, 0), 14), ((1, 28), 57), ((29, 60), 25)],
                    (1, 28),
                );
                later(end, self.dice.between(low, high)).max(start)
            })
            .collect();
        days.sort_unstable();
        for day in days {
            let situation = self.dice.weighted(
                &[
                    (SituationCode::Unemployed, 34),
                    (SituationCode::Employed, 32),
                    (SituationCode::SelfEmployed, 3),
                    (SituationCode::Education, 17),
                    (SituationCode::Other, 8),
                    (SituationCode::Inactive, 6),
                ],
                SituationCode::Unemployed,
            );
            if day <= self.calendar.yesterday && !person.situations.contains(&(day, situation)) {
                person.situations.push((day, situation));
            }
        }
    }

    /// The one open or ended period of a person who stands for a case.
    fn stand_for(&mut self, case: MadeUpCase, place: usize, born: NaiveDate, person: &mut Person) {
        use LegalBasis::{Guidance, RehabilitativeWork, WorkTrial};
        let (today, yesterday) = (self.calendar.today, self.calendar.yesterday);
        let ago = |days: i64| {
            self.calendar
                .working_day_from(later(today, -days).max(self.calendar.start))
        };
        let (group, unmarked) = (self.group(), self.unmarked_group());
        let ahead = |days: i64| Some(self.calendar.working_day_from(later(today, days)));
        let (environment, basis, start, end, weekly_days, halves) = match case {
            MadeUpCase::WorkTrialTooLong => {
                let start = ago(225);
                (group, WorkTrial, start, Some(later(start, 199)), 4, 12)
            }
            MadeUpCase::WorkTrialShortDays => (group, WorkTrial, ago(25), ahead(40), 4, 6),
            MadeUpCase::RehabilitativeFiveDays => {
                (group, RehabilitativeWork, ago(40), ahead(110), 5, 8)
            }
            MadeUpCase::RehabilitativeTooShort => {
                let start = ago(100);
                (
                    group,
                    RehabilitativeWork,
                    start,
                    Some(self.calendar.working_day_to(later(start, 47))),
                    3,
                    10,
                )
            }
            MadeUpCase::TasksOnGuidance => (group, Guidance, ago(45), None, 2, 6),
            MadeUpCase::ThreeUnauthorisedDays => {
                (group, RehabilitativeWork, ago(90), ahead(95), 4, 10)
            }
            MadeUpCase::PeriodEndsIn20Days => {
                (group, WorkTrial, ago(75), Some(later(today, 20)), 5, 12)
            }
            MadeUpCase::AbsenceNoticeDue => (group, RehabilitativeWork, ago(95), ahead(80), 4, 10),
            MadeUpCase::ReviewLate => (group, RehabilitativeWork, ago(110), ahead(120), 4, 12),
            MadeUpCase::UnmarkedGroup => {
                let needed = self
                    .calendar
                    .last_working_day()
                    .weekday()
                    .num_days_from_monday() as u8
                    + 1;
                let start = ago(50 + 6 * i64::try_from(place).unwrap_or(0));
                if needed <= 4 && place.is_multiple_of(2) {
                    (
                        unmarked,
                        RehabilitativeWork,
                        start,
                        ahead(120),
                        needed.max(3),
                        10,
                    )
                } else {
                    (unmarked, WorkTrial, start, ahead(45), needed.max(4), 12)
                }
            }
        };
        person.periods.push(Period {
            environment,
            basis,
            start,
            end,
            weekly_days,
            halves,
        });
        let status = StatusAtStart::Unemployed;
        let fifteenth = born
            .checked_add_months(Months::new(15 * 12))
            .unwrap_or(born);
        let unemployed_since = Some(
            later(start, -self.dice.between(200, 1500))
                .max(later(fifteenth, 30))
                .min(later(start, -1)),
        );
        let ended = end.filter(|end| *end <= yesterday);
        let start = if case == MadeUpCase::ReviewLate {
            start
        } else {
            later(start, -3).max(self.calendar.start)
        };
        person.spells.push(Spell {
            start,
            end: ended,
            status,
            unemployed_since,
            qualification: None,
        });
        if let Some(end) = ended {
            self.situations(start, end, person);
        }
    }

    /// The group in which most cases are.
    fn group(&self) -> usize {
        self.environments
            .iter()
            .position(|environment| {
                environment.town == self.town && environment.branch == Branch::Grounds
            })
            .unwrap_or(0)
    }

    /// The group that nobody has marked.
    fn unmarked_group(&self) -> usize {
        self.environments
            .iter()
            .rposition(|environment| {
                environment.town == self.town && environment.branch == Branch::Cleaning
            })
            .unwrap_or(0)
    }
}

/// The index of the group that nobody has marked, if the region has one.
pub(super) fn unmarked_environment(people: &[Person]) -> Option<usize> {
    people
        .iter()
        .find(|person| person.case == Some(MadeUpCase::UnmarkedGroup))
        .and_then(|person| person.periods.first())
        .map(|period| period.environment)
}
