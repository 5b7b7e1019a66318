//! Behind the figures: the persons that each counts, and those whose records are incomplete.

use crate::clients::PAGE;
use crate::error::{ApiError, Code};
use crate::report::limits;
use crate::session::Session;
use polku_domain::NaiveDate;
use polku_domain::access::{Capability, Reach};
use polku_domain::code::Gender;
use polku_domain::esf::{self, Indicator, LongTermRule, Missing, ResultRule, Rules, Standing};
use polku_store::read_log::{self, ReadAction};
use polku_store::{Store, client, environment, participation};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request for the persons behind a figure.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FigurePersons {
    /// The day of the figures.
    pub as_of: NaiveDate,
    /// The long-term rule.
    #[serde(default)]
    pub long_term_rule: LongTermRule,
    /// The result rule.
    #[serde(default)]
    pub result_rule: ResultRule,
    /// Only this municipality.
    #[serde(default)]
    pub municipality: Option<String>,
    /// Only those of none of the municipalities that are counted by themselves: the sum of those falls short by them.
    #[serde(default)]
    pub without_municipality: bool,
    /// The indicator; none for the incomplete.
    #[serde(default)]
    pub indicator: Option<Indicator>,
    /// Only those whom the figure counts under this gender.
    #[serde(default)]
    pub gender: Option<Gender>,
    /// Rows to skip.
    #[serde(default)]
    pub offset: u32,
}

/// A person behind a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FigurePerson {
    /// The client.
    pub client_id: String,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_names: String,
    /// Code of the gender by which the figure counts them.
    pub gender: Option<String>,
    /// What is missing from the record.
    pub missing: Vec<Missing>,
}

/// The persons behind a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FigurePersonsView {
    /// How many there are in all: the figure itself.
    pub total: u32,
    /// At most 200 of them, in alphabetical order.
    pub persons: Vec<FigurePerson>,
}

pub(crate) async fn persons(
    store: &Store,
    session: &Session,
    request: FigurePersons,
) -> Result<FigurePersonsView, ApiError> {
    if session.reach(Capability::ViewClient) == Reach::Nothing {
        return Err(ApiError::new(Code::NotPermitted));
    }
    let parameters = session.parameters(store).await?;
    let rules = Rules {
        long_term: request.long_term_rule,
        result: request.result_rule,
    };
    let mut conn = store.read().await?;
    let served = if request.without_municipality {
        environment::municipalities(&mut conn).await?
    } else {
        Vec::new()
    };
    let mut counted: Vec<(String, Vec<Missing>)> = Vec::new();
    for (id, person) in participation::esf_people(&mut conn, request.as_of).await? {
        let municipality = esf::municipality(&person);
        if request.municipality.is_some() && municipality != request.municipality.as_deref() {
            continue;
        }
        if municipality.is_some_and(|code| served.iter().any(|one| one == code)) {
            continue;
        }
        // a figure counts those that the role reaches, and these are they
        if !is_reached(session, municipality) {
            continue;
        }
        if request.gender.is_some() && person.gender != request.gender {
            continue;
        }
        match (
            esf::standing(&person, request.as_of, rules, &parameters),
            request.indicator,
        ) {
            (Standing::Counted { indicators, .. }, Some(wanted))
                if indicators.contains(&wanted) =>
            {
                counted.push((id, Vec::new()));
            }
            (Standing::Incomplete { missing }, None) => counted.push((id, missing)),
            _ => {}
        }
    }
    let ids: Vec<&str> = counted.iter().map(|(id, _)| id.as_str()).collect();
    let names = client::names(&mut conn, &ids).await?;
    drop(conn);
    let page = names
        .into_iter()
        .skip(request.offset as usize)
        .take(usize::try_from(PAGE).unwrap_or(200));
    let persons: Vec<FigurePerson> = page
        .map(|name| FigurePerson {
            missing: counted
                .iter()
                .find(|(id, _)| *id == name.id)
                .map(|(_, m)| m.clone())
                .unwrap_or_default(),
            client_id: name.id,
            last_name: name.last_name,
            first_names: name.first_names,
            gender: name.gender,
        })
        .collect();
    let shown: Vec<Option<&str>> = persons.iter().map(|p| Some(p.client_id.as_str())).collect();
    if !shown.is_empty() {
        let figure = request.indicator.map_or("incomplete", Indicator::code);
        read_log::log(
            store,
            &session.worker_id,
            ReadAction::Figure,
            &shown,
            Some(figure),
        )
        .await?;
    }
    Ok(FigurePersonsView {
        total: u32::try_from(counted.len()).unwrap_or(u32::MAX),
        persons,
    })
}

/// Whether a worker may see who that is: within the reach of clients, and within that of the figures themselves.
fn is_reached(session: &Session, municipality: Option<&str>) -> bool {
    [Capability::ViewClient, Capability::ViewReports]
        .into_iter()
        .filter_map(|capability| limits(session, capability))
        .all(|own| municipality.is_some_and(|code| own.iter().any(|c| c == code)))
}
