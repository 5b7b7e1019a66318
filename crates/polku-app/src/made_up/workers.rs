//! The workers and the coaching environments of the made-up region.

use super::names::{Dice, Origin, full_name};
use super::{MadeUpEnvironment, MadeUpWorker};
use polku_domain::code::Role;
use std::collections::BTreeSet;

/// A municipality as the generator needs it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Town {
    pub(super) code: &'static str,
    /// How the names of its environments begin.
    genitive: &'static str,
    pub(super) inhabitants: u32,
}

/// The municipality with about half of the region's people.
pub(super) const CENTRE: &str = "167";

/// Neighbours beside each other, so that one worker's municipalities lie together, with the name as the names of their
/// environments begin.
const ROUND_TRIP: [(&str, &str); 13] = [
    ("090", "Heinäveden"),
    ("607", "Polvijärven"),
    ("309", "Outokummun"),
    ("426", "Liperin"),
    ("167", "Joensuun"),
    ("276", "Kontiolahden"),
    ("176", "Juuan"),
    ("541", "Nurmeksen"),
    ("422", "Lieksan"),
    ("146", "Ilomantsin"),
    ("848", "Tohmajärven"),
    ("260", "Kiteen"),
    ("707", "Rääkkylän"),
];

/// How the name of an environment in that municipality begins.
fn genitive(code: &str) -> &'static str {
    ROUND_TRIP
        .iter()
        .find(|(known, _)| *known == code)
        .map_or("", |(_, name)| name)
}

/// The region's municipalities, neighbours beside each other.
pub(super) fn towns() -> Vec<Town> {
    let mut towns: Vec<Town> = polku_domain::municipality::ALL
        .iter()
        .map(|m| Town {
            code: m.code,
            genitive: genitive(m.code),
            inhabitants: m.population,
        })
        .collect();
    towns.sort_by_key(|town| ROUND_TRIP.iter().position(|(code, _)| *code == town.code));
    towns
}

/// What is done in an environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Branch {
    Grounds,
    Cleaning,
    Kitchen,
    Recycling,
    Library,
}

/// In the order in which a municipality opens them, with their shares of the clients.
const BRANCHES: [(Branch, &str, u32); 5] = [
    (Branch::Grounds, "ympäristönhoito", 32),
    (Branch::Cleaning, "puhtauspalvelut", 29),
    (Branch::Kitchen, "keittiö", 14),
    (Branch::Recycling, "kierrätyskeskus", 14),
    (Branch::Library, "kirjasto", 11),
];

/// The groups of one branch, where it has several.
const DISTRICTS: [&str; 6] = [
    "Keskusta",
    "Rantakylä",
    "Niinivaara",
    "Noljakka",
    "Utra",
    "Karsikko",
];

/// About as many clients in all pass through one group before another is opened beside it.
const CLIENTS_A_GROUP: u64 = 100;

/// An environment with what the generator alone needs to know of it.
#[derive(Debug, Clone)]
pub(super) struct Environment {
    pub(super) name: String,
    pub(super) town: usize,
    pub(super) branch: Branch,
    pub(super) weight: u32,
    /// The index of the worker who coaches there.
    pub(super) coach: usize,
}

/// The environments of the region, by municipality.
pub(super) fn environments(towns: &[Town], clients: u32) -> Vec<Environment> {
    let all: u64 = towns
        .iter()
        .map(|town| u64::from(town.inhabitants))
        .sum::<u64>()
        .max(1);
    let mut environments = Vec::new();
    for (index, town) in towns.iter().enumerate() {
        let expected = u64::from(clients) * u64::from(town.inhabitants) / all;
        let least = if town.code == CENTRE { 2 } else { 1 };
        let open = usize::try_from(expected / 12)
            .unwrap_or(usize::MAX)
            .clamp(least, BRANCHES.len());
        for (branch, word, weight) in BRANCHES.into_iter().take(open) {
            let groups = expected * u64::from(weight) / 100 / CLIENTS_A_GROUP;
            let groups = usize::try_from(groups)
                .unwrap_or(1)
                .clamp(1, DISTRICTS.len());
            for district in DISTRICTS.into_iter().take(groups) {
                let place = if groups == 1 {
                    String::new()
                } else {
                    format!(", {district}")
                };
                environments.push(Environment {
                    name: format!("{} {word}{place}", town.genitive),
                    town: index,
                    branch,
                    weight: (weight * 60 / u32::try_from(groups).unwrap_or(1)).max(1),
                    coach: 0,
                });
            }
        }
    }
    environments
}

/// The environments as the region's data have them.
pub(super) fn published(environments: &[Environment], towns: &[Town]) -> Vec<MadeUpEnvironment> {
    environments
        .iter()
        .map(|environment| MadeUpEnvironment {
            name: environment.name.clone(),
            municipality: towns.get(environment.town).map_or(CENTRE, |town| town.code),
        })
        .collect()
}

/// How many of the role there are in a full region.
const FULL_STAFF: [(Role, u32); 5] = [
    (Role::Coordinator, 2),
    (Role::DecisionMaker, 1),
    (Role::CareerAgent, 6),
    (Role::CompanyAgent, 4),
    (Role::WorkCoach, 17),
];

/// The number of clients of a full region.
const FULL_REGION: f64 = 4000.0;

/// The workers; each environment gets its coach.
pub(super) fn workers(
    seed: u64,
    clients: u32,
    towns: &[Town],
    environments: &mut [Environment],
) -> Vec<MadeUpWorker> {
    let mut dice = Dice::new(seed, 1);
    let scale = (f64::from(clients) / FULL_REGION).sqrt().min(1.0);
    let mut names = BTreeSet::new();
    let mut workers: Vec<MadeUpWorker> = Vec::new();
    for (role, full) in FULL_STAFF {
        let number = ((f64::from(full) * scale).round() as usize).max(1);
        let first = workers.len();
        for _ in 0..number {
            workers.push(MadeUpWorker {
                name: new_name(&mut dice, &mut names),
                role,
                municipalities: Vec::new(),
                environments: Vec::new(),
                responsible_for: Vec::new(),
            });
        }
        let Some(group) = workers.get_mut(first..) else {
            continue;
        };
        match role {
            Role::Coordinator | Role::DecisionMaker => {
                for worker in group {
                    worker.municipalities = towns.iter().map(|town| town.code).collect();
                }
            }
            Role::CareerAgent | Role::CompanyAgent => {
                share_towns(group, towns, role == Role::CareerAgent)
            }
            Role::WorkCoach => share_environments(group, first, towns, environments),
        }
    }
    workers
}

/// A full name that no other worker has.
fn new_name(dice: &mut Dice, names: &mut BTreeSet<String>) -> String {
    let mut name = String::new();
    for _ in 0..100 {
        let female = dice.chance(720);
        let born = if dice.chance(450) { 1972 } else { 1988 };
        let (last, first) = full_name(dice, Origin::Finnish, female, born);
        name = format!("{} {last}", first.split(' ').next().unwrap_or_default());
        if names.insert(name.clone()) {
            break;
        }
    }
    name
}

/// Divides the municipalities by their inhabitants: a large one has several workers, a small one shares one.
fn share_towns(group: &mut [MadeUpWorker], towns: &[Town], responsible: bool) {
    let all: u64 = towns
        .iter()
        .map(|town| u64::from(town.inhabitants))
        .sum::<u64>()
        .max(1);
    let number = group.len() as u64;
    let mut before = 0;
    for town in towns {
        let after = before + u64::from(town.inhabitants);
        let middle = (before + after) / 2;
        for (index, worker) in group.iter_mut().enumerate() {
            let (from, to) = (
                all * index as u64 / number,
                all * (index as u64 + 1) / number,
            );
            let holds_middle = from <= middle && middle < to;
            let overlap = after.min(to).saturating_sub(before.max(from));
            if holds_middle || overlap * 50 > all {
                worker.municipalities.push(town.code);
            }
            if holds_middle && responsible {
                worker.responsible_for.push(town.code);
            }
        }
        before = after;
    }
}

/// Divides the environments, neighbours together, so that coaches have about equally many clients.
fn share_environments(
    group: &mut [MadeUpWorker],
    first: usize,
    towns: &[Town],
    environments: &mut [Environment],
) {
    let load = |environment: &Environment, in_town: u64| {
        let inhabitants = towns
            .get(environment.town)
            .map_or(0, |town| u64::from(town.inhabitants));
        inhabitants * u64::from(environment.weight) * 100 / in_town.max(1)
    };
    let in_town: Vec<u64> = (0..towns.len())
        .map(|town| {
            environments
                .iter()
                .filter(|e| e.town == town)
                .map(|e| u64::from(e.weight))
                .sum()
        })
        .collect();
    let loads: Vec<u64> = environments
        .iter()
        .map(|e| load(e, in_town.get(e.town).copied().unwrap_or(1)))
        .collect();
    let all = loads.iter().sum::<u64>().max(1);
    let number = group.len();
    let mut before = 0;
    for (index, (environment, load)) in environments.iter_mut().zip(&loads).enumerate() {
        let middle = before + load / 2;
        before += load;
        let place = usize::try_from(middle * number as u64 / all)
            .unwrap_or(0)
            .min(number.saturating_sub(1));
        environment.coach = first + place;
        let Some(worker) = group.get_mut(place) else {
            continue;
        };
        worker.environments.push(index);
        if let Some(town) = towns.get(environment.town)
            && !worker.municipalities.contains(&town.code)
        {
            worker.municipalities.push(town.code);
        }
    }
    // A coach whom the shares left without a place stands in for the one before.
    for place in 0..number {
        if group
            .get(place)
            .is_some_and(|worker| worker.environments.is_empty())
        {
            let Some(other) = group.get(place.saturating_sub(1)).or_else(|| group.first()) else {
                continue;
            };
            let (municipalities, places) =
                (other.municipalities.clone(), other.environments.clone());
            if let Some(worker) = group.get_mut(place) {
                worker.municipalities = municipalities;
                worker.environments = places;
            }
        }
    }
}

/// The work tasks of the month in an environment.
pub(super) fn tasks(branch: Branch, month: u32) -> &'static [&'static str] {
    match (branch, month) {
        (Branch::Grounds, 11 | 12 | 1..=3) => &[
            "Lumityöt",
            "Hiekoitus",
            "Polttopuiden teko",
            "Kaluston huolto",
        ],
        (Branch::Grounds, 4 | 5) => &[
            "Hiekan poisto",
            "Kevätharjaus",
            "Haravointi",
            "Istutusten valmistelu",
        ],
        (Branch::Grounds, 6..=8) => &[
            "Nurmikon leikkuu",
            "Kitkentä",
            "Puistojen siistiminen",
            "Raivaus",
        ],
        (Branch::Grounds, _) => &["Haravointi", "Lehtien keruu", "Pensaiden leikkuu"],
        (Branch::Cleaning, _) => &["Siivous", "Ikkunoiden pesu", "Pyykkihuolto", "Jätehuolto"],
        (Branch::Kitchen, _) => &["Esivalmistelu", "Astiahuolto", "Salin siistiminen"],
        (Branch::Recycling, _) => &[
            "Lajittelu",
            "Hinnoittelu",
            "Huonekalujen korjaus",
            "Asiakaspalvelu",
        ],
        (Branch::Library, _) => &["Hyllytys", "Palautukset", "Kirjojen muovitus"],
    }
}
