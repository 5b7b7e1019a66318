//! Clients: lists of them, search, a client's page, new clients, who has looked.

use crate::error::{ApiError, Code};
use crate::notes;
use crate::session::{OpenedByReason, Session};
use polku_domain::access::Capability;
use polku_domain::calendar::age_on;
use polku_domain::code::{Gender, Role, StatusAtStart};
use polku_domain::esf::{LongTermRule, is_long_term};
use polku_domain::parameters::Parameters;
use polku_domain::{IdentityCode, NaiveDate, text};
use polku_store::client::{self, ClientRow, keys_of_name};
use polku_store::{
    Act, Store, WriteTx, environment, group, note, participation, period, plan, worker,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A review is due so many days before its day.
pub(crate) const REVIEW_DAYS: u32 = 14;

/// No command answers with more rows than this.
pub const PAGE: i64 = 200;

/// A request to open a client's page.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenClient {
    /// The client.
    pub client_id: String,
}

/// A coaching period on a client's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PeriodView {
    /// Id.
    pub id: String,
    /// Where.
    pub environment_id: String,
    /// Name of the environment.
    pub environment: String,
    /// Group of the environment.
    pub group_id: Option<String>,
    /// Name of the group.
    pub group: Option<String>,
    /// Code of the legal basis.
    pub legal_basis: String,
    /// First day.
    pub start_date: String,
    /// Last day.
    pub end_date: Option<String>,
    /// Days a week.
    pub weekly_days: Option<u8>,
    /// Hours a day, hundredths.
    pub daily_hours: Option<u32>,
    /// Weekdays as digits, Monday = 1; none for the first of the week.
    pub weekdays: Option<String>,
    /// Code of who organises it.
    pub organiser: Option<String>,
    /// The final assessment, if there is one and the role may read notes.
    pub final_assessment: Option<String>,
}

/// A note on a client's page.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NoteView {
    /// Id.
    pub id: String,
    /// The day it is about.
    pub date: String,
    /// Code of its kind.
    pub kind: String,
    /// The words.
    pub text: String,
    /// Who wrote it.
    pub worker_id: String,
}

/// A day of attendance on a client's page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AttendanceLine {
    /// The day.
    pub date: String,
    /// Code of the mark.
    pub attendance: String,
    /// Hours, hundredths.
    pub hours: Option<u32>,
    /// Id of the work task.
    pub work_task_id: Option<String>,
}

/// The participations that began in long-term unemployment (EECO03), by each rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LongTermSpells {
    /// By the ESF definition.
    pub eu: Vec<String>,
    /// By that of the Finnish register.
    pub fi: Vec<String>,
}

/// A client's page.
#[derive(Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct ClientView {
    /// Id.
    pub id: String,
    /// The identity code with its last four characters hidden.
    pub identity_code_masked: String,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_names: String,
    /// Code of the gender.
    pub gender: Option<String>,
    /// Home municipality.
    pub municipality: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Turvakielto.
    pub non_disclosure: bool,
    /// The career agent.
    pub career_agent_id: Option<String>,
    /// Work trial days outside this store.
    pub work_trial_days_elsewhere: Option<u32>,
    /// The last of them.
    pub work_trial_elsewhere_until: Option<String>,
    /// Participations.
    pub participations: Vec<participation::ParticipationRow>,
    /// Ids of the participations that began in long-term unemployment, by each rule.
    pub long_term: LongTermSpells,
    /// Situations.
    pub situations: Vec<participation::SituationRow>,
    /// Coaching periods.
    pub periods: Vec<PeriodView>,
    /// Attendance of the last hundred days marked, the newest last, if the role may see it.
    pub attendance: Option<Vec<AttendanceLine>>,
    /// How many days are marked in all; 0 if the role may not see it.
    pub attendance_total: u32,
    /// The newest notes, at most 100, if the role may read them.
    pub notes: Option<Vec<NoteView>>,
    /// How many there are in all; 0 if the role may not read them.
    pub notes_total: u32,
    /// When the next review of a plan is due, if the role may read plans.
    pub next_review_on: Option<String>,
    /// What the worker may do with this client.
    pub capabilities: Vec<Capability>,
    /// The reason by which some of that is allowed for a while, if the client is beyond the worker's own reach.
    pub opened: Option<OpenedByReason>,
}

pub(crate) async fn open(
    store: &Store,
    session: &Session,
    request: OpenClient,
) -> Result<ClientView, ApiError> {
    let id = request.client_id.as_str();
    let standing = session.standing(store, id).await?;
    let may_read_notes = standing.capabilities.contains(&Capability::ViewNotes);
    let may_see_attendance = standing.capabilities.contains(&Capability::ViewAttendance);
    // before this takes a reader of its own
    let parameters = session.parameters(store).await?;
    let mut conn = store.read().await?;
    let row = client::by_id(&mut conn, id)
        .await?
        .ok_or_else(|| ApiError::new(Code::NotFound))?;
    let environments = environment::all(&mut conn).await?;
    let name_of = |id: &str| {
        environments
            .iter()
            .find(|e| e.id == id)
            .map(|e| e.name.clone())
            .unwrap_or_default()
    };
    let periods = period::of_clients(&mut conn, &[id]).await?;
    let groups = group::all(&mut conn).await?;
    let (days, total) = if may_see_attendance {
        let (days, total) = polku_store::attendance::newest_of_client(&mut conn, id, 100).await?;
        (Some(days), total)
    } else {
        (None, 0)
    };
    let assessments = if may_read_notes {
        period::assessments(&mut conn, id).await?
    } else {
        Vec::new()
    };
    let (notes, notes_total) = if may_read_notes {
        let total = note::count_of_client(&mut conn, id).await?;
        (Some(notes::page(&mut conn, id, 0).await?), total)
    } else {
        (None, 0)
    };
    let plans = if may_read_notes {
        plan::of_client(&mut conn, id).await?
    } else {
        Vec::new()
    };
    let code =
        IdentityCode::parse(&row.identity_code).map_err(|_| ApiError::new(Code::StoreDamaged))?;
    let participations = participation::of_clients(&mut conn, &[id]).await?;
    Ok(ClientView {
        identity_code_masked: code.masked(),
        long_term: LongTermSpells {
            eu: long_term(&participations, &code, LongTermRule::Eu, &parameters),
            fi: long_term(&participations, &code, LongTermRule::Fi, &parameters),
        },
        participations,
        situations: participation::situations_of_clients(&mut conn, &[id]).await?,
        periods: periods
            .into_iter()
            .map(|p| PeriodView {
                environment: name_of(&p.environment_id),
                group: groups
                    .iter()
                    .find(|g| Some(&g.id) == p.group_id.as_ref())
                    .map(|g| g.name.clone()),
                final_assessment: assessments
                    .iter()
                    .find(|(id, _)| *id == p.id)
                    .map(|(_, text)| text.clone()),
                environment_id: p.environment_id,
                group_id: p.group_id,
                weekdays: p.weekdays,
                organiser: p.organiser,
                id: p.id,
                legal_basis: p.legal_basis,
                start_date: p.start_date,
                end_date: p.end_date,
                weekly_days: p.weekly_days.and_then(|d| u8::try_from(d).ok()),
                daily_hours: p.daily_hours.and_then(|h| u32::try_from(h).ok()),
            })
            .collect(),
        attendance: days.map(|days| {
            days.into_iter()
                .rev()
                .map(|d| AttendanceLine {
                    date: d.date,
                    attendance: d.attendance,
                    hours: d.hours.and_then(|h| u32::try_from(h).ok()),
                    work_task_id: d.work_task_id,
                })
                .collect()
        }),
        attendance_total: u32::try_from(total).unwrap_or(u32::MAX),
        notes,
        notes_total: u32::try_from(notes_total).unwrap_or(u32::MAX),
        next_review_on: plans
            .into_iter()
            .filter(|p| p.archived_on.is_none())
            .filter_map(|p| p.next_review_on)
            .min(),
        id: row.id,
        last_name: row.last_name,
        first_names: row.first_names,
        gender: row.gender,
        municipality: row.municipality,
        phone: row.phone,
        non_disclosure: row.non_disclosure,
        career_agent_id: row.career_agent_id,
        work_trial_days_elsewhere: row
            .work_trial_days_elsewhere
            .and_then(|days| u32::try_from(days).ok()),
        work_trial_elsewhere_until: row.work_trial_elsewhere_until,
        capabilities: standing.capabilities,
        opened: standing.opened,
    })
}

/// The participations of those that began in long-term unemployment by a rule; what is not known counts as not.
fn long_term(
    spells: &[participation::ParticipationRow],
    code: &IdentityCode,
    rule: LongTermRule,
    parameters: &Parameters,
) -> Vec<String> {
    let unemployed = StatusAtStart::Unemployed.as_str();
    let is_long = |spell: &participation::ParticipationRow| {
        let start: NaiveDate = spell.start_date.parse().ok()?;
        let since: NaiveDate = spell.unemployed_since.as_deref()?.parse().ok()?;
        let age = age_on(code.date_of_birth(), start);
        let is_unemployed = spell.status_at_start.as_deref() == Some(unemployed);
        Some(is_unemployed && is_long_term(since, start, age, rule, parameters.esf(start)))
    };
    spells
        .iter()
        .filter(|spell| is_long(spell).unwrap_or(false))
        .map(|spell| spell.id.clone())
        .collect()
}

/// A request to take a new client in.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddClient {
    /// The identity code.
    pub identity_code: String,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_names: String,
    /// Gender.
    #[serde(default)]
    pub gender: Option<Gender>,
    /// Home municipality.
    #[serde(default)]
    pub municipality: Option<String>,
    /// Phone.
    #[serde(default)]
    pub phone: Option<String>,
}

/// What was stored: the new row's id, and the act, for undoing it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Stored {
    /// The row.
    pub id: String,
    /// The transaction; none where nothing changed.
    pub act: Option<String>,
}

pub(crate) async fn add(
    store: &Store,
    session: &Session,
    request: AddClient,
) -> Result<Stored, ApiError> {
    let code = identity_code(store, session, &request.identity_code)?;
    let (last_name, first_names) = names(&request.last_name, &request.first_names)?;
    let mut tx = store
        .begin(Act::new(&session.worker_id, "add_client"))
        .await?;
    if !client::by_identity_codes(tx.conn(), &[code.as_str()])
        .await?
        .is_empty()
    {
        return Err(ApiError::invalid("identity_code", "known_client"));
    }
    if let Some(municipality) = &request.municipality {
        require_own_municipality(&mut tx, session, municipality).await?;
    }
    let (sort_key, search_key) = keys_of_name(&last_name, &first_names);
    let row = ClientRow {
        id: store.ids().next().to_string(),
        identity_code: code.as_str().to_owned(),
        last_name,
        first_names,
        gender: request.gender.map(|g| g.as_str().to_owned()),
        municipality: request.municipality,
        phone: phone(request.phone),
        non_disclosure: false,
        career_agent_id: None,
        work_trial_days_elsewhere: None,
        work_trial_elsewhere_until: None,
        sort_key,
        search_key,
        archived_on: None,
    };
    client::insert(tx.conn(), std::slice::from_ref(&row)).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Stored { id: row.id, act })
}

/// An identity code that this store takes.
fn identity_code(store: &Store, session: &Session, text: &str) -> Result<IdentityCode, ApiError> {
    let code = IdentityCode::parse_born_by(text, session.today)
        .map_err(|error| ApiError::invalid("identity_code", error.code()))?;
    if store.is_made_up() && !code.is_temporary() {
        return Err(ApiError::invalid(
            "identity_code",
            "real_identity_code_in_made_up_store",
        ));
    }
    Ok(code)
}

fn names(last_name: &str, first_names: &str) -> Result<(String, String), ApiError> {
    let (last_name, first_names) = (text::clean(last_name), text::clean(first_names));
    for (field, name) in [("last_name", &last_name), ("first_names", &first_names)] {
        if name.is_empty() {
            return Err(ApiError::invalid(field, "missing_value"));
        }
    }
    Ok((last_name, first_names))
}

fn phone(typed: Option<String>) -> Option<String> {
    typed
        .map(|phone| text::clean(&phone))
        .filter(|phone| !phone.is_empty())
}

/// Lets pass a municipality that the office serves and the worker may bring clients into.
pub(crate) async fn require_own_municipality(
    tx: &mut WriteTx,
    session: &Session,
    municipality: &String,
) -> Result<(), ApiError> {
    let served = environment::municipalities(tx.conn()).await?;
    if !served.contains(municipality) {
        return Err(ApiError::invalid("municipality", "unknown_municipality"));
    }
    if !session.municipalities.is_empty() && !session.municipalities.contains(municipality) {
        return Err(ApiError::new(Code::NotPermitted));
    }
    Ok(())
}

/// A request to change who a client is: every field as it shall be.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditClient {
    /// The client.
    pub client_id: String,
    /// A new identity code, when a temporary one has become permanent or was mistyped; none leaves it.
    #[serde(default)]
    pub identity_code: Option<String>,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_names: String,
    /// Gender.
    pub gender: Option<Gender>,
    /// Home municipality.
    pub municipality: Option<String>,
    /// Phone.
    pub phone: Option<String>,
    /// Turvakielto.
    pub non_disclosure: bool,
    /// The career agent.
    pub career_agent_id: Option<String>,
    /// Work trial days outside this store.
    pub work_trial_days_elsewhere: Option<u32>,
    /// The last of them.
    pub work_trial_elsewhere_until: Option<NaiveDate>,
}

pub(crate) async fn edit(
    store: &Store,
    session: &Session,
    request: EditClient,
) -> Result<Stored, ApiError> {
    let (last_name, first_names) = names(&request.last_name, &request.first_names)?;
    match (
        request.work_trial_days_elsewhere,
        request.work_trial_elsewhere_until,
    ) {
        (Some(days), Some(until)) => {
            if days == 0 || days > 366 {
                return Err(ApiError::invalid(
                    "work_trial_days_elsewhere",
                    "value_out_of_range",
                ));
            }
            if until > session.today {
                return Err(ApiError::invalid(
                    "work_trial_elsewhere_until",
                    "future_date",
                ));
            }
        }
        (None, None) => {}
        (None, Some(_)) => {
            return Err(ApiError::invalid(
                "work_trial_days_elsewhere",
                "missing_value",
            ));
        }
        (Some(_), None) => {
            return Err(ApiError::invalid(
                "work_trial_elsewhere_until",
                "missing_value",
            ));
        }
    }
    let mut tx = store
        .begin(Act::new(&session.worker_id, "edit_client"))
        .await?;
    let mut row = client::by_id(tx.conn(), &request.client_id)
        .await?
        .ok_or_else(|| ApiError::new(Code::NotFound))?;
    if let Some(typed) = &request.identity_code {
        let code = identity_code(store, session, typed)?;
        let known = client::by_identity_codes(tx.conn(), &[code.as_str()]).await?;
        if known.iter().any(|other| other.id != row.id) {
            return Err(ApiError::invalid("identity_code", "known_client"));
        }
        let born = code.date_of_birth().to_string();
        let spells = participation::of_clients(tx.conn(), &[&row.id]).await?;
        if spells.iter().any(|spell| spell.start_date < born) {
            return Err(ApiError::invalid("identity_code", "born_after_start"));
        }
        code.as_str().clone_into(&mut row.identity_code);
    }
    if let Some(municipality) = &request.municipality
        && row.municipality.as_ref() != Some(municipality)
    {
        require_own_municipality(&mut tx, session, municipality).await?;
    }
    if let Some(agent) = &request.career_agent_id
        && row.career_agent_id.as_ref() != Some(agent)
    {
        let agents = [Role::CareerAgent.as_str(), Role::Coordinator.as_str()];
        worker::by_id(tx.conn(), agent)
            .await?
            .filter(|w| w.archived_on.is_none() && agents.contains(&w.role.as_str()))
            .ok_or_else(|| ApiError::invalid("career_agent_id", "no_career_agent"))?;
    }
    (row.sort_key, row.search_key) = keys_of_name(&last_name, &first_names);
    (row.last_name, row.first_names) = (last_name, first_names);
    row.gender = request.gender.map(|g| g.as_str().to_owned());
    row.municipality = request.municipality;
    row.phone = phone(request.phone);
    row.non_disclosure = request.non_disclosure;
    row.career_agent_id = request.career_agent_id;
    row.work_trial_days_elsewhere = request.work_trial_days_elsewhere.map(i64::from);
    row.work_trial_elsewhere_until = request
        .work_trial_elsewhere_until
        .map(|day| day.to_string());
    client::update(tx.conn(), &row).await?;
    let act = tx.commit().await?.map(|id| id.to_string());
    Ok(Stored { id: row.id, act })
}

#[cfg(test)]
mod tests {
    use crate::commands::App;
    use crate::office::{NewOffice, Office};
    use crate::system::machine;
    use polku_domain::code::Role;
    use serde_json::{Value, json};

    #[tokio::test]
    async fn search_folds_finnish_letters_and_puts_the_exact_spelling_first() {
        let folder = tempfile::TempDir::new().unwrap();
        let new = NewOffice {
            name: "",
            municipalities: &["167".to_owned()],
            worker: "Maija Mallikas",
            role: Role::Coordinator,
            passphrase: "koivu kivi sata lunta",
            made_up: true,
            recovery_pending: false,
        };
        let (clock, ids) = machine();
        let path = folder.path().join("office.polku");
        let (office, session, _) = Office::create(&path, &new, clock, ids).await.unwrap();
        let app = App::new(office);
        for (code, last_name, first_names) in [
            ("010199+9012", "Mäkelä", "Aino"),
            ("140255-902X", "Makela", "Bruno"),
            ("280268Y903B", "Äijälä", "Celia"),
            ("290288X9046", "Aijala", "Daniel"),
        ] {
            let client = json!({ "identity_code": code, "last_name": last_name, "first_names": first_names });
            let _: Value = app.call(&session, "add_client", &client).await.unwrap();
        }
        let found = async |text: &str| -> Vec<String> {
            let answer: Value = app
                .call(&session, "search_clients", &json!({ "text": text }))
                .await
                .unwrap();
            answer["clients"]
                .as_array()
                .unwrap()
                .iter()
                .map(|c| c["last_name"].as_str().unwrap().to_owned())
                .collect()
        };
        for (text, expected) in [
            ("mäkelä", vec!["Mäkelä", "Makela"]),
            ("makela", vec!["Makela", "Mäkelä"]),
            ("MÄK", vec!["Mäkelä", "Makela"]),
            ("äi", vec!["Äijälä", "Aijala", "Mäkelä"]),
            ("a", vec!["Aijala", "Äijälä", "Mäkelä"]),
            ("mäkelä a", vec!["Mäkelä"]),
            ("aino", vec!["Mäkelä"]),
            ("290288X9046", vec!["Aijala"]),
            ("290288x", vec!["Aijala"]),
            ("", vec![]),
            ("%", vec![]),
            ("\"", vec![]),
        ] {
            assert_eq!(found(text).await, expected, "{text}");
        }
        app.close().await;
    }
}
