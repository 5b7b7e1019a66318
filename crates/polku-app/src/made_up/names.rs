//! Names and words of the made-up region, and the dice that pick among them.

use rand::{Rng as _, SeedableRng as _};
use rand_chacha::ChaCha8Rng;

/// A repeatable source of chance: the same seed and stream roll the same on every machine.
pub(super) struct Dice(ChaCha8Rng);

impl Dice {
    /// One of many independent sources of the same seed.
    pub(super) fn new(seed: u64, stream: u64) -> Self {
        let mut source = ChaCha8Rng::seed_from_u64(seed);
        source.set_stream(stream);
        Self(source)
    }

    /// A number below `end`; 0 for an empty range.
    pub(super) fn below(&mut self, end: u32) -> u32 {
        let scaled = (u64::from(self.0.next_u32()) * u64::from(end)) >> 32;
        u32::try_from(scaled).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included; `low` where the range is empty.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        match u32::try_from(high - low) {
            Ok(span) => low + i64::from(self.below(span.saturating_add(1))),
            Err(_) => low,
        }
    }

    /// True that many times out of 1,000.
    pub(super) fn chance(&mut self, per_mille: u32) -> bool {
        self.below(1000) < per_mille
    }

    /// One of the words.
    pub(super) fn word(&mut self, words: &[&'static str]) -> &'static str {
        let index = self.below(u32::try_from(words.len()).unwrap_or(u32::MAX));
        words.get(index as usize).copied().unwrap_or_default()
    }

    /// One of the values by their weights.
    pub(super) fn weighted<T: Copy>(&mut self, table: &[(T, u32)], otherwise: T) -> T {
        let mut left = self.below(table.iter().map(|(_, weight)| weight).sum());
        for (value, weight) in table {
            if left < *weight {
                return *value;
            }
            left -= weight;
        }
        otherwise
    }

    /// Puts the items in a random order.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let other = self.below(u32::try_from(last + 1).unwrap_or(u32::MAX)) as usize;
            items.swap(last, other.min(last));
        }
    }
}

/// Where a name comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    Finnish,
    Swedish,
    Russian,
    Arabic,
    Vietnamese,
}

/// Picks an origin as it is spread among clients.
pub(super) fn origin(dice: &mut Dice) -> Origin {
    dice.weighted(
        &[
            (Origin::Finnish, 924),
            (Origin::Swedish, 14),
            (Origin::Russian, 32),
            (Origin::Arabic, 20),
            (Origin::Vietnamese, 10),
        ],
        Origin::Finnish,
    )
}

/// Family name and given names.
pub(super) fn full_name(
    dice: &mut Dice,
    origin: Origin,
    female: bool,
    born: i32,
) -> (String, String) {
    let (last, first): (&str, &[&'static str]) = match (origin, female) {
        (Origin::Finnish, true) => (
            dice.word(LAST),
            if born < 1980 {
                FEMALE_ELDER
            } else {
                FEMALE_YOUNGER
            },
        ),
        (Origin::Finnish, false) => (
            dice.word(LAST),
            if born < 1980 {
                MALE_ELDER
            } else {
                MALE_YOUNGER
            },
        ),
        (Origin::Swedish, true) => (dice.word(LAST_SWEDISH), FEMALE_SWEDISH),
        (Origin::Swedish, false) => (dice.word(LAST_SWEDISH), MALE_SWEDISH),
        (Origin::Russian, true) => (dice.word(LAST_RUSSIAN_FEMALE), FEMALE_RUSSIAN),
        (Origin::Russian, false) => (dice.word(LAST_RUSSIAN_MALE), MALE_RUSSIAN),
        (Origin::Arabic, true) => (dice.word(LAST_ARABIC), FEMALE_ARABIC),
        (Origin::Arabic, false) => (dice.word(LAST_ARABIC), MALE_ARABIC),
        (Origin::Vietnamese, true) => (dice.word(LAST_VIETNAMESE), FEMALE_VIETNAMESE),
        (Origin::Vietnamese, false) => (dice.word(LAST_VIETNAMESE), MALE_VIETNAMESE),
    };
    let given = dice.word(first);
    let second = dice.word(if female { FEMALE_SECOND } else { MALE_SECOND });
    let two = origin == Origin::Finnish && dice.chance(620) && second != given;
    (
        last.to_owned(),
        if two {
            format!("{given} {second}")
        } else {
            given.to_owned()
        },
    )
}

#[rustfmt::skip]
const LAST: &[&str] = &[
    "Ahonen", "Airaksinen", "Asikainen", "Eronen", "Eskelinen", "Haapalainen", "Hakkarainen", "Halonen", "Happonen",
    "Hassinen", "Heikkinen", "Hiltunen", "Hirvonen", "Honkanen", "Hukkanen", "Huovinen", "Huttunen", "Hyttinen",
    "Hyvärinen", "Hämäläinen", "Ihalainen", "Ikonen", "Immonen", "Issakainen", "Jeskanen", "Jormanainen", "Juntunen",
    "Juvonen", "Jääskeläinen", "Kainulainen", "Karhapää", "Karhunen", "Karjalainen", "Karppinen", "Karttunen",
    "Karvinen", "Kauppinen", "Kettunen", "Kinnunen", "Kiiskinen", "Koivunen", "Kokkonen", "Kolehmainen", "Komulainen",
    "Kontkanen", "Korhonen", "Koponen", "Korpela", "Kortelainen", "Kosonen", "Kuivalainen", "Kukkonen", "Kuittinen",
    "Kupiainen", "Kurki", "Kärkkäinen", "Kärnä", "Laakkonen", "Laamanen", "Lappalainen", "Laukkanen", "Lehikoinen",
    "Leinonen", "Leppänen", "Liimatainen", "Lipponen", "Löppönen", "Makkonen", "Malinen", "Martikainen", "Matikainen",
    "Meriläinen", "Miettinen", "Mikkonen", "Mononen", "Muhonen", "Mustonen", "Mutanen", "Myller", "Mäkinen",
    "Nenonen", "Nevalainen", "Nieminen", "Nissinen", "Nousiainen", "Nuutinen", "Ojala", "Oinonen", "Pakarinen",
    "Palviainen", "Parkkinen", "Parviainen", "Pehkonen", "Pennanen", "Pesonen", "Piironen", "Piiroinen", "Pitkänen",
    "Puhakka", "Puustinen", "Pyykkö", "Pääkkönen", "Pölönen", "Ravi", "Rautiainen", "Reijonen", "Repo", "Riikonen",
    "Romppanen", "Rouvinen", "Räsänen", "Räty", "Ryhänen", "Saarelainen", "Saarinen", "Saastamoinen", "Sallinen",
    "Salo", "Sarkkinen", "Savolainen", "Silvennoinen", "Sirviö", "Sivonen", "Soikkeli", "Sorsa", "Surakka",
    "Suhonen", "Sykkö", "Tahvanainen", "Tanskanen", "Tarkiainen", "Timonen", "Tolvanen", "Toivanen", "Tuononen",
    "Turpeinen", "Turunen", "Tykkyläinen", "Törrönen", "Vaittinen", "Varis", "Varonen", "Vartiainen", "Vatanen",
    "Venäläinen", "Viinikainen", "Virtanen", "Voutilainen", "Väisänen", "Vänskä", "Väyrynen", "Ylönen",
];
#[rustfmt::skip]
const FEMALE_ELDER: &[&str] = &[
    "Aila", "Anita", "Anja", "Anna-Liisa", "Anne", "Anneli", "Arja", "Auli", "Eija", "Eila", "Eeva", "Helena", "Hilkka",
    "Irma", "Jaana", "Kaija", "Kaarina", "Kirsi", "Kirsti", "Leena", "Liisa", "Maarit", "Marja", "Marja-Leena",
    "Marjatta", "Merja", "Minna", "Mirja", "Outi", "Paula", "Pirjo", "Pirkko", "Päivi", "Raija", "Riitta", "Ritva",
    "Sari", "Satu", "Seija", "Sirpa", "Susanna", "Taina", "Tarja", "Teija", "Tiina", "Tuija", "Tuula", "Ulla",
];
#[rustfmt::skip]
const FEMALE_YOUNGER: &[&str] = &[
    "Aino", "Anni", "Anniina", "Elina", "Ella", "Emilia", "Emma", "Essi", "Eveliina", "Hanna", "Heidi", "Heta", "Iida",
    "Iina", "Janika", "Janna", "Jasmin", "Jenna", "Jenni", "Johanna", "Jonna", "Julia", "Kaisa", "Katri", "Krista",
    "Laura", "Linda", "Lotta", "Maija", "Mari", "Maria", "Meri", "Mia", "Milla", "Mira", "Nea", "Neea", "Niina",
    "Noora", "Oona", "Petra", "Piia", "Reetta", "Riikka", "Roosa", "Saana", "Salla", "Sanna", "Sara", "Senja", "Sini",
    "Sofia", "Suvi", "Tanja", "Veera", "Venla", "Vilma",
];
#[rustfmt::skip]
const MALE_ELDER: &[&str] = &[
    "Ahti", "Antero", "Ari", "Arto", "Erkki", "Esa", "Hannu", "Harri", "Heikki", "Ilkka", "Ilpo", "Ismo", "Jari",
    "Jarmo", "Jorma", "Jouko", "Jouni", "Juha", "Jukka", "Jyrki", "Kai", "Kalevi", "Kari", "Kimmo", "Lauri", "Markku",
    "Martti", "Matti", "Mauri", "Mika", "Olli", "Osmo", "Pasi", "Pekka", "Pentti", "Pertti", "Petri", "Raimo", "Reijo",
    "Risto", "Sakari", "Sami", "Seppo", "Tapani", "Tapio", "Teuvo", "Timo", "Tuomo", "Urpo", "Veijo", "Vesa", "Voitto",
];
#[rustfmt::skip]
const MALE_YOUNGER: &[&str] = &[
    "Aapo", "Aaro", "Akseli", "Aleksi", "Antti", "Arttu", "Atte", "Eero", "Eetu", "Elias", "Emil", "Henri", "Iiro",
    "Ilari", "Jaakko", "Jani", "Janne", "Jere", "Jesse", "Joni", "Joona", "Joonas", "Juho", "Juhani", "Jussi", "Kalle",
    "Karri", "Konsta", "Lassi", "Leevi", "Marko", "Miika", "Mikael", "Mikko", "Miro", "Niilo", "Niko", "Onni", "Oskari",
    "Otto", "Panu", "Pauli", "Pyry", "Rasmus", "Riku", "Roope", "Samuli", "Santeri", "Sampo", "Teemu", "Tommi", "Toni",
    "Topi", "Tuomas", "Valtteri", "Veeti", "Veikko", "Ville", "Väinö",
];
#[rustfmt::skip]
const FEMALE_SECOND: &[&str] = &[
    "Anneli", "Maria", "Johanna", "Helena", "Kaarina", "Marjatta", "Hannele", "Kristiina", "Elisabet", "Liisa", "Inkeri",
    "Tuulikki", "Susanna", "Sofia", "Katariina", "Annika", "Elina", "Orvokki", "Irene", "Pauliina", "Maarit",
];
#[rustfmt::skip]
const MALE_SECOND: &[&str] = &[
    "Juhani", "Tapio", "Johannes", "Antero", "Tapani", "Kalevi", "Olavi", "Mikael", "Ensio", "Matias", "Ilmari",
    "Petteri", "Sakari", "Kristian", "Einari", "Eemeli", "Henrik", "Tuomas", "Aleksi", "Oskari", "Veikko",
];
const LAST_SWEDISH: &[&str] = &[
    "Lindholm",
    "Nyström",
    "Sundqvist",
    "Wikström",
    "Holmberg",
    "Backman",
    "Söderlund",
    "Forsström",
    "Granlund",
];
const FEMALE_SWEDISH: &[&str] = &[
    "Annika",
    "Camilla",
    "Ebba",
    "Gun-Britt",
    "Linnea",
    "Malin",
    "Solveig",
    "Ylva",
];
const MALE_SWEDISH: &[&str] = &[
    "Anders", "Björn", "Fredrik", "Göran", "Jan-Erik", "Lars", "Mats", "Viktor",
];
#[rustfmt::skip]
const LAST_RUSSIAN_FEMALE: &[&str] = &[
    "Ivanova", "Smirnova", "Petrova", "Kuznetsova", "Sokolova", "Morozova", "Volkova", "Lebedeva", "Pavlova",
    "Bondarenko", "Kovalenko", "Ševtšenko",
];
#[rustfmt::skip]
const LAST_RUSSIAN_MALE: &[&str] = &[
    "Ivanov", "Smirnov", "Petrov", "Kuznetsov", "Sokolov", "Morozov", "Volkov", "Lebedev", "Pavlov", "Bondarenko",
    "Kovalenko", "Ševtšenko",
];
#[rustfmt::skip]
const FEMALE_RUSSIAN: &[&str] = &[
    "Anastasia", "Anna", "Daria", "Ekaterina", "Elena", "Galina", "Irina", "Ljudmila", "Natalia", "Oksana", "Olga",
    "Svetlana", "Tatjana", "Viktoria",
];
#[rustfmt::skip]
const MALE_RUSSIAN: &[&str] = &[
    "Aleksandr", "Andrei", "Artjom", "Dmitri", "Igor", "Ivan", "Maksim", "Mihail", "Nikolai", "Oleg", "Pavel", "Sergei",
    "Viktor", "Vladimir",
];
const LAST_ARABIC: &[&str] = &[
    "Al-Hassan",
    "Al-Khatib",
    "Al-Mousawi",
    "Haddad",
    "Ibrahim",
    "Jabbar",
    "Khalil",
    "Mahmoud",
    "Nasser",
    "Saleh",
];
const FEMALE_ARABIC: &[&str] = &[
    "Amina", "Fatima", "Hala", "Iman", "Layla", "Mariam", "Noor", "Rania", "Samira", "Zainab",
];
const MALE_ARABIC: &[&str] = &[
    "Ahmed", "Ali", "Bilal", "Hassan", "Hussein", "Karim", "Mustafa", "Omar", "Samir", "Yusuf",
];
const LAST_VIETNAMESE: &[&str] = &["Nguyen", "Tran", "Le", "Pham", "Hoang", "Vo", "Dang", "Bui"];
const FEMALE_VIETNAMESE: &[&str] = &[
    "Hoa", "Lan", "Linh", "Mai", "Ngoc Anh", "Phuong", "Thi Thu", "Thuy",
];
const MALE_VIETNAMESE: &[&str] = &[
    "Duc", "Hai", "Hung", "Long", "Minh", "Quang", "Tuan", "Van Nam",
];
