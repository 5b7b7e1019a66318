//! Clients: who they are, lists of them, search.

use crate::Result;
use serde::{Deserialize, Serialize};
use sqlx::{FromRow, SqliteConnection};

/// A row of `client`.
#[derive(Debug, Clone, PartialEq, Eq, FromRow, Serialize, Deserialize)]
pub struct ClientRow {
    /// UUIDv7.
    pub id: String,
    /// All eleven characters.
    pub identity_code: String,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_names: String,
    /// Code of the list `gender`.
    pub gender: Option<String>,
    /// Home municipality.
    pub municipality: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// Turvakielto: no list, print or export shows where the person is.
    pub non_disclosure: bool,
    /// The career agent.
    pub career_agent_id: Option<String>,
    /// Work trial days outside this store.
    pub work_trial_days_elsewhere: Option<i64>,
    /// The last of them.
    pub work_trial_elsewhere_until: Option<String>,
    /// Alphabetical place; made by [`keys_of_name`].
    pub sort_key: String,
    /// Folded name for one and two letters; made by [`keys_of_name`].
    pub search_key: String,
    /// Archived.
    pub archived_on: Option<String>,
}

/// The sort key and the search key of a name.
#[must_use]
pub fn keys_of_name(last_name: &str, first_names: &str) -> (String, String) {
    let sort = format!(
        "{}\u{1}{}",
        polku_domain::text::finnish_sort_key(last_name),
        polku_domain::text::finnish_sort_key(first_names)
    );
    (
        sort,
        polku_domain::text::fold(&format!("{last_name} {first_names}")),
    )
}

macro_rules! columns {
    () => {
        "id, identity_code, last_name, first_names, gender, municipality, phone, non_disclosure, career_agent_id, \
         work_trial_days_elsewhere, work_trial_elsewhere_until, sort_key, search_key, archived_on"
    };
}

const INSERT: &str = concat!(
    "INSERT INTO client (",
    columns!(),
    ") SELECT value ->> 'id', value ->> 'identity_code', value ->> 'last_name', value ->> 'first_names', \
     value ->> 'gender', value ->> 'municipality', value ->> 'phone', value ->> 'non_disclosure', \
     value ->> 'career_agent_id', value ->> 'work_trial_days_elsewhere', value ->> 'work_trial_elsewhere_until', \
     value ->> 'sort_key', value ->> 'search_key', value ->> 'archived_on' FROM json_each(?1)"
);
const UPDATE: &str = "UPDATE client SET identity_code = ?2, last_name = ?3, first_names = ?4, gender = ?5, \
     municipality = ?6, phone = ?7, non_disclosure = ?8, career_agent_id = ?9, work_trial_days_elsewhere = ?10, \
     work_trial_elsewhere_until = ?11, sort_key = ?12, search_key = ?13, archived_on = ?14 WHERE id = ?1";
const BY_ID: &str = concat!("SELECT ", columns!(), " FROM client WHERE id = ?1");
const BY_CODES: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM client WHERE identity_code IN (SELECT value FROM json_each(?1)) ORDER BY id"
);
const ALL: &str = concat!("SELECT ", columns!(), " FROM client ORDER BY id");

/// Takes clients in.
///
/// # Errors
/// If a row breaks a constraint or the disk is full.
pub async fn insert(conn: &mut SqliteConnection, rows: &[ClientRow]) -> Result<()> {
    sqlx::query(INSERT)
        .bind(serde_json::to_string(rows)?)
        .execute(conn)
        .await?;
    Ok(())
}

/// Writes a client's columns.
///
/// # Errors
/// If the row breaks a constraint or the disk is full.
pub async fn update(conn: &mut SqliteConnection, row: &ClientRow) -> Result<()> {
    sqlx::query(UPDATE)
        .bind(&row.id)
        .bind(&row.identity_code)
        .bind(&row.last_name)
        .bind(&row.first_names)
        .bind(&row.gender)
        .bind(&row.municipality)
        .bind(&row.phone)
        .bind(row.non_disclosure)
        .bind(&row.career_agent_id)
        .bind(row.work_trial_days_elsewhere)
        .bind(&row.work_trial_elsewhere_until)
        .bind(&row.sort_key)
        .bind(&row.search_key)
        .bind(&row.archived_on)
        .execute(conn)
        .await?;
    Ok(())
}

/// A client by id.
///
/// # Errors
/// If the database cannot be read.
pub async fn by_id(conn: &mut SqliteConnection, id: &str) -> Result<Option<ClientRow>> {
    Ok(sqlx::query_as(BY_ID).bind(id).fetch_optional(conn).await?)
}

/// The clients with those identity codes.
///
/// # Errors
/// If the database cannot be read.
pub async fn by_identity_codes(
    conn: &mut SqliteConnection,
    codes: &[&str],
) -> Result<Vec<ClientRow>> {
    Ok(sqlx::query_as(BY_CODES)
        .bind(serde_json::to_string(codes)?)
        .fetch_all(conn)
        .await?)
}

/// The most words that a whole name is taken to have.
const NAME_WORDS: usize = 8;
const BY_NAMES: &str = concat!(
    "SELECT ",
    columns!(),
    " FROM client WHERE archived_on IS NULL AND non_disclosure = 0 AND EXISTS (SELECT 1 FROM json_each(?1) \
      WHERE search_key = value OR substr(search_key, 1, length(value) + 1) = value || ' ') ORDER BY sort_key, id LIMIT 10"
);

/// Clients of just that family name and given name, in either order, with further given names or without; never one
/// with a non-disclosure order. At most 10.
///
/// # Errors
/// If the database cannot be read.
pub async fn by_whole_name(conn: &mut SqliteConnection, text: &str) -> Result<Vec<ClientRow>> {
    let folded = polku_domain::text::fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    if !(2..=NAME_WORDS).contains(&words.len()) {
        return Ok(Vec::new());
    }
    let names: Vec<String> = (0..words.len())
        .map(|at| [&words[at..], &words[..at]].concat().join(" "))
        .collect();
    Ok(sqlx::query_as(BY_NAMES)
        .bind(serde_json::to_string(&names)?)
        .fetch_all(conn)
        .await?)
}

/// Every client, in the order in which they were taken in.
///
/// # Errors
/// If the database cannot be read.
pub async fn all(conn: &mut SqliteConnection) -> Result<Vec<ClientRow>> {
    Ok(sqlx::query_as(ALL).fetch_all(conn).await?)
}

const EXISTING: &str =
    "SELECT id FROM client WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY id";

/// Those of the ids that are clients.
///
/// # Errors
/// If the database cannot be read.
pub async fn existing(conn: &mut SqliteConnection, ids: &[&str]) -> Result<Vec<String>> {
    Ok(sqlx::query_scalar(EXISTING)
        .bind(serde_json::to_string(ids)?)
        .fetch_all(conn)
        .await?)
}

/// A client's name, and the gender that figures count by.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct ClientName {
    /// The client.
    pub id: String,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_names: String,
    /// Code of the gender.
    pub gender: Option<String>,
}

const NAMES: &str = "SELECT id, last_name, first_names, gender FROM client
     WHERE id IN (SELECT value FROM json_each(?1)) ORDER BY sort_key, id";

/// The names of those clients, in alphabetical order.
///
/// # Errors
/// If the database cannot be read.
pub async fn names(conn: &mut SqliteConnection, ids: &[&str]) -> Result<Vec<ClientName>> {
    Ok(sqlx::query_as(NAMES)
        .bind(serde_json::to_string(ids)?)
        .fetch_all(conn)
        .await?)
}

/// The clients whom a worker limited to municipalities reaches: theirs, and those who are the worker's own wherever
/// they live, as [`relation`] has it.
#[derive(Debug, Clone, Default, Serialize)]
pub struct ListReach {
    /// The worker's municipalities.
    pub municipalities: Vec<String>,
    /// Their environments.
    pub environments: Vec<String>,
    /// Who they are: themselves, and those they stand in for.
    pub workers: Vec<String>,
}

/// Which clients a list shows.
#[derive(Debug, Clone, Default)]
pub struct ListFilter {
    /// Only those whom the worker reaches; none for all.
    pub reach: Option<ListReach>,
    /// Only these municipalities; none for all.
    pub municipalities: Option<Vec<String>>,
    /// Only clients with a period in these environments on `today`; none for all.
    pub environments: Option<Vec<String>>,
    /// Only clients of these career agents.
    pub career_agents: Option<Vec<String>>,
    /// Only clients whose participation is open.
    pub participating: bool,
    /// Only clients with an open period that ends by this day.
    pub ending_by: Option<String>,
    /// Only clients with a plan whose review is due by this day.
    pub review_by: Option<String>,
    /// The day on which a period is open.
    pub today: String,
}

/// A line of the list of clients.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct ListedClient {
    /// The client.
    pub id: String,
    /// Family name.
    pub last_name: String,
    /// Given names.
    pub first_names: String,
    /// Home municipality.
    pub municipality: Option<String>,
    /// Turvakielto.
    pub non_disclosure: bool,
    /// Environment of the period that started last and is open.
    pub environment: Option<String>,
    /// Its legal basis.
    pub legal_basis: Option<String>,
    /// Its last day.
    pub period_end: Option<String>,
    /// Whether a participation is open.
    pub participating: bool,
}

macro_rules! reached {
    ($reach:literal) => {
        concat!(
            "(",
            $reach,
            " IS NULL OR c.municipality IN (SELECT value FROM json_each(",
            $reach,
            ", '$.municipalities')) OR c.id IN (SELECT w.id FROM client w WHERE w.career_agent_id IN (
       SELECT value FROM json_each(",
            $reach,
            ", '$.workers'))) OR c.id IN (SELECT o.client_id FROM coaching_period o
       WHERE o.environment_id IN (SELECT value FROM json_each(",
            $reach,
            ", '$.environments')) AND (o.end_date IS NULL OR o.end_date >= date(?4, '-90 days'))))"
        )
    };
}

macro_rules! list_where {
    () => {
        concat!(
            "c.archived_on IS NULL
  AND (?1 IS NULL OR c.municipality IN (SELECT value FROM json_each(?1)))
  AND (?2 IS NULL OR c.id IN (SELECT p.client_id FROM coaching_period p
       WHERE p.environment_id IN (SELECT value FROM json_each(?2))
         AND p.start_date <= ?4 AND (p.end_date IS NULL OR p.end_date >= ?4)))
  AND (?3 IS NULL OR c.id IN (SELECT id FROM client WHERE career_agent_id IN (SELECT value FROM json_each(?3))))
  AND (?7 = 0 OR c.id IN (SELECT s.client_id FROM participation s
       WHERE s.start_date <= ?4 AND (s.end_date IS NULL OR s.end_date > ?4)))
  AND (?8 IS NULL OR c.id IN (SELECT e.client_id FROM coaching_period e
       WHERE e.start_date <= ?4 AND e.end_date BETWEEN ?4 AND ?8))
  AND (?9 IS NULL OR c.id IN (SELECT r.client_id FROM plan r
       WHERE r.archived_on IS NULL AND r.next_review_on <= ?9
         AND EXISTS (SELECT 1 FROM participation s WHERE s.client_id = r.client_id AND s.end_date IS NULL)))
  AND ",
            reached!("?10")
        )
    };
}

macro_rules! listed {
    () => {
        "SELECT c.id, c.last_name, c.first_names, c.municipality, c.non_disclosure,
       e.name AS environment, p.legal_basis, p.end_date AS period_end,
       EXISTS (SELECT 1 FROM participation s WHERE s.client_id = c.id AND s.start_date <= ?4
               AND (s.end_date IS NULL OR s.end_date > ?4)) AS participating
FROM client c
LEFT JOIN coaching_period p ON p.id = (SELECT q.id FROM coaching_period q WHERE q.client_id = c.id
     AND q.start_date <= ?4 AND (q.end_date IS NULL OR q.end_date >= ?4) ORDER BY q.start_date DESC, q.id DESC LIMIT 1)
LEFT JOIN coaching_environment e ON e.id = p.environment_id "
    };
}

// a place that is hidden does not show itself by the order either
macro_rules! by_rank {
    ($of:literal, $hidden:literal, $way:literal) => {
        concat!(
            "WITH rank AS MATERIALIZED (SELECT value AS id, key AS place FROM json_each(?11)) ",
            listed!(),
            "LEFT JOIN rank r ON r.id = ",
            $of,
            $hidden,
            " WHERE c.id IN (SELECT c.id FROM client c WHERE ",
            list_where!(),
            ") ORDER BY r.place IS NULL, r.place ",
            $way,
            ", c.sort_key, c.id LIMIT ?5 OFFSET ?6"
        )
    };
}

macro_rules! by_value {
    ($key:literal, $way:literal) => {
        concat!(
            listed!(),
            "WHERE c.id IN (SELECT c.id FROM client c WHERE ",
            list_where!(),
            ") ORDER BY ",
            $key,
            " IS NULL, ",
            $key,
            " ",
            $way,
            ", c.sort_key, c.id LIMIT ?5 OFFSET ?6"
        )
    };
}

/// What a list of clients is ordered by; those of whom it is not known, or hidden by a non-disclosure order, come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrderBy {
    /// Name, in the Finnish alphabet.
    Name,
    /// Home municipality.
    Municipality,
    /// Whether a participation is open.
    Participating,
    /// Environment of the period that is open.
    Environment,
    /// Its legal basis.
    LegalBasis,
    /// Its last day.
    PeriodEnd,
}

/// The order of a list of clients; those who are equal stand in alphabetical order.
#[derive(Debug, Clone)]
pub struct ListOrder {
    /// What it is by.
    pub by: OrderBy,
    /// The last first.
    pub descending: bool,
    /// Municipalities, environments or legal bases in the order of their names, where the order is by one of them.
    pub ranks: Vec<String>,
}

impl ListOrder {
    /// By name.
    pub const ALPHABETICAL: Self = Self {
        by: OrderBy::Name,
        descending: false,
        ranks: Vec::new(),
    };

    const fn page(&self) -> &'static str {
        match (self.by, self.descending) {
            (OrderBy::Name, false) => PAGE,
            (OrderBy::Name, true) => PAGE_BACKWARD,
            (OrderBy::Municipality, false) => {
                by_rank!("c.municipality", " AND c.non_disclosure = 0", "ASC")
            }
            (OrderBy::Municipality, true) => {
                by_rank!("c.municipality", " AND c.non_disclosure = 0", "DESC")
            }
            (OrderBy::Environment, false) => {
                by_rank!("p.environment_id", " AND c.non_disclosure = 0", "ASC")
            }
            (OrderBy::Environment, true) => {
                by_rank!("p.environment_id", " AND c.non_disclosure = 0", "DESC")
            }
            (OrderBy::LegalBasis, false) => by_rank!("p.legal_basis", "", "ASC"),
            (OrderBy::LegalBasis, true) => by_rank!("p.legal_basis", "", "DESC"),
            (OrderBy::Participating, false) => by_value!("1 - participating", "ASC"),
            (OrderBy::Participating, true) => by_value!("1 - participating", "DESC"),
            (OrderBy::PeriodEnd, false) => {
                by_value!("iif(c.non_disclosure, NULL, p.end_date)", "ASC")
            }
            (OrderBy::PeriodEnd, true) => {
                by_value!("iif(c.non_disclosure, NULL, p.end_date)", "DESC")
            }
        }
    }

    const fn is_ranked(&self) -> bool {
        matches!(
            self.by,
            OrderBy::Municipality | OrderBy::Environment | OrderBy::LegalBasis
        )
    }
}

const COUNT: &str = concat!("SELECT count(*) FROM client c WHERE ", list_where!());
const PAGE: &str = concat!(
    listed!(),
    "WHERE c.id IN (SELECT c.id FROM client c WHERE ",
    list_where!(),
    " ORDER BY c.sort_key, c.id LIMIT ?5 OFFSET ?6) ORDER BY c.sort_key, c.id"
);
const PAGE_BACKWARD: &str = concat!(
    listed!(),
    "WHERE c.id IN (SELECT c.id FROM client c WHERE ",
    list_where!(),
    " ORDER BY c.sort_key DESC, c.id DESC LIMIT ?5 OFFSET ?6) ORDER BY c.sort_key DESC, c.id DESC"
);

/// How many clients a filter leaves, and a page of them in an order.
///
/// # Errors
/// If the database cannot be read.
pub async fn list(
    conn: &mut SqliteConnection,
    filter: &ListFilter,
    order: &ListOrder,
    offset: i64,
    limit: i64,
) -> Result<(i64, Vec<ListedClient>)> {
    let municipalities = filter
        .municipalities
        .as_ref()
        .map(serde_json::to_string)
        .transpose()?;
    let environments = filter
        .environments
        .as_ref()
        .map(serde_json::to_string)
        .transpose()?;
    let career_agents = filter
        .career_agents
        .as_ref()
        .map(serde_json::to_string)
        .transpose()?;
    let reach = filter
        .reach
        .as_ref()
        .map(serde_json::to_string)
        .transpose()?;
    let total = sqlx::query_scalar(COUNT)
        .bind(&municipalities)
        .bind(&environments)
        .bind(&career_agents)
        .bind(&filter.today)
        .bind(limit)
        .bind(offset)
        .bind(filter.participating)
        .bind(&filter.ending_by)
        .bind(&filter.review_by)
        .bind(&reach)
        .fetch_one(&mut *conn)
        .await?;
    let mut page = sqlx::query_as(order.page())
        .bind(&municipalities)
        .bind(&environments)
        .bind(&career_agents)
        .bind(&filter.today)
        .bind(limit)
        .bind(offset)
        .bind(filter.participating)
        .bind(&filter.ending_by)
        .bind(&filter.review_by)
        .bind(&reach);
    if order.is_ranked() {
        page = page.bind(serde_json::to_string(&order.ranks)?);
    }
    Ok((total, page.fetch_all(conn).await?))
}

// no window function: numbering every hit took three times as long as keeping the best of them
// the plus keeps the index of the list out: it would fetch every client by its id, which a scan does not
macro_rules! ranked {
    ($from:literal, $matching:literal) => {
        concat!(
            "WITH hit AS MATERIALIZED (SELECT c.id,
    ?2 IS NOT NULL AND c.id IN (SELECT q.client_id FROM coaching_period q
       WHERE q.environment_id IN (SELECT value FROM json_each(?2)) AND (q.end_date IS NULL OR q.end_date >= ?4))
      AS own_environment,
    ?3 IS NOT NULL AND c.career_agent_id IN (SELECT value FROM json_each(?3)) AS own_client,
    c.search_key LIKE ?6 AS begins,
    instr(c.sort_key, ?7) > 0 AS exact,
    c.sort_key
  FROM ",
            $from,
            " WHERE +c.archived_on IS NULL AND ",
            reached!("?1"),
            " AND ",
            $matching,
            " ORDER BY own_environment DESC, own_client DESC, begins DESC, exact DESC, c.sort_key, c.id LIMIT ?8) ",
            listed!(),
            "JOIN hit ON hit.id = c.id ORDER BY hit.own_environment DESC, hit.own_client DESC, hit.begins DESC, \
             hit.exact DESC, hit.sort_key, hit.id"
        )
    };
}

const SEARCH: &str = ranked!(
    "client_search s JOIN client_number n ON n.number = s.rowid JOIN client c ON c.id = n.client_id",
    "client_search MATCH ?5"
);
const SEARCH_SHORT: &str = ranked!("client c", "(c.search_key LIKE ?6 OR c.search_key LIKE ?5)");

/// Clients whose name, identity code or phone holds every word of `text`; the worker's own first, exact spelling before
/// folded, then alphabetical.
///
/// `filter.reach` limits, `filter.environments` and `filter.career_agents` say whose are "own".
///
/// # Errors
/// If the database cannot be read.
pub async fn search(
    conn: &mut SqliteConnection,
    text: &str,
    filter: &ListFilter,
    limit: i64,
) -> Result<Vec<ListedClient>> {
    let folded = polku_domain::text::fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let Some(first) = words.first().filter(|word| !like(word).is_empty()) else {
        return Ok(Vec::new());
    };
    let long: Vec<String> = words
        .iter()
        .filter(|w| w.chars().count() >= 3)
        .map(|w| format!("\"{}\"", w.replace('"', "\"\"")))
        .collect();
    let starts = format!("{}%", like(first));
    let short = long.is_empty();
    let pattern = if short {
        format!("% {}%", like(first))
    } else {
        long.join(" AND ")
    };
    let found: Vec<ListedClient> = sqlx::query_as(if short { SEARCH_SHORT } else { SEARCH })
        .bind(
            filter
                .reach
                .as_ref()
                .map(serde_json::to_string)
                .transpose()?,
        )
        .bind(
            filter
                .environments
                .as_ref()
                .map(serde_json::to_string)
                .transpose()?,
        )
        .bind(
            filter
                .career_agents
                .as_ref()
                .map(serde_json::to_string)
                .transpose()?,
        )
        .bind(&filter.today)
        .bind(pattern)
        .bind(starts)
        .bind(polku_domain::text::finnish_sort_key(
            text.split_whitespace().next().unwrap_or_default(),
        ))
        .bind(limit)
        .fetch_all(conn)
        .await?;
    let rest: Vec<&str> = words
        .iter()
        .skip(usize::from(short))
        .copied()
        .filter(|w| w.chars().count() < 3)
        .collect();
    if rest.is_empty() {
        return Ok(found);
    }
    Ok(found
        .into_iter()
        .filter(|client| {
            let name =
                polku_domain::text::fold(&format!("{} {}", client.last_name, client.first_names));
            rest.iter()
                .all(|word| name.split_whitespace().any(|part| part.starts_with(word)))
        })
        .collect())
}

/// A word without the wildcards of LIKE.
fn like(word: &str) -> String {
    word.replace(['%', '_'], "")
}

/// How a worker stands to a client on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromRow)]
pub struct ClientRelation {
    /// A period in one of the worker's environments, or of a worker they stand in for, open or ended in the last 90 days or still to come.
    pub own_environment: bool,
    /// The worker, or one they stand in for, is the career agent.
    pub own_client: bool,
    /// In one of the worker's municipalities.
    pub own_municipality: bool,
}

const RELATION: &str = "WITH me AS MATERIALIZED (SELECT ?2 AS id UNION SELECT s.worker_id FROM substitute s
  JOIN worker w ON w.id = s.worker_id AND w.archived_on IS NULL
  WHERE s.substitute_id = ?2 AND s.archived_on IS NULL AND s.from_date <= ?3 AND s.to_date >= ?3)
SELECT
  EXISTS (SELECT 1 FROM coaching_period p JOIN worker_environment w ON w.environment_id = p.environment_id
          WHERE p.client_id = c.id AND w.worker_id IN (SELECT id FROM me)
            AND (p.end_date IS NULL OR p.end_date >= date(?3, '-90 days'))) AS own_environment,
  coalesce(c.career_agent_id IN (SELECT id FROM me), 0) AS own_client,
  EXISTS (SELECT 1 FROM me WHERE NOT EXISTS (SELECT 1 FROM worker_municipality WHERE worker_id = me.id)
   OR EXISTS (SELECT 1 FROM worker_municipality w WHERE w.worker_id = me.id AND w.municipality = c.municipality))
   AS own_municipality
FROM client c WHERE c.id = ?1";

/// How a worker stands to a client; nothing where there is no such client.
///
/// # Errors
/// If the database cannot be read.
pub async fn relation(
    conn: &mut SqliteConnection,
    client: &str,
    worker: &str,
    today: &str,
) -> Result<Option<ClientRelation>> {
    Ok(sqlx::query_as(RELATION)
        .bind(client)
        .bind(worker)
        .bind(today)
        .fetch_optional(conn)
        .await?)
}
