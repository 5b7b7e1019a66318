//! Who acts, and how far their role reaches.

use crate::error::{ApiError, Code};
use polku_domain::NaiveDate;
use polku_domain::access::{Capability, Reach, Relation, covers, reach};
use polku_domain::code::Role;
use polku_domain::parameters::Parameters;
use polku_store::client::{ListFilter, ListReach};
use polku_store::{Store, client, read_log, setting, substitute, worker};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// By what a client beyond one's own reach is open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OpenedByReason {
    /// The reason that the worker gave.
    pub reason: String,
    /// Until when it holds, in UTC milliseconds.
    pub until: f64,
}

/// How a worker stands to a client.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Standing {
    /// What they may do with that client.
    pub(crate) capabilities: Vec<Capability>,
    /// The reason, if some of it is by that alone.
    pub(crate) opened: Option<OpenedByReason>,
}

/// A worker who has signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Id.
    pub worker_id: String,
    /// Role.
    pub role: Role,
    /// Municipalities; none means all of the office's.
    pub municipalities: Vec<String>,
    /// Coaching environments.
    pub environments: Vec<String>,
    /// The workers they stand in for today; their municipalities and environments are among the above.
    pub stands_in_for: Vec<String>,
    /// The day that today is taken to be.
    pub today: NaiveDate,
}

impl Session {
    /// The session of a worker of the store.
    ///
    /// # Errors
    /// [`Code::UnknownWorker`] for one who is not there or is archived.
    pub async fn of(store: &Store, worker_id: &str, today: NaiveDate) -> Result<Self, ApiError> {
        let mut conn = store.read().await?;
        let row = worker::by_id(&mut conn, worker_id)
            .await?
            .filter(|row| row.archived_on.is_none())
            .ok_or_else(|| ApiError::new(Code::UnknownWorker))?;
        let mut municipalities = worker::municipalities(&mut conn, worker_id).await?;
        let mut environments = worker::environments(&mut conn, worker_id).await?;
        let stands_in_for =
            substitute::stood_in_for(&mut conn, worker_id, &today.to_string()).await?;
        for other in &stands_in_for {
            let theirs = worker::municipalities(&mut conn, other).await?;
            if theirs.is_empty() {
                municipalities.clear();
            } else if !municipalities.is_empty() {
                municipalities.extend(theirs);
            }
            environments.extend(worker::environments(&mut conn, other).await?);
        }
        for list in [&mut municipalities, &mut environments] {
            list.sort();
            list.dedup();
        }
        Ok(Self {
            worker_id: row.id,
            role: row
                .role
                .parse()
                .map_err(|_| ApiError::new(Code::StoreDamaged))?,
            municipalities,
            environments,
            stands_in_for,
            today,
        })
    }

    /// How far a capability reaches for this worker.
    #[must_use]
    pub const fn reach(&self, capability: Capability) -> Reach {
        reach(self.role, capability)
    }

    /// Lets pass what the role reaches at all.
    pub(crate) fn require(&self, capability: Capability) -> Result<(), ApiError> {
        if self.reach(capability) == Reach::Nothing {
            Err(ApiError::new(Code::NotPermitted))
        } else {
            Ok(())
        }
    }

    /// Lets pass what the role reaches for that client, or what it reaches at all for one that was opened with a reason.
    /// One that is not there is not found, whoever asks.
    pub(crate) async fn require_for(
        &self,
        store: &Store,
        capability: Capability,
        client_id: &str,
    ) -> Result<(), ApiError> {
        let relation = self.relation(store, client_id).await?;
        let reach = self.reach(capability);
        if covers(reach, relation)
            || reach > Reach::Nothing && self.reason(store, client_id).await?.is_some()
        {
            return Ok(());
        }
        Err(ApiError::new(Code::NotPermitted))
    }

    /// What the worker may do with that client, and the reason that they gave if some of it is by that alone.
    pub(crate) async fn standing(
        &self,
        store: &Store,
        client_id: &str,
    ) -> Result<Standing, ApiError> {
        let relation = self.relation(store, client_id).await?;
        let (mut capabilities, beyond): (Vec<_>, Vec<_>) = Capability::ALL
            .iter()
            .copied()
            .filter(|capability| self.reach(*capability) > Reach::Nothing)
            .partition(|capability| covers(self.reach(*capability), relation));
        let mut opened = None;
        if !beyond.is_empty() {
            opened = self.reason(store, client_id).await?;
            if opened.is_some() {
                capabilities.extend(beyond);
            }
        }
        Ok(Standing {
            capabilities,
            opened,
        })
    }

    async fn relation(&self, store: &Store, client_id: &str) -> Result<Relation, ApiError> {
        let mut conn = store.read().await?;
        let today = self.today.to_string();
        let stands = client::relation(&mut conn, client_id, &self.worker_id, &today)
            .await?
            .ok_or_else(|| ApiError::new(Code::NotFound))?;
        Ok(Relation {
            own_environment: stands.own_environment,
            own_client: stands.own_client,
            own_municipality: stands.own_municipality,
        })
    }

    /// The reason by which the client still counts as the worker's own.
    async fn reason(
        &self,
        store: &Store,
        client_id: &str,
    ) -> Result<Option<OpenedByReason>, ApiError> {
        let hours = self.parameters(store).await?.reason(self.today).hours;
        let lasts = i64::from(hours) * 3_600_000;
        let mut conn = store.read().await?;
        let since = store.clock().now_ms() - lasts;
        let given = read_log::reason_given(&mut conn, client_id, &self.worker_id, since).await?;
        Ok(given.map(|given| OpenedByReason {
            reason: given.reason,
            until: (given.at + lasts) as f64,
        }))
    }

    /// The worker and those they stand in for.
    #[must_use]
    pub(crate) fn in_person(&self) -> Vec<String> {
        let mut all = vec![self.worker_id.clone()];
        all.extend(self.stands_in_for.iter().cloned());
        all
    }

    /// The clients that a list may show to this worker.
    #[must_use]
    pub fn listable(&self) -> ListFilter {
        let limited =
            self.reach(Capability::ListClients) != Reach::Office && !self.municipalities.is_empty();
        ListFilter {
            reach: limited.then(|| ListReach {
                municipalities: self.municipalities.clone(),
                environments: self.environments.clone(),
                workers: self.in_person(),
            }),
            today: self.today.to_string(),
            ..ListFilter::default()
        }
    }

    /// The rules in force: the program's, with the coordinator's dated rows over them.
    pub(crate) async fn parameters(&self, store: &Store) -> Result<Parameters, ApiError> {
        let mut conn = store.read().await?;
        let mut parameters = Parameters::embedded().clone();
        for rows in setting::parameter_overrides(&mut conn).await? {
            parameters = parameters
                .overlay(&rows)
                .map_err(|_| ApiError::new(Code::StoreDamaged))?;
        }
        Ok(parameters)
    }
}
