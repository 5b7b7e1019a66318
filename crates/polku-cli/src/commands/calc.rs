//! `polku calc`: the municipal share and the deadlines, without a store.

use clap::{Arg, ArgGroup, ArgMatches, Command};
use polku_domain::NaiveDate;
use polku_domain::deadline::{self, Deadline, Delivery, Served};
use polku_domain::municipal_share::{Amount, MunicipalShare, MunicipalShareError, municipal_share};
use polku_domain::parameters::Parameters;
use polku_messages::{self as messages, Language};
use serde::Serialize;

use crate::args::{self, Form};
use crate::output::{self, Exit, Failure};

/// The most days on each side, so that their sum is a number of days too.
const MOST_DAYS: u32 = 1_000_000_000;

/// The arguments.
#[derive(Debug)]
pub(crate) enum Args {
    /// `calc municipal-share`
    MunicipalShare {
        /// Days paid already.
        paid_days: u32,
        /// Days to come.
        further_days: u32,
        /// The full amount in force where none is given.
        daily_amount: Option<Amount>,
        /// The day whose parameters hold.
        today: NaiveDate,
    },
    /// `calc deadline`
    Deadline(Served),
}

/// The JSON of the municipal share, a contract.
#[derive(Serialize)]
struct ShareJson {
    from_day: u32,
    to_day: u32,
    municipality_eur: String,
    steps: Vec<StepJson>,
}

#[derive(Serialize)]
struct StepJson {
    percent: u8,
    days: u32,
    eur: String,
}

/// The JSON of a deadline, a contract.
#[derive(Serialize)]
struct DeadlineJson {
    served: String,
    last_day: String,
}

/// The words.
pub(crate) fn definition(l: Language) -> Command {
    Command::new("calc")
        .about(messages::help_calc(l))
        .override_usage("polku calc municipal-share …\n  polku calc deadline …")
        .subcommand_required(true)
        .subcommand_value_name(messages::help_value_command(l))
        .subcommand(share_definition(l))
        .subcommand(deadline_definition(l))
}

fn share_definition(l: Language) -> Command {
    let amount = move |text: &str| -> Result<Amount, String> {
        Amount::parse(text).map_err(|_| messages::usage_bad_amount(l))
    };
    Command::new("municipal-share")
        .about(messages::help_calc_municipal_share(l))
        .override_usage(format!(
            "polku calc municipal-share --paid-days {n} --further-days {n} [--daily-amount 37.21]",
            n = messages::help_value_number(l)
        ))
        .next_help_heading(messages::help_heading_options(l))
        .arg(
            args::number_option(
                "paid-days",
                messages::help_calc_paid_days(l),
                0,
                MOST_DAYS.into(),
                l,
            )
            .required(true),
        )
        .arg(
            args::number_option(
                "further-days",
                messages::help_calc_further_days(l),
                1,
                MOST_DAYS.into(),
                l,
            )
            .required(true),
        )
        .arg(
            Arg::new("daily-amount")
                .long("daily-amount")
                .value_name(messages::help_value_amount(l))
                .value_parser(clap::builder::ValueParser::new(amount))
                .help(messages::help_calc_daily_amount(l)),
        )
        .arg(Form::only_json(l))
}

fn deadline_definition(l: Language) -> Command {
    Command::new("deadline")
        .about(messages::help_calc_deadline(l))
        .override_usage(format!(
            "polku calc deadline rectification --sent-on {date} --by letter|electronic | --received-on {date}",
            date = messages::help_value_date(l)
        ))
        .next_help_heading(messages::help_heading_arguments(l))
        .arg(
            Arg::new("kind")
                .value_name("rectification")
                .required(true)
                .value_parser(args::choice(l, &[("rectification", ())]))
                .help(messages::help_calc_deadline_kind(l)),
        )
        .next_help_heading(messages::help_heading_options(l))
        .arg(args::date_option("sent-on", messages::help_calc_sent_on(l), l).requires("by"))
        .arg(
            Arg::new("by")
                .long("by")
                .value_name(messages::help_value_by(l))
                .value_parser(args::choice(
                    l,
                    &[("letter", Delivery::Letter), ("electronic", Delivery::Electronic)],
                ))
                .conflicts_with("received-on")
                .help(messages::help_calc_by(l)),
        )
        .arg(args::date_option("received-on", messages::help_calc_received_on(l), l))
        .arg(Form::only_json(l))
        .group(ArgGroup::new("served").args(["sent-on", "received-on"]).required(true))
}

impl Args {
    /// Out of the words.
    pub(crate) fn of(matches: &ArgMatches, language: Language) -> Result<Self, Failure> {
        match matches.subcommand() {
            Some(("municipal-share", matches)) => {
                let days = |name| {
                    let days: u64 = args::required(matches, name, language)?;
                    u32::try_from(days).map_err(|_| {
                        Failure::usage(messages::usage_bad_number(language, MOST_DAYS, 0))
                    })
                };
                Ok(Self::MunicipalShare {
                    paid_days: days("paid-days")?,
                    further_days: days("further-days")?,
                    daily_amount: matches.get_one("daily-amount").copied(),
                    today: polku_app::system::today(),
                })
            }
            Some((_, matches)) => Ok(Self::Deadline(
                match matches.get_one::<NaiveDate>("received-on") {
                    Some(day) => Served::Received { on: *day },
                    None => Served::Sent {
                        on: args::required(matches, "sent-on", language)?,
                        by: args::required(matches, "by", language)?,
                    },
                },
            )),
            None => Err(Failure::usage(messages::usage_other(language))),
        }
    }
}

/// Prints the result, one JSON document in one line.
pub(crate) fn run(language: Language, args: &Args) -> Result<Exit, Failure> {
    match *args {
        Args::MunicipalShare {
            paid_days,
            further_days,
            daily_amount,
            today,
        } => {
            let share = share(paid_days, further_days, daily_amount, today).map_err(|error| {
                Failure::usage(match error {
                    MunicipalShareError::NoFurtherDays => {
                        messages::usage_bad_number(language, MOST_DAYS, 1)
                    }
                    MunicipalShareError::TooLarge => messages::usage_bad_amount(language),
                })
            })?;
            output::print_json(&share_json(&share))?;
        }
        Args::Deadline(served) => {
            output::print_json(&deadline_json(&rectification(served)))?;
        }
    }
    Ok(Exit::Done)
}

fn share(
    paid_days: u32,
    further_days: u32,
    daily_amount: Option<Amount>,
    today: NaiveDate,
) -> Result<MunicipalShare, MunicipalShareError> {
    let parameters = Parameters::embedded().municipal_share(today);
    municipal_share(
        paid_days,
        further_days,
        daily_amount.unwrap_or(parameters.daily_amount),
        parameters,
    )
}

fn rectification(served: Served) -> Deadline {
    let day = match served {
        Served::Sent { on, .. } | Served::Received { on } => on,
    };
    deadline::rectification(served, Parameters::embedded().deadlines(day))
}

fn share_json(share: &MunicipalShare) -> ShareJson {
    let step = |step: &polku_domain::municipal_share::ShareStep| StepJson {
        percent: step.percent,
        days: step.days,
        eur: step.amount.to_string(),
    };
    ShareJson {
        from_day: share.from_day,
        to_day: share.to_day,
        municipality_eur: share.total.to_string(),
        steps: share.steps.iter().map(step).collect(),
    }
}

fn deadline_json(deadline: &Deadline) -> DeadlineJson {
    DeadlineJson {
        served: deadline.served.to_string(),
        last_day: deadline.last_day.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_share_is_the_json_of_the_contract() {
        let share = share(
            650,
            258,
            Some(Amount::parse("37.21").unwrap()),
            day("2026-09-30"),
        )
        .unwrap();
        let json = serde_json::to_string(&share_json(&share)).unwrap();
        assert!(
            json.starts_with(
                r#"{"from_day":651,"to_day":908,"municipality_eur":"4614.04","steps":[{"percent":40,"days":50,"eur":"744.20"},"#
            ),
            "{json}"
        );
    }

    #[test]
    fn the_deadline_is_the_json_of_the_contract() {
        let of = |served| serde_json::to_string(&deadline_json(&rectification(served))).unwrap();
        let sent = Served::Sent {
            on: day("2026-11-20"),
            by: Delivery::Letter,
        };
        assert_eq!(
            of(sent),
            r#"{"served":"2026-11-27","last_day":"2026-12-11"}"#
        );
        let received = Served::Received {
            on: day("2026-12-10"),
        };
        assert_eq!(
            of(received),
            r#"{"served":"2026-12-10","last_day":"2026-12-28"}"#
        );
    }
}
