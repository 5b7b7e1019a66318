//! `polku demo`: a store with a made-up region.

use std::path::Path;

use clap::{ArgMatches, Command};
use polku_domain::NaiveDate;
use polku_messages::{self as messages, Language};

use crate::args::{self, Context, Form};
use crate::output::{self, Exit, Failure};
use crate::passphrase;

/// The most clients: far above any real region, low enough to end within a day.
const MAX_CLIENTS: u64 = 1_000_000;

/// The arguments.
#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) seed: u64,
    pub(crate) clients: u64,
    pub(crate) today: NaiveDate,
    pub(crate) form: Form,
}

/// What was made.
struct Made {
    clients: u64,
}

/// The words.
pub(crate) fn definition(l: Language) -> Command {
    Command::new("demo")
        .about(messages::help_demo(l))
        .override_usage(format!(
            "polku demo --store {file} --seed {n} --clients {n} [--today {date}]",
            file = messages::help_value_file(l),
            n = messages::help_value_number(l),
            date = messages::help_value_date(l)
        ))
        .next_help_heading(messages::help_heading_options(l))
        .arg(
            args::number_option("seed", messages::help_demo_seed(l), 0, u64::MAX, l).required(true),
        )
        .arg(
            args::number_option("clients", messages::help_demo_clients(l), 1, MAX_CLIENTS, l)
                .required(true),
        )
        .arg(args::date_option("today", messages::help_demo_today(l), l))
        .arg(Form::option(l))
}

impl Args {
    /// Out of the words.
    pub(crate) fn of(matches: &ArgMatches, language: Language) -> Result<Self, Failure> {
        Ok(Self {
            seed: args::required(matches, "seed", language)?,
            clients: args::required(matches, "clients", language)?,
            today: matches
                .get_one("today")
                .copied()
                .unwrap_or_else(crate::clock::today),
            form: Form::of(matches),
        })
    }
}

/// Makes the region.
pub(crate) async fn run(context: &Context, args: Args) -> Result<Exit, Failure> {
    let language = context.language;
    let store = context.store()?;
    let secret = passphrase::new(context)?;
    let made = make(context, store, &args, &secret).await?;
    output::tell(&messages::done_demo_secret(language));
    match args.form {
        Form::Text => {
            output::print(&(messages::done_demo(language, made.clients, store.display()) + "\n"))?
        }
        Form::Json => output::print_json(&serde_json::json!({
            "store": store.display().to_string(),
            "clients": made.clients,
            "seed": args.seed,
            "today": args.today.to_string(),
        }))?,
    }
    Ok(Exit::Done)
}

/// WIRE: the one call of the use case.
#[expect(clippy::unused_async, reason = "the use case is awaited here")]
async fn make(
    _context: &Context,
    _store: &Path,
    _args: &Args,
    _passphrase: &str,
) -> Result<Made, Failure> {
    Err(Failure::not_wired())
}
