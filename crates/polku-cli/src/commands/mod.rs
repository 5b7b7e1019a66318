//! One module per command: its words (`definition`), its arguments (`Args`), and what it does (`run`).

mod backup;
mod calc;
mod check;
mod demo;
mod diagnostics;
mod export;
mod import;
mod init;
mod passphrase;
mod report;
mod restore;
mod validate;

use clap::{ArgMatches, Command};
use polku_messages::Language;

use crate::args::Context;
use crate::output::{Exit, Failure};

/// A command with its arguments.
#[derive(Debug)]
pub(crate) enum Invocation {
    /// `init`
    Init(init::Args),
    /// `import`
    Import(import::Args),
    /// `export`
    Export(export::Args),
    /// `backup`
    Backup(backup::Args),
    /// `restore`
    Restore(restore::Args),
    /// `report`
    Report(report::Args),
    /// `check`
    Check(check::Args),
    /// `diagnostics`
    Diagnostics(diagnostics::Args),
    /// `passphrase`
    Passphrase(passphrase::Args),
    /// `demo`
    Demo(demo::Args),
    /// `validate`
    Validate(validate::Args),
    /// `calc`
    Calc(calc::Args),
}

/// The commands in the order of the help.
pub(crate) fn definitions(language: Language) -> Vec<Command> {
    vec![
        init::definition(language),
        import::definition(language),
        export::definition(language),
        backup::definition(language),
        restore::definition(language),
        report::definition(language),
        check::definition(language),
        diagnostics::definition(language),
        passphrase::definition(language),
        demo::definition(language),
        validate::definition(language),
        calc::definition(language),
    ]
}

/// The command's arguments out of its words.
pub(crate) fn from_matches(
    name: &str,
    matches: &ArgMatches,
    language: Language,
) -> Result<Invocation, Failure> {
    Ok(match name {
        "init" => Invocation::Init(init::Args::of(matches, language)?),
        "import" => Invocation::Import(import::Args::of(matches, language)?),
        "export" => Invocation::Export(export::Args::of(matches, language)?),
        "backup" => Invocation::Backup(backup::Args::of(matches, language)?),
        "restore" => Invocation::Restore(restore::Args::of(matches, language)?),
        "report" => Invocation::Report(report::Args::of(matches, language)?),
        "check" => Invocation::Check(check::Args::of(matches)),
        "diagnostics" => Invocation::Diagnostics(diagnostics::Args::of(matches, language)?),
        "passphrase" => Invocation::Passphrase(passphrase::Args::of(matches)),
        "demo" => Invocation::Demo(demo::Args::of(matches, language)?),
        "validate" => Invocation::Validate(validate::Args::of(matches, language)?),
        "calc" => Invocation::Calc(calc::Args::of(matches, language)?),
        _ => {
            return Err(Failure::usage(polku_messages::usage_unknown_command(
                language, name,
            )));
        }
    })
}

/// Does it.
pub(crate) async fn run(context: &Context, invocation: Invocation) -> Result<Exit, Failure> {
    match invocation {
        Invocation::Init(args) => init::run(context, args).await,
        Invocation::Import(args) => import::run(context, args).await,
        Invocation::Export(args) => export::run(context, args).await,
        Invocation::Backup(args) => backup::run(context, args).await,
        Invocation::Restore(args) => restore::run(context, args).await,
        Invocation::Report(args) => report::run(context, args).await,
        Invocation::Check(args) => check::run(context, args).await,
        Invocation::Diagnostics(args) => diagnostics::run(context, args).await,
        Invocation::Passphrase(args) => passphrase::run(context, args).await,
        Invocation::Demo(args) => demo::run(context, args).await,
        Invocation::Validate(args) => validate::run(&args),
        Invocation::Calc(args) => calc::run(context.language, &args),
    }
}
