//! One function per key of `messages/{fi,sv,en}.json`, parameters in alphabetical order.
//!
//! Written by `cargo xtask codegen`; do not edit.

use std::fmt::Display;

use crate::{Count, Language, Plural};

/// `its check digit is wrong`
#[must_use]
pub fn business_id_check_digit(language: Language) -> String {
    match language {
        Language::Fi => "tarkistusnumero on väärä".to_owned(),
        Language::Sv => "kontrollsiffran är fel".to_owned(),
        Language::En => "its check digit is wrong".to_owned(),
    }
}

/// `its form is not 1234567-8`
#[must_use]
pub fn business_id_form(language: Language) -> String {
    match language {
        Language::Fi => "muoto ei ole 1234567-8".to_owned(),
        Language::Sv => "formen är inte 1234567-8".to_owned(),
        Language::En => "its form is not 1234567-8".to_owned(),
    }
}

/// `not in order: {detail}`
#[must_use]
pub fn check_failed(language: Language, detail: impl Display) -> String {
    match language {
        Language::Fi => format!("ei kunnossa: {detail}"),
        Language::Sv => format!("inte i ordning: {detail}"),
        Language::En => format!("not in order: {detail}"),
    }
}

/// `a row of the table {table} refers to a row that is not there`
#[must_use]
pub fn check_foreign_keys(language: Language, table: impl Display) -> String {
    match language {
        Language::Fi => format!("taulun {table} rivi viittaa riviin, jota ei ole"),
        Language::Sv => format!("en rad i tabellen {table} hänvisar till en rad som inte finns"),
        Language::En => format!("a row of the table {table} refers to a row that is not there"),
    }
}

/// `Integrity of the store`
#[must_use]
pub fn check_integrity(language: Language) -> String {
    match language {
        Language::Fi => "Tietokannan eheys".to_owned(),
        Language::Sv => "Databasens integritet".to_owned(),
        Language::En => "Integrity of the store".to_owned(),
    }
}

/// `Journal of changes`
#[must_use]
pub fn check_journal(language: Language) -> String {
    match language {
        Language::Fi => "Muutosloki".to_owned(),
        Language::Sv => "Ändringsloggen".to_owned(),
        Language::En => "Journal of changes".to_owned(),
    }
}

/// `the journal has a gap, an empty entry or a time that runs back`
#[must_use]
pub fn check_journal_broken(language: Language) -> String {
    match language {
        Language::Fi => {
            "muutoslokissa on aukko, tyhjä merkintä tai taaksepäin kulkeva aika".to_owned()
        }
        Language::Sv => {
            "ändringsloggen har en lucka, en tom post eller en tid som går bakåt".to_owned()
        }
        Language::En => "the journal has a gap, an empty entry or a time that runs back".to_owned(),
    }
}

/// `the data of the table {table} differ from the journal`
#[must_use]
pub fn check_journal_differs(language: Language, table: impl Display) -> String {
    match language {
        Language::Fi => format!("taulun {table} tiedot eroavat muutoslokista"),
        Language::Sv => format!("uppgifterna i tabellen {table} skiljer sig från ändringsloggen"),
        Language::En => format!("the data of the table {table} differ from the journal"),
    }
}

/// `the journal lacks entry {number}`
#[must_use]
pub fn check_journal_gap(language: Language, number: impl Display) -> String {
    match language {
        Language::Fi => format!("muutoslokista puuttuu merkintä {number}"),
        Language::Sv => format!("ändringsloggen saknar posten {number}"),
        Language::En => format!("the journal lacks entry {number}"),
    }
}

/// `The store is in order.`
#[must_use]
pub fn check_ok(language: Language) -> String {
    match language {
        Language::Fi => "Tietokanta on kunnossa.".to_owned(),
        Language::Sv => "Databasen är i ordning.".to_owned(),
        Language::En => "The store is in order.".to_owned(),
    }
}

/// `in order`
#[must_use]
pub fn check_passed(language: Language) -> String {
    match language {
        Language::Fi => "kunnossa".to_owned(),
        Language::Sv => "i ordning".to_owned(),
        Language::En => "in order".to_owned(),
    }
}

/// `{count} problems found.`
#[must_use]
pub fn check_problems(language: Language, count: impl Count) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => format!("{count} vika löytyi."),
            Plural::Other => format!("{count} vikaa löytyi."),
        },
        Language::Sv => match count.plural() {
            Plural::One => format!("{count} fel hittades."),
            Plural::Other => format!("{count} fel hittades."),
        },
        Language::En => match count.plural() {
            Plural::One => format!("{count} problem found."),
            Plural::Other => format!("{count} problems found."),
        },
    }
}

/// `Read log`
#[must_use]
pub fn check_read_log(language: Language) -> String {
    match language {
        Language::Fi => "Katseluloki".to_owned(),
        Language::Sv => "Läsloggen".to_owned(),
        Language::En => "Read log".to_owned(),
    }
}

/// `the chain of the read log breaks at entry {number}`
#[must_use]
pub fn check_read_log_broken(language: Language, number: impl Display) -> String {
    match language {
        Language::Fi => format!("katselulokin ketju katkeaa merkinnässä {number}"),
        Language::Sv => format!("läsloggens kedja bryts vid posten {number}"),
        Language::En => format!("the chain of the read log breaks at entry {number}"),
    }
}

/// `References between rows`
#[must_use]
pub fn check_references(language: Language) -> String {
    match language {
        Language::Fi => "Rivien väliset viittaukset".to_owned(),
        Language::Sv => "Hänvisningar mellan rader".to_owned(),
        Language::En => "References between rows".to_owned(),
    }
}

/// `Data against the journal`
#[must_use]
pub fn check_replay(language: Language) -> String {
    match language {
        Language::Fi => "Tiedot muutoslokia vasten".to_owned(),
        Language::Sv => "Uppgifterna mot ändringsloggen".to_owned(),
        Language::En => "Data against the journal".to_owned(),
    }
}

/// `Rules of the report`
#[must_use]
pub fn check_report_rules(language: Language) -> String {
    match language {
        Language::Fi => "Raportin säännöt".to_owned(),
        Language::Sv => "Rapportens regler".to_owned(),
        Language::En => "Rules of the report".to_owned(),
    }
}

/// `a rule of the report does not hold: {rule}`
#[must_use]
pub fn check_rule_broken(language: Language, rule: impl Display) -> String {
    match language {
        Language::Fi => format!("raportin sääntö ei pidä: {rule}"),
        Language::Sv => format!("en regel i rapporten uppfylls inte: {rule}"),
        Language::En => format!("a rule of the report does not hold: {rule}"),
    }
}

/// `the journal's triggers have been changed`
#[must_use]
pub fn check_triggers_changed(language: Language) -> String {
    match language {
        Language::Fi => "muutoslokin rakenne on muuttunut".to_owned(),
        Language::Sv => "ändringsloggens uppbyggnad har ändrats".to_owned(),
        Language::En => "the journal's triggers have been changed".to_owned(),
    }
}

/// `a notice of absence has not been sent`
#[must_use]
pub fn demo_case_absence_notice_due(language: Language) -> String {
    match language {
        Language::Fi => "poissaoloilmoitus on tekemättä".to_owned(),
        Language::Sv => "en frånvaroanmälan har inte gjorts".to_owned(),
        Language::En => "a notice of absence has not been sent".to_owned(),
    }
}

/// `the period ends in 20 days`
#[must_use]
pub fn demo_case_period_ends_in_20_days(language: Language) -> String {
    match language {
        Language::Fi => "jakso päättyy 20 päivän kuluttua".to_owned(),
        Language::Sv => "perioden slutar om 20 dagar".to_owned(),
        Language::En => "the period ends in 20 days".to_owned(),
    }
}

/// `rehabilitative work activity on five days a week`
#[must_use]
pub fn demo_case_rehabilitative_days_a_week(language: Language) -> String {
    match language {
        Language::Fi => "kuntouttavaa työtoimintaa viitenä päivänä viikossa".to_owned(),
        Language::Sv => "arbetsverksamhet i rehabiliteringssyfte fem dagar i veckan".to_owned(),
        Language::En => "rehabilitative work activity on five days a week".to_owned(),
    }
}

/// `rehabilitative work activity for less than three months`
#[must_use]
pub fn demo_case_rehabilitative_too_short(language: Language) -> String {
    match language {
        Language::Fi => "kuntouttavan työtoiminnan jakso alle kolme kuukautta".to_owned(),
        Language::Sv => "arbetsverksamhet i rehabiliteringssyfte under tre månader".to_owned(),
        Language::En => "rehabilitative work activity for less than three months".to_owned(),
    }
}

/// `the review of the plan is late`
#[must_use]
pub fn demo_case_review_late(language: Language) -> String {
    match language {
        Language::Fi => "suunnitelman tarkistus on myöhässä".to_owned(),
        Language::Sv => "översynen av planen är försenad".to_owned(),
        Language::En => "the review of the plan is late".to_owned(),
    }
}

/// `a work task in a period that allows none`
#[must_use]
pub fn demo_case_tasks_not_allowed(language: Language) -> String {
    match language {
        Language::Fi => "työtehtävä jaksolla, jolla niitä ei saa olla".to_owned(),
        Language::Sv => "en arbetsuppgift under en period som inte tillåter sådana".to_owned(),
        Language::En => "a work task in a period that allows none".to_owned(),
    }
}

/// `three days of unauthorised absence in a row`
#[must_use]
pub fn demo_case_three_unauthorised_days(language: Language) -> String {
    match language {
        Language::Fi => "kolme luvatonta poissaolopäivää peräkkäin".to_owned(),
        Language::Sv => "tre dagars olovlig frånvaro i rad".to_owned(),
        Language::En => "three days of unauthorised absence in a row".to_owned(),
    }
}

/// `the latest day of the group is not marked`
#[must_use]
pub fn demo_case_unmarked_group(language: Language) -> String {
    match language {
        Language::Fi => "ryhmän viimeisin päivä on merkitsemättä".to_owned(),
        Language::Sv => "gruppens senaste dag är inte markerad".to_owned(),
        Language::En => "the latest day of the group is not marked".to_owned(),
    }
}

/// `work trial with days under four hours`
#[must_use]
pub fn demo_case_work_trial_hours(language: Language) -> String {
    match language {
        Language::Fi => "työkokeilun päivä alle neljä tuntia".to_owned(),
        Language::Sv => "arbetsprövning med dagar under fyra timmar".to_owned(),
        Language::En => "work trial with days under four hours".to_owned(),
    }
}

/// `work trials of more than six months`
#[must_use]
pub fn demo_case_work_trial_too_long(language: Language) -> String {
    match language {
        Language::Fi => "työkokeilua yli kuusi kuukautta".to_owned(),
        Language::Sv => "arbetsprövning i över sex månader".to_owned(),
        Language::En => "work trials of more than six months".to_owned(),
    }
}

/// `The backup is in {file}.`
#[must_use]
pub fn done_backup(language: Language, file: impl Display) -> String {
    match language {
        Language::Fi => format!("Varmuuskopio on tiedostossa {file}."),
        Language::Sv => format!("Säkerhetskopian finns i filen {file}."),
        Language::En => format!("The backup is in {file}."),
    }
}

/// `The store {store} has {count} made-up clients.`
#[must_use]
pub fn done_demo(language: Language, count: impl Count, store: impl Display) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => format!("Tietokannassa {store} on {count} keksitty asiakas."),
            Plural::Other => format!("Tietokannassa {store} on {count} keksittyä asiakasta."),
        },
        Language::Sv => match count.plural() {
            Plural::One => format!("Databasen {store} har {count} påhittad kund."),
            Plural::Other => format!("Databasen {store} har {count} påhittade kunder."),
        },
        Language::En => match count.plural() {
            Plural::One => format!("The store {store} has {count} made-up client."),
            Plural::Other => format!("The store {store} has {count} made-up clients."),
        },
    }
}

/// `Cases to look at`
#[must_use]
pub fn done_demo_cases(language: Language) -> String {
    match language {
        Language::Fi => "Katsottavia tapauksia".to_owned(),
        Language::Sv => "Fall att titta på".to_owned(),
        Language::En => "Cases to look at".to_owned(),
    }
}

/// `Every made-up worker has the passphrase that you gave.`
#[must_use]
pub fn done_demo_secret(language: Language) -> String {
    match language {
        Language::Fi => "Kaikkien keksittyjen käyttäjien salalause on se, jonka annoit.".to_owned(),
        Language::Sv => "Alla påhittade användare har den lösenfras som du angav.".to_owned(),
        Language::En => "Every made-up worker has the passphrase that you gave.".to_owned(),
    }
}

/// `Workers`
#[must_use]
pub fn done_demo_workers(language: Language) -> String {
    match language {
        Language::Fi => "Käyttäjät".to_owned(),
        Language::Sv => "Användare".to_owned(),
        Language::En => "Workers".to_owned(),
    }
}

/// `The diagnostics are in {file}.`
#[must_use]
pub fn done_diagnostics(language: Language, file: impl Display) -> String {
    match language {
        Language::Fi => format!("Vianmääritys on tiedostossa {file}."),
        Language::Sv => format!("Felsökningsuppgifterna finns i filen {file}."),
        Language::En => format!("The diagnostics are in {file}."),
    }
}

/// `{count} files exported to {dir}.`
#[must_use]
pub fn done_export(language: Language, count: impl Count, dir: impl Display) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => format!("{count} tiedosto vietiin kansioon {dir}."),
            Plural::Other => format!("{count} tiedostoa vietiin kansioon {dir}."),
        },
        Language::Sv => match count.plural() {
            Plural::One => format!("{count} fil exporterades till mappen {dir}."),
            Plural::Other => format!("{count} filer exporterades till mappen {dir}."),
        },
        Language::En => match count.plural() {
            Plural::One => format!("{count} file exported to {dir}."),
            Plural::Other => format!("{count} files exported to {dir}."),
        },
    }
}

/// `{count} clients without a participation are not in the files. A backup has them.`
#[must_use]
pub fn done_export_left_out(language: Language, count: impl Count) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => format!(
                "{count} asiakas, jolla ei ole osallistumista, ei ole tiedostoissa. Varmuuskopiossa hän on."
            ),
            Plural::Other => format!(
                "{count} asiakasta, joilla ei ole osallistumista, ei ole tiedostoissa. Varmuuskopiossa he ovat."
            ),
        },
        Language::Sv => match count.plural() {
            Plural::One => format!(
                "{count} kund utan deltagande finns inte i filerna. I säkerhetskopian finns kunden."
            ),
            Plural::Other => format!(
                "{count} kunder utan deltagande finns inte i filerna. I säkerhetskopian finns de."
            ),
        },
        Language::En => match count.plural() {
            Plural::One => format!(
                "{count} client without a participation is not in the files. A backup has that client."
            ),
            Plural::Other => format!(
                "{count} clients without a participation are not in the files. A backup has them."
            ),
        },
    }
}

/// `The files hold secret personal data in plain text.`
#[must_use]
pub fn done_export_warning(language: Language) -> String {
    match language {
        Language::Fi => {
            "Tiedostoissa on salassa pidettäviä henkilötietoja selväkielisinä.".to_owned()
        }
        Language::Sv => {
            "Filerna innehåller sekretessbelagda personuppgifter i klartext.".to_owned()
        }
        Language::En => "The files hold secret personal data in plain text.".to_owned(),
    }
}

/// `The store {store} was made for {worker}.`
#[must_use]
pub fn done_init(language: Language, store: impl Display, worker: impl Display) -> String {
    match language {
        Language::Fi => format!("Tietokanta {store} perustettiin käyttäjälle {worker}."),
        Language::Sv => format!("Databasen {store} skapades för användaren {worker}."),
        Language::En => format!("The store {store} was made for {worker}."),
    }
}

/// `The passphrase was changed.`
#[must_use]
pub fn done_passphrase(language: Language) -> String {
    match language {
        Language::Fi => "Salalause vaihdettiin.".to_owned(),
        Language::Sv => "Lösenfrasen byttes.".to_owned(),
        Language::En => "The passphrase was changed.".to_owned(),
    }
}

/// `The report is in {file}.`
#[must_use]
pub fn done_report(language: Language, file: impl Display) -> String {
    match language {
        Language::Fi => format!("Raportti on tiedostossa {file}."),
        Language::Sv => format!("Rapporten finns i filen {file}."),
        Language::En => format!("The report is in {file}."),
    }
}

/// `The store {store} was restored from {file}.`
#[must_use]
pub fn done_restore(language: Language, file: impl Display, store: impl Display) -> String {
    match language {
        Language::Fi => format!("Tietokanta {store} palautettiin varmuuskopiosta {file}."),
        Language::Sv => format!("Databasen {store} återställdes från säkerhetskopian {file}."),
        Language::En => format!("The store {store} was restored from {file}."),
    }
}

/// `{file} exists already; nothing was replaced`
#[must_use]
pub fn file_exists(language: Language, file: impl Display) -> String {
    match language {
        Language::Fi => format!("{file} on jo olemassa; mitään ei korvattu"),
        Language::Sv => format!("{file} finns redan; ingenting ersattes"),
        Language::En => format!("{file} exists already; nothing was replaced"),
    }
}

/// `{file} cannot be read: {reason}`
#[must_use]
pub fn file_unreadable(language: Language, file: impl Display, reason: impl Display) -> String {
    match language {
        Language::Fi => format!("tiedostoa {file} ei voi lukea: {reason}"),
        Language::Sv => format!("filen {file} kan inte läsas: {reason}"),
        Language::En => format!("{file} cannot be read: {reason}"),
    }
}

/// `{file} cannot be written: {reason}`
#[must_use]
pub fn file_unwritable(language: Language, file: impl Display, reason: impl Display) -> String {
    match language {
        Language::Fi => format!("tiedostoa {file} ei voi kirjoittaa: {reason}"),
        Language::Sv => format!("filen {file} kan inte skrivas: {reason}"),
        Language::En => format!("{file} cannot be written: {reason}"),
    }
}

/// `Polku: the clients, periods, attendance and ESF+ figures of employment coaching, from the command line`
#[must_use]
pub fn help_about(language: Language) -> String {
    match language {
Language::Fi => "Polku: työllisyysvalmennuksen asiakkaat, jaksot, läsnäolot ja ESR+-luvut komentoriviltä".to_owned(),
Language::Sv => "Polku: sysselsättningsträningens kunder, perioder, närvaro och ESF+-siffror från kommandoraden".to_owned(),
Language::En => "Polku: the clients, periods, attendance and ESF+ figures of employment coaching, from the command line".to_owned(),
}
}

/// `Who acts; needed when the store has several workers (or POLKU_WORKER)`
#[must_use]
pub fn help_as(language: Language) -> String {
    match language {
        Language::Fi => {
            "Kuka toimii; tarpeen, kun tietokannalla on useita käyttäjiä (tai POLKU_WORKER)"
                .to_owned()
        }
        Language::Sv => {
            "Vem som handlar; behövs när databasen har flera användare (eller POLKU_WORKER)"
                .to_owned()
        }
        Language::En => {
            "Who acts; needed when the store has several workers (or POLKU_WORKER)".to_owned()
        }
    }
}

/// `Make an encrypted backup of the store`
#[must_use]
pub fn help_backup(language: Language) -> String {
    match language {
        Language::Fi => "Tee salattu varmuuskopio tietokannasta".to_owned(),
        Language::Sv => "Ta en krypterad säkerhetskopia av databasen".to_owned(),
        Language::En => "Make an encrypted backup of the store".to_owned(),
    }
}

/// `The backup to write`
#[must_use]
pub fn help_backup_file(language: Language) -> String {
    match language {
        Language::Fi => "Kirjoitettava varmuuskopio".to_owned(),
        Language::Sv => "Säkerhetskopian som skrivs".to_owned(),
        Language::En => "The backup to write".to_owned(),
    }
}

/// `Calculate the municipal financing share or a deadline`
#[must_use]
pub fn help_calc(language: Language) -> String {
    match language {
        Language::Fi => "Laske kuntaosuus tai määräaika".to_owned(),
        Language::Sv => "Räkna ut hemkommunens finansieringsandel eller en tidsfrist".to_owned(),
        Language::En => "Calculate the municipal financing share or a deadline".to_owned(),
    }
}

/// `How it was sent: letter or electronic`
#[must_use]
pub fn help_calc_by(language: Language) -> String {
    match language {
        Language::Fi => "Lähetystapa: letter (kirje) tai electronic (sähköinen)".to_owned(),
        Language::Sv => "Sändningssätt: letter (brev) eller electronic (elektroniskt)".to_owned(),
        Language::En => "How it was sent: letter or electronic".to_owned(),
    }
}

/// `Full daily amount in euros, for example 37.21; otherwise the general support in force`
#[must_use]
pub fn help_calc_daily_amount(language: Language) -> String {
    match language {
        Language::Fi => {
            "Täysi päiväraha euroina, esimerkiksi 37.21; muuten voimassa oleva yleistuki".to_owned()
        }
        Language::Sv => {
            "Full dagpenning i euro, till exempel 37.21; annars det gällande allmänna stödet"
                .to_owned()
        }
        Language::En => {
            "Full daily amount in euros, for example 37.21; otherwise the general support in force"
                .to_owned()
        }
    }
}

/// `The deadline of an appeal`
#[must_use]
pub fn help_calc_deadline(language: Language) -> String {
    match language {
        Language::Fi => "Muutoksenhaun määräaika".to_owned(),
        Language::Sv => "Tidsfrist för ändringssökande".to_owned(),
        Language::En => "The deadline of an appeal".to_owned(),
    }
}

/// `rectification: request for rectification`
#[must_use]
pub fn help_calc_deadline_kind(language: Language) -> String {
    match language {
        Language::Fi => "rectification: oikaisuvaatimus".to_owned(),
        Language::Sv => "rectification: begäran om omprövning".to_owned(),
        Language::En => "rectification: request for rectification".to_owned(),
    }
}

/// `Further days, at least 1`
#[must_use]
pub fn help_calc_further_days(language: Language) -> String {
    match language {
        Language::Fi => "Tulevat päivät, vähintään 1".to_owned(),
        Language::Sv => "Kommande dagar, minst 1".to_owned(),
        Language::En => "Further days, at least 1".to_owned(),
    }
}

/// `The municipal financing share of days to come`
#[must_use]
pub fn help_calc_municipal_share(language: Language) -> String {
    match language {
        Language::Fi => "Kuntaosuus tulevista maksupäivistä".to_owned(),
        Language::Sv => "Hemkommunens finansieringsandel av kommande betalningsdagar".to_owned(),
        Language::En => "The municipal financing share of days to come".to_owned(),
    }
}

/// `Days paid already`
#[must_use]
pub fn help_calc_paid_days(language: Language) -> String {
    match language {
        Language::Fi => "Jo maksetut päivät".to_owned(),
        Language::Sv => "Redan betalda dagar".to_owned(),
        Language::En => "Days paid already".to_owned(),
    }
}

/// `The day the decision was received`
#[must_use]
pub fn help_calc_received_on(language: Language) -> String {
    match language {
        Language::Fi => "Päivä, jona päätös saatiin tiedoksi".to_owned(),
        Language::Sv => "Dagen då beslutet mottogs".to_owned(),
        Language::En => "The day the decision was received".to_owned(),
    }
}

/// `The day the decision was sent`
#[must_use]
pub fn help_calc_sent_on(language: Language) -> String {
    match language {
        Language::Fi => "Päivä, jona päätös lähetettiin".to_owned(),
        Language::Sv => "Dagen då beslutet skickades".to_owned(),
        Language::En => "The day the decision was sent".to_owned(),
    }
}

/// `Check the store's integrity, the journal and the rules of a report`
#[must_use]
pub fn help_check(language: Language) -> String {
    match language {
        Language::Fi => "Tarkista tietokannan eheys, muutosloki ja raportin säännöt".to_owned(),
        Language::Sv => {
            "Kontrollera databasens integritet, ändringsloggen och rapportens regler".to_owned()
        }
        Language::En => {
            "Check the store's integrity, the journal and the rules of a report".to_owned()
        }
    }
}

/// `Show the help of the program or of one command`
#[must_use]
pub fn help_command_help(language: Language) -> String {
    match language {
        Language::Fi => "Näytä ohjelman tai yhden komennon ohje".to_owned(),
        Language::Sv => "Visa hjälpen om programmet eller ett kommando".to_owned(),
        Language::En => "Show the help of the program or of one command".to_owned(),
    }
}

/// `The command to show the help of`
#[must_use]
pub fn help_command_help_command(language: Language) -> String {
    match language {
        Language::Fi => "Komento, josta ohje näytetään".to_owned(),
        Language::Sv => "Kommandot som hjälpen gäller".to_owned(),
        Language::En => "The command to show the help of".to_owned(),
    }
}

/// `Make a made-up region: 13 municipalities and their population shares`
#[must_use]
pub fn help_demo(language: Language) -> String {
    match language {
        Language::Fi => "Tee keksitty alue: 13 kuntaa ja niiden asukasosuudet".to_owned(),
        Language::Sv => {
            "Skapa en påhittad region: 13 kommuner och deras andelar av befolkningen".to_owned()
        }
        Language::En => {
            "Make a made-up region: 13 municipalities and their population shares".to_owned()
        }
    }
}

/// `The number of clients`
#[must_use]
pub fn help_demo_clients(language: Language) -> String {
    match language {
        Language::Fi => "Asiakkaiden määrä".to_owned(),
        Language::Sv => "Antalet kunder".to_owned(),
        Language::En => "The number of clients".to_owned(),
    }
}

/// `The number that the region grows from; the same number gives the same region`
#[must_use]
pub fn help_demo_seed(language: Language) -> String {
    match language {
        Language::Fi => "Luku, josta alue syntyy; sama luku antaa saman alueen".to_owned(),
        Language::Sv => "Tal som regionen bildas av; samma tal ger samma region".to_owned(),
        Language::En => {
            "The number that the region grows from; the same number gives the same region"
                .to_owned()
        }
    }
}

/// `The data reach the day before this one; otherwise yesterday`
#[must_use]
pub fn help_demo_today(language: Language) -> String {
    match language {
        Language::Fi => {
            "Tiedot ulottuvat tätä edeltävään päivään; muuten tätä päivää edeltävään".to_owned()
        }
        Language::Sv => {
            "Uppgifterna sträcker sig till dagen före denna; annars till gårdagen".to_owned()
        }
        Language::En => "The data reach the day before this one; otherwise yesterday".to_owned(),
    }
}

/// `Write a diagnostics file: no personal data`
#[must_use]
pub fn help_diagnostics(language: Language) -> String {
    match language {
        Language::Fi => "Kirjoita vianmääritystiedosto: ei henkilötietoja".to_owned(),
        Language::Sv => "Skriv en felsökningsfil: inga personuppgifter".to_owned(),
        Language::En => "Write a diagnostics file: no personal data".to_owned(),
    }
}

/// `The file to write`
#[must_use]
pub fn help_diagnostics_out(language: Language) -> String {
    match language {
        Language::Fi => "Kirjoitettava tiedosto".to_owned(),
        Language::Sv => "Filen som skrivs".to_owned(),
        Language::En => "The file to write".to_owned(),
    }
}

/// `the language, the first one that is set decides`
#[must_use]
pub fn help_env_lang(language: Language) -> String {
    match language {
        Language::Fi => "kieli, ensimmäinen asetettu ratkaisee".to_owned(),
        Language::Sv => "språket, den första som är satt avgör".to_owned(),
        Language::En => "the language, the first one that is set decides".to_owned(),
    }
}

/// `level of the log on standard error: error, warn, info, debug or trace`
#[must_use]
pub fn help_env_log(language: Language) -> String {
    match language {
        Language::Fi => {
            "lokin taso virhetulosteeseen: error, warn, info, debug tai trace".to_owned()
        }
        Language::Sv => {
            "loggnivån till felutmatningen: error, warn, info, debug eller trace".to_owned()
        }
        Language::En => {
            "level of the log on standard error: error, warn, info, debug or trace".to_owned()
        }
    }
}

/// `the new passphrase of the command passphrase; otherwise it is asked`
#[must_use]
pub fn help_env_new_passphrase(language: Language) -> String {
    match language {
        Language::Fi => "komennon passphrase uusi salalause; muuten se kysytään".to_owned(),
        Language::Sv => {
            "den nya lösenfrasen för kommandot passphrase; annars frågas den".to_owned()
        }
        Language::En => {
            "the new passphrase of the command passphrase; otherwise it is asked".to_owned()
        }
    }
}

/// `the passphrase; otherwise --passphrase-file, otherwise it is asked`
#[must_use]
pub fn help_env_passphrase(language: Language) -> String {
    match language {
        Language::Fi => "salalause; muuten --passphrase-file, muuten se kysytään".to_owned(),
        Language::Sv => "lösenfrasen; annars --passphrase-file, annars frågas den".to_owned(),
        Language::En => {
            "the passphrase; otherwise --passphrase-file, otherwise it is asked".to_owned()
        }
    }
}

/// `who acts, as --as`
#[must_use]
pub fn help_env_worker(language: Language) -> String {
    match language {
        Language::Fi => "kuka toimii, kuten --as".to_owned(),
        Language::Sv => "vem som handlar, som --as".to_owned(),
        Language::En => "who acts, as --as".to_owned(),
    }
}

/// `done`
#[must_use]
pub fn help_exit_0(language: Language) -> String {
    match language {
        Language::Fi => "tehty".to_owned(),
        Language::Sv => "klart".to_owned(),
        Language::En => "done".to_owned(),
    }
}

/// `the input or the data has errors, which are named`
#[must_use]
pub fn help_exit_1(language: Language) -> String {
    match language {
        Language::Fi => "syötteessä tai tiedoissa on virheitä, jotka nimetään".to_owned(),
        Language::Sv => "det finns fel i indata eller uppgifterna; felen anges".to_owned(),
        Language::En => "the input or the data has errors, which are named".to_owned(),
    }
}

/// `wrong usage`
#[must_use]
pub fn help_exit_2(language: Language) -> String {
    match language {
        Language::Fi => "väärä käyttö".to_owned(),
        Language::Sv => "felaktig användning".to_owned(),
        Language::En => "wrong usage".to_owned(),
    }
}

/// `the store cannot be opened (wrong passphrase, in use, damaged)`
#[must_use]
pub fn help_exit_3(language: Language) -> String {
    match language {
        Language::Fi => "tietokanta ei aukea (väärä salalause, käytössä, vaurioitunut)".to_owned(),
        Language::Sv => "databasen kan inte öppnas (fel lösenfras, används, skadad)".to_owned(),
        Language::En => "the store cannot be opened (wrong passphrase, in use, damaged)".to_owned(),
    }
}

/// `Export everything to a folder, in the columns of import`
#[must_use]
pub fn help_export(language: Language) -> String {
    match language {
        Language::Fi => "Vie kaikki tiedot kansioon tuonnin sarakkein".to_owned(),
        Language::Sv => "Exportera alla uppgifter till en mapp med importens kolumner".to_owned(),
        Language::En => "Export everything to a folder, in the columns of import".to_owned(),
    }
}

/// `The folder that the files are written to`
#[must_use]
pub fn help_export_dir(language: Language) -> String {
    match language {
        Language::Fi => "Kansio, johon tiedostot kirjoitetaan".to_owned(),
        Language::Sv => "Mappen som filerna skrivs till".to_owned(),
        Language::En => "The folder that the files are written to".to_owned(),
    }
}

/// `The result is always JSON`
#[must_use]
pub fn help_format_only_json(language: Language) -> String {
    match language {
        Language::Fi => "Tulos on aina JSON".to_owned(),
        Language::Sv => "Resultatet är alltid JSON".to_owned(),
        Language::En => "The result is always JSON".to_owned(),
    }
}

/// `Form of the result: text or json; otherwise text`
#[must_use]
pub fn help_format_text_json(language: Language) -> String {
    match language {
        Language::Fi => "Tuloksen muoto: text tai json; muuten text".to_owned(),
        Language::Sv => "Resultatets format: text eller json; annars text".to_owned(),
        Language::En => "Form of the result: text or json; otherwise text".to_owned(),
    }
}

/// `Arguments`
#[must_use]
pub fn help_heading_arguments(language: Language) -> String {
    match language {
        Language::Fi => "Argumentit".to_owned(),
        Language::Sv => "Argument".to_owned(),
        Language::En => "Arguments".to_owned(),
    }
}

/// `Codes of the columns`
#[must_use]
pub fn help_heading_codes(language: Language) -> String {
    match language {
        Language::Fi => "Sarakkeiden koodit".to_owned(),
        Language::Sv => "Kolumnernas koder".to_owned(),
        Language::En => "Codes of the columns".to_owned(),
    }
}

/// `Columns of the files`
#[must_use]
pub fn help_heading_columns(language: Language) -> String {
    match language {
        Language::Fi => "Tiedostojen sarakkeet".to_owned(),
        Language::Sv => "Filernas kolumner".to_owned(),
        Language::En => "Columns of the files".to_owned(),
    }
}

/// `Commands`
#[must_use]
pub fn help_heading_commands(language: Language) -> String {
    match language {
        Language::Fi => "Komennot".to_owned(),
        Language::Sv => "Kommandon".to_owned(),
        Language::En => "Commands".to_owned(),
    }
}

/// `Environment variables`
#[must_use]
pub fn help_heading_environment(language: Language) -> String {
    match language {
        Language::Fi => "Ympäristömuuttujat".to_owned(),
        Language::Sv => "Miljövariabler".to_owned(),
        Language::En => "Environment variables".to_owned(),
    }
}

/// `Exit status`
#[must_use]
pub fn help_heading_exit_codes(language: Language) -> String {
    match language {
        Language::Fi => "Paluuarvot".to_owned(),
        Language::Sv => "Returvärden".to_owned(),
        Language::En => "Exit status".to_owned(),
    }
}

/// `Common options`
#[must_use]
pub fn help_heading_global_options(language: Language) -> String {
    match language {
        Language::Fi => "Yhteiset valitsimet".to_owned(),
        Language::Sv => "Gemensamma flaggor".to_owned(),
        Language::En => "Common options".to_owned(),
    }
}

/// `Options`
#[must_use]
pub fn help_heading_options(language: Language) -> String {
    match language {
        Language::Fi => "Valitsimet".to_owned(),
        Language::Sv => "Flaggor".to_owned(),
        Language::En => "Options".to_owned(),
    }
}

/// `Usage`
#[must_use]
pub fn help_heading_usage(language: Language) -> String {
    match language {
        Language::Fi => "Käyttö".to_owned(),
        Language::Sv => "Användning".to_owned(),
        Language::En => "Usage".to_owned(),
    }
}

/// `Show this help`
#[must_use]
pub fn help_help(language: Language) -> String {
    match language {
        Language::Fi => "Näytä tämä ohje".to_owned(),
        Language::Sv => "Visa den här hjälpen".to_owned(),
        Language::En => "Show this help".to_owned(),
    }
}

/// `Import data from a CSV or XLSX file or a folder`
#[must_use]
pub fn help_import(language: Language) -> String {
    match language {
        Language::Fi => "Tuo tietoja CSV- tai XLSX-tiedostosta tai kansiosta".to_owned(),
        Language::Sv => "Importera uppgifter från en CSV- eller XLSX-fil eller en mapp".to_owned(),
        Language::En => "Import data from a CSV or XLSX file or a folder".to_owned(),
    }
}

/// `Check the files and tell the result, but store nothing`
#[must_use]
pub fn help_import_dry_run(language: Language) -> String {
    match language {
        Language::Fi => "Tarkista tiedostot ja kerro tulos, mutta älä tallenna mitään".to_owned(),
        Language::Sv => "Kontrollera filerna och visa resultatet, men spara ingenting".to_owned(),
        Language::En => "Check the files and tell the result, but store nothing".to_owned(),
    }
}

/// `CSV in UTF-8 with ; or , between fields and the column names in the first row, in any order. Dates 2026-03-01 or 1.3.2026, decimals 6.5 or 6,5. The file's kind is known from its columns; unknown columns are refused. An XLSX file has the same columns. With any row in error nothing is stored.`
#[must_use]
pub fn help_import_note(language: Language) -> String {
    match language {
Language::Fi => "CSV on UTF-8-muotoa, kenttien välissä ; tai , ja ensimmäisellä rivillä sarakkeiden nimet missä järjestyksessä tahansa. Päivät 2026-03-01 tai 1.3.2026, desimaalit 6.5 tai 6,5. Tiedoston laji tunnistetaan sarakkeista; tuntemattomat sarakkeet hylätään. XLSX-tiedostossa on samat sarakkeet. Jos yhdelläkin rivillä on virhe, mitään ei tallenneta.".to_owned(),
Language::Sv => "CSV i UTF-8 med ; eller , mellan fälten och kolumnnamnen på första raden i valfri ordning. Datum 2026-03-01 eller 1.3.2026, decimaltal 6.5 eller 6,5. Filens typ känns igen på kolumnerna; okända kolumner avvisas. En XLSX-fil har samma kolumner. Om en enda rad har fel sparas ingenting.".to_owned(),
Language::En => "CSV in UTF-8 with ; or , between fields and the column names in the first row, in any order. Dates 2026-03-01 or 1.3.2026, decimals 6.5 or 6,5. The file's kind is known from its columns; unknown columns are refused. An XLSX file has the same columns. With any row in error nothing is stored.".to_owned(),
}
}

/// `The file to import, or a folder whose files are imported in the order below`
#[must_use]
pub fn help_import_path(language: Language) -> String {
    match language {
        Language::Fi => {
            "Tuotava tiedosto tai kansio, jonka tiedostot tuodaan alla olevassa järjestyksessä"
                .to_owned()
        }
        Language::Sv => {
            "Filen som ska importeras, eller en mapp vars filer importeras i ordningen nedan"
                .to_owned()
        }
        Language::En => {
            "The file to import, or a folder whose files are imported in the order below".to_owned()
        }
    }
}

/// `The day after which dates lie in the future; otherwise today`
#[must_use]
pub fn help_import_today(language: Language) -> String {
    match language {
        Language::Fi => {
            "Päivä, jonka jälkeiset päivät ovat tulevaisuutta; muuten tämä päivä".to_owned()
        }
        Language::Sv => "Dag efter vilken datum ligger i framtiden; annars dagens datum".to_owned(),
        Language::En => "The day after which dates lie in the future; otherwise today".to_owned(),
    }
}

/// `Replace the stored value with the file's value where they differ`
#[must_use]
pub fn help_import_update(language: Language) -> String {
    match language {
        Language::Fi => "Korvaa tallennettu arvo tiedoston arvolla, kun ne eroavat".to_owned(),
        Language::Sv => {
            "Ersätt det sparade värdet med filens värde när de skiljer sig åt".to_owned()
        }
        Language::En => {
            "Replace the stored value with the file's value where they differ".to_owned()
        }
    }
}

/// `Make a new encrypted store`
#[must_use]
pub fn help_init(language: Language) -> String {
    match language {
        Language::Fi => "Perusta uusi salattu tietokanta".to_owned(),
        Language::Sv => "Skapa en ny krypterad databas".to_owned(),
        Language::En => "Make a new encrypted store".to_owned(),
    }
}

/// `Three-digit codes of the municipalities, separated by commas`
#[must_use]
pub fn help_init_municipality(language: Language) -> String {
    match language {
        Language::Fi => "Kuntien kolminumeroiset tunnukset pilkulla erotettuina".to_owned(),
        Language::Sv => "Kommunernas tresiffriga koder, åtskilda med kommatecken".to_owned(),
        Language::En => "Three-digit codes of the municipalities, separated by commas".to_owned(),
    }
}

/// `What the office is called, for example "Joensuu workshops"`
#[must_use]
pub fn help_init_office_name(language: Language) -> String {
    match language {
        Language::Fi => "Toimipisteen nimi, esimerkiksi \"Joensuun työpajat\"".to_owned(),
        Language::Sv => {
            "Verksamhetsställets namn, till exempel \"Arbetsverkstäderna i Joensuu\"".to_owned()
        }
        Language::En => "What the office is called, for example \"Joensuu workshops\"".to_owned(),
    }
}

/// `File that the recovery key is written to; otherwise it is shown once on standard error`
#[must_use]
pub fn help_init_recovery_key_file(language: Language) -> String {
    match language {
Language::Fi => "Tiedosto, johon palautusavain kirjoitetaan; muuten se näytetään kerran virhetulosteessa".to_owned(),
Language::Sv => "Fil som återställningsnyckeln skrivs till; annars visas den en gång i felutmatningen".to_owned(),
Language::En => "File that the recovery key is written to; otherwise it is shown once on standard error".to_owned(),
}
}

/// `Role of the first worker: work_coach, career_agent, company_agent, coordinator or decision_maker; otherwise coordinator`
#[must_use]
pub fn help_init_role(language: Language) -> String {
    match language {
Language::Fi => "Ensimmäisen käyttäjän rooli: work_coach, career_agent, company_agent, coordinator tai decision_maker; muuten coordinator".to_owned(),
Language::Sv => "Den första användarens roll: work_coach, career_agent, company_agent, coordinator eller decision_maker; annars coordinator".to_owned(),
Language::En => "Role of the first worker: work_coach, career_agent, company_agent, coordinator or decision_maker; otherwise coordinator".to_owned(),
}
}

/// `Full name of the first worker`
#[must_use]
pub fn help_init_worker(language: Language) -> String {
    match language {
        Language::Fi => "Ensimmäisen käyttäjän koko nimi".to_owned(),
        Language::Sv => "Den första användarens fullständiga namn".to_owned(),
        Language::En => "Full name of the first worker".to_owned(),
    }
}

/// `Language: fi, sv or en; otherwise the system's language`
#[must_use]
pub fn help_lang(language: Language) -> String {
    match language {
        Language::Fi => "Kieli: fi, sv tai en; muuten järjestelmän kieli".to_owned(),
        Language::Sv => "Språk: fi, sv eller en; annars systemets språk".to_owned(),
        Language::En => "Language: fi, sv or en; otherwise the system's language".to_owned(),
    }
}

/// `Help on a command: polku {command} --help`
#[must_use]
pub fn help_more(language: Language, command: impl Display) -> String {
    match language {
        Language::Fi => format!("Komennon ohje: polku {command} --help"),
        Language::Sv => format!("Hjälp om ett kommando: polku {command} --help"),
        Language::En => format!("Help on a command: polku {command} --help"),
    }
}

/// `Give a worker a new passphrase`
#[must_use]
pub fn help_passphrase(language: Language) -> String {
    match language {
        Language::Fi => "Anna käyttäjälle uusi salalause".to_owned(),
        Language::Sv => "Ge en användare en ny lösenfras".to_owned(),
        Language::En => "Give a worker a new passphrase".to_owned(),
    }
}

/// `A file whose first line is the passphrase (POLKU_PASSPHRASE goes first)`
#[must_use]
pub fn help_passphrase_file(language: Language) -> String {
    match language {
        Language::Fi => {
            "Tiedosto, jonka ensimmäinen rivi on salalause (POLKU_PASSPHRASE menee edelle)"
                .to_owned()
        }
        Language::Sv => "Fil vars första rad är lösenfrasen (POLKU_PASSPHRASE går före)".to_owned(),
        Language::En => {
            "A file whose first line is the passphrase (POLKU_PASSPHRASE goes first)".to_owned()
        }
    }
}

/// `The worker named with --as gets the new passphrase. The present passphrase or the recovery key is needed for the change; the old passphrase opens nothing any more.`
#[must_use]
pub fn help_passphrase_note(language: Language) -> String {
    match language {
Language::Fi => "Uuden salalauseen saa valitsimella --as nimetty käyttäjä. Vaihtoon tarvitaan nykyinen salalause tai palautusavain; vanha salalause ei enää avaa mitään.".to_owned(),
Language::Sv => "Användaren som anges med --as får den nya lösenfrasen. För bytet behövs den nuvarande lösenfrasen eller återställningsnyckeln; den gamla lösenfrasen öppnar inte längre något.".to_owned(),
Language::En => "The worker named with --as gets the new passphrase. The present passphrase or the recovery key is needed for the change; the old passphrase opens nothing any more.".to_owned(),
}
}

/// `File with the recovery key; then the present passphrase is not needed`
#[must_use]
pub fn help_passphrase_recovery_key_file(language: Language) -> String {
    match language {
        Language::Fi => {
            "Tiedosto, jossa palautusavain on; silloin nykyistä salalausetta ei tarvita".to_owned()
        }
        Language::Sv => {
            "Fil med återställningsnyckeln; då behövs inte den nuvarande lösenfrasen".to_owned()
        }
        Language::En => {
            "File with the recovery key; then the present passphrase is not needed".to_owned()
        }
    }
}

/// `Print the figures of a report`
#[must_use]
pub fn help_report(language: Language) -> String {
    match language {
        Language::Fi => "Tulosta luvut raporttia varten".to_owned(),
        Language::Sv => "Skriv ut siffrorna för en rapport".to_owned(),
        Language::En => "Print the figures of a report".to_owned(),
    }
}

/// `The day that the report is as of`
#[must_use]
pub fn help_report_as_of(language: Language) -> String {
    match language {
        Language::Fi => "Päivä, jonka tilanne raportoidaan".to_owned(),
        Language::Sv => "Dagen vars läge rapporteras".to_owned(),
        Language::En => "The day that the report is as of".to_owned(),
    }
}

/// `The ESF+ indicators EECO01–EECO11 and EECR01–EECR04 as of one day`
#[must_use]
pub fn help_report_esf(language: Language) -> String {
    match language {
        Language::Fi => {
            "ESR+-indikaattorit EECO01–EECO11 ja EECR01–EECR04 yhden päivän mukaan".to_owned()
        }
        Language::Sv => {
            "ESF+-indikatorerna EECO01–EECO11 och EECR01–EECR04 per en viss dag".to_owned()
        }
        Language::En => {
            "The ESF+ indicators EECO01–EECO11 and EECR01–EECR04 as of one day".to_owned()
        }
    }
}

/// `Form: json, csv or xlsx (pdf not yet)`
#[must_use]
pub fn help_report_format(language: Language) -> String {
    match language {
        Language::Fi => "Muoto: json, csv tai xlsx (pdf ei vielä)".to_owned(),
        Language::Sv => "Format: json, csv eller xlsx (pdf inte ännu)".to_owned(),
        Language::En => "Form: json, csv or xlsx (pdf not yet)".to_owned(),
    }
}

/// `Rule of long-term unemployment: eu or fi; otherwise eu`
#[must_use]
pub fn help_report_long_term_rule(language: Language) -> String {
    match language {
        Language::Fi => "Pitkäaikaistyöttömyyden sääntö: eu tai fi; muuten eu".to_owned(),
        Language::Sv => "Regel för långtidsarbetslöshet: eu eller fi; annars eu".to_owned(),
        Language::En => "Rule of long-term unemployment: eu or fi; otherwise eu".to_owned(),
    }
}

/// `Only the participants of this municipality; otherwise all`
#[must_use]
pub fn help_report_municipality(language: Language) -> String {
    match language {
        Language::Fi => "Vain tämän kunnan osallistujat; muuten kaikki kunnat".to_owned(),
        Language::Sv => "Endast deltagare från den här kommunen; annars alla kommuner".to_owned(),
        Language::En => "Only the participants of this municipality; otherwise all".to_owned(),
    }
}

/// `File that the report is written to; otherwise it is printed`
#[must_use]
pub fn help_report_out(language: Language) -> String {
    match language {
        Language::Fi => "Tiedosto, johon raportti kirjoitetaan; muuten se tulostetaan".to_owned(),
        Language::Sv => "Fil som rapporten skrivs till; annars skrivs den ut".to_owned(),
        Language::En => "File that the report is written to; otherwise it is printed".to_owned(),
    }
}

/// `The figures of a quarter: as of its last day, what was new, by municipality`
#[must_use]
pub fn help_report_quarter(language: Language) -> String {
    match language {
        Language::Fi => {
            "Vuosineljänneksen luvut: viimeisen päivän tilanne, muutos ja kunnat".to_owned()
        }
        Language::Sv => {
            "Kvartalets siffror: läget den sista dagen, förändringen och kommunerna".to_owned()
        }
        Language::En => {
            "The figures of a quarter: as of its last day, what was new, by municipality".to_owned()
        }
    }
}

/// `Year and quarter, for example 2026Q3`
#[must_use]
pub fn help_report_quarter_quarter(language: Language) -> String {
    match language {
        Language::Fi => "Vuosi ja vuosineljännes, esimerkiksi 2026Q3".to_owned(),
        Language::Sv => "År och kvartal, till exempel 2026Q3".to_owned(),
        Language::En => "Year and quarter, for example 2026Q3".to_owned(),
    }
}

/// `Rule of the results: eu or eura; otherwise eu`
#[must_use]
pub fn help_report_result_rule(language: Language) -> String {
    match language {
        Language::Fi => "Tulosten sääntö: eu tai eura; muuten eu".to_owned(),
        Language::Sv => "Regel för resultaten: eu eller eura; annars eu".to_owned(),
        Language::En => "Rule of the results: eu or eura; otherwise eu".to_owned(),
    }
}

/// `Restore the store from a backup`
#[must_use]
pub fn help_restore(language: Language) -> String {
    match language {
        Language::Fi => "Palauta tietokanta varmuuskopiosta".to_owned(),
        Language::Sv => "Återställ databasen från en säkerhetskopia".to_owned(),
        Language::En => "Restore the store from a backup".to_owned(),
    }
}

/// `The backup to read`
#[must_use]
pub fn help_restore_file(language: Language) -> String {
    match language {
        Language::Fi => "Luettava varmuuskopio".to_owned(),
        Language::Sv => "Säkerhetskopian som läses".to_owned(),
        Language::En => "The backup to read".to_owned(),
    }
}

/// `File with the recovery key; then no passphrase is needed`
#[must_use]
pub fn help_restore_recovery_key_file(language: Language) -> String {
    match language {
        Language::Fi => {
            "Tiedosto, jossa palautusavain on; silloin salalausetta ei tarvita".to_owned()
        }
        Language::Sv => "Fil med återställningsnyckeln; då behövs ingen lösenfras".to_owned(),
        Language::En => "File with the recovery key; then no passphrase is needed".to_owned(),
    }
}

/// `The encrypted store`
#[must_use]
pub fn help_store(language: Language) -> String {
    match language {
        Language::Fi => "Salattu tietokanta".to_owned(),
        Language::Sv => "Den krypterade databasen".to_owned(),
        Language::En => "The encrypted store".to_owned(),
    }
}

/// `Validate identifiers; one line of result per value`
#[must_use]
pub fn help_validate(language: Language) -> String {
    match language {
        Language::Fi => "Tarkista tunnuksia; yksi tulosrivi kutakin arvoa kohti".to_owned(),
        Language::Sv => "Kontrollera beteckningar; en resultatrad per värde".to_owned(),
        Language::En => "Validate identifiers; one line of result per value".to_owned(),
    }
}

/// `Kind: identity-code, business-id, iban or reference-number`
#[must_use]
pub fn help_validate_kind(language: Language) -> String {
    match language {
Language::Fi => "Laji: identity-code (henkilötunnus), business-id (Y-tunnus), iban tai reference-number (viitenumero)".to_owned(),
Language::Sv => "Typ: identity-code (personbeteckning), business-id (FO-nummer), iban eller reference-number (referensnummer)".to_owned(),
Language::En => "Kind: identity-code, business-id, iban or reference-number".to_owned(),
}
}

/// `The line is valid, valid: temporary (a temporary identity code) or invalid: REASON.`
#[must_use]
pub fn help_validate_note(language: Language) -> String {
    match language {
Language::Fi => "Tulosrivi on valid, valid: temporary (tilapäinen henkilötunnus) tai invalid: SYY.".to_owned(),
Language::Sv => "Resultatraden är valid, valid: temporary (tillfällig personbeteckning) eller invalid: ORSAK.".to_owned(),
Language::En => "The line is valid, valid: temporary (a temporary identity code) or invalid: REASON.".to_owned(),
}
}

/// `The values to validate; -- before them if one begins with a hyphen`
#[must_use]
pub fn help_validate_value(language: Language) -> String {
    match language {
        Language::Fi => {
            "Tarkistettavat arvot; -- ennen arvoja, jos jokin alkaa viivalla".to_owned()
        }
        Language::Sv => {
            "Värdena som kontrolleras; -- före värdena om något börjar med streck".to_owned()
        }
        Language::En => {
            "The values to validate; -- before them if one begins with a hyphen".to_owned()
        }
    }
}

/// `AMOUNT`
#[must_use]
pub fn help_value_amount(language: Language) -> String {
    match language {
        Language::Fi => "SUMMA".to_owned(),
        Language::Sv => "BELOPP".to_owned(),
        Language::En => "AMOUNT".to_owned(),
    }
}

/// `BACKUP`
#[must_use]
pub fn help_value_backup(language: Language) -> String {
    match language {
        Language::Fi => "KOPIO".to_owned(),
        Language::Sv => "KOPIA".to_owned(),
        Language::En => "BACKUP".to_owned(),
    }
}

/// `WAY`
#[must_use]
pub fn help_value_by(language: Language) -> String {
    match language {
        Language::Fi => "TAPA".to_owned(),
        Language::Sv => "SÄTT".to_owned(),
        Language::En => "WAY".to_owned(),
    }
}

/// `CODE`
#[must_use]
pub fn help_value_code(language: Language) -> String {
    match language {
        Language::Fi => "TUNNUS".to_owned(),
        Language::Sv => "KOD".to_owned(),
        Language::En => "CODE".to_owned(),
    }
}

/// `COMMAND`
#[must_use]
pub fn help_value_command(language: Language) -> String {
    match language {
        Language::Fi => "KOMENTO".to_owned(),
        Language::Sv => "KOMMANDO".to_owned(),
        Language::En => "COMMAND".to_owned(),
    }
}

/// `DATE`
#[must_use]
pub fn help_value_date(language: Language) -> String {
    match language {
        Language::Fi => "PÄIVÄ".to_owned(),
        Language::Sv => "DATUM".to_owned(),
        Language::En => "DATE".to_owned(),
    }
}

/// `DIR`
#[must_use]
pub fn help_value_dir(language: Language) -> String {
    match language {
        Language::Fi => "KANSIO".to_owned(),
        Language::Sv => "MAPP".to_owned(),
        Language::En => "DIR".to_owned(),
    }
}

/// `FILE`
#[must_use]
pub fn help_value_file(language: Language) -> String {
    match language {
        Language::Fi => "TIEDOSTO".to_owned(),
        Language::Sv => "FIL".to_owned(),
        Language::En => "FILE".to_owned(),
    }
}

/// `FORMAT`
#[must_use]
pub fn help_value_format(language: Language) -> String {
    match language {
        Language::Fi => "MUOTO".to_owned(),
        Language::Sv => "FORMAT".to_owned(),
        Language::En => "FORMAT".to_owned(),
    }
}

/// `KIND`
#[must_use]
pub fn help_value_kind(language: Language) -> String {
    match language {
        Language::Fi => "LAJI".to_owned(),
        Language::Sv => "TYP".to_owned(),
        Language::En => "KIND".to_owned(),
    }
}

/// `LANGUAGE`
#[must_use]
pub fn help_value_language(language: Language) -> String {
    match language {
        Language::Fi => "KIELI".to_owned(),
        Language::Sv => "SPRÅK".to_owned(),
        Language::En => "LANGUAGE".to_owned(),
    }
}

/// `NAME`
#[must_use]
pub fn help_value_name(language: Language) -> String {
    match language {
        Language::Fi => "NIMI".to_owned(),
        Language::Sv => "NAMN".to_owned(),
        Language::En => "NAME".to_owned(),
    }
}

/// `N`
#[must_use]
pub fn help_value_number(language: Language) -> String {
    match language {
        Language::Fi => "N".to_owned(),
        Language::Sv => "N".to_owned(),
        Language::En => "N".to_owned(),
    }
}

/// `OPTIONS`
#[must_use]
pub fn help_value_options(language: Language) -> String {
    match language {
        Language::Fi => "VALITSIMET".to_owned(),
        Language::Sv => "FLAGGOR".to_owned(),
        Language::En => "OPTIONS".to_owned(),
    }
}

/// `FILE|DIR`
#[must_use]
pub fn help_value_path(language: Language) -> String {
    match language {
        Language::Fi => "TIEDOSTO|KANSIO".to_owned(),
        Language::Sv => "FIL|MAPP".to_owned(),
        Language::En => "FILE|DIR".to_owned(),
    }
}

/// `QUARTER`
#[must_use]
pub fn help_value_quarter(language: Language) -> String {
    match language {
        Language::Fi => "NELJÄNNES".to_owned(),
        Language::Sv => "KVARTAL".to_owned(),
        Language::En => "QUARTER".to_owned(),
    }
}

/// `ROLE`
#[must_use]
pub fn help_value_role(language: Language) -> String {
    match language {
        Language::Fi => "ROOLI".to_owned(),
        Language::Sv => "ROLL".to_owned(),
        Language::En => "ROLE".to_owned(),
    }
}

/// `RULE`
#[must_use]
pub fn help_value_rule(language: Language) -> String {
    match language {
        Language::Fi => "SÄÄNTÖ".to_owned(),
        Language::Sv => "REGEL".to_owned(),
        Language::En => "RULE".to_owned(),
    }
}

/// `VALUE`
#[must_use]
pub fn help_value_value(language: Language) -> String {
    match language {
        Language::Fi => "ARVO".to_owned(),
        Language::Sv => "VÄRDE".to_owned(),
        Language::En => "VALUE".to_owned(),
    }
}

/// `Show the program's version`
#[must_use]
pub fn help_version(language: Language) -> String {
    match language {
        Language::Fi => "Näytä ohjelman versio".to_owned(),
        Language::Sv => "Visa programmets version".to_owned(),
        Language::En => "Show the program's version".to_owned(),
    }
}

/// `its century sign is wrong`
#[must_use]
pub fn identity_code_century_sign(language: Language) -> String {
    match language {
        Language::Fi => "välimerkki on väärä".to_owned(),
        Language::Sv => "skiljetecknet är fel".to_owned(),
        Language::En => "its century sign is wrong".to_owned(),
    }
}

/// `it has a character that does not belong`
#[must_use]
pub fn identity_code_characters(language: Language) -> String {
    match language {
        Language::Fi => "siinä on sopimaton merkki".to_owned(),
        Language::Sv => "den innehåller ett otillåtet tecken".to_owned(),
        Language::En => "it has a character that does not belong".to_owned(),
    }
}

/// `its check character is wrong`
#[must_use]
pub fn identity_code_check_character(language: Language) -> String {
    match language {
        Language::Fi => "tarkistusmerkki on väärä".to_owned(),
        Language::Sv => "kontrolltecknet är fel".to_owned(),
        Language::En => "its check character is wrong".to_owned(),
    }
}

/// `its date of birth is not in the calendar`
#[must_use]
pub fn identity_code_date(language: Language) -> String {
    match language {
        Language::Fi => "syntymäaikaa ei ole kalenterissa".to_owned(),
        Language::Sv => "födelsedatumet finns inte i kalendern".to_owned(),
        Language::En => "its date of birth is not in the calendar".to_owned(),
    }
}

/// `its date of birth lies in the future`
#[must_use]
pub fn identity_code_future_birth(language: Language) -> String {
    match language {
        Language::Fi => "syntymäaika on tulevaisuudessa".to_owned(),
        Language::Sv => "födelsedatumet ligger i framtiden".to_owned(),
        Language::En => "its date of birth lies in the future".to_owned(),
    }
}

/// `its length is not 11 characters`
#[must_use]
pub fn identity_code_length(language: Language) -> String {
    match language {
        Language::Fi => "pituus ei ole 11 merkkiä".to_owned(),
        Language::Sv => "längden är inte 11 tecken".to_owned(),
        Language::En => "its length is not 11 characters".to_owned(),
    }
}

/// `its individual number is not 002–999`
#[must_use]
pub fn identity_code_serial(language: Language) -> String {
    match language {
        Language::Fi => "yksilönumero ei ole 002–999".to_owned(),
        Language::Sv => "individnumret är inte 002–999".to_owned(),
        Language::En => "its individual number is not 002–999".to_owned(),
    }
}

/// `{count} new`
#[must_use]
pub fn import_added(language: Language, count: impl Count) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => format!("{count} uusi"),
            Plural::Other => format!("{count} uutta"),
        },
        Language::Sv => match count.plural() {
            Plural::One => format!("{count} ny"),
            Plural::Other => format!("{count} nya"),
        },
        Language::En => match count.plural() {
            Plural::One => format!("{count} new"),
            Plural::Other => format!("{count} new"),
        },
    }
}

/// `the Business ID is not valid: {reason}`
#[must_use]
pub fn import_bad_business_id(language: Language, reason: impl Display) -> String {
    match language {
        Language::Fi => format!("Y-tunnus on virheellinen: {reason}"),
        Language::Sv => format!("FO-numret är ogiltigt: {reason}"),
        Language::En => format!("the Business ID is not valid: {reason}"),
    }
}

/// `not a date; write 2026-03-01 or 1.3.2026`
#[must_use]
pub fn import_bad_date(language: Language) -> String {
    match language {
        Language::Fi => "ei ole päivä; kirjoita 2026-03-01 tai 1.3.2026".to_owned(),
        Language::Sv => "är inget datum; skriv 2026-03-01 eller 1.3.2026".to_owned(),
        Language::En => "not a date; write 2026-03-01 or 1.3.2026".to_owned(),
    }
}

/// `the identity code is not valid: {reason}`
#[must_use]
pub fn import_bad_identity_code(language: Language, reason: impl Display) -> String {
    match language {
        Language::Fi => format!("henkilötunnus on virheellinen: {reason}"),
        Language::Sv => format!("personbeteckningen är ogiltig: {reason}"),
        Language::En => format!("the identity code is not valid: {reason}"),
    }
}

/// `not a number; write for example 6.5`
#[must_use]
pub fn import_bad_number(language: Language) -> String {
    match language {
        Language::Fi => "ei ole luku; kirjoita esimerkiksi 6,5".to_owned(),
        Language::Sv => "är inget tal; skriv till exempel 6,5".to_owned(),
        Language::En => "not a number; write for example 6.5".to_owned(),
    }
}

/// `the day is before the person's first spell, which started on {start}`
#[must_use]
pub fn import_before_first_spell(language: Language, start: impl Display) -> String {
    match language {
        Language::Fi => format!("päivä on ennen henkilön ensimmäisen osallistumisen alkua {start}"),
        Language::Sv => format!("dagen är före personens första deltagande, som började {start}"),
        Language::En => {
            format!("the day is before the person's first spell, which started on {start}")
        }
    }
}

/// `the person was born after the start date {start}`
#[must_use]
pub fn import_born_after_start(language: Language, start: impl Display) -> String {
    match language {
        Language::Fi => format!("henkilö on syntynyt vasta aloituspäivän {start} jälkeen"),
        Language::Sv => format!("personen är född först efter startdatumet {start}"),
        Language::En => format!("the person was born after the start date {start}"),
    }
}

/// `{count} changed`
#[must_use]
pub fn import_changed(language: Language, count: impl Count) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => format!("{count} muuttunut"),
            Plural::Other => format!("{count} muuttunutta"),
        },
        Language::Sv => match count.plural() {
            Plural::One => format!("{count} ändrad"),
            Plural::Other => format!("{count} ändrade"),
        },
        Language::En => match count.plural() {
            Plural::One => format!("{count} changed"),
            Plural::Other => format!("{count} changed"),
        },
    }
}

/// `the stored value is “{stored}”, the file's “{value}”; --update replaces the stored one`
#[must_use]
pub fn import_conflict(language: Language, stored: impl Display, value: impl Display) -> String {
    match language {
        Language::Fi => format!(
            "tallennettu arvo on ”{stored}”, tiedostossa ”{value}”; valitsin --update korvaa tallennetun"
        ),
        Language::Sv => format!(
            "det sparade värdet är ”{stored}”, i filen ”{value}”; flaggan --update ersätter det sparade"
        ),
        Language::En => format!(
            "the stored value is “{stored}”, the file's “{value}”; --update replaces the stored one"
        ),
    }
}

/// `the same identity code has a different gender: stored {stored}, in the file {value}`
#[must_use]
pub fn import_different_gender(
    language: Language,
    stored: impl Display,
    value: impl Display,
) -> String {
    match language {
        Language::Fi => format!(
            "samalla henkilötunnuksella on eri sukupuoli: tallennettu {stored}, tiedostossa {value}"
        ),
        Language::Sv => {
            format!("samma personbeteckning har ett annat kön: sparat {stored}, i filen {value}")
        }
        Language::En => format!(
            "the same identity code has a different gender: stored {stored}, in the file {value}"
        ),
    }
}

/// `Trial run: nothing was stored.`
#[must_use]
pub fn import_dry_run(language: Language) -> String {
    match language {
        Language::Fi => "Koe: mitään ei tallennettu.".to_owned(),
        Language::Sv => "Provkörning: ingenting sparades.".to_owned(),
        Language::En => "Trial run: nothing was stored.".to_owned(),
    }
}

/// `the column stands twice`
#[must_use]
pub fn import_duplicate_column(language: Language) -> String {
    match language {
        Language::Fi => "sarake on kahdesti".to_owned(),
        Language::Sv => "kolumnen finns två gånger".to_owned(),
        Language::En => "the column stands twice".to_owned(),
    }
}

/// `the file has no heading row`
#[must_use]
pub fn import_empty_file(language: Language) -> String {
    match language {
        Language::Fi => "tiedostossa ei ole otsikkoriviä".to_owned(),
        Language::Sv => "filen har ingen rubrikrad".to_owned(),
        Language::En => "the file has no heading row".to_owned(),
    }
}

/// `the end date is before the start date {start}`
#[must_use]
pub fn import_end_before_start(language: Language, start: impl Display) -> String {
    match language {
        Language::Fi => format!("päättymispäivä on ennen aloituspäivää {start}"),
        Language::Sv => format!("slutdatumet är före startdatumet {start}"),
        Language::En => format!("the end date is before the start date {start}"),
    }
}

/// `{count} errors`
#[must_use]
pub fn import_error_count(language: Language, count: impl Count) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => format!("{count} virhe"),
            Plural::Other => format!("{count} virhettä"),
        },
        Language::Sv => match count.plural() {
            Plural::One => format!("{count} fel"),
            Plural::Other => format!("{count} fel"),
        },
        Language::En => match count.plural() {
            Plural::One => format!("{count} error"),
            Plural::Other => format!("{count} errors"),
        },
    }
}

/// `the day lies in the future`
#[must_use]
pub fn import_future_date(language: Language) -> String {
    match language {
        Language::Fi => "päivä on tulevaisuudessa".to_owned(),
        Language::Sv => "dagen ligger i framtiden".to_owned(),
        Language::En => "the day lies in the future".to_owned(),
    }
}

/// `the hours of an absence are 0 or empty`
#[must_use]
pub fn import_hours_on_absence(language: Language) -> String {
    match language {
        Language::Fi => "poissaolon tunnit ovat 0 tai tyhjä".to_owned(),
        Language::Sv => "vid frånvaro ska timmarna vara 0 eller fältet tomt".to_owned(),
        Language::En => "the hours of an absence are 0 or empty".to_owned(),
    }
}

/// `the hours must be {min} to {max}`
#[must_use]
pub fn import_hours_out_of_range(
    language: Language,
    max: impl Display,
    min: impl Display,
) -> String {
    match language {
        Language::Fi => format!("tunteja on oltava {min}–{max}"),
        Language::Sv => format!("antalet timmar ska vara {min}–{max}"),
        Language::En => format!("the hours must be {min} to {max}"),
    }
}

/// `attendance`
#[must_use]
pub fn import_kind_attendance(language: Language) -> String {
    match language {
        Language::Fi => "läsnäolot".to_owned(),
        Language::Sv => "närvaro".to_owned(),
        Language::En => "attendance".to_owned(),
    }
}

/// `coaching periods`
#[must_use]
pub fn import_kind_coaching_periods(language: Language) -> String {
    match language {
        Language::Fi => "valmennusjaksot".to_owned(),
        Language::Sv => "träningsperioder".to_owned(),
        Language::En => "coaching periods".to_owned(),
    }
}

/// `employers`
#[must_use]
pub fn import_kind_employers(language: Language) -> String {
    match language {
        Language::Fi => "työnantajat".to_owned(),
        Language::Sv => "arbetsgivare".to_owned(),
        Language::En => "employers".to_owned(),
    }
}

/// `this version does not import {kind} yet`
#[must_use]
pub fn import_kind_not_supported(language: Language, kind: impl Display) -> String {
    match language {
        Language::Fi => format!("tämä versio ei vielä tuo tietoja: {kind}"),
        Language::Sv => format!("den här versionen importerar ännu inte: {kind}"),
        Language::En => format!("this version does not import {kind} yet"),
    }
}

/// `participations`
#[must_use]
pub fn import_kind_participations(language: Language) -> String {
    match language {
        Language::Fi => "osallistumiset".to_owned(),
        Language::Sv => "deltaganden".to_owned(),
        Language::En => "participations".to_owned(),
    }
}

/// `placements`
#[must_use]
pub fn import_kind_placements(language: Language) -> String {
    match language {
        Language::Fi => "työpaikkajaksot".to_owned(),
        Language::Sv => "arbetsplatsperioder".to_owned(),
        Language::En => "placements".to_owned(),
    }
}

/// `labour market statuses`
#[must_use]
pub fn import_kind_situations(language: Language) -> String {
    match language {
        Language::Fi => "työmarkkina-asemat".to_owned(),
        Language::Sv => "ställning på arbetsmarknaden".to_owned(),
        Language::En => "labour market statuses".to_owned(),
    }
}

/// `a required column is missing`
#[must_use]
pub fn import_missing_column(language: Language) -> String {
    match language {
        Language::Fi => "pakollinen sarake puuttuu".to_owned(),
        Language::Sv => "en obligatorisk kolumn saknas".to_owned(),
        Language::En => "a required column is missing".to_owned(),
    }
}

/// `a required value is missing`
#[must_use]
pub fn import_missing_value(language: Language) -> String {
    match language {
        Language::Fi => "pakollinen arvo puuttuu".to_owned(),
        Language::Sv => "ett obligatoriskt värde saknas".to_owned(),
        Language::En => "a required value is missing".to_owned(),
    }
}

/// `and {count} more errors`
#[must_use]
pub fn import_more_errors(language: Language, count: impl Count) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => format!("ja vielä {count} virhe"),
            Plural::Other => format!("ja vielä {count} virhettä"),
        },
        Language::Sv => match count.plural() {
            Plural::One => format!("och ytterligare {count} fel"),
            Plural::Other => format!("och ytterligare {count} fel"),
        },
        Language::En => match count.plural() {
            Plural::One => format!("and {count} more error"),
            Plural::Other => format!("and {count} more errors"),
        },
    }
}

/// `and {count} more warnings`
#[must_use]
pub fn import_more_warnings(language: Language, count: impl Count) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => format!("ja vielä {count} varoitus"),
            Plural::Other => format!("ja vielä {count} varoitusta"),
        },
        Language::Sv => match count.plural() {
            Plural::One => format!("och ytterligare {count} varning"),
            Plural::Other => format!("och ytterligare {count} varningar"),
        },
        Language::En => match count.plural() {
            Plural::One => format!("and {count} more warning"),
            Plural::Other => format!("and {count} more warnings"),
        },
    }
}

/// `the person's name changes: was {old}, now {new}`
#[must_use]
pub fn import_new_name(language: Language, new: impl Display, old: impl Display) -> String {
    match language {
        Language::Fi => format!("henkilön nimi muuttuu: oli {old}, nyt {new}"),
        Language::Sv => format!("personens namn ändras: var {old}, nu {new}"),
        Language::En => format!("the person's name changes: was {old}, now {new}"),
    }
}

/// `the folder holds no files to import`
#[must_use]
pub fn import_no_files(language: Language) -> String {
    match language {
        Language::Fi => "kansiossa ei ole tuotavia tiedostoja".to_owned(),
        Language::Sv => "mappen innehåller inga filer att importera".to_owned(),
        Language::En => "the folder holds no files to import".to_owned(),
    }
}

/// `you may not change this`
#[must_use]
pub fn import_not_permitted_row(language: Language) -> String {
    match language {
        Language::Fi => "sinulla ei ole oikeutta muuttaa tätä tietoa".to_owned(),
        Language::Sv => "du har inte rätt att ändra den här uppgiften".to_owned(),
        Language::En => "you may not change this".to_owned(),
    }
}

/// `the file is not UTF-8; save it from the spreadsheet as CSV UTF-8`
#[must_use]
pub fn import_not_utf8(language: Language) -> String {
    match language {
        Language::Fi => {
            "tiedosto ei ole UTF-8-muotoa; tallenna se taulukkolaskennasta muodossa CSV UTF-8"
                .to_owned()
        }
        Language::Sv => {
            "filen är inte i UTF-8; spara den i kalkylprogrammet som CSV UTF-8".to_owned()
        }
        Language::En => {
            "the file is not UTF-8; save it from the spreadsheet as CSV UTF-8".to_owned()
        }
    }
}

/// `Because of the errors nothing was stored.`
#[must_use]
pub fn import_nothing_stored(language: Language) -> String {
    match language {
        Language::Fi => "Virheiden takia mitään ei tallennettu.".to_owned(),
        Language::Sv => "På grund av felen sparades ingenting.".to_owned(),
        Language::En => "Because of the errors nothing was stored.".to_owned(),
    }
}

/// `the day falls in no coaching period of the person`
#[must_use]
pub fn import_outside_every_period(language: Language) -> String {
    match language {
        Language::Fi => "päivä ei osu mihinkään henkilön valmennusjaksoon".to_owned(),
        Language::Sv => "dagen hör inte till någon av personens träningsperioder".to_owned(),
        Language::En => "the day falls in no coaching period of the person".to_owned(),
    }
}

/// `the period overlaps another full-time period of the person`
#[must_use]
pub fn import_overlapping_full_time(language: Language) -> String {
    match language {
        Language::Fi => {
            "jakso menee päällekkäin henkilön toisen kokoaikaisen jakson kanssa".to_owned()
        }
        Language::Sv => "perioden överlappar personens andra heltidsperiod".to_owned(),
        Language::En => "the period overlaps another full-time period of the person".to_owned(),
    }
}

/// `the spell overlaps another spell of the same person, which started on {other_start}`
#[must_use]
pub fn import_overlapping_spells(language: Language, other_start: impl Display) -> String {
    match language {
        Language::Fi => format!(
            "osallistuminen menee päällekkäin saman henkilön toisen osallistumisen kanssa, joka alkoi {other_start}"
        ),
        Language::Sv => format!(
            "deltagandet överlappar samma persons andra deltagande, som började {other_start}"
        ),
        Language::En => format!(
            "the spell overlaps another spell of the same person, which started on {other_start}"
        ),
    }
}

/// `column {column}`
#[must_use]
pub fn import_place_column(language: Language, column: impl Display) -> String {
    match language {
        Language::Fi => format!("sarake {column}"),
        Language::Sv => format!("kolumn {column}"),
        Language::En => format!("column {column}"),
    }
}

/// `row {row}`
#[must_use]
pub fn import_place_row(language: Language, row: impl Display) -> String {
    match language {
        Language::Fi => format!("rivi {row}"),
        Language::Sv => format!("rad {row}"),
        Language::En => format!("row {row}"),
    }
}

/// `{file}: {count} rows done`
#[must_use]
pub fn import_progress(language: Language, count: impl Count, file: impl Display) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => format!("{file}: {count} rivi käsitelty"),
            Plural::Other => format!("{file}: {count} riviä käsitelty"),
        },
        Language::Sv => match count.plural() {
            Plural::One => format!("{file}: {count} rad behandlad"),
            Plural::Other => format!("{file}: {count} rader behandlade"),
        },
        Language::En => match count.plural() {
            Plural::One => format!("{file}: {count} row done"),
            Plural::Other => format!("{file}: {count} rows done"),
        },
    }
}

/// `{file}: {done} of {count} rows`
#[must_use]
pub fn import_progress_of(
    language: Language,
    count: impl Count,
    done: impl Display,
    file: impl Display,
) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => format!("{file}: {done} / {count} rivi"),
            Plural::Other => format!("{file}: {done} / {count} riviä"),
        },
        Language::Sv => match count.plural() {
            Plural::One => format!("{file}: {done} / {count} rad"),
            Plural::Other => format!("{file}: {done} / {count} rader"),
        },
        Language::En => match count.plural() {
            Plural::One => format!("{file}: {done} of {count} row"),
            Plural::Other => format!("{file}: {done} of {count} rows"),
        },
    }
}

/// `the qualification is before the first start date {start}`
#[must_use]
pub fn import_qualification_before_first_start(language: Language, start: impl Display) -> String {
    match language {
        Language::Fi => format!("tutkinto on ennen ensimmäistä aloituspäivää {start}"),
        Language::Sv => format!("examen är före det första startdatumet {start}"),
        Language::En => format!("the qualification is before the first start date {start}"),
    }
}

/// `this made-up store takes no identity code of a real person; individual numbers 900–999 will do`
#[must_use]
pub fn import_real_identity_code_in_made_up_store(language: Language) -> String {
    match language {
Language::Fi => "tähän keksittyyn tietokantaan ei oteta oikean henkilön henkilötunnusta; yksilönumero 900–999 käy".to_owned(),
Language::Sv => "den här påhittade databasen tar inte emot en verklig persons personbeteckning; individnumren 900–999 godtas".to_owned(),
Language::En => "this made-up store takes no identity code of a real person; individual numbers 900–999 will do".to_owned(),
}
}

/// `the rehabilitative work activity is {days} days a week; allowed are 1 to {limit}`
#[must_use]
pub fn import_rehabilitative_days_a_week(
    language: Language,
    days: impl Display,
    limit: impl Display,
) -> String {
    match language {
        Language::Fi => {
            format!("kuntouttavaa työtoimintaa on {days} päivää viikossa; sallittu on 1–{limit}")
        }
        Language::Sv => format!(
            "arbetsverksamheten i rehabiliteringssyfte är {days} dagar i veckan; tillåtet är 1–{limit}"
        ),
        Language::En => format!(
            "the rehabilitative work activity is {days} days a week; allowed are 1 to {limit}"
        ),
    }
}

/// `the rehabilitative work activity is {hours} hours a day; the least is {min}`
#[must_use]
pub fn import_rehabilitative_hours(
    language: Language,
    hours: impl Display,
    min: impl Display,
) -> String {
    match language {
        Language::Fi => {
            format!("kuntouttavaa työtoimintaa on {hours} tuntia päivässä; vähintään {min}")
        }
        Language::Sv => format!(
            "arbetsverksamheten i rehabiliteringssyfte är {hours} timmar per dag; minst {min}"
        ),
        Language::En => {
            format!("the rehabilitative work activity is {hours} hours a day; the least is {min}")
        }
    }
}

/// `the period of rehabilitative work activity is over {months} months`
#[must_use]
pub fn import_rehabilitative_too_long(language: Language, months: impl Display) -> String {
    match language {
        Language::Fi => format!("kuntouttavan työtoiminnan jakso on yli {months} kuukautta"),
        Language::Sv => {
            format!("perioden av arbetsverksamhet i rehabiliteringssyfte är över {months} månader")
        }
        Language::En => {
            format!("the period of rehabilitative work activity is over {months} months")
        }
    }
}

/// `the period of rehabilitative work activity is under {months} months`
#[must_use]
pub fn import_rehabilitative_too_short(language: Language, months: impl Display) -> String {
    match language {
        Language::Fi => format!("kuntouttavan työtoiminnan jakso on alle {months} kuukautta"),
        Language::Sv => {
            format!("perioden av arbetsverksamhet i rehabiliteringssyfte är under {months} månader")
        }
        Language::En => {
            format!("the period of rehabilitative work activity is under {months} months")
        }
    }
}

/// `{count} rows`
#[must_use]
pub fn import_rows(language: Language, count: impl Count) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => format!("{count} rivi"),
            Plural::Other => format!("{count} riviä"),
        },
        Language::Sv => match count.plural() {
            Plural::One => format!("{count} rad"),
            Plural::Other => format!("{count} rader"),
        },
        Language::En => match count.plural() {
            Plural::One => format!("{count} row"),
            Plural::Other => format!("{count} rows"),
        },
    }
}

/// `the legal basis {legal_basis} allows no work tasks ({section})`
#[must_use]
pub fn import_tasks_not_allowed(
    language: Language,
    legal_basis: impl Display,
    section: impl Display,
) -> String {
    match language {
        Language::Fi => format!("oikeusperuste {legal_basis} ei salli työtehtäviä ({section})"),
        Language::Sv => {
            format!("den rättsliga grunden {legal_basis} tillåter inga arbetsuppgifter ({section})")
        }
        Language::En => format!("the legal basis {legal_basis} allows no work tasks ({section})"),
    }
}

/// `These are the first {limit} errors; {count} more were left out.`
#[must_use]
pub fn import_too_many_errors(
    language: Language,
    count: impl Count,
    limit: impl Display,
) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => {
                format!("Tässä on {limit} ensimmäistä virhettä; {count} virhe jäi pois.")
            }
            Plural::Other => {
                format!("Tässä on {limit} ensimmäistä virhettä; {count} virhettä jäi pois.")
            }
        },
        Language::Sv => match count.plural() {
            Plural::One => format!("Här är de {limit} första felen; {count} fel utelämnades."),
            Plural::Other => format!("Här är de {limit} första felen; {count} fel utelämnades."),
        },
        Language::En => match count.plural() {
            Plural::One => {
                format!("These are the first {limit} errors; {count} more was left out.")
            }
            Plural::Other => {
                format!("These are the first {limit} errors; {count} more were left out.")
            }
        },
    }
}

/// `two different rows for one person and day; the other is row {other_row}`
#[must_use]
pub fn import_two_rows(language: Language, other_row: impl Display) -> String {
    match language {
        Language::Fi => format!(
            "samalle henkilölle ja päivälle on kaksi erilaista riviä; toinen on rivi {other_row}"
        ),
        Language::Sv => {
            format!("samma person och dag har två olika rader; den andra är rad {other_row}")
        }
        Language::En => {
            format!("two different rows for one person and day; the other is row {other_row}")
        }
    }
}

/// `{count} unchanged`
#[must_use]
pub fn import_unchanged(language: Language, count: impl Count) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => format!("{count} ennallaan"),
            Plural::Other => format!("{count} ennallaan"),
        },
        Language::Sv => match count.plural() {
            Plural::One => format!("{count} oförändrad"),
            Plural::Other => format!("{count} oförändrade"),
        },
        Language::En => match count.plural() {
            Plural::One => format!("{count} unchanged"),
            Plural::Other => format!("{count} unchanged"),
        },
    }
}

/// `the unemployment began after the start date {start}`
#[must_use]
pub fn import_unemployed_since_after_start(language: Language, start: impl Display) -> String {
    match language {
        Language::Fi => format!("työttömyys on alkanut vasta aloituspäivän {start} jälkeen"),
        Language::Sv => format!("arbetslösheten har börjat först efter startdatumet {start}"),
        Language::En => format!("the unemployment began after the start date {start}"),
    }
}

/// `the unemployment began before the 15th birthday`
#[must_use]
pub fn import_unemployed_since_before_15(language: Language) -> String {
    match language {
        Language::Fi => "työttömyys on alkanut ennen 15-vuotispäivää".to_owned(),
        Language::Sv => "arbetslösheten har börjat före 15-årsdagen".to_owned(),
        Language::En => "the unemployment began before the 15th birthday".to_owned(),
    }
}

/// `unknown code; allowed are {allowed}`
#[must_use]
pub fn import_unknown_code(language: Language, allowed: impl Display) -> String {
    match language {
        Language::Fi => format!("tuntematon koodi; sallitut ovat {allowed}"),
        Language::Sv => format!("okänd kod; tillåtna är {allowed}"),
        Language::En => format!("unknown code; allowed are {allowed}"),
    }
}

/// `unknown column`
#[must_use]
pub fn import_unknown_column(language: Language) -> String {
    match language {
        Language::Fi => "tuntematon sarake".to_owned(),
        Language::Sv => "okänd kolumn".to_owned(),
        Language::En => "unknown column".to_owned(),
    }
}

/// `the columns do not tell what data the file holds`
#[must_use]
pub fn import_unknown_kind(language: Language) -> String {
    match language {
        Language::Fi => "sarakkeista ei selviä, mitä tietoja tiedostossa on".to_owned(),
        Language::Sv => "kolumnerna visar inte vilka uppgifter filen innehåller".to_owned(),
        Language::En => "the columns do not tell what data the file holds".to_owned(),
    }
}

/// `the municipality is not one of this store's: {allowed}`
#[must_use]
pub fn import_unknown_municipality(language: Language, allowed: impl Display) -> String {
    match language {
        Language::Fi => format!("kunta ei kuulu tämän tietokannan kuntiin: {allowed}"),
        Language::Sv => format!("kommunen hör inte till databasens kommuner: {allowed}"),
        Language::En => format!("the municipality is not one of this store's: {allowed}"),
    }
}

/// `the person is neither in the store nor in the participations being imported`
#[must_use]
pub fn import_unknown_person(language: Language) -> String {
    match language {
        Language::Fi => "henkilöä ei ole tietokannassa eikä tuotavissa osallistumisissa".to_owned(),
        Language::Sv => {
            "personen finns varken i databasen eller i de deltaganden som importeras".to_owned()
        }
        Language::En => {
            "the person is neither in the store nor in the participations being imported".to_owned()
        }
    }
}

/// `the file cannot be read: {reason}`
#[must_use]
pub fn import_unreadable_file(language: Language, reason: impl Display) -> String {
    match language {
        Language::Fi => format!("tiedostoa ei voi lukea: {reason}"),
        Language::Sv => format!("filen kan inte läsas: {reason}"),
        Language::En => format!("the file cannot be read: {reason}"),
    }
}

/// `the value must be {min} to {max}`
#[must_use]
pub fn import_value_out_of_range(
    language: Language,
    max: impl Display,
    min: impl Display,
) -> String {
    match language {
        Language::Fi => format!("arvon on oltava {min}–{max}"),
        Language::Sv => format!("värdet ska vara {min}–{max}"),
        Language::En => format!("the value must be {min} to {max}"),
    }
}

/// `the value is too long; at most {max} characters`
#[must_use]
pub fn import_value_too_long(language: Language, max: impl Display) -> String {
    match language {
        Language::Fi => format!("arvo on liian pitkä; enintään {max} merkkiä"),
        Language::Sv => format!("värdet är för långt; högst {max} tecken"),
        Language::En => format!("the value is too long; at most {max} characters"),
    }
}

/// `{count} warnings`
#[must_use]
pub fn import_warning_count(language: Language, count: impl Count) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => format!("{count} varoitus"),
            Plural::Other => format!("{count} varoitusta"),
        },
        Language::Sv => match count.plural() {
            Plural::One => format!("{count} varning"),
            Plural::Other => format!("{count} varningar"),
        },
        Language::En => match count.plural() {
            Plural::One => format!("{count} warning"),
            Plural::Other => format!("{count} warnings"),
        },
    }
}

/// `the work trial is {days} days a week; the most is {limit}`
#[must_use]
pub fn import_work_trial_days_a_week(
    language: Language,
    days: impl Display,
    limit: impl Display,
) -> String {
    match language {
        Language::Fi => format!("työkokeilua on {days} päivää viikossa; enintään {limit}"),
        Language::Sv => format!("arbetsprövningen är {days} dagar i veckan; högst {limit}"),
        Language::En => format!("the work trial is {days} days a week; the most is {limit}"),
    }
}

/// `the work trial is {hours} hours a day; allowed are {min} to {max}`
#[must_use]
pub fn import_work_trial_hours(
    language: Language,
    hours: impl Display,
    max: impl Display,
    min: impl Display,
) -> String {
    match language {
        Language::Fi => format!("työkokeilua on {hours} tuntia päivässä; sallittu on {min}–{max}"),
        Language::Sv => {
            format!("arbetsprövningen är {hours} timmar per dag; tillåtet är {min}–{max}")
        }
        Language::En => {
            format!("the work trial is {hours} hours a day; allowed are {min} to {max}")
        }
    }
}

/// `the work trials come to {days} days; the most is {limit}`
#[must_use]
pub fn import_work_trial_too_long(
    language: Language,
    days: impl Display,
    limit: impl Display,
) -> String {
    match language {
        Language::Fi => format!("työkokeilua on yhteensä {days} päivää; enimmäismäärä on {limit}"),
        Language::Sv => {
            format!("arbetsprövningen är sammanlagt {days} dagar; högst {limit} är tillåtna")
        }
        Language::En => format!("the work trials come to {days} days; the most is {limit}"),
    }
}

/// `the row has {found} fields but there are {expected} columns`
#[must_use]
pub fn import_wrong_field_count(
    language: Language,
    expected: impl Display,
    found: impl Display,
) -> String {
    match language {
        Language::Fi => format!("rivillä on {found} kenttää, vaikka sarakkeita on {expected}"),
        Language::Sv => format!("raden har {found} fält men det finns {expected} kolumner"),
        Language::En => format!("the row has {found} fields but there are {expected} columns"),
    }
}

/// `career coaching`
#[must_use]
pub fn legal_basis_career_coaching(language: Language) -> String {
    match language {
        Language::Fi => "uravalmennus".to_owned(),
        Language::Sv => "karriärträning".to_owned(),
        Language::En => "career coaching".to_owned(),
    }
}

/// `education try-out`
#[must_use]
pub fn legal_basis_education_trial(language: Language) -> String {
    match language {
        Language::Fi => "koulutuskokeilu".to_owned(),
        Language::Sv => "utbildningsprövning".to_owned(),
        Language::En => "education try-out".to_owned(),
    }
}

/// `employment relationship`
#[must_use]
pub fn legal_basis_employment(language: Language) -> String {
    match language {
        Language::Fi => "työsuhde".to_owned(),
        Language::Sv => "anställningsförhållande".to_owned(),
        Language::En => "employment relationship".to_owned(),
    }
}

/// `guidance without work tasks`
#[must_use]
pub fn legal_basis_guidance(language: Language) -> String {
    match language {
        Language::Fi => "ohjaus ilman työtehtäviä".to_owned(),
        Language::Sv => "handledning utan arbetsuppgifter".to_owned(),
        Language::En => "guidance without work tasks".to_owned(),
    }
}

/// `job coaching`
#[must_use]
pub fn legal_basis_job_coaching(language: Language) -> String {
    match language {
        Language::Fi => "työhönvalmennus".to_owned(),
        Language::Sv => "arbetsträning".to_owned(),
        Language::En => "job coaching".to_owned(),
    }
}

/// `job-search coaching`
#[must_use]
pub fn legal_basis_job_search_coaching(language: Language) -> String {
    match language {
        Language::Fi => "työnhakuvalmennus".to_owned(),
        Language::Sv => "jobbsökarträning".to_owned(),
        Language::En => "job-search coaching".to_owned(),
    }
}

/// `pay-subsidised employment`
#[must_use]
pub fn legal_basis_pay_subsidised_employment(language: Language) -> String {
    match language {
        Language::Fi => "palkkatuettu työsuhde".to_owned(),
        Language::Sv => "anställning med lönesubvention".to_owned(),
        Language::En => "pay-subsidised employment".to_owned(),
    }
}

/// `rehabilitative work activity`
#[must_use]
pub fn legal_basis_rehabilitative_work(language: Language) -> String {
    match language {
        Language::Fi => "kuntouttava työtoiminta".to_owned(),
        Language::Sv => "arbetsverksamhet i rehabiliteringssyfte".to_owned(),
        Language::En => "rehabilitative work activity".to_owned(),
    }
}

/// `training`
#[must_use]
pub fn legal_basis_training(language: Language) -> String {
    match language {
        Language::Fi => "koulutus".to_owned(),
        Language::Sv => "utbildning".to_owned(),
        Language::En => "training".to_owned(),
    }
}

/// `work trial`
#[must_use]
pub fn legal_basis_work_trial(language: Language) -> String {
    match language {
        Language::Fi => "työkokeilu".to_owned(),
        Language::Sv => "arbetsprövning".to_owned(),
        Language::En => "work trial".to_owned(),
    }
}

/// `Error: {message}`
#[must_use]
pub fn message_error(language: Language, message: impl Display) -> String {
    match language {
        Language::Fi => format!("Virhe: {message}"),
        Language::Sv => format!("Fel: {message}"),
        Language::En => format!("Error: {message}"),
    }
}

/// `Warning: {message}`
#[must_use]
pub fn message_warning(language: Language, message: impl Display) -> String {
    match language {
        Language::Fi => format!("Varoitus: {message}"),
        Language::Sv => format!("Varning: {message}"),
        Language::En => format!("Warning: {message}"),
    }
}

/// `the two passphrases differ`
#[must_use]
pub fn passphrase_differs(language: Language) -> String {
    match language {
        Language::Fi => "salalauseet eroavat toisistaan".to_owned(),
        Language::Sv => "lösenfraserna är olika".to_owned(),
        Language::En => "the two passphrases differ".to_owned(),
    }
}

/// `the passphrase is empty`
#[must_use]
pub fn passphrase_empty(language: Language) -> String {
    match language {
        Language::Fi => "salalause on tyhjä".to_owned(),
        Language::Sv => "lösenfrasen är tom".to_owned(),
        Language::En => "the passphrase is empty".to_owned(),
    }
}

/// `the file {file} is not UTF-8 text`
#[must_use]
pub fn passphrase_file_not_utf8(language: Language, file: impl Display) -> String {
    match language {
        Language::Fi => format!("tiedosto {file} ei ole UTF-8-tekstiä"),
        Language::Sv => format!("filen {file} är inte text i UTF-8"),
        Language::En => format!("the file {file} is not UTF-8 text"),
    }
}

/// `the file {file} cannot be read: {reason}`
#[must_use]
pub fn passphrase_file_unreadable(
    language: Language,
    file: impl Display,
    reason: impl Display,
) -> String {
    match language {
        Language::Fi => format!("tiedostoa {file} ei voi lukea: {reason}"),
        Language::Sv => format!("filen {file} kan inte läsas: {reason}"),
        Language::En => format!("the file {file} cannot be read: {reason}"),
    }
}

/// `the passphrase cannot be asked without a terminal: set POLKU_PASSPHRASE or --passphrase-file`
#[must_use]
pub fn passphrase_needed(language: Language) -> String {
    match language {
Language::Fi => "salalausetta ei voi kysyä, koska päätettä ei ole: aseta POLKU_PASSPHRASE tai --passphrase-file".to_owned(),
Language::Sv => "lösenfrasen kan inte frågas eftersom det inte finns någon terminal: ange POLKU_PASSPHRASE eller --passphrase-file".to_owned(),
Language::En => "the passphrase cannot be asked without a terminal: set POLKU_PASSPHRASE or --passphrase-file".to_owned(),
}
}

/// `Passphrase:`
#[must_use]
pub fn passphrase_prompt(language: Language) -> String {
    match language {
        Language::Fi => "Salalause: ".to_owned(),
        Language::Sv => "Lösenfras: ".to_owned(),
        Language::En => "Passphrase: ".to_owned(),
    }
}

/// `Passphrase again:`
#[must_use]
pub fn passphrase_prompt_again(language: Language) -> String {
    match language {
        Language::Fi => "Salalause uudelleen: ".to_owned(),
        Language::Sv => "Upprepa lösenfrasen: ".to_owned(),
        Language::En => "Passphrase again: ".to_owned(),
    }
}

/// `New passphrase ({min} characters or more):`
#[must_use]
pub fn passphrase_prompt_new(language: Language, min: impl Display) -> String {
    match language {
        Language::Fi => format!("Uusi salalause (vähintään {min} merkkiä): "),
        Language::Sv => format!("Ny lösenfras (minst {min} tecken): "),
        Language::En => format!("New passphrase ({min} characters or more): "),
    }
}

/// `The recovery key is shown this once only. Write it on paper and keep it locked away:`
#[must_use]
pub fn recovery_key_once(language: Language) -> String {
    match language {
Language::Fi => "Palautusavain näytetään vain tämän kerran. Kirjoita se paperille ja säilytä se lukitussa paikassa:".to_owned(),
Language::Sv => "Återställningsnyckeln visas bara den här gången. Skriv upp den på papper och förvara den på ett låst ställe:".to_owned(),
Language::En => "The recovery key is shown this once only. Write it on paper and keep it locked away:".to_owned(),
}
}

/// `The recovery key was written to {file}. Print it, keep it locked away and delete the file.`
#[must_use]
pub fn recovery_key_written(language: Language, file: impl Display) -> String {
    match language {
        Language::Fi => format!(
            "Palautusavain kirjoitettiin tiedostoon {file}. Tulosta se, säilytä se lukitussa paikassa ja poista tiedosto."
        ),
        Language::Sv => format!(
            "Återställningsnyckeln skrevs till filen {file}. Skriv ut den, förvara den på ett låst ställe och ta bort filen."
        ),
        Language::En => format!(
            "The recovery key was written to {file}. Print it, keep it locked away and delete the file."
        ),
    }
}

/// `all municipalities`
#[must_use]
pub fn report_all_municipalities(language: Language) -> String {
    match language {
        Language::Fi => "kaikki kunnat".to_owned(),
        Language::Sv => "alla kommuner".to_owned(),
        Language::En => "all municipalities".to_owned(),
    }
}

/// `Day of the figures`
#[must_use]
pub fn report_as_of(language: Language) -> String {
    match language {
        Language::Fi => "Lukujen päivä".to_owned(),
        Language::Sv => "Siffrornas datum".to_owned(),
        Language::En => "Day of the figures".to_owned(),
    }
}

/// `the figures of the report do not agree: {rule}`
#[must_use]
pub fn report_check_failed(language: Language, rule: impl Display) -> String {
    match language {
        Language::Fi => format!("raportin luvut eivät täsmää: {rule}"),
        Language::Sv => format!("rapportens siffror stämmer inte: {rule}"),
        Language::En => format!("the figures of the report do not agree: {rule}"),
    }
}

/// `Check`
#[must_use]
pub fn report_column_check(language: Language) -> String {
    match language {
        Language::Fi => "Tarkistus".to_owned(),
        Language::Sv => "Kontroll".to_owned(),
        Language::En => "Check".to_owned(),
    }
}

/// `Code`
#[must_use]
pub fn report_column_code(language: Language) -> String {
    match language {
        Language::Fi => "Koodi".to_owned(),
        Language::Sv => "Kod".to_owned(),
        Language::En => "Code".to_owned(),
    }
}

/// `Women`
#[must_use]
pub fn report_column_female(language: Language) -> String {
    match language {
        Language::Fi => "Naiset".to_owned(),
        Language::Sv => "Kvinnor".to_owned(),
        Language::En => "Women".to_owned(),
    }
}

/// `Holds`
#[must_use]
pub fn report_column_holds(language: Language) -> String {
    match language {
        Language::Fi => "Pitääkö".to_owned(),
        Language::Sv => "Stämmer".to_owned(),
        Language::En => "Holds".to_owned(),
    }
}

/// `Indicator`
#[must_use]
pub fn report_column_indicator(language: Language) -> String {
    match language {
        Language::Fi => "Indikaattori".to_owned(),
        Language::Sv => "Indikator".to_owned(),
        Language::En => "Indicator".to_owned(),
    }
}

/// `Men`
#[must_use]
pub fn report_column_male(language: Language) -> String {
    match language {
        Language::Fi => "Miehet".to_owned(),
        Language::Sv => "Män".to_owned(),
        Language::En => "Men".to_owned(),
    }
}

/// `Matter`
#[must_use]
pub fn report_column_matter(language: Language) -> String {
    match language {
        Language::Fi => "Asia".to_owned(),
        Language::Sv => "Uppgift".to_owned(),
        Language::En => "Matter".to_owned(),
    }
}

/// `Municipality`
#[must_use]
pub fn report_column_municipality(language: Language) -> String {
    match language {
        Language::Fi => "Kunta".to_owned(),
        Language::Sv => "Kommun".to_owned(),
        Language::En => "Municipality".to_owned(),
    }
}

/// `Meaning`
#[must_use]
pub fn report_column_name(language: Language) -> String {
    match language {
        Language::Fi => "Selite".to_owned(),
        Language::Sv => "Förklaring".to_owned(),
        Language::En => "Meaning".to_owned(),
    }
}

/// `Change, women`
#[must_use]
pub fn report_column_new_female(language: Language) -> String {
    match language {
        Language::Fi => "Muutos, naiset".to_owned(),
        Language::Sv => "Förändring, kvinnor".to_owned(),
        Language::En => "Change, women".to_owned(),
    }
}

/// `Change, men`
#[must_use]
pub fn report_column_new_male(language: Language) -> String {
    match language {
        Language::Fi => "Muutos, miehet".to_owned(),
        Language::Sv => "Förändring, män".to_owned(),
        Language::En => "Change, men".to_owned(),
    }
}

/// `Change, non-binary`
#[must_use]
pub fn report_column_new_non_binary(language: Language) -> String {
    match language {
        Language::Fi => "Muutos, muunsukupuoliset".to_owned(),
        Language::Sv => "Förändring, ickebinära".to_owned(),
        Language::En => "Change, non-binary".to_owned(),
    }
}

/// `Change, total`
#[must_use]
pub fn report_column_new_total(language: Language) -> String {
    match language {
        Language::Fi => "Muutos yhteensä".to_owned(),
        Language::Sv => "Förändring totalt".to_owned(),
        Language::En => "Change, total".to_owned(),
    }
}

/// `Non-binary`
#[must_use]
pub fn report_column_non_binary(language: Language) -> String {
    match language {
        Language::Fi => "Muunsukupuoliset".to_owned(),
        Language::Sv => "Ickebinära".to_owned(),
        Language::En => "Non-binary".to_owned(),
    }
}

/// `Total`
#[must_use]
pub fn report_column_total(language: Language) -> String {
    match language {
        Language::Fi => "Yhteensä".to_owned(),
        Language::Sv => "Totalt".to_owned(),
        Language::En => "Total".to_owned(),
    }
}

/// `Value`
#[must_use]
pub fn report_column_value(language: Language) -> String {
    match language {
        Language::Fi => "Arvo".to_owned(),
        Language::Sv => "Värde".to_owned(),
        Language::En => "Value".to_owned(),
    }
}

/// `total number of participants`
#[must_use]
pub fn report_eeco01(language: Language) -> String {
    match language {
        Language::Fi => "osallistujien kokonaismäärä".to_owned(),
        Language::Sv => "totalt antal deltagare".to_owned(),
        Language::En => "total number of participants".to_owned(),
    }
}

/// `unemployed, including long-term unemployed`
#[must_use]
pub fn report_eeco02(language: Language) -> String {
    match language {
        Language::Fi => "työttömät, mukaan lukien pitkäaikaistyöttömät".to_owned(),
        Language::Sv => "arbetslösa, inklusive långtidsarbetslösa".to_owned(),
        Language::En => "unemployed, including long-term unemployed".to_owned(),
    }
}

/// `long-term unemployed`
#[must_use]
pub fn report_eeco03(language: Language) -> String {
    match language {
        Language::Fi => "pitkäaikaistyöttömät".to_owned(),
        Language::Sv => "långtidsarbetslösa".to_owned(),
        Language::En => "long-term unemployed".to_owned(),
    }
}

/// `inactive`
#[must_use]
pub fn report_eeco04(language: Language) -> String {
    match language {
        Language::Fi => "työelämän ulkopuolella olevat".to_owned(),
        Language::Sv => "personer utanför arbetslivet".to_owned(),
        Language::En => "inactive".to_owned(),
    }
}

/// `employed, including self-employed`
#[must_use]
pub fn report_eeco05(language: Language) -> String {
    match language {
        Language::Fi => "työlliset, mukaan lukien itsenäiset ammatinharjoittajat".to_owned(),
        Language::Sv => "sysselsatta, inklusive egenföretagare".to_owned(),
        Language::En => "employed, including self-employed".to_owned(),
    }
}

/// `children below 18 years of age`
#[must_use]
pub fn report_eeco06(language: Language) -> String {
    match language {
        Language::Fi => "alle 18-vuotiaat lapset".to_owned(),
        Language::Sv => "barn under 18 år".to_owned(),
        Language::En => "children below 18 years of age".to_owned(),
    }
}

/// `young people between 18 and 29 years of age`
#[must_use]
pub fn report_eeco07(language: Language) -> String {
    match language {
        Language::Fi => "18–29-vuotiaat nuoret".to_owned(),
        Language::Sv => "unga i åldern 18–29 år".to_owned(),
        Language::En => "young people between 18 and 29 years of age".to_owned(),
    }
}

/// `participants of 55 years of age and above`
#[must_use]
pub fn report_eeco08(language: Language) -> String {
    match language {
        Language::Fi => "55 vuotta täyttäneet osallistujat".to_owned(),
        Language::Sv => "deltagare som fyllt 55 år".to_owned(),
        Language::En => "participants of 55 years of age and above".to_owned(),
    }
}

/// `lower secondary education or less (ISCED 0–2)`
#[must_use]
pub fn report_eeco09(language: Language) -> String {
    match language {
        Language::Fi => "enintään ylempi perusaste (ISCED 0–2)".to_owned(),
        Language::Sv => "högst grundskolans högstadium (ISCED 0–2)".to_owned(),
        Language::En => "lower secondary education or less (ISCED 0–2)".to_owned(),
    }
}

/// `upper secondary or post-secondary education (ISCED 3–4)`
#[must_use]
pub fn report_eeco10(language: Language) -> String {
    match language {
        Language::Fi => "toinen aste tai erikoisammattikoulutusaste (ISCED 3–4)".to_owned(),
        Language::Sv => "andra stadiet eller specialyrkesutbildning (ISCED 3–4)".to_owned(),
        Language::En => "upper secondary or post-secondary education (ISCED 3–4)".to_owned(),
    }
}

/// `tertiary education (ISCED 5–8)`
#[must_use]
pub fn report_eeco11(language: Language) -> String {
    match language {
        Language::Fi => "korkea-aste (ISCED 5–8)".to_owned(),
        Language::Sv => "högre utbildning (ISCED 5–8)".to_owned(),
        Language::En => "tertiary education (ISCED 5–8)".to_owned(),
    }
}

/// `participants engaged in job searching upon leaving`
#[must_use]
pub fn report_eecr01(language: Language) -> String {
    match language {
        Language::Fi => {
            "osallistujat, jotka ovat ryhtyneet työnhakuun jättäessään toimen".to_owned()
        }
        Language::Sv => "deltagare som har börjat söka arbete när de lämnar insatsen".to_owned(),
        Language::En => "participants engaged in job searching upon leaving".to_owned(),
    }
}

/// `participants in education or training upon leaving`
#[must_use]
pub fn report_eecr02(language: Language) -> String {
    match language {
        Language::Fi => "osallistujat, jotka ovat koulutuksessa jättäessään toimen".to_owned(),
        Language::Sv => "deltagare i utbildning när de lämnar insatsen".to_owned(),
        Language::En => "participants in education or training upon leaving".to_owned(),
    }
}

/// `participants gaining a qualification upon leaving`
#[must_use]
pub fn report_eecr03(language: Language) -> String {
    match language {
        Language::Fi => {
            "osallistujat, jotka saavat ammattipätevyyden jättäessään toimen".to_owned()
        }
        Language::Sv => "deltagare som får en kvalifikation när de lämnar insatsen".to_owned(),
        Language::En => "participants gaining a qualification upon leaving".to_owned(),
    }
}

/// `participants in employment, including self-employment, upon leaving`
#[must_use]
pub fn report_eecr04(language: Language) -> String {
    match language {
Language::Fi => "osallistujat, jotka ovat työelämässä, myös itsenäisinä ammatinharjoittajina, jättäessään toimen".to_owned(),
Language::Sv => "deltagare i arbete, även som egenföretagare, när de lämnar insatsen".to_owned(),
Language::En => "participants in employment, including self-employment, upon leaving".to_owned(),
}
}

/// `no`
#[must_use]
pub fn report_fails(language: Language) -> String {
    match language {
        Language::Fi => "ei".to_owned(),
        Language::Sv => "nej".to_owned(),
        Language::En => "no".to_owned(),
    }
}

/// `First day`
#[must_use]
pub fn report_first_day(language: Language) -> String {
    match language {
        Language::Fi => "Ensimmäinen päivä".to_owned(),
        Language::Sv => "Första dag".to_owned(),
        Language::En => "First day".to_owned(),
    }
}

/// `yes`
#[must_use]
pub fn report_holds(language: Language) -> String {
    match language {
        Language::Fi => "kyllä".to_owned(),
        Language::Sv => "ja".to_owned(),
        Language::En => "yes".to_owned(),
    }
}

/// `Incomplete data`
#[must_use]
pub fn report_incomplete(language: Language) -> String {
    match language {
        Language::Fi => "Puutteelliset tiedot".to_owned(),
        Language::Sv => "Ofullständiga uppgifter".to_owned(),
        Language::En => "Incomplete data".to_owned(),
    }
}

/// `{count} participants have incomplete data and are not in the figures`
#[must_use]
pub fn report_incomplete_note(language: Language, count: impl Count) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => {
                format!("{count} osallistujan tiedot ovat puutteelliset; hän ei ole luvuissa")
            }
            Plural::Other => {
                format!("{count} osallistujan tiedot ovat puutteelliset; he eivät ole luvuissa")
            }
        },
        Language::Sv => match count.plural() {
            Plural::One => {
                format!("{count} deltagare har ofullständiga uppgifter och ingår inte i siffrorna")
            }
            Plural::Other => {
                format!("{count} deltagare har ofullständiga uppgifter och ingår inte i siffrorna")
            }
        },
        Language::En => match count.plural() {
            Plural::One => {
                format!("{count} participant has incomplete data and is not in the figures")
            }
            Plural::Other => {
                format!("{count} participants have incomplete data and are not in the figures")
            }
        },
    }
}

/// `Last day`
#[must_use]
pub fn report_last_day(language: Language) -> String {
    match language {
        Language::Fi => "Viimeinen päivä".to_owned(),
        Language::Sv => "Sista dag".to_owned(),
        Language::En => "Last day".to_owned(),
    }
}

/// `the figures hold only the participants of your municipalities: {municipalities}`
#[must_use]
pub fn report_limited(language: Language, municipalities: impl Display) -> String {
    match language {
        Language::Fi => format!("luvuissa ovat vain omien kuntiesi osallistujat: {municipalities}"),
        Language::Sv => {
            format!("siffrorna omfattar bara deltagarna i dina egna kommuner: {municipalities}")
        }
        Language::En => format!(
            "the figures hold only the participants of your municipalities: {municipalities}"
        ),
    }
}

/// `EU: more than 12 months, more than 6 for those under 25`
#[must_use]
pub fn report_long_term_eu(language: Language) -> String {
    match language {
        Language::Fi => "EU: yli 12 kuukautta, alle 25-vuotiailla yli 6 kuukautta".to_owned(),
        Language::Sv => "EU: över 12 månader, under 25-åringar över 6 månader".to_owned(),
        Language::En => "EU: more than 12 months, more than 6 for those under 25".to_owned(),
    }
}

/// `Finnish register: at least 12 months at any age`
#[must_use]
pub fn report_long_term_fi(language: Language) -> String {
    match language {
        Language::Fi => "Suomen rekisteri: vähintään 12 kuukautta iästä riippumatta".to_owned(),
        Language::Sv => "Finlands register: minst 12 månader oavsett ålder".to_owned(),
        Language::En => "Finnish register: at least 12 months at any age".to_owned(),
    }
}

/// `Rule of long-term unemployment`
#[must_use]
pub fn report_long_term_rule(language: Language) -> String {
    match language {
        Language::Fi => "Pitkäaikaistyöttömyyden sääntö".to_owned(),
        Language::Sv => "Regel för långtidsarbetslöshet".to_owned(),
        Language::En => "Rule of long-term unemployment".to_owned(),
    }
}

/// `Calculated on`
#[must_use]
pub fn report_made_on(language: Language) -> String {
    match language {
        Language::Fi => "Laskettu".to_owned(),
        Language::Sv => "Beräknat".to_owned(),
        Language::En => "Calculated on".to_owned(),
    }
}

/// `Note`
#[must_use]
pub fn report_note(language: Language) -> String {
    match language {
        Language::Fi => "Huomautus".to_owned(),
        Language::Sv => "Anmärkning".to_owned(),
        Language::En => "Note".to_owned(),
    }
}

/// `Own calculation; the figures of EURA 2021 are official.`
#[must_use]
pub fn report_own_calculation(language: Language) -> String {
    match language {
        Language::Fi => "Oma laskenta; EURA 2021 -järjestelmän luvut ovat viralliset.".to_owned(),
        Language::Sv => "Egen beräkning; siffrorna i systemet EURA 2021 är officiella.".to_owned(),
        Language::En => "Own calculation; the figures of EURA 2021 are official.".to_owned(),
    }
}

/// `Quarter`
#[must_use]
pub fn report_quarter(language: Language) -> String {
    match language {
        Language::Fi => "Vuosineljännes".to_owned(),
        Language::Sv => "Kvartal".to_owned(),
        Language::En => "Quarter".to_owned(),
    }
}

/// `The quarter has not ended yet: the figures may change`
#[must_use]
pub fn report_quarter_not_ended(language: Language) -> String {
    match language {
        Language::Fi => "Vuosineljännes ei ole vielä päättynyt: luvut voivat muuttua".to_owned(),
        Language::Sv => "Kvartalet har inte tagit slut ännu: siffrorna kan ändras".to_owned(),
        Language::En => "The quarter has not ended yet: the figures may change".to_owned(),
    }
}

/// `EU: education may stand beside work or job search`
#[must_use]
pub fn report_result_eu(language: Language) -> String {
    match language {
        Language::Fi => "EU: koulutus voi olla työn tai työnhaun rinnalla".to_owned(),
        Language::Sv => {
            "EU: utbildning kan räknas vid sidan av arbete eller jobbsökning".to_owned()
        }
        Language::En => "EU: education may stand beside work or job search".to_owned(),
    }
}

/// `EURA 2021: at most one of EECR01, EECR02 and EECR04`
#[must_use]
pub fn report_result_eura(language: Language) -> String {
    match language {
        Language::Fi => {
            "EURA 2021: enintään yksi indikaattoreista EECR01, EECR02 ja EECR04".to_owned()
        }
        Language::Sv => "EURA 2021: högst en av indikatorerna EECR01, EECR02 och EECR04".to_owned(),
        Language::En => "EURA 2021: at most one of EECR01, EECR02 and EECR04".to_owned(),
    }
}

/// `Rule of the results`
#[must_use]
pub fn report_result_rule(language: Language) -> String {
    match language {
        Language::Fi => "Tulosten sääntö".to_owned(),
        Language::Sv => "Regel för resultat".to_owned(),
        Language::En => "Rule of the results".to_owned(),
    }
}

/// `do not fall`
#[must_use]
pub fn report_rule_do_not_fall(language: Language) -> String {
    match language {
        Language::Fi => "eivät vähene".to_owned(),
        Language::Sv => "minskar inte".to_owned(),
        Language::En => "do not fall".to_owned(),
    }
}

/// `women`
#[must_use]
pub fn report_rule_female(language: Language) -> String {
    match language {
        Language::Fi => "naiset".to_owned(),
        Language::Sv => "kvinnor".to_owned(),
        Language::En => "women".to_owned(),
    }
}

/// `leavers`
#[must_use]
pub fn report_rule_leavers(language: Language) -> String {
    match language {
        Language::Fi => "päättäneet".to_owned(),
        Language::Sv => "avslutade".to_owned(),
        Language::En => "leavers".to_owned(),
    }
}

/// `men`
#[must_use]
pub fn report_rule_male(language: Language) -> String {
    match language {
        Language::Fi => "miehet".to_owned(),
        Language::Sv => "män".to_owned(),
        Language::En => "men".to_owned(),
    }
}

/// `sum over municipalities`
#[must_use]
pub fn report_rule_municipalities(language: Language) -> String {
    match language {
        Language::Fi => "kuntien summa".to_owned(),
        Language::Sv => "summan av kommunerna".to_owned(),
        Language::En => "sum over municipalities".to_owned(),
    }
}

/// `non-binary`
#[must_use]
pub fn report_rule_non_binary(language: Language) -> String {
    match language {
        Language::Fi => "muunsukupuoliset".to_owned(),
        Language::Sv => "ickebinära".to_owned(),
        Language::En => "non-binary".to_owned(),
    }
}

/// `total`
#[must_use]
pub fn report_rule_total(language: Language) -> String {
    match language {
        Language::Fi => "yhteensä".to_owned(),
        Language::Sv => "totalt".to_owned(),
        Language::En => "total".to_owned(),
    }
}

/// `Checks`
#[must_use]
pub fn report_sheet_checks(language: Language) -> String {
    match language {
        Language::Fi => "Tarkistukset".to_owned(),
        Language::Sv => "Kontroller".to_owned(),
        Language::En => "Checks".to_owned(),
    }
}

/// `Figures`
#[must_use]
pub fn report_sheet_figures(language: Language) -> String {
    match language {
        Language::Fi => "Luvut".to_owned(),
        Language::Sv => "Siffror".to_owned(),
        Language::En => "Figures".to_owned(),
    }
}

/// `By municipality`
#[must_use]
pub fn report_sheet_municipalities(language: Language) -> String {
    match language {
        Language::Fi => "Kunnittain".to_owned(),
        Language::Sv => "Per kommun".to_owned(),
        Language::En => "By municipality".to_owned(),
    }
}

/// `Rules`
#[must_use]
pub fn report_sheet_rules(language: Language) -> String {
    match language {
        Language::Fi => "Säännöt".to_owned(),
        Language::Sv => "Regler".to_owned(),
        Language::En => "Rules".to_owned(),
    }
}

/// `ESF+ indicators as of {date}`
#[must_use]
pub fn report_title_esf(language: Language, date: impl Display) -> String {
    match language {
        Language::Fi => format!("ESR+-indikaattorit {date}"),
        Language::Sv => format!("ESF+-indikatorer {date}"),
        Language::En => format!("ESF+ indicators as of {date}"),
    }
}

/// `ESF+ indicators, quarter {quarter}/{year}`
#[must_use]
pub fn report_title_quarter(
    language: Language,
    quarter: impl Display,
    year: impl Display,
) -> String {
    match language {
        Language::Fi => format!("ESR+-indikaattorit, vuosineljännes {quarter}/{year}"),
        Language::Sv => format!("ESF+-indikatorer, kvartal {quarter}/{year}"),
        Language::En => format!("ESF+ indicators, quarter {quarter}/{year}"),
    }
}

/// `the municipality {code} is not one of this store's`
#[must_use]
pub fn report_unknown_municipality(language: Language, code: impl Display) -> String {
    match language {
        Language::Fi => format!("kunta {code} ei kuulu tämän tietokannan kuntiin"),
        Language::Sv => format!("kommunen {code} hör inte till databasens kommuner"),
        Language::En => format!("the municipality {code} is not one of this store's"),
    }
}

/// `the backup {file} is damaged or incomplete; try an older one`
#[must_use]
pub fn store_backup_damaged(language: Language, file: impl Display) -> String {
    match language {
        Language::Fi => format!("varmuuskopio {file} on vaurioitunut tai vajaa; kokeile vanhempaa"),
        Language::Sv => {
            format!("säkerhetskopian {file} är skadad eller ofullständig; pröva en äldre")
        }
        Language::En => format!("the backup {file} is damaged or incomplete; try an older one"),
    }
}

/// `the store's key protection is made for tests; this program does not open it`
#[must_use]
pub fn store_cheap_kdf_refused(language: Language) -> String {
    match language {
        Language::Fi => {
            "tietokannan avainsuojaus on testikäyttöön; tämä ohjelma ei avaa sitä".to_owned()
        }
        Language::Sv => {
            "databasens nyckelskydd är avsett för tester; det här programmet öppnar den inte"
                .to_owned()
        }
        Language::En => {
            "the store's key protection is made for tests; this program does not open it".to_owned()
        }
    }
}

/// `the disk is full; nothing was stored`
#[must_use]
pub fn store_disk_full(language: Language) -> String {
    match language {
        Language::Fi => "levy on täynnä; mitään ei tallennettu".to_owned(),
        Language::Sv => "disken är full; ingenting sparades".to_owned(),
        Language::En => "the disk is full; nothing was stored".to_owned(),
    }
}

/// `the store {file} is open in another program; close that first`
#[must_use]
pub fn store_in_use(language: Language, file: impl Display) -> String {
    match language {
        Language::Fi => format!("tietokanta {file} on jo auki toisessa ohjelmassa; sulje se ensin"),
        Language::Sv => {
            format!("databasen {file} är redan öppen i ett annat program; stäng det först")
        }
        Language::En => format!("the store {file} is open in another program; close that first"),
    }
}

/// `the program has a fault; run again with POLKU_LOG=debug and tell your support`
#[must_use]
pub fn store_internal(language: Language) -> String {
    match language {
        Language::Fi => {
            "ohjelmassa on virhe; aja uudelleen POLKU_LOG=debug ja kerro tuesta vastaavalle"
                .to_owned()
        }
        Language::Sv => {
            "programmet har ett fel; kör på nytt med POLKU_LOG=debug och kontakta supporten"
                .to_owned()
        }
        Language::En => {
            "the program has a fault; run again with POLKU_LOG=debug and tell your support"
                .to_owned()
        }
    }
}

/// `the disk or file cannot be used: {reason}`
#[must_use]
pub fn store_io(language: Language, reason: impl Display) -> String {
    match language {
        Language::Fi => format!("levyn tai tiedoston käyttö ei onnistu: {reason}"),
        Language::Sv => format!("disken eller filen kan inte användas: {reason}"),
        Language::En => format!("the disk or file cannot be used: {reason}"),
    }
}

/// `{file} lies on a network share; the store belongs on this machine's own disk`
#[must_use]
pub fn store_network_share(language: Language, file: impl Display) -> String {
    match language {
        Language::Fi => {
            format!("{file} on verkkolevyllä; tietokannan paikka on tämän koneen omalla levyllä")
        }
        Language::Sv => {
            format!("{file} ligger på en nätverksdisk; databasen ska finnas på datorns egen disk")
        }
        Language::En => {
            format!("{file} lies on a network share; the store belongs on this machine's own disk")
        }
    }
}

/// `the store was written by a newer Polku; update the program`
#[must_use]
pub fn store_newer_schema(language: Language) -> String {
    match language {
        Language::Fi => "tietokannan on kirjoittanut uudempi Polku; päivitä ohjelma".to_owned(),
        Language::Sv => "databasen har skrivits av en nyare Polku; uppdatera programmet".to_owned(),
        Language::En => "the store was written by a newer Polku; update the program".to_owned(),
    }
}

/// `there is no store {file}`
#[must_use]
pub fn store_no_such_store(language: Language, file: impl Display) -> String {
    match language {
        Language::Fi => format!("tietokantaa {file} ei ole"),
        Language::Sv => format!("databasen {file} finns inte"),
        Language::En => format!("there is no store {file}"),
    }
}

/// `{name} may not do this`
#[must_use]
pub fn store_not_permitted(language: Language, name: impl Display) -> String {
    match language {
        Language::Fi => format!("käyttäjällä {name} ei ole oikeutta tähän"),
        Language::Sv => format!("användaren {name} har inte rätt till detta"),
        Language::En => format!("{name} may not do this"),
    }
}

/// `the passphrase is too short; {min} characters or more`
#[must_use]
pub fn store_passphrase_too_short(language: Language, min: impl Display) -> String {
    match language {
        Language::Fi => format!("salalause on liian lyhyt; vähintään {min} merkkiä"),
        Language::Sv => format!("lösenfrasen är för kort; minst {min} tecken"),
        Language::En => format!("the passphrase is too short; {min} characters or more"),
    }
}

/// `the passphrase is easy to guess; a few random words are better`
#[must_use]
pub fn store_passphrase_weak(language: Language) -> String {
    match language {
        Language::Fi => {
            "salalause on helppo arvata; muutama satunnainen sana on parempi".to_owned()
        }
        Language::Sv => {
            "lösenfrasen är lätt att gissa; några slumpmässiga ord är bättre".to_owned()
        }
        Language::En => "the passphrase is easy to guess; a few random words are better".to_owned(),
    }
}

/// `the store {file} cannot be written: the file or folder is read-only`
#[must_use]
pub fn store_read_only(language: Language, file: impl Display) -> String {
    match language {
        Language::Fi => format!(
            "tietokantaan {file} ei voi kirjoittaa: tiedosto tai kansio on kirjoitussuojattu"
        ),
        Language::Sv => format!(
            "det går inte att skriva i databasen {file}: filen eller mappen är skrivskyddad"
        ),
        Language::En => {
            format!("the store {file} cannot be written: the file or folder is read-only")
        }
    }
}

/// `the recovery key is mistyped`
#[must_use]
pub fn store_recovery_key_mistyped(language: Language) -> String {
    match language {
        Language::Fi => "palautusavaimessa on kirjoitusvirhe".to_owned(),
        Language::Sv => "återställningsnyckeln har ett skrivfel".to_owned(),
        Language::En => "the recovery key is mistyped".to_owned(),
    }
}

/// `the recovery key does not belong to this store`
#[must_use]
pub fn store_recovery_key_wrong(language: Language) -> String {
    match language {
        Language::Fi => "palautusavain ei kuulu tähän tietokantaan".to_owned(),
        Language::Sv => "återställningsnyckeln hör inte till den här databasen".to_owned(),
        Language::En => "the recovery key does not belong to this store".to_owned(),
    }
}

/// `the key file {file} is damaged; restore it from a backup`
#[must_use]
pub fn store_slots_damaged(language: Language, file: impl Display) -> String {
    match language {
        Language::Fi => format!("avaintiedosto {file} on vaurioitunut; palauta se varmuuskopiosta"),
        Language::Sv => {
            format!("nyckelfilen {file} är skadad; återställ den från en säkerhetskopia")
        }
        Language::En => format!("the key file {file} is damaged; restore it from a backup"),
    }
}

/// `the key file {file} is missing; restore it from a backup`
#[must_use]
pub fn store_slots_missing(language: Language, file: impl Display) -> String {
    match language {
        Language::Fi => format!("avaintiedosto {file} puuttuu; palauta se varmuuskopiosta"),
        Language::Sv => format!("nyckelfilen {file} saknas; återställ den från en säkerhetskopia"),
        Language::En => format!("the key file {file} is missing; restore it from a backup"),
    }
}

/// `the store {file} is damaged; restore it from a backup`
#[must_use]
pub fn store_store_damaged(language: Language, file: impl Display) -> String {
    match language {
        Language::Fi => format!("tietokanta {file} on vaurioitunut; palauta se varmuuskopiosta"),
        Language::Sv => format!("databasen {file} är skadad; återställ den från en säkerhetskopia"),
        Language::En => format!("the store {file} is damaged; restore it from a backup"),
    }
}

/// `the store {file} exists already; nothing was changed`
#[must_use]
pub fn store_store_exists(language: Language, file: impl Display) -> String {
    match language {
        Language::Fi => format!("tietokanta {file} on jo olemassa; mitään ei muutettu"),
        Language::Sv => format!("databasen {file} finns redan; ingenting ändrades"),
        Language::En => format!("the store {file} exists already; nothing was changed"),
    }
}

/// `{file} lies in a folder that {service} copies to the cloud; the store belongs elsewhere`
#[must_use]
pub fn store_synchronised_folder(
    language: Language,
    file: impl Display,
    service: impl Display,
) -> String {
    match language {
        Language::Fi => format!(
            "{file} on kansiossa, jonka palvelu {service} kopioi pilveen; tietokannan paikka on muualla"
        ),
        Language::Sv => format!(
            "{file} ligger i en mapp som tjänsten {service} kopierar till molnet; databasen ska finnas någon annanstans"
        ),
        Language::En => format!(
            "{file} lies in a folder that {service} copies to the cloud; the store belongs elsewhere"
        ),
    }
}

/// `the store has no worker {name}`
#[must_use]
pub fn store_unknown_worker(language: Language, name: impl Display) -> String {
    match language {
        Language::Fi => format!("tietokannalla ei ole käyttäjää {name}"),
        Language::Sv => format!("databasen har ingen användare {name}"),
        Language::En => format!("the store has no worker {name}"),
    }
}

/// `too many wrong attempts; wait {count} seconds`
#[must_use]
pub fn store_wait(language: Language, count: impl Count) -> String {
    match language {
        Language::Fi => match count.plural() {
            Plural::One => format!("liian monta väärää yritystä; odota {count} sekunti"),
            Plural::Other => format!("liian monta väärää yritystä; odota {count} sekuntia"),
        },
        Language::Sv => match count.plural() {
            Plural::One => format!("för många felaktiga försök; vänta {count} sekund"),
            Plural::Other => format!("för många felaktiga försök; vänta {count} sekunder"),
        },
        Language::En => match count.plural() {
            Plural::One => format!("too many wrong attempts; wait {count} second"),
            Plural::Other => format!("too many wrong attempts; wait {count} seconds"),
        },
    }
}

/// `the store has several workers; say with --as {value} who acts`
#[must_use]
pub fn store_worker_needed(language: Language, value: impl Display) -> String {
    match language {
        Language::Fi => {
            format!("tietokannalla on useita käyttäjiä; sano --as {value}, kuka toimii")
        }
        Language::Sv => {
            format!("databasen har flera användare; ange med --as {value} vem som handlar")
        }
        Language::En => format!("the store has several workers; say with --as {value} who acts"),
    }
}

/// `wrong passphrase`
#[must_use]
pub fn store_wrong_passphrase(language: Language) -> String {
    match language {
        Language::Fi => "väärä salalause".to_owned(),
        Language::Sv => "fel lösenfras".to_owned(),
        Language::En => "wrong passphrase".to_owned(),
    }
}

/// `give an amount in euros, for example 37.21`
#[must_use]
pub fn usage_bad_amount(language: Language) -> String {
    match language {
        Language::Fi => "anna summa euroina, esimerkiksi 37.21".to_owned(),
        Language::Sv => "ange ett belopp i euro, till exempel 37.21".to_owned(),
        Language::En => "give an amount in euros, for example 37.21".to_owned(),
    }
}

/// `a date is written 2026-09-30 or 30.9.2026`
#[must_use]
pub fn usage_bad_date(language: Language) -> String {
    match language {
        Language::Fi => "päivä kirjoitetaan 2026-09-30 tai 30.9.2026".to_owned(),
        Language::Sv => "ett datum skrivs 2026-09-30 eller 30.9.2026".to_owned(),
        Language::En => "a date is written 2026-09-30 or 30.9.2026".to_owned(),
    }
}

/// `a municipality's code is three digits, for example 167`
#[must_use]
pub fn usage_bad_municipality(language: Language) -> String {
    match language {
        Language::Fi => "kunnan tunnus on kolme numeroa, esimerkiksi 167".to_owned(),
        Language::Sv => "kommunens kod är tre siffror, till exempel 167".to_owned(),
        Language::En => "a municipality's code is three digits, for example 167".to_owned(),
    }
}

/// `give a whole number from {min} to {max}`
#[must_use]
pub fn usage_bad_number(language: Language, max: impl Display, min: impl Display) -> String {
    match language {
        Language::Fi => format!("anna kokonaisluku väliltä {min}–{max}"),
        Language::Sv => format!("ange ett heltal mellan {min} och {max}"),
        Language::En => format!("give a whole number from {min} to {max}"),
    }
}

/// `a quarter is written 2026Q3`
#[must_use]
pub fn usage_bad_quarter(language: Language) -> String {
    match language {
        Language::Fi => "vuosineljännes kirjoitetaan 2026Q3".to_owned(),
        Language::Sv => "ett kvartal skrivs 2026Q3".to_owned(),
        Language::En => "a quarter is written 2026Q3".to_owned(),
    }
}

/// `{argument} cannot be “{value}”: {reason}`
#[must_use]
pub fn usage_bad_value(
    language: Language,
    argument: impl Display,
    reason: impl Display,
    value: impl Display,
) -> String {
    match language {
        Language::Fi => format!("{argument} ei voi olla ”{value}”: {reason}"),
        Language::Sv => format!("{argument} kan inte vara ”{value}”: {reason}"),
        Language::En => format!("{argument} cannot be “{value}”: {reason}"),
    }
}

/// `{argument} cannot be used together with {other}`
#[must_use]
pub fn usage_conflict(language: Language, argument: impl Display, other: impl Display) -> String {
    match language {
        Language::Fi => format!("{argument} ei käy yhdessä tämän kanssa: {other}"),
        Language::Sv => format!("{argument} kan inte användas tillsammans med {other}"),
        Language::En => format!("{argument} cannot be used together with {other}"),
    }
}

/// `Did you mean {suggestion}?`
#[must_use]
pub fn usage_did_you_mean(language: Language, suggestion: impl Display) -> String {
    match language {
        Language::Fi => format!("Tarkoititko {suggestion}?"),
        Language::Sv => format!("Menade du {suggestion}?"),
        Language::En => format!("Did you mean {suggestion}?"),
    }
}

/// `the value is empty`
#[must_use]
pub fn usage_empty(language: Language) -> String {
    match language {
        Language::Fi => "arvo on tyhjä".to_owned(),
        Language::Sv => "värdet är tomt".to_owned(),
        Language::En => "the value is empty".to_owned(),
    }
}

/// `the format {format} is not in this version yet. Use json, csv or xlsx now.`
#[must_use]
pub fn usage_format_not_yet(language: Language, format: impl Display) -> String {
    match language {
        Language::Fi => {
            format!("muotoa {format} ei ole vielä tässä versiossa. Nyt käyvät json, csv ja xlsx.")
        }
        Language::Sv => format!(
            "formatet {format} finns inte ännu i den här versionen. Nu går det att använda json, csv och xlsx."
        ),
        Language::En => {
            format!("the format {format} is not in this version yet. Use json, csv or xlsx now.")
        }
    }
}

/// `{argument} is given more than once`
#[must_use]
pub fn usage_given_twice(language: Language, argument: impl Display) -> String {
    match language {
        Language::Fi => format!("{argument} on annettu useammin kuin kerran"),
        Language::Sv => format!("{argument} har angetts mer än en gång"),
        Language::En => format!("{argument} is given more than once"),
    }
}

/// `missing: {arguments}`
#[must_use]
pub fn usage_missing(language: Language, arguments: impl Display) -> String {
    match language {
        Language::Fi => format!("puuttuu: {arguments}"),
        Language::Sv => format!("saknas: {arguments}"),
        Language::En => format!("missing: {arguments}"),
    }
}

/// `name a command: {commands}`
#[must_use]
pub fn usage_missing_command(language: Language, commands: impl Display) -> String {
    match language {
        Language::Fi => format!("anna komento: {commands}"),
        Language::Sv => format!("ange ett kommando: {commands}"),
        Language::En => format!("name a command: {commands}"),
    }
}

/// `no value for {argument}`
#[must_use]
pub fn usage_missing_value(language: Language, argument: impl Display) -> String {
    match language {
        Language::Fi => format!("valitsimelta {argument} puuttuu arvo"),
        Language::Sv => format!("flaggan {argument} saknar värde"),
        Language::En => format!("no value for {argument}"),
    }
}

/// `the store does not serve the municipality {code}`
#[must_use]
pub fn usage_municipality_not_served(language: Language, code: impl Display) -> String {
    match language {
        Language::Fi => format!("tietokanta ei palvele kuntaa {code}"),
        Language::Sv => format!("databasen betjänar inte kommunen {code}"),
        Language::En => format!("the store does not serve the municipality {code}"),
    }
}

/// `{argument} takes no value “{value}”`
#[must_use]
pub fn usage_no_value_taken(
    language: Language,
    argument: impl Display,
    value: impl Display,
) -> String {
    match language {
        Language::Fi => format!("{argument} ei ota arvoa ”{value}”"),
        Language::Sv => format!("{argument} tar inte värdet ”{value}”"),
        Language::En => format!("{argument} takes no value “{value}”"),
    }
}

/// `an argument is not valid text (UTF-8)`
#[must_use]
pub fn usage_not_utf8(language: Language) -> String {
    match language {
        Language::Fi => "argumentti ei ole kelvollista tekstiä (UTF-8)".to_owned(),
        Language::Sv => "ett argument är inte giltig text (UTF-8)".to_owned(),
        Language::En => "an argument is not valid text (UTF-8)".to_owned(),
    }
}

/// `the values allowed are {values}`
#[must_use]
pub fn usage_one_of(language: Language, values: impl Display) -> String {
    match language {
        Language::Fi => format!("sallitut arvot ovat {values}"),
        Language::Sv => format!("tillåtna värden är {values}"),
        Language::En => format!("the values allowed are {values}"),
    }
}

/// `the command was not understood`
#[must_use]
pub fn usage_other(language: Language) -> String {
    match language {
        Language::Fi => "komentoa ei ymmärretty".to_owned(),
        Language::Sv => "kommandot gick inte att förstå".to_owned(),
        Language::En => "the command was not understood".to_owned(),
    }
}

/// `Help: {command}`
#[must_use]
pub fn usage_see_help(language: Language, command: impl Display) -> String {
    match language {
        Language::Fi => format!("Ohje: {command}"),
        Language::Sv => format!("Hjälp: {command}"),
        Language::En => format!("Help: {command}"),
    }
}

/// `name the store: --store {value}`
#[must_use]
pub fn usage_store_needed(language: Language, value: impl Display) -> String {
    match language {
        Language::Fi => format!("anna tietokanta: --store {value}"),
        Language::Sv => format!("ange databasen: --store {value}"),
        Language::En => format!("name the store: --store {value}"),
    }
}

/// `unknown command {command}`
#[must_use]
pub fn usage_unknown_command(language: Language, command: impl Display) -> String {
    match language {
        Language::Fi => format!("tuntematon komento {command}"),
        Language::Sv => format!("okänt kommando {command}"),
        Language::En => format!("unknown command {command}"),
    }
}

/// `unknown option or unexpected value {argument}`
#[must_use]
pub fn usage_unknown_option(language: Language, argument: impl Display) -> String {
    match language {
        Language::Fi => format!("tuntematon valitsin tai ylimääräinen arvo {argument}"),
        Language::Sv => format!("okänd flagga eller överflödigt värde {argument}"),
        Language::En => format!("unknown option or unexpected value {argument}"),
    }
}

/// `{argument} has the wrong number of values`
#[must_use]
pub fn usage_value_count(language: Language, argument: impl Display) -> String {
    match language {
        Language::Fi => format!("valitsimella {argument} on väärä määrä arvoja"),
        Language::Sv => format!("flaggan {argument} har fel antal värden"),
        Language::En => format!("{argument} has the wrong number of values"),
    }
}

/// `xlsx is a file: say where with --out`
#[must_use]
pub fn usage_xlsx_on_terminal(language: Language) -> String {
    match language {
        Language::Fi => "xlsx on tiedosto: anna sille paikka valitsimella --out".to_owned(),
        Language::Sv => "xlsx är en fil: ange plats med --out".to_owned(),
        Language::En => "xlsx is a file: say where with --out".to_owned(),
    }
}

/// Every key with its text for made-up parameters.
#[cfg(test)]
pub(crate) fn samples(language: Language) -> Vec<(&'static str, String)> {
    vec![
        ("business_id_check_digit", business_id_check_digit(language)),
        ("business_id_form", business_id_form(language)),
        ("check_failed", check_failed(language, "x")),
        ("check_foreign_keys", check_foreign_keys(language, "x")),
        ("check_integrity", check_integrity(language)),
        ("check_journal", check_journal(language)),
        ("check_journal_broken", check_journal_broken(language)),
        (
            "check_journal_differs",
            check_journal_differs(language, "x"),
        ),
        ("check_journal_gap", check_journal_gap(language, "x")),
        ("check_ok", check_ok(language)),
        ("check_passed", check_passed(language)),
        ("check_problems", check_problems(language, 2_u64)),
        ("check_read_log", check_read_log(language)),
        (
            "check_read_log_broken",
            check_read_log_broken(language, "x"),
        ),
        ("check_references", check_references(language)),
        ("check_replay", check_replay(language)),
        ("check_report_rules", check_report_rules(language)),
        ("check_rule_broken", check_rule_broken(language, "x")),
        ("check_triggers_changed", check_triggers_changed(language)),
        (
            "demo_case_absence_notice_due",
            demo_case_absence_notice_due(language),
        ),
        (
            "demo_case_period_ends_in_20_days",
            demo_case_period_ends_in_20_days(language),
        ),
        (
            "demo_case_rehabilitative_days_a_week",
            demo_case_rehabilitative_days_a_week(language),
        ),
        (
            "demo_case_rehabilitative_too_short",
            demo_case_rehabilitative_too_short(language),
        ),
        ("demo_case_review_late", demo_case_review_late(language)),
        (
            "demo_case_tasks_not_allowed",
            demo_case_tasks_not_allowed(language),
        ),
        (
            "demo_case_three_unauthorised_days",
            demo_case_three_unauthorised_days(language),
        ),
        (
            "demo_case_unmarked_group",
            demo_case_unmarked_group(language),
        ),
        (
            "demo_case_work_trial_hours",
            demo_case_work_trial_hours(language),
        ),
        (
            "demo_case_work_trial_too_long",
            demo_case_work_trial_too_long(language),
        ),
        ("done_backup", done_backup(language, "x")),
        ("done_demo", done_demo(language, 2_u64, "x")),
        ("done_demo_cases", done_demo_cases(language)),
        ("done_demo_secret", done_demo_secret(language)),
        ("done_demo_workers", done_demo_workers(language)),
        ("done_diagnostics", done_diagnostics(language, "x")),
        ("done_export", done_export(language, 2_u64, "x")),
        (
            "done_export_left_out",
            done_export_left_out(language, 2_u64),
        ),
        ("done_export_warning", done_export_warning(language)),
        ("done_init", done_init(language, "x", "x")),
        ("done_passphrase", done_passphrase(language)),
        ("done_report", done_report(language, "x")),
        ("done_restore", done_restore(language, "x", "x")),
        ("file_exists", file_exists(language, "x")),
        ("file_unreadable", file_unreadable(language, "x", "x")),
        ("file_unwritable", file_unwritable(language, "x", "x")),
        ("help_about", help_about(language)),
        ("help_as", help_as(language)),
        ("help_backup", help_backup(language)),
        ("help_backup_file", help_backup_file(language)),
        ("help_calc", help_calc(language)),
        ("help_calc_by", help_calc_by(language)),
        ("help_calc_daily_amount", help_calc_daily_amount(language)),
        ("help_calc_deadline", help_calc_deadline(language)),
        ("help_calc_deadline_kind", help_calc_deadline_kind(language)),
        ("help_calc_further_days", help_calc_further_days(language)),
        (
            "help_calc_municipal_share",
            help_calc_municipal_share(language),
        ),
        ("help_calc_paid_days", help_calc_paid_days(language)),
        ("help_calc_received_on", help_calc_received_on(language)),
        ("help_calc_sent_on", help_calc_sent_on(language)),
        ("help_check", help_check(language)),
        ("help_command_help", help_command_help(language)),
        (
            "help_command_help_command",
            help_command_help_command(language),
        ),
        ("help_demo", help_demo(language)),
        ("help_demo_clients", help_demo_clients(language)),
        ("help_demo_seed", help_demo_seed(language)),
        ("help_demo_today", help_demo_today(language)),
        ("help_diagnostics", help_diagnostics(language)),
        ("help_diagnostics_out", help_diagnostics_out(language)),
        ("help_env_lang", help_env_lang(language)),
        ("help_env_log", help_env_log(language)),
        ("help_env_new_passphrase", help_env_new_passphrase(language)),
        ("help_env_passphrase", help_env_passphrase(language)),
        ("help_env_worker", help_env_worker(language)),
        ("help_exit_0", help_exit_0(language)),
        ("help_exit_1", help_exit_1(language)),
        ("help_exit_2", help_exit_2(language)),
        ("help_exit_3", help_exit_3(language)),
        ("help_export", help_export(language)),
        ("help_export_dir", help_export_dir(language)),
        ("help_format_only_json", help_format_only_json(language)),
        ("help_format_text_json", help_format_text_json(language)),
        ("help_heading_arguments", help_heading_arguments(language)),
        ("help_heading_codes", help_heading_codes(language)),
        ("help_heading_columns", help_heading_columns(language)),
        ("help_heading_commands", help_heading_commands(language)),
        (
            "help_heading_environment",
            help_heading_environment(language),
        ),
        ("help_heading_exit_codes", help_heading_exit_codes(language)),
        (
            "help_heading_global_options",
            help_heading_global_options(language),
        ),
        ("help_heading_options", help_heading_options(language)),
        ("help_heading_usage", help_heading_usage(language)),
        ("help_help", help_help(language)),
        ("help_import", help_import(language)),
        ("help_import_dry_run", help_import_dry_run(language)),
        ("help_import_note", help_import_note(language)),
        ("help_import_path", help_import_path(language)),
        ("help_import_today", help_import_today(language)),
        ("help_import_update", help_import_update(language)),
        ("help_init", help_init(language)),
        ("help_init_municipality", help_init_municipality(language)),
        ("help_init_office_name", help_init_office_name(language)),
        (
            "help_init_recovery_key_file",
            help_init_recovery_key_file(language),
        ),
        ("help_init_role", help_init_role(language)),
        ("help_init_worker", help_init_worker(language)),
        ("help_lang", help_lang(language)),
        ("help_more", help_more(language, "x")),
        ("help_passphrase", help_passphrase(language)),
        ("help_passphrase_file", help_passphrase_file(language)),
        ("help_passphrase_note", help_passphrase_note(language)),
        (
            "help_passphrase_recovery_key_file",
            help_passphrase_recovery_key_file(language),
        ),
        ("help_report", help_report(language)),
        ("help_report_as_of", help_report_as_of(language)),
        ("help_report_esf", help_report_esf(language)),
        ("help_report_format", help_report_format(language)),
        (
            "help_report_long_term_rule",
            help_report_long_term_rule(language),
        ),
        (
            "help_report_municipality",
            help_report_municipality(language),
        ),
        ("help_report_out", help_report_out(language)),
        ("help_report_quarter", help_report_quarter(language)),
        (
            "help_report_quarter_quarter",
            help_report_quarter_quarter(language),
        ),
        ("help_report_result_rule", help_report_result_rule(language)),
        ("help_restore", help_restore(language)),
        ("help_restore_file", help_restore_file(language)),
        (
            "help_restore_recovery_key_file",
            help_restore_recovery_key_file(language),
        ),
        ("help_store", help_store(language)),
        ("help_validate", help_validate(language)),
        ("help_validate_kind", help_validate_kind(language)),
        ("help_validate_note", help_validate_note(language)),
        ("help_validate_value", help_validate_value(language)),
        ("help_value_amount", help_value_amount(language)),
        ("help_value_backup", help_value_backup(language)),
        ("help_value_by", help_value_by(language)),
        ("help_value_code", help_value_code(language)),
        ("help_value_command", help_value_command(language)),
        ("help_value_date", help_value_date(language)),
        ("help_value_dir", help_value_dir(language)),
        ("help_value_file", help_value_file(language)),
        ("help_value_format", help_value_format(language)),
        ("help_value_kind", help_value_kind(language)),
        ("help_value_language", help_value_language(language)),
        ("help_value_name", help_value_name(language)),
        ("help_value_number", help_value_number(language)),
        ("help_value_options", help_value_options(language)),
        ("help_value_path", help_value_path(language)),
        ("help_value_quarter", help_value_quarter(language)),
        ("help_value_role", help_value_role(language)),
        ("help_value_rule", help_value_rule(language)),
        ("help_value_value", help_value_value(language)),
        ("help_version", help_version(language)),
        (
            "identity_code_century_sign",
            identity_code_century_sign(language),
        ),
        (
            "identity_code_characters",
            identity_code_characters(language),
        ),
        (
            "identity_code_check_character",
            identity_code_check_character(language),
        ),
        ("identity_code_date", identity_code_date(language)),
        (
            "identity_code_future_birth",
            identity_code_future_birth(language),
        ),
        ("identity_code_length", identity_code_length(language)),
        ("identity_code_serial", identity_code_serial(language)),
        ("import_added", import_added(language, 2_u64)),
        (
            "import_bad_business_id",
            import_bad_business_id(language, "x"),
        ),
        ("import_bad_date", import_bad_date(language)),
        (
            "import_bad_identity_code",
            import_bad_identity_code(language, "x"),
        ),
        ("import_bad_number", import_bad_number(language)),
        (
            "import_before_first_spell",
            import_before_first_spell(language, "x"),
        ),
        (
            "import_born_after_start",
            import_born_after_start(language, "x"),
        ),
        ("import_changed", import_changed(language, 2_u64)),
        ("import_conflict", import_conflict(language, "x", "x")),
        (
            "import_different_gender",
            import_different_gender(language, "x", "x"),
        ),
        ("import_dry_run", import_dry_run(language)),
        ("import_duplicate_column", import_duplicate_column(language)),
        ("import_empty_file", import_empty_file(language)),
        (
            "import_end_before_start",
            import_end_before_start(language, "x"),
        ),
        ("import_error_count", import_error_count(language, 2_u64)),
        ("import_future_date", import_future_date(language)),
        ("import_hours_on_absence", import_hours_on_absence(language)),
        (
            "import_hours_out_of_range",
            import_hours_out_of_range(language, "x", "x"),
        ),
        ("import_kind_attendance", import_kind_attendance(language)),
        (
            "import_kind_coaching_periods",
            import_kind_coaching_periods(language),
        ),
        ("import_kind_employers", import_kind_employers(language)),
        (
            "import_kind_not_supported",
            import_kind_not_supported(language, "x"),
        ),
        (
            "import_kind_participations",
            import_kind_participations(language),
        ),
        ("import_kind_placements", import_kind_placements(language)),
        ("import_kind_situations", import_kind_situations(language)),
        ("import_missing_column", import_missing_column(language)),
        ("import_missing_value", import_missing_value(language)),
        ("import_more_errors", import_more_errors(language, 2_u64)),
        (
            "import_more_warnings",
            import_more_warnings(language, 2_u64),
        ),
        ("import_new_name", import_new_name(language, "x", "x")),
        ("import_no_files", import_no_files(language)),
        (
            "import_not_permitted_row",
            import_not_permitted_row(language),
        ),
        ("import_not_utf8", import_not_utf8(language)),
        ("import_nothing_stored", import_nothing_stored(language)),
        (
            "import_outside_every_period",
            import_outside_every_period(language),
        ),
        (
            "import_overlapping_full_time",
            import_overlapping_full_time(language),
        ),
        (
            "import_overlapping_spells",
            import_overlapping_spells(language, "x"),
        ),
        ("import_place_column", import_place_column(language, "x")),
        ("import_place_row", import_place_row(language, "x")),
        ("import_progress", import_progress(language, 2_u64, "x")),
        (
            "import_progress_of",
            import_progress_of(language, 2_u64, "x", "x"),
        ),
        (
            "import_qualification_before_first_start",
            import_qualification_before_first_start(language, "x"),
        ),
        (
            "import_real_identity_code_in_made_up_store",
            import_real_identity_code_in_made_up_store(language),
        ),
        (
            "import_rehabilitative_days_a_week",
            import_rehabilitative_days_a_week(language, "x", "x"),
        ),
        (
            "import_rehabilitative_hours",
            import_rehabilitative_hours(language, "x", "x"),
        ),
        (
            "import_rehabilitative_too_long",
            import_rehabilitative_too_long(language, "x"),
        ),
        (
            "import_rehabilitative_too_short",
            import_rehabilitative_too_short(language, "x"),
        ),
        ("import_rows", import_rows(language, 2_u64)),
        (
            "import_tasks_not_allowed",
            import_tasks_not_allowed(language, "x", "x"),
        ),
        (
            "import_too_many_errors",
            import_too_many_errors(language, 2_u64, "x"),
        ),
        ("import_two_rows", import_two_rows(language, "x")),
        ("import_unchanged", import_unchanged(language, 2_u64)),
        (
            "import_unemployed_since_after_start",
            import_unemployed_since_after_start(language, "x"),
        ),
        (
            "import_unemployed_since_before_15",
            import_unemployed_since_before_15(language),
        ),
        ("import_unknown_code", import_unknown_code(language, "x")),
        ("import_unknown_column", import_unknown_column(language)),
        ("import_unknown_kind", import_unknown_kind(language)),
        (
            "import_unknown_municipality",
            import_unknown_municipality(language, "x"),
        ),
        ("import_unknown_person", import_unknown_person(language)),
        (
            "import_unreadable_file",
            import_unreadable_file(language, "x"),
        ),
        (
            "import_value_out_of_range",
            import_value_out_of_range(language, "x", "x"),
        ),
        (
            "import_value_too_long",
            import_value_too_long(language, "x"),
        ),
        (
            "import_warning_count",
            import_warning_count(language, 2_u64),
        ),
        (
            "import_work_trial_days_a_week",
            import_work_trial_days_a_week(language, "x", "x"),
        ),
        (
            "import_work_trial_hours",
            import_work_trial_hours(language, "x", "x", "x"),
        ),
        (
            "import_work_trial_too_long",
            import_work_trial_too_long(language, "x", "x"),
        ),
        (
            "import_wrong_field_count",
            import_wrong_field_count(language, "x", "x"),
        ),
        (
            "legal_basis_career_coaching",
            legal_basis_career_coaching(language),
        ),
        (
            "legal_basis_education_trial",
            legal_basis_education_trial(language),
        ),
        ("legal_basis_employment", legal_basis_employment(language)),
        ("legal_basis_guidance", legal_basis_guidance(language)),
        (
            "legal_basis_job_coaching",
            legal_basis_job_coaching(language),
        ),
        (
            "legal_basis_job_search_coaching",
            legal_basis_job_search_coaching(language),
        ),
        (
            "legal_basis_pay_subsidised_employment",
            legal_basis_pay_subsidised_employment(language),
        ),
        (
            "legal_basis_rehabilitative_work",
            legal_basis_rehabilitative_work(language),
        ),
        ("legal_basis_training", legal_basis_training(language)),
        ("legal_basis_work_trial", legal_basis_work_trial(language)),
        ("message_error", message_error(language, "x")),
        ("message_warning", message_warning(language, "x")),
        ("passphrase_differs", passphrase_differs(language)),
        ("passphrase_empty", passphrase_empty(language)),
        (
            "passphrase_file_not_utf8",
            passphrase_file_not_utf8(language, "x"),
        ),
        (
            "passphrase_file_unreadable",
            passphrase_file_unreadable(language, "x", "x"),
        ),
        ("passphrase_needed", passphrase_needed(language)),
        ("passphrase_prompt", passphrase_prompt(language)),
        ("passphrase_prompt_again", passphrase_prompt_again(language)),
        (
            "passphrase_prompt_new",
            passphrase_prompt_new(language, "x"),
        ),
        ("recovery_key_once", recovery_key_once(language)),
        ("recovery_key_written", recovery_key_written(language, "x")),
        (
            "report_all_municipalities",
            report_all_municipalities(language),
        ),
        ("report_as_of", report_as_of(language)),
        ("report_check_failed", report_check_failed(language, "x")),
        ("report_column_check", report_column_check(language)),
        ("report_column_code", report_column_code(language)),
        ("report_column_female", report_column_female(language)),
        ("report_column_holds", report_column_holds(language)),
        ("report_column_indicator", report_column_indicator(language)),
        ("report_column_male", report_column_male(language)),
        ("report_column_matter", report_column_matter(language)),
        (
            "report_column_municipality",
            report_column_municipality(language),
        ),
        ("report_column_name", report_column_name(language)),
        (
            "report_column_new_female",
            report_column_new_female(language),
        ),
        ("report_column_new_male", report_column_new_male(language)),
        (
            "report_column_new_non_binary",
            report_column_new_non_binary(language),
        ),
        ("report_column_new_total", report_column_new_total(language)),
        (
            "report_column_non_binary",
            report_column_non_binary(language),
        ),
        ("report_column_total", report_column_total(language)),
        ("report_column_value", report_column_value(language)),
        ("report_eeco01", report_eeco01(language)),
        ("report_eeco02", report_eeco02(language)),
        ("report_eeco03", report_eeco03(language)),
        ("report_eeco04", report_eeco04(language)),
        ("report_eeco05", report_eeco05(language)),
        ("report_eeco06", report_eeco06(language)),
        ("report_eeco07", report_eeco07(language)),
        ("report_eeco08", report_eeco08(language)),
        ("report_eeco09", report_eeco09(language)),
        ("report_eeco10", report_eeco10(language)),
        ("report_eeco11", report_eeco11(language)),
        ("report_eecr01", report_eecr01(language)),
        ("report_eecr02", report_eecr02(language)),
        ("report_eecr03", report_eecr03(language)),
        ("report_eecr04", report_eecr04(language)),
        ("report_fails", report_fails(language)),
        ("report_first_day", report_first_day(language)),
        ("report_holds", report_holds(language)),
        ("report_incomplete", report_incomplete(language)),
        (
            "report_incomplete_note",
            report_incomplete_note(language, 2_u64),
        ),
        ("report_last_day", report_last_day(language)),
        ("report_limited", report_limited(language, "x")),
        ("report_long_term_eu", report_long_term_eu(language)),
        ("report_long_term_fi", report_long_term_fi(language)),
        ("report_long_term_rule", report_long_term_rule(language)),
        ("report_made_on", report_made_on(language)),
        ("report_note", report_note(language)),
        ("report_own_calculation", report_own_calculation(language)),
        ("report_quarter", report_quarter(language)),
        (
            "report_quarter_not_ended",
            report_quarter_not_ended(language),
        ),
        ("report_result_eu", report_result_eu(language)),
        ("report_result_eura", report_result_eura(language)),
        ("report_result_rule", report_result_rule(language)),
        ("report_rule_do_not_fall", report_rule_do_not_fall(language)),
        ("report_rule_female", report_rule_female(language)),
        ("report_rule_leavers", report_rule_leavers(language)),
        ("report_rule_male", report_rule_male(language)),
        (
            "report_rule_municipalities",
            report_rule_municipalities(language),
        ),
        ("report_rule_non_binary", report_rule_non_binary(language)),
        ("report_rule_total", report_rule_total(language)),
        ("report_sheet_checks", report_sheet_checks(language)),
        ("report_sheet_figures", report_sheet_figures(language)),
        (
            "report_sheet_municipalities",
            report_sheet_municipalities(language),
        ),
        ("report_sheet_rules", report_sheet_rules(language)),
        ("report_title_esf", report_title_esf(language, "x")),
        (
            "report_title_quarter",
            report_title_quarter(language, "x", "x"),
        ),
        (
            "report_unknown_municipality",
            report_unknown_municipality(language, "x"),
        ),
        ("store_backup_damaged", store_backup_damaged(language, "x")),
        ("store_cheap_kdf_refused", store_cheap_kdf_refused(language)),
        ("store_disk_full", store_disk_full(language)),
        ("store_in_use", store_in_use(language, "x")),
        ("store_internal", store_internal(language)),
        ("store_io", store_io(language, "x")),
        ("store_network_share", store_network_share(language, "x")),
        ("store_newer_schema", store_newer_schema(language)),
        ("store_no_such_store", store_no_such_store(language, "x")),
        ("store_not_permitted", store_not_permitted(language, "x")),
        (
            "store_passphrase_too_short",
            store_passphrase_too_short(language, "x"),
        ),
        ("store_passphrase_weak", store_passphrase_weak(language)),
        ("store_read_only", store_read_only(language, "x")),
        (
            "store_recovery_key_mistyped",
            store_recovery_key_mistyped(language),
        ),
        (
            "store_recovery_key_wrong",
            store_recovery_key_wrong(language),
        ),
        ("store_slots_damaged", store_slots_damaged(language, "x")),
        ("store_slots_missing", store_slots_missing(language, "x")),
        ("store_store_damaged", store_store_damaged(language, "x")),
        ("store_store_exists", store_store_exists(language, "x")),
        (
            "store_synchronised_folder",
            store_synchronised_folder(language, "x", "x"),
        ),
        ("store_unknown_worker", store_unknown_worker(language, "x")),
        ("store_wait", store_wait(language, 2_u64)),
        ("store_worker_needed", store_worker_needed(language, "x")),
        ("store_wrong_passphrase", store_wrong_passphrase(language)),
        ("usage_bad_amount", usage_bad_amount(language)),
        ("usage_bad_date", usage_bad_date(language)),
        ("usage_bad_municipality", usage_bad_municipality(language)),
        ("usage_bad_number", usage_bad_number(language, "x", "x")),
        ("usage_bad_quarter", usage_bad_quarter(language)),
        ("usage_bad_value", usage_bad_value(language, "x", "x", "x")),
        ("usage_conflict", usage_conflict(language, "x", "x")),
        ("usage_did_you_mean", usage_did_you_mean(language, "x")),
        ("usage_empty", usage_empty(language)),
        ("usage_format_not_yet", usage_format_not_yet(language, "x")),
        ("usage_given_twice", usage_given_twice(language, "x")),
        ("usage_missing", usage_missing(language, "x")),
        (
            "usage_missing_command",
            usage_missing_command(language, "x"),
        ),
        ("usage_missing_value", usage_missing_value(language, "x")),
        (
            "usage_municipality_not_served",
            usage_municipality_not_served(language, "x"),
        ),
        (
            "usage_no_value_taken",
            usage_no_value_taken(language, "x", "x"),
        ),
        ("usage_not_utf8", usage_not_utf8(language)),
        ("usage_one_of", usage_one_of(language, "x")),
        ("usage_other", usage_other(language)),
        ("usage_see_help", usage_see_help(language, "x")),
        ("usage_store_needed", usage_store_needed(language, "x")),
        (
            "usage_unknown_command",
            usage_unknown_command(language, "x"),
        ),
        ("usage_unknown_option", usage_unknown_option(language, "x")),
        ("usage_value_count", usage_value_count(language, "x")),
        ("usage_xlsx_on_terminal", usage_xlsx_on_terminal(language)),
    ]
}
