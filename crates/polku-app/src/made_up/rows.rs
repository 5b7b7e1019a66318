//! A person of the made-up region as the rows that files carry.

use super::MadeUpRegion;
use super::days::hours;
use super::people::Person;
use super::workers::{Environment, Town};
use polku_domain::record::{CoachingPeriodRow, ParticipationRow, SituationRow};

/// Adds the rows of one person.
pub(super) fn write(
    person: &Person,
    towns: &[Town],
    environments: &[Environment],
    region: &mut MadeUpRegion,
) {
    let municipality = towns.get(person.town).map(|town| town.code.to_owned());
    for spell in &person.spells {
        region.participations.push(ParticipationRow {
            identity_code: person.code,
            last_name: person.last_name.clone(),
            first_names: person.first_names.clone(),
            gender: person.gender,
            municipality: municipality.clone(),
            education_isced: person.education,
            status_at_start: Some(spell.status),
            unemployed_since: spell.unemployed_since,
            start_date: spell.start,
            end_date: spell.end,
            qualification_date: spell.qualification,
            counted: Some(person.counted),
        });
    }
    let mut sorted = person.situations.clone();
    sorted.sort_by_key(|(date, _)| *date);
    for (place, (date, situation)) in sorted.iter().enumerate() {
        let same_day: Vec<usize> = sorted
            .iter()
            .enumerate()
            .filter(|(_, (day, _))| day == date)
            .map(|(index, _)| index)
            .collect();
        let order = same_day
            .iter()
            .position(|index| *index == place)
            .and_then(|order| i64::try_from(order + 1).ok());
        region.situations.push(SituationRow {
            identity_code: person.code,
            date: *date,
            situation: *situation,
            order_in_day: if same_day.len() > 1 { order } else { None },
        });
    }
    for period in &person.periods {
        region.periods.push(CoachingPeriodRow {
            identity_code: person.code,
            environment: environments
                .get(period.environment)
                .map(|e| e.name.clone())
                .unwrap_or_default(),
            legal_basis: period.basis,
            start_date: period.start,
            end_date: period.end,
            weekly_days: Some(period.weekly_days),
            daily_hours: Some(hours(period.halves)),
        });
    }
}
