//! What the desk is asked and what it answers.

use crate::demo::DemoWorker;
use crate::files::Handle;
use crate::typescript::Line;
use polku_domain::access::Capability;
use polku_domain::code::Role;
use serde::{Deserialize, Serialize};
use ts_rs::{Config, TS, TypeVisitor};
use uuid::Uuid;

/// Which store the desk is at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// The office's own.
    Office,
    /// The made-up region.
    MadeUp,
}

/// What a window must know before anyone has signed in. It names nobody of a real office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskView {
    /// Whether the office's own store exists.
    pub office: bool,
    /// Whether the made-up region exists.
    pub made_up: bool,
    /// What the open office calls itself, if it has said; nobody is told who has not signed in.
    pub office_name: Option<String>,
    /// The store that is open, if one is.
    pub open: Option<Which>,
    /// Whether the store that is open is marked as made up, wherever it lies.
    pub made_up_store: bool,
    /// Whether the open office's recovery key was made and never typed back, told to those who manage the office.
    pub recovery_pending: bool,
    /// Whether the open store is locked and a PIN will open it.
    pub pin: bool,
    /// Who is signed in.
    pub worker: Option<DeskWorker>,
    /// The day that today is taken to be.
    pub today: String,
    /// The program's version.
    pub version: String,
}

/// The worker at the desk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DeskWorker {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// What the role may do at all, for showing.
    pub capabilities: Vec<Capability>,
}

/// A request to make the office.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct CreateOffice {
    #[serde(default)]
    pub(crate) name: String,
    pub(crate) municipalities: Vec<String>,
    pub(crate) worker: String,
    pub(crate) role: Role,
    pub(crate) passphrase: String,
}

/// The recovery key of a new office, to be printed or written down now.
#[derive(Clone, Serialize, Deserialize, TS)]
pub struct OfficeCreated {
    /// The key, in groups of four.
    pub recovery_key: String,
}

#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignIn {
    pub(crate) name: Option<String>,
    pub(crate) passphrase: String,
}

/// A request for a new passphrase by the printed recovery key, when the present one is forgotten.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct ResetPassphrase {
    pub(crate) name: Option<String>,
    pub(crate) recovery_key: String,
    pub(crate) passphrase: String,
}

/// A request to bring a backup back as this machine's office, by the recovery key or by a worker's passphrase.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct RestoreOffice {
    pub(crate) file: Handle,
    pub(crate) recovery_key: Option<String>,
    pub(crate) name: Option<String>,
    pub(crate) passphrase: Option<String>,
}

/// A request to write the recovery key that is on the screen into a file.
#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SaveRecoveryKey {
    pub(crate) file: Handle,
    pub(crate) recovery_key: String,
}

#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct SignInMadeUp {
    pub(crate) worker: String,
}

#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pin {
    pub(crate) pin: String,
}

#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Estimate {
    pub(crate) passphrase: String,
    pub(crate) name: String,
}

#[derive(Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct RemoveWorker {
    #[ts(as = "String")]
    pub(crate) worker_id: Uuid,
}

/// A request that says nothing more.
#[derive(Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

macro_rules! desk_commands {
    ($($name:ident: $request:ty => $view:ty,)+) => {
        /// Shows every request and view of the desk to a collector of types.
        pub(crate) fn visit_types(types: &mut impl TypeVisitor) {
            $(types.visit::<$request>(); types.visit::<$view>();)+
        }

        /// The desk's commands with request and view.
        pub(crate) fn lines(config: &Config) -> Vec<Line> {
            vec![$((stringify!($name), <$request as TS>::name(config), <$view as TS>::name(config)),)+]
        }
    };
}

desk_commands! {
    desk: Nothing => DeskView,
    passphrase_strength: Estimate => u8,
    create_office: CreateOffice => OfficeCreated,
    restore_office: RestoreOffice => DeskView,
    sign_in: SignIn => DeskView,
    reset_passphrase: ResetPassphrase => DeskView,
    make_made_up: Nothing => Vec<DemoWorker>,
    reset_made_up: Nothing => Vec<DemoWorker>,
    made_up_workers: Nothing => Vec<DemoWorker>,
    sign_in_made_up: SignInMadeUp => DeskView,
    lock: Nothing => DeskView,
    set_pin: Pin => DeskView,
    unlock_pin: Pin => DeskView,
    new_recovery_key: Nothing => OfficeCreated,
    save_recovery_key: SaveRecoveryKey => DeskView,
    confirm_recovery_key: Nothing => DeskView,
    remove_worker: RemoveWorker => DeskView,
}
