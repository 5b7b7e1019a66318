//! What workers write down in the made-up region: contact details, notes and plans.

use super::MadeUpRegion;
use super::days::{Calendar, Mark, last_task, later};
use super::names::{Dice, Origin};
use super::people::Person;
use super::workers::{Environment, Town};
use super::{MadeUpCase, MadeUpClient, MadeUpNote, MadeUpPlan};
use chrono::{Months, NaiveDate};
use polku_domain::code::{NoteKind, PlanKind, Role};

/// Adds what a client has beside the rows of the files.
pub(super) fn client(person: &Person, towns: &[Town], dice: &mut Dice, region: &mut MadeUpRegion) {
    let town = towns.get(person.town).map(|town| town.code);
    let agents: Vec<(usize, u32)> = region
        .workers
        .iter()
        .enumerate()
        .filter(|(_, worker)| worker.role == Role::CareerAgent)
        .filter(|(_, worker)| town.is_some_and(|town| worker.municipalities.contains(&town)))
        .map(|(index, _)| (index, 1))
        .collect();
    let agent = dice.weighted(&agents, usize::MAX);
    let known = agent != usize::MAX
        && dice.chance(if person.open_spell().is_some() {
            960
        } else {
            900
        });
    let number = dice.below(10_000);
    region.clients.push(MadeUpClient {
        identity_code: person.code,
        phone: dice.chance(880).then(|| format!("040 555 {number:04}")),
        career_agent: known.then_some(agent),
        non_disclosure: person.non_disclosure,
    });
}

/// How far back notes go, in days.
const NOTES_DAYS: i64 = 91;

/// Adds the notes of the last three months on a person who takes part: about one in three weeks.
pub(super) fn notes(
    person: &Person,
    marks: &[Mark],
    environments: &[Environment],
    calendar: &Calendar,
    dice: &mut Dice,
    region: &mut MadeUpRegion,
) {
    let Some(spell) = person.open_spell() else {
        return;
    };
    let from = spell.start.max(later(calendar.today, -NOTES_DAYS));
    let mut dates = Vec::new();
    let mut date = calendar.working_day_to(later(calendar.yesterday, -dice.between(0, 20)));
    while date >= from {
        dates.push(date);
        date = calendar.working_day_to(later(date, -dice.between(14, 28)));
    }
    for date in dates.into_iter().rev() {
        let period = person
            .periods
            .iter()
            .rev()
            .find(|period| period.start <= date)
            .or(person.periods.last());
        let running =
            period.is_some_and(|p| p.start <= date && p.end.is_none_or(|end| end >= date));
        let place = period
            .and_then(|period| environments.get(period.environment))
            .or_else(|| {
                environments
                    .iter()
                    .find(|environment| environment.town == person.town)
            });
        let Some(place) = place else { continue };
        let kind = dice.weighted(
            &[
                (NoteKind::Observation, 46),
                (NoteKind::Discussion, 34),
                (NoteKind::Contact, 14),
                (NoteKind::Other, 6),
            ],
            NoteKind::Observation,
        );
        let kind = if running { kind } else { NoteKind::Contact };
        // What was observed was observed on a day on which the client was there.
        let worked = if kind == NoteKind::Observation {
            last_task(marks, date, from)
        } else {
            None
        };
        let (date, kind, text) = match (kind, worked) {
            (_, Some((day, task, _))) => {
                let opening = dice
                    .word(AT_WORK)
                    .replace("{tehtävä}", &task.to_lowercase());
                (day, kind, format!("{opening} {}", dice.word(AT_WORK_NEXT)))
            }
            (NoteKind::Observation | NoteKind::Discussion, None) => {
                let text = format!("{} {}", dice.word(DISCUSSED), dice.word(DISCUSSED_NEXT));
                (date, NoteKind::Discussion, text)
            }
            (NoteKind::Contact, None) => (date, kind, dice.word(CONTACTED).to_owned()),
            (NoteKind::Other, None) => (date, kind, dice.word(OTHERWISE).to_owned()),
        };
        let there = worked
            .and_then(|(_, _, index)| environments.get(person.periods.get(index)?.environment));
        let place = there.unwrap_or(place);
        region.notes.push(MadeUpNote {
            identity_code: person.code,
            date,
            kind,
            text,
            worker: place.coach,
        });
    }
}

/// Adds the plans of a person who takes part.
pub(super) fn plans(
    person: &Person,
    calendar: &Calendar,
    dice: &mut Dice,
    region: &mut MadeUpRegion,
) {
    let Some(spell) = person.open_spell() else {
        return;
    };
    let mut add = |kind, made_on, next_review_on| {
        region.plans.push(MadeUpPlan {
            identity_code: person.code,
            kind,
            made_on,
            next_review_on,
        });
    };
    if person.case == Some(MadeUpCase::ReviewLate) {
        let made_on = calendar
            .working_day_to(later(calendar.today, -100))
            .max(spell.start);
        add(PlanKind::FollowOnPlan, made_on, later(calendar.today, -10));
        return;
    }
    let (made_on, next) = review(calendar, spell.start, dice, 3);
    add(PlanKind::FollowOnPlan, made_on, next);
    let newcomer = matches!(
        person.origin,
        Origin::Russian | Origin::Arabic | Origin::Vietnamese
    );
    if newcomer && dice.chance(500) {
        let (made_on, next) = review(calendar, spell.start, dice, 6);
        add(PlanKind::IntegrationPlan, made_on, next);
    } else if dice.chance(350) {
        let kind = dice.weighted(
            &[
                (PlanKind::EmploymentPlan, 80),
                (PlanKind::MultiSectoralPlan, 14),
                (PlanKind::ActivationPlan, 6),
            ],
            PlanKind::EmploymentPlan,
        );
        let (made_on, next) = review(calendar, spell.start, dice, 3);
        add(kind, made_on, next);
    }
}

/// The day of a plan of the last weeks and of its next review, which is still to come and within so many months of both
/// that day and today.
fn review(
    calendar: &Calendar,
    start: NaiveDate,
    dice: &mut Dice,
    months: u32,
) -> (NaiveDate, NaiveDate) {
    let earliest = start.max(later(calendar.today, -70));
    let made_on = later(
        earliest,
        dice.between(0, (calendar.yesterday - earliest).num_days()),
    );
    let made_on = calendar.working_day_to(made_on).max(earliest);
    let last = made_on
        .checked_add_months(Months::new(months))
        .unwrap_or(made_on);
    let first = later(made_on, 56).max(later(calendar.today, 1)).min(last);
    let next = later(first, dice.between(0, (last - first).num_days()));
    let next = calendar.working_day_to(next);
    let next = if next <= calendar.today {
        calendar.working_day_from(later(calendar.today, 1))
    } else {
        next
    };
    (made_on, next)
}

const AT_WORK: &[&str] = &[
    "Päivän tehtävänä {tehtävä}.",
    "Tehtävä: {tehtävä}. Työ valmistui ajallaan.",
    "Tehtävä: {tehtävä}. Ohjeet jo muistissa, eteni omatoimisesti.",
    "Uusi tehtävä: {tehtävä}. Tehtiin ensin yhdessä, sitten itsenäisesti.",
    "Tehtävä: {tehtävä}. Tarvitsi alussa kertausta, loppu sujui hyvin.",
    "Tehtävä: {tehtävä}. Työjälki siistiä ja huolellista.",
    "Tehtävä: {tehtävä}. Työskenteli parin kanssa, työnjako sovittiin itse.",
    "Vaihtoi tehtävää kesken päivän, uutena oli {tehtävä}. Siirtyminen sujui.",
    "Tehtävä: {tehtävä}. Huomasi itse, mitä piti tehdä seuraavaksi.",
    "Tehtävä: {tehtävä}. Tahti rauhallinen, mutta tasainen.",
    "Tehtävä: {tehtävä}. Käytiin läpi työturvallisuus ja suojaimet.",
];

const AT_WORK_NEXT: &[&str] = &[
    "Jatketaan samalla ensi viikolla.",
    "Sovittiin, että kokeillaan seuraavaksi muutakin tehtävää.",
    "Neuvoi hyvin myös uutta tulijaa.",
    "Saapui ajoissa ja valmiina työhön.",
    "Annoin palautetta, otti sen hyvin vastaan.",
    "Vastuuta voi lisätä vähitellen.",
    "Kirjallinen ohje auttoi, tehdään niitä lisää.",
    "Työvälineiden huolto vielä harjoittelussa.",
    "Kertoi pitävänsä tehtävästä.",
    "Tilaaja kiitti lopputuloksesta.",
    "Tauot pidettiin sovitusti.",
    "Seuraavaksi harjoitellaan työn suunnittelua etukäteen.",
];

const DISCUSSED: &[&str] = &[
    "Ohjauskeskustelu: käytiin läpi jakson tavoitteet.",
    "Väliarvio: tavoitteista osa jo saavutettu.",
    "Keskusteltiin, millainen työ kiinnostaa jakson jälkeen.",
    "Päivitettiin ansioluettelo yhdessä.",
    "Harjoiteltiin työhaastattelua.",
    "Katsottiin avoimia työpaikkoja, kaksi kiinnostavaa löytyi.",
    "Kartoitettiin osaamista: vahvuutena huolellisuus.",
    "Kartoitettiin osaamista: vahvuutena asiakaspalvelu.",
    "Puhuttiin koulutusvaihtoehdoista ja hakuajoista.",
    "Käytiin läpi viikon aikataulu ja kulkeminen paikalle.",
    "Keskusteltiin työajan lisäämisestä.",
    "Tehtiin yhdessä työhakemus.",
    "Käytiin läpi oikeudet ja velvollisuudet jakson aikana.",
];

const DISCUSSED_NEXT: &[&str] = &[
    "Jatketaan seuraavalla tapaamisella.",
    "Tavoite pidetään ennallaan.",
    "Sovittiin tutustumiskäynti työpaikalle.",
    "Miettii asiaa ja kertoo ensi viikolla.",
    "Ura-agentti mukaan seuraavaan tapaamiseen.",
    "Kysyn yritysagentilta sopivaa paikkaa.",
    "Lisättiin jatkosuunnitelmaan.",
    "Oli tyytyväinen jaksoon.",
    "Haluaa jatkaa samassa ryhmässä.",
    "Kirjattiin kaksi pientä välitavoitetta.",
    "Seuraava keskustelu kahden viikon päästä.",
];

const CONTACTED: &[&str] = &[
    "Soitin, sovittiin seuraava tapaaminen.",
    "Soitin, ei vastannut. Yritän huomenna uudelleen.",
    "Viesti tekstarilla: vahvisti tulevansa maanantaina.",
    "Kyseli puhelimessa seuraavan jakson alkamisesta.",
    "Ilmoitti aamulla tulevansa myöhemmin bussin takia.",
    "Lähetin jakson aikataulun ja kartan paikalle.",
    "Sovittiin puhelimessa työvaatteiden noudosta.",
    "Kertoi puhelimessa hakeneensa avointa paikkaa.",
    "Sähköposti ura-agentille: ehdotus yhteisestä tapaamisesta.",
    "Asiakasvastaava kysyi kuulumisia, vastattu.",
];

const OTHERWISE: &[&str] = &[
    "Perehdytyksen tarkistuslista käyty läpi ja allekirjoitettu.",
    "Avain ja työvaatteet annettu.",
    "Työvaatteet vaihdettu sopivampaan kokoon.",
    "Sopimuksen liite tarkistettu yhdessä.",
    "Vaihtoi ryhmää omasta toiveestaan, tieto uudelle ohjaajalle annettu.",
    "Bussikortti ladattu.",
    "Osallistui ryhmän yhteiseen tutustumiskäyntiin.",
];
