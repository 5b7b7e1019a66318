//! The list of clients: its filters and order, and search.

use crate::clients::{PAGE, REVIEW_DAYS};
use crate::error::{ApiError, Code};
use crate::session::Session;
use chrono::Days;
use polku_domain::access::{Capability, Reach};
use polku_domain::text;
use polku_store::client::{self, ListOrder, ListedClient, OrderBy};
use polku_store::read_log::{self, ReadAction};
use polku_store::{Store, environment};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request for a page of clients.
#[derive(Debug, Clone, Default, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
pub struct ListClients {
    /// Only these municipalities.
    pub municipalities: Option<Vec<String>>,
    /// Only clients with an open period in these environments.
    pub environments: Option<Vec<String>>,
    /// Only the worker's own: their environments', or those they are the career agent of.
    pub own: bool,
    /// Only some of them, by where they stand.
    #[ts(optional)]
    pub only: Option<ListOnly>,
    /// The order; by name where none is asked for.
    #[ts(optional)]
    pub sort: Option<ListSort>,
    /// Rows to skip.
    pub offset: u32,
    /// Rows to answer, at most [`PAGE`].
    pub limit: Option<u32>,
}

/// Where the clients of a list stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ListOnly {
    /// In an open participation.
    Participating,
    /// In an open period that ends soon, as the parameters say.
    EndingSoon,
    /// In a participation, with a plan whose review is late or due within two weeks.
    ReviewDue,
}

/// The order of a list of clients. What is not known, or hidden by a non-disclosure order, comes last either way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListSort {
    /// What it is by.
    pub column: SortColumn,
    /// The last first.
    #[serde(default)]
    pub descending: bool,
    /// The codes of municipalities or legal bases in the alphabetical order of their names in the worker's language.
    #[serde(default)]
    pub codes: Vec<String>,
}

/// What a list of clients can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SortColumn {
    /// Name, in the Finnish alphabet.
    Name,
    /// Home municipality, as `codes` has them.
    Municipality,
    /// Whether a participation is open.
    Participating,
    /// Environment of the period that is open.
    Environment,
    /// Its legal basis, as `codes` has them.
    LegalBasis,
    /// Its last day.
    PeriodEnd,
}

/// The most codes that an order may name: every municipality of the country.
const SORT_CODES: usize = 400;

async fn order(store: &Store, sort: Option<ListSort>) -> Result<ListOrder, ApiError> {
    let Some(ListSort {
        column,
        descending,
        codes,
    }) = sort
    else {
        return Ok(ListOrder::ALPHABETICAL);
    };
    if codes.len() > SORT_CODES {
        return Err(ApiError::new(Code::BadRequest));
    }
    let (by, ranks) = match column {
        SortColumn::Name => (OrderBy::Name, Vec::new()),
        SortColumn::Municipality => (OrderBy::Municipality, codes),
        SortColumn::Participating => (OrderBy::Participating, Vec::new()),
        SortColumn::Environment => {
            let mut conn = store.read().await?;
            let mut all = environment::all(&mut conn).await?;
            all.sort_by_key(|e| text::finnish_sort_key(&e.name));
            (
                OrderBy::Environment,
                all.into_iter().map(|e| e.id).collect(),
            )
        }
        SortColumn::LegalBasis => (OrderBy::LegalBasis, codes),
        SortColumn::PeriodEnd => (OrderBy::PeriodEnd, Vec::new()),
    };
    Ok(ListOrder {
        by,
        descending,
        ranks,
    })
}

/// A line of a list of clients.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClientLine {
    /// Id.
    pub id: String,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_names: String,
    /// Home municipality; hidden under a non-disclosure order.
    pub municipality: Option<String>,
    /// Turvakielto: where the person is, is shown in no list.
    pub non_disclosure: bool,
    /// Environment of the period that is open; hidden under a non-disclosure order.
    pub environment: Option<String>,
    /// Its legal basis.
    pub legal_basis: Option<String>,
    /// Its last day.
    pub period_end: Option<String>,
    /// Whether a participation is open.
    pub participating: bool,
}

impl From<ListedClient> for ClientLine {
    fn from(row: ListedClient) -> Self {
        let shown = |value: Option<String>| value.filter(|_| !row.non_disclosure);
        Self {
            municipality: shown(row.municipality),
            environment: shown(row.environment),
            period_end: shown(row.period_end),
            id: row.id,
            last_name: row.last_name,
            first_names: row.first_names,
            non_disclosure: row.non_disclosure,
            legal_basis: row.legal_basis,
            participating: row.participating,
        }
    }
}

/// A page of clients.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClientPage {
    /// How many there are in all.
    pub total: u32,
    /// The rows of the page, in the order asked for.
    pub clients: Vec<ClientLine>,
}

pub(crate) async fn list(
    store: &Store,
    session: &Session,
    request: ListClients,
) -> Result<ClientPage, ApiError> {
    let mut filter = session.listable();
    filter.municipalities = request.municipalities;
    filter.environments = request.environments;
    if request.own {
        if session.environments.is_empty() {
            filter.career_agents = Some(session.in_person());
        } else {
            filter.environments = Some(session.environments.clone());
        }
    }
    let in_days = |days: u32| {
        let day = session.today.checked_add_days(Days::new(days.into()));
        day.unwrap_or(session.today).to_string()
    };
    match request.only {
        Some(ListOnly::Participating) => filter.participating = true,
        Some(ListOnly::EndingSoon) => {
            let parameters = session.parameters(store).await?;
            let days = parameters.plan_review(session.today).ending_soon_days;
            filter.ending_by = Some(in_days(days));
        }
        Some(ListOnly::ReviewDue) if session.reach(Capability::ViewNotes) == Reach::Nothing => {
            return Err(ApiError::new(Code::NotPermitted));
        }
        Some(ListOnly::ReviewDue) => filter.review_by = Some(in_days(REVIEW_DAYS)),
        None => {}
    }
    let limit = i64::from(request.limit.unwrap_or(100)).min(PAGE);
    // before this takes a reader of its own
    let order = order(store, request.sort).await?;
    let mut conn = store.read().await?;
    let offset = i64::from(request.offset);
    let (total, rows) = client::list(&mut conn, &filter, &order, offset, limit).await?;
    Ok(ClientPage {
        total: u32::try_from(total).unwrap_or(u32::MAX),
        clients: rows.into_iter().map(ClientLine::from).collect(),
    })
}

/// A request to search clients.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchClients {
    /// What was typed.
    pub text: String,
    /// The search has settled: it is logged, once.
    #[serde(default)]
    pub settled: bool,
}

/// Clients that a search found; the worker's own first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FoundClients {
    /// The clients.
    pub clients: Vec<ClientLine>,
}

pub(crate) async fn search(
    store: &Store,
    session: &Session,
    request: SearchClients,
) -> Result<FoundClients, ApiError> {
    let mut filter = session.listable();
    filter.environments = Some(session.environments.clone());
    filter.career_agents = Some(session.in_person());
    let mut conn = store.read().await?;
    let rows = client::search(&mut conn, &request.text, &filter, 50).await?;
    drop(conn);
    if request.settled {
        let found = format!("found {}", rows.len());
        read_log::log(
            store,
            &session.worker_id,
            ReadAction::Search,
            &[None],
            Some(&found),
        )
        .await?;
    }
    Ok(FoundClients {
        clients: rows.into_iter().map(ClientLine::from).collect(),
    })
}
