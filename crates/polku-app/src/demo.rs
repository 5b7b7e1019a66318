//! The made-up region in a store of its own, marked as made up.

use crate::error::{ApiError, Code};
use crate::import;
use crate::made_up::{MadeUpCase, MadeUpRegion, made_up_region};
use crate::office::{NewOffice, Office};
use crate::session::Session;
use crate::settings::AddWorker;
use chrono::Datelike;
use polku_domain::code::{NoteKind, Role};
use polku_domain::municipality;
use polku_domain::{IdentityCode, NaiveDate};
use polku_store::group::{self, ClosedDayRow};
use polku_store::note::NoteRow;
use polku_store::phrase::{self, PhraseRow};
use polku_store::plan::{AbsenceNoticeRow, PlanRow};
use polku_store::seams::{Clock, IdGen};
use polku_store::{Act, StoreError, WriteTx, client, environment, note, plan, worker};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use ts_rs::TS;

/// A worker of a made-up region.
#[derive(Debug, Clone, Serialize, TS)]
pub struct DemoWorker {
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
}

/// A labelled case of a made-up region.
#[derive(Debug, Clone, Serialize)]
pub struct DemoLabel {
    /// Which.
    pub label: String,
    /// Whose: a made-up identity code.
    pub identity_code: String,
    /// Name.
    pub name: String,
}

/// What was made.
#[derive(Debug, Clone, Serialize)]
pub struct Demo {
    /// The workers, all with the passphrase that was given.
    pub workers: Vec<DemoWorker>,
    /// How many clients.
    pub clients: usize,
    /// How many days of attendance.
    pub attendance: usize,
    /// The labelled cases.
    pub labels: Vec<DemoLabel>,
}

/// Makes a made-up region at `path`, by seed, up to the day before `today`.
///
/// # Errors
/// As [`Office::create`].
pub async fn demo(
    path: &Path,
    (seed, clients): (u64, u32),
    today: NaiveDate,
    passphrase: &str,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn IdGen>,
) -> Result<Demo, ApiError> {
    let region = made_up_region(seed, clients, today);
    let first = region
        .workers
        .first()
        .ok_or_else(|| ApiError::new(Code::Internal))?;
    let municipalities: Vec<String> = municipality::ALL
        .iter()
        .map(|m| m.code.to_owned())
        .collect();
    let new = NewOffice {
        name: "",
        municipalities: &municipalities,
        worker: &first.name,
        role: first.role,
        passphrase,
        made_up: true,
        recovery_pending: false,
    };
    let (office, session, _) = Office::create(path, &new, clock, ids).await?;
    let filled = fill(&office, &session, &region, passphrase, today).await;
    office.close().await;
    filled?;
    let names: BTreeMap<IdentityCode, String> = region
        .participations
        .iter()
        .map(|row| {
            (
                row.identity_code,
                format!("{} {}", row.last_name, row.first_names),
            )
        })
        .collect();
    Ok(Demo {
        workers: region
            .workers
            .iter()
            .map(|w| DemoWorker {
                name: w.name.clone(),
                role: w.role,
            })
            .collect(),
        clients: region.clients.len(),
        attendance: region.attendance.len(),
        labels: region
            .labels
            .iter()
            .map(|l| DemoLabel {
                label: label_word(l.label).to_owned(),
                identity_code: l.identity_code.as_str().to_owned(),
                name: names.get(&l.identity_code).cloned().unwrap_or_default(),
            })
            .collect(),
    })
}

async fn fill(
    office: &Office,
    session: &Session,
    region: &MadeUpRegion,
    passphrase: &str,
    today: NaiveDate,
) -> Result<(), ApiError> {
    let mut worker_ids = vec![session.worker_id.clone()];
    for made_up in region.workers.iter().skip(1) {
        worker_ids.push(
            office
                .add_worker(
                    session,
                    &AddWorker::anywhere(&made_up.name, made_up.role, passphrase),
                )
                .await?,
        );
    }
    let store = office.store.clone();
    let parameters = session.parameters(&store).await?;
    let mut tx = store.begin(Act::new(&session.worker_id, "demo")).await?;
    import::made_up(&mut tx, store.ids(), region, &parameters, today).await?;
    let environments: BTreeMap<String, String> = environment::all(tx.conn())
        .await?
        .into_iter()
        .map(|e| (e.name, e.id))
        .collect();
    for (made_up, id) in region.workers.iter().zip(&worker_ids) {
        for code in &made_up.municipalities {
            let responsible = made_up.responsible_for.contains(code);
            worker::add_municipality(tx.conn(), id, code, responsible).await?;
        }
        let names = made_up
            .environments
            .iter()
            .filter_map(|n| region.environments.get(*n));
        for environment in names.filter_map(|e| environments.get(&e.name)) {
            worker::add_environment(tx.conn(), id, environment).await?;
        }
    }
    records(&mut tx, store.ids(), region, &worker_ids).await?;
    phrases(&mut tx, store.ids()).await?;
    christmas(&mut tx, environments.into_values(), today).await?;
    tx.commit()
        .await
        .map_err(|error: StoreError| error.with_disk_of(store.path()))?;
    Ok(())
}

async fn records(
    tx: &mut WriteTx,
    ids: &dyn IdGen,
    region: &MadeUpRegion,
    worker_ids: &[String],
) -> Result<(), ApiError> {
    let codes: Vec<&str> = region
        .clients
        .iter()
        .map(|c| c.identity_code.as_str())
        .collect();
    let mut rows = client::by_identity_codes(tx.conn(), &codes).await?;
    let id_of: BTreeMap<String, String> = rows
        .iter()
        .map(|r| (r.identity_code.clone(), r.id.clone()))
        .collect();
    let id = |code: &IdentityCode| id_of.get(code.as_str()).cloned().unwrap_or_default();
    let extras: BTreeMap<&str, _> = region
        .clients
        .iter()
        .map(|c| (c.identity_code.as_str(), c))
        .collect();
    for row in &mut rows {
        if let Some(extra) = extras.get(row.identity_code.as_str()) {
            row.phone.clone_from(&extra.phone);
            row.non_disclosure = extra.non_disclosure;
            row.career_agent_id = extra.career_agent.and_then(|n| worker_ids.get(n).cloned());
            client::update(tx.conn(), row).await?;
        }
    }
    let writer = |n: usize| {
        worker_ids
            .get(n)
            .or(worker_ids.first())
            .cloned()
            .unwrap_or_default()
    };
    let labels = region.labels.iter().filter_map(|l| {
        let date = region
            .participations
            .iter()
            .find(|p| p.identity_code == l.identity_code)?
            .start_date;
        Some((
            l.identity_code,
            date,
            NoteKind::Other,
            format!("Esimerkkitapaus: {}", label_text(l.label)),
            0,
        ))
    });
    let notes = region
        .notes
        .iter()
        .map(|n| (n.identity_code, n.date, n.kind, n.text.clone(), n.worker));
    let notes: Vec<NoteRow> = notes
        .chain(labels)
        .map(|(code, date, kind, text, worker)| NoteRow {
            id: ids.next().to_string(),
            client_id: id(&code),
            date: date.to_string(),
            kind: kind.as_str().to_owned(),
            text,
            worker_id: writer(worker),
        })
        .collect();
    note::insert(tx.conn(), &notes).await?;
    let plans: Vec<PlanRow> = region
        .plans
        .iter()
        .map(|p| PlanRow {
            id: ids.next().to_string(),
            client_id: id(&p.identity_code),
            kind: p.kind.as_str().to_owned(),
            made_on: p.made_on.to_string(),
            next_review_on: Some(p.next_review_on.to_string()),
            archived_on: None,
        })
        .collect();
    plan::insert(tx.conn(), &plans).await?;
    let notices: Vec<AbsenceNoticeRow> = region
        .absence_notices
        .iter()
        .map(|n| AbsenceNoticeRow {
            id: ids.next().to_string(),
            client_id: id(&n.identity_code),
            from_date: n.from.to_string(),
            to_date: n.to.to_string(),
            sent_on: n.sent_on.to_string(),
        })
        .collect();
    plan::insert_notices(tx.conn(), &notices).await?;
    Ok(())
}

/// The office's standard phrases.
const PHRASES: [(&str, &str); 6] = [
    ("ok", "Päivä sujui sovitusti."),
    (
        "oh",
        "Tarvitsi ohjausta työn aloittamiseen, jatkoi sitten omatoimisesti.",
    ),
    ("it", "Työskenteli itsenäisesti ja huolehti työvälineistä."),
    ("aj", "Sovittiin uusi keskusteluaika."),
    (
        "yr",
        "Kiinnostui työpaikasta, josta yritysagentti kertoo lisää.",
    ),
    ("po", "Ilmoitti poissaolosta itse ennen päivän alkua."),
];

async fn phrases(tx: &mut WriteTx, ids: &dyn IdGen) -> Result<(), ApiError> {
    for (code, text) in PHRASES {
        let row = PhraseRow {
            id: ids.next().to_string(),
            worker_id: None,
            code: code.to_owned(),
            text: text.to_owned(),
            archived_on: None,
        };
        phrase::save(tx.conn(), &row).await?;
    }
    Ok(())
}

/// Every environment is closed from Christmas Eve to New Year's Day.
async fn christmas(
    tx: &mut WriteTx,
    environments: impl Iterator<Item = String>,
    today: NaiveDate,
) -> Result<(), ApiError> {
    let eve = NaiveDate::from_ymd_opt(today.year(), 12, 24);
    // what lies behind has its marks
    let Some(eve) = eve.filter(|eve| *eve > today) else {
        return Ok(());
    };
    let rows: Vec<ClosedDayRow> = environments
        .flat_map(|environment| {
            eve.iter_days().take(9).map(move |day| ClosedDayRow {
                environment_id: environment.clone(),
                date: day.to_string(),
                reason: Some("Joulutauko".to_owned()),
            })
        })
        .collect();
    group::close_days(tx.conn(), &rows).await?;
    Ok(())
}

const fn label_word(case: MadeUpCase) -> &'static str {
    match case {
        MadeUpCase::WorkTrialTooLong => "work_trial_too_long",
        MadeUpCase::WorkTrialShortDays => "work_trial_hours",
        MadeUpCase::RehabilitativeFiveDays => "rehabilitative_days_a_week",
        MadeUpCase::RehabilitativeTooShort => "rehabilitative_too_short",
        MadeUpCase::TasksOnGuidance => "tasks_not_allowed",
        MadeUpCase::UnmarkedGroup => "unmarked_group",
        MadeUpCase::ThreeUnauthorisedDays => "three_unauthorised_days",
        MadeUpCase::PeriodEndsIn20Days => "period_ends_in_20_days",
        MadeUpCase::AbsenceNoticeDue => "absence_notice_due",
        MadeUpCase::ReviewLate => "review_late",
    }
}

/// The words of the note on a labelled client: content of the made-up region, in Finnish like all of it.
const fn label_text(case: MadeUpCase) -> &'static str {
    match case {
        MadeUpCase::WorkTrialTooLong => "työkokeilua yli kuusi kuukautta.",
        MadeUpCase::WorkTrialShortDays => "työkokeilun päivä alle neljä tuntia.",
        MadeUpCase::RehabilitativeFiveDays => "kuntouttavaa työtoimintaa viitenä päivänä viikossa.",
        MadeUpCase::RehabilitativeTooShort => {
            "kuntouttavan työtoiminnan jakso alle kolme kuukautta."
        }
        MadeUpCase::TasksOnGuidance => "työtehtävä ohjausjaksolla, jolla niitä ei saa olla.",
        MadeUpCase::UnmarkedGroup => "ryhmän viimeisin päivä odottaa merkitsemistä.",
        MadeUpCase::ThreeUnauthorisedDays => "kolme luvatonta poissaolopäivää peräkkäin.",
        MadeUpCase::PeriodEndsIn20Days => "jakso päättyy 20 päivän kuluttua.",
        MadeUpCase::AbsenceNoticeDue => "poissaoloilmoitus on tekemättä.",
        MadeUpCase::ReviewLate => "suunnitelman tarkistus on myöhässä.",
    }
}
