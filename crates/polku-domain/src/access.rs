//! Who may see and do what: one table of role × capability, and the reach it has.
//!
//! `polku-app` enforces it, the window shows by it. Until records are shared between devices the program enforces it,
//! not the keys.

use crate::code::Role;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! capabilities {
    ($($(#[$doc:meta])* $name:ident = $word:literal,)+) => {
        /// Something a worker may be allowed to do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub enum Capability { $($(#[$doc])* #[serde(rename = $word)] $name,)+ }

        impl Capability {
            /// Every capability.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// Its word on the wire.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }
        }
    };
}

capabilities! {
    /// Own work: drafts, undo of one's own acts, jobs, what one may do.
    UseProgram = "use_program",
    /// Find clients and see their names and periods in lists.
    ListClients = "list_clients",
    /// Open a client's page.
    ViewClient = "view_client",
    /// Take in a client and change who they are.
    EditClient = "edit_client",
    /// Start, change and end coaching periods.
    EditPeriod = "edit_period",
    /// Mark attendance.
    MarkAttendance = "mark_attendance",
    /// See attendance.
    ViewAttendance = "view_attendance",
    /// Read notes and plans.
    ViewNotes = "view_notes",
    /// Write notes.
    WriteNotes = "write_notes",
    /// Start and end participations, record situations: the ESF+ data.
    EditParticipation = "edit_participation",
    /// See figures.
    ViewReports = "view_reports",
    /// Take files in.
    ImportFiles = "import_files",
    /// Write files with personal data out.
    ExportFiles = "export_files",
    /// Back up, check the store.
    KeepStore = "keep_store",
    /// Workers, roles, environments, settings, parameters.
    ManageOffice = "manage_office",
    /// See who has looked at a client.
    ViewReadLog = "view_read_log",
}

/// How far a capability reaches, from nothing to the whole office.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reach {
    /// Not at all.
    Nothing,
    /// Clients with a period in one's own coaching environments.
    OwnEnvironments,
    /// The above and clients one is the career agent of.
    OwnClients,
    /// Every client of one's municipalities.
    OwnMunicipalities,
    /// Everything in the store.
    Office,
}

/// How a worker stands to what is acted on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Relation {
    /// A period in an environment of the worker's.
    pub own_environment: bool,
    /// The worker is the client's career agent.
    pub own_client: bool,
    /// In a municipality of the worker's.
    pub own_municipality: bool,
}

/// The reach that a role has with a capability.
#[must_use]
pub const fn reach(role: Role, capability: Capability) -> Reach {
    use Capability as C;
    use Reach::{Nothing, Office, OwnClients, OwnEnvironments, OwnMunicipalities};
    match (role, capability) {
        (_, C::UseProgram) | (Role::Coordinator, _) => Office,
        (Role::WorkCoach, C::ListClients | C::ViewClient | C::ViewAttendance) => OwnMunicipalities,
        (Role::WorkCoach, C::EditPeriod | C::MarkAttendance | C::ViewNotes | C::WriteNotes) => {
            OwnEnvironments
        }
        (
            Role::CareerAgent,
            C::ListClients | C::ViewClient | C::EditClient | C::EditParticipation,
        ) => OwnMunicipalities,
        (Role::CareerAgent, C::EditPeriod | C::MarkAttendance | C::ViewAttendance) => {
            OwnMunicipalities
        }
        (Role::CareerAgent, C::ViewNotes | C::WriteNotes) => OwnClients,
        (Role::CareerAgent, C::ViewReports) => OwnMunicipalities,
        // no attendance, no notes, no plans, no health data for the company agent
        (Role::CompanyAgent, C::ListClients | C::ViewClient) => OwnMunicipalities,
        (Role::DecisionMaker, C::ViewReports) => Office,
        (Role::WorkCoach | Role::CareerAgent | Role::CompanyAgent | Role::DecisionMaker, _) => {
            Nothing
        }
    }
}

/// Whether a reach covers something one stands so to.
#[must_use]
pub const fn covers(reach: Reach, relation: Relation) -> bool {
    match reach {
        Reach::Nothing => false,
        Reach::OwnEnvironments => relation.own_environment,
        Reach::OwnClients => relation.own_environment || relation.own_client,
        Reach::OwnMunicipalities => {
            relation.own_environment || relation.own_client || relation.own_municipality
        }
        Reach::Office => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_agent_and_a_decision_maker_read_no_notes_and_see_no_attendance() {
        for role in [Role::CompanyAgent, Role::DecisionMaker] {
            assert_eq!(reach(role, Capability::ViewNotes), Reach::Nothing);
            assert_eq!(reach(role, Capability::WriteNotes), Reach::Nothing);
            assert_eq!(reach(role, Capability::ViewAttendance), Reach::Nothing);
        }
    }

    #[test]
    fn only_the_coordinator_moves_files_and_manages_the_office() {
        for role in Role::ALL {
            for capability in [
                Capability::ImportFiles,
                Capability::ExportFiles,
                Capability::ManageOffice,
                Capability::ViewReadLog,
            ] {
                assert_eq!(
                    reach(*role, capability) != Reach::Nothing,
                    *role == Role::Coordinator,
                    "{role}"
                );
            }
        }
    }

    #[test]
    fn a_wider_reach_covers_all_that_a_narrower_one_does() {
        let reaches = [
            Reach::Nothing,
            Reach::OwnEnvironments,
            Reach::OwnClients,
            Reach::OwnMunicipalities,
            Reach::Office,
        ];
        for bits in 0..8u8 {
            let relation = Relation {
                own_environment: bits & 1 != 0,
                own_client: bits & 2 != 0,
                own_municipality: bits & 4 != 0,
            };
            for pair in reaches.windows(2) {
                assert!(!covers(pair[0], relation) || covers(pair[1], relation));
            }
        }
    }
}
