//! `polku init`: a new store with its first worker.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command};
use polku_app::office::{NewOffice, Office};
use polku_app::{ApiError, Code};
use polku_domain::code::Role;
use polku_messages::{self as messages, Language};
use zeroize::Zeroizing;

use crate::args::{self, Context, Form};
use crate::office::{self, About};
use crate::output::{self, Exit, Failure};
use crate::passphrase;

/// The roles, as they are written.
const ROLES: &[(&str, Role)] = &[
    (Role::WorkCoach.as_str(), Role::WorkCoach),
    (Role::CareerAgent.as_str(), Role::CareerAgent),
    (Role::CompanyAgent.as_str(), Role::CompanyAgent),
    (Role::Coordinator.as_str(), Role::Coordinator),
    (Role::DecisionMaker.as_str(), Role::DecisionMaker),
];

/// The arguments.
#[derive(Debug)]
pub(crate) struct Args {
    /// Codes, each once, in the order given.
    pub(crate) municipalities: Vec<String>,
    /// What the office calls itself; may be empty.
    pub(crate) office_name: String,
    pub(crate) worker: String,
    /// A coordinator unless said otherwise: without one nobody could manage the office.
    pub(crate) role: Role,
    pub(crate) recovery_key_file: Option<PathBuf>,
    pub(crate) form: Form,
}

/// The words.
pub(crate) fn definition(l: Language) -> Command {
    Command::new("init")
        .about(messages::help_init(l))
        .override_usage(format!(
            "polku --store {file} init --municipality {code}[,{code}…] --worker \"{name}\" --role coordinator \
             [--office-name \"{name}\"] [--recovery-key-file {file}]",
            file = messages::help_value_file(l),
            code = messages::help_value_code(l),
            name = messages::help_value_name(l)
        ))
        .next_help_heading(messages::help_heading_options(l))
        .arg(
            Arg::new("municipality")
                .long("municipality")
                .value_name(messages::help_value_code(l))
                .value_delimiter(',')
                .action(ArgAction::Append)
                .required(true)
                .value_parser(args::municipality(l))
                .help(messages::help_init_municipality(l)),
        )
        .arg(
            Arg::new("office-name")
                .long("office-name")
                .value_name(messages::help_value_name(l))
                .value_parser(args::text(l))
                .help(messages::help_init_office_name(l)),
        )
        .arg(
            Arg::new("worker")
                .long("worker")
                .value_name(messages::help_value_name(l))
                .required(true)
                .value_parser(args::text(l))
                .help(messages::help_init_worker(l)),
        )
        .arg(
            Arg::new("role")
                .long("role")
                .value_name(messages::help_value_role(l))
                .value_parser(args::choice(l, ROLES))
                .help(messages::help_init_role(l)),
        )
        .arg(args::file_option("recovery-key-file", messages::help_init_recovery_key_file(l), l))
        .arg(Form::option(l))
}

impl Args {
    /// Out of the words.
    pub(crate) fn of(matches: &ArgMatches, language: Language) -> Result<Self, Failure> {
        let mut municipalities: Vec<String> = Vec::new();
        for code in matches
            .get_many::<String>("municipality")
            .into_iter()
            .flatten()
        {
            if !municipalities.contains(code) {
                municipalities.push(code.clone());
            }
        }
        Ok(Self {
            municipalities,
            office_name: matches
                .get_one::<String>("office-name")
                .cloned()
                .unwrap_or_default(),
            worker: args::required(matches, "worker", language)?,
            role: matches
                .get_one("role")
                .copied()
                .unwrap_or(Role::Coordinator),
            recovery_key_file: matches.get_one("recovery-key-file").cloned(),
            form: Form::of(matches),
        })
    }
}

/// Makes the store and shows the recovery key once, never on standard output.
pub(crate) async fn run(context: &Context, args: Args) -> Result<Exit, Failure> {
    let language = context.language;
    let store = context.store()?;
    if store.exists() {
        let error = ApiError::new(Code::StoreExists);
        return Err(office::failure(&error, &about(context, store)));
    }
    let secret = passphrase::new(context)?;
    // Made first: a store whose recovery key found no place would be one without a recovery key.
    let mut key_file = args
        .recovery_key_file
        .as_deref()
        .map(|path| create(language, path))
        .transpose()?;
    let recovery_key = match make(context, store, &args, &secret).await {
        Ok(key) => key,
        Err(failure) => {
            if let Some(path) = &args.recovery_key_file {
                drop(key_file.take());
                let _ = std::fs::remove_file(path);
            }
            return Err(failure);
        }
    };

    passphrase::warn_if_weak(language, &secret, &args.worker);
    let written = match (&mut key_file, &args.recovery_key_file) {
        (Some(file), Some(path)) => match write_key(file, &recovery_key) {
            Ok(()) => Some(path),
            Err(error) => {
                output::warn(
                    language,
                    &messages::file_unwritable(language, path.display(), error),
                );
                None
            }
        },
        _ => None,
    };
    match written {
        Some(path) => output::tell(&messages::recovery_key_written(language, path.display())),
        None => {
            output::tell(&messages::recovery_key_once(language));
            output::tell(&recovery_key);
        }
    }

    match args.form {
        Form::Text => {
            output::print(&(messages::done_init(language, store.display(), &args.worker) + "\n"))?
        }
        Form::Json => output::print_json(&serde_json::json!({
            "store": store.display().to_string(),
            "municipalities": args.municipalities,
            "worker": args.worker,
            "role": args.role.as_str(),
        }))?,
    }
    Ok(Exit::Done)
}

async fn make(
    context: &Context,
    store: &Path,
    args: &Args,
    secret: &str,
) -> Result<Zeroizing<String>, Failure> {
    let new = NewOffice {
        name: &args.office_name,
        municipalities: &args.municipalities,
        worker: &args.worker,
        role: args.role,
        passphrase: secret,
        made_up: false,
        recovery_pending: false,
    };
    let (clock, ids) = polku_app::system::machine();
    let (made, _, recovery_key) = Office::create(store, &new, clock, ids)
        .await
        .map_err(|error| office::failure(&error, &about(context, store)))?;
    made.close().await;
    Ok(recovery_key.to_text())
}

fn about<'a>(context: &Context, store: &'a Path) -> About<'a> {
    About {
        language: context.language,
        file: store,
        worker: "",
        is_opening: false,
    }
}

fn write_key(file: &mut File, key: &str) -> std::io::Result<()> {
    file.write_all(key.as_bytes())?;
    file.write_all(b"\n")?;
    file.sync_all()
}

/// A new file that only its owner reads.
fn create(language: Language, path: &Path) -> Result<File, Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => Failure::usage(messages::file_exists(language, path.display())),
        _ => Failure::usage(messages::file_unwritable(language, path.display(), error)),
    })
}
