//! `polku demo`: a store with a made-up region.

use std::path::Path;

use clap::{ArgMatches, Command};
use polku_app::demo::{self, Demo};
use polku_app::{ApiError, Code};
use polku_domain::NaiveDate;
use polku_messages::{self as messages, Language};
use serde::Serialize;

use crate::args::{self, Context, Form};
use crate::office::{self, About};
use crate::output::{self, Exit, Failure};
use crate::passphrase;

/// The most clients: far above any real region, low enough to end within a day.
const MAX_CLIENTS: u32 = 1_000_000;

/// The arguments.
#[derive(Debug)]
pub(crate) struct Args {
    pub(crate) seed: u64,
    pub(crate) clients: u32,
    pub(crate) today: NaiveDate,
    pub(crate) form: Form,
}

/// What is printed as JSON.
#[derive(Serialize)]
struct Printed<'a> {
    store: String,
    seed: u64,
    today: NaiveDate,
    #[serde(flatten)]
    made: &'a Demo,
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
            args::number_option(
                "clients",
                messages::help_demo_clients(l),
                1,
                u64::from(MAX_CLIENTS),
                l,
            )
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
            clients: u32::try_from(args::required::<u64>(matches, "clients", language)?)
                .unwrap_or(MAX_CLIENTS),
            today: matches
                .get_one("today")
                .copied()
                .unwrap_or_else(polku_app::system::today),
            form: Form::of(matches),
        })
    }
}

/// Makes the region.
pub(crate) async fn run(context: &Context, args: Args) -> Result<Exit, Failure> {
    let language = context.language;
    let store = context.store()?;
    if store.exists() {
        let error = ApiError::new(Code::StoreExists);
        return Err(office::failure(&error, &about(context, store)));
    }
    let secret = passphrase::new(context)?;
    let made = make(context, store, &args, &secret).await?;
    output::tell(&messages::done_demo_secret(language));
    match args.form {
        Form::Text => output::print(&text(&made, store, language))?,
        Form::Json => output::print_json(&Printed {
            store: store.display().to_string(),
            seed: args.seed,
            today: args.today,
            made: &made,
        })?,
    }
    Ok(Exit::Done)
}

async fn make(context: &Context, store: &Path, args: &Args, secret: &str) -> Result<Demo, Failure> {
    let (clock, ids) = polku_app::system::machine();
    demo::demo(
        store,
        (args.seed, args.clients),
        args.today,
        secret,
        clock,
        ids,
    )
    .await
    .map_err(|error| office::failure(&error, &about(context, store)))
}

fn about<'a>(context: &Context, store: &'a Path) -> About<'a> {
    About {
        language: context.language,
        file: store,
        worker: "",
        is_opening: false,
    }
}

/// The lines of the result: where the store is, who works in it, whom to look at.
fn text(made: &Demo, store: &Path, l: Language) -> String {
    let workers: Vec<(String, String)> = made
        .workers
        .iter()
        .map(|worker| (worker.name.clone(), worker.role.as_str().to_owned()))
        .collect();
    let cases: Vec<(String, String)> = made
        .labels
        .iter()
        .map(|case| {
            let who = format!("{} {}", case.identity_code, case.name);
            (who, case_words(&case.label, l))
        })
        .collect();
    let clients = u64::try_from(made.clients).unwrap_or(u64::MAX);
    format!(
        "{}\n\n{}:\n{}\n{}:\n{}",
        messages::done_demo(l, clients, store.display()),
        messages::done_demo_workers(l),
        args::table(&workers),
        messages::done_demo_cases(l),
        args::table(&cases),
    )
}

fn case_words(label: &str, l: Language) -> String {
    match label {
        "work_trial_too_long" => messages::demo_case_work_trial_too_long(l),
        "work_trial_hours" => messages::demo_case_work_trial_hours(l),
        "rehabilitative_days_a_week" => messages::demo_case_rehabilitative_days_a_week(l),
        "rehabilitative_too_short" => messages::demo_case_rehabilitative_too_short(l),
        "tasks_not_allowed" => messages::demo_case_tasks_not_allowed(l),
        "unmarked_group" => messages::demo_case_unmarked_group(l),
        "three_unauthorised_days" => messages::demo_case_three_unauthorised_days(l),
        "period_ends_in_20_days" => messages::demo_case_period_ends_in_20_days(l),
        "absence_notice_due" => messages::demo_case_absence_notice_due(l),
        "review_late" => messages::demo_case_review_late(l),
        other => other.to_owned(),
    }
}
