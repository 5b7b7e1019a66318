//! The commands as TypeScript: every request and view, and the map of command names that the window calls by.
//!
//! Written by `cargo xtask codegen` into `ui/src/api/generated.ts`, committed and checked, so that the window and the
//! dispatch cannot drift apart.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};
use ts_rs::{Config, TS, TypeVisitor};

/// A line of the map: the command, its request and its view.
pub(crate) type Line = (&'static str, String, String);

/// Collects declarations, each type once.
pub(crate) struct Declarations<'a> {
    config: &'a Config,
    seen: BTreeSet<TypeId>,
    by_name: BTreeMap<String, String>,
    /// Names that two types have.
    clashes: BTreeSet<String>,
}

impl TypeVisitor for Declarations<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        if T::output_path().is_some() {
            let docs = T::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}", T::decl(self.config));
            let name = T::ident(self.config);
            if self
                .by_name
                .get(&name)
                .is_some_and(|other| *other != declaration)
            {
                self.clashes.insert(name.clone());
            }
            self.by_name.insert(name, declaration);
        }
    }
}

/// The whole file.
#[must_use]
pub fn source() -> String {
    let config = Config::default().with_large_int("number");
    let mut declarations = Declarations {
        config: &config,
        seen: BTreeSet::new(),
        by_name: BTreeMap::new(),
        clashes: BTreeSet::new(),
    };
    crate::commands::visit_types(&mut declarations);
    crate::desk_wire::visit_types(&mut declarations);
    declarations.visit::<crate::ApiError>();
    // what a view flattens has a name for the window too
    declarations.visit::<polku_reports::esf::EsfReport>();
    declarations.visit::<polku_reports::quarter::QuarterFigures>();
    let mut text = String::from(
        "// The commands of the program with their requests and views.\n// Written by `cargo xtask codegen`; do not edit.\n",
    );
    for name in &declarations.clashes {
        text.push_str(&format!("// two types are named {name}\n"));
    }
    for declaration in declarations.by_name.values() {
        text.push('\n');
        text.push_str(declaration);
        text.push('\n');
    }
    let mut map = |name: &str, docs: &str, lines: Vec<Line>| {
        text.push_str(&format!("\n/** {docs} */\nexport type {name} = {{\n"));
        for (command, request, view) in lines {
            text.push_str(&format!("  {command}: [{request}, {view}];\n"));
        }
        text.push_str("};\n");
    };
    let mut commands = crate::desk_wire::lines(&config);
    commands.extend(crate::commands::lines(&config));
    map(
        "Commands",
        "Every command with its request and its view.",
        commands,
    );
    map(
        "Jobs",
        "Every long command with its request and the view that its job ends with.",
        crate::commands::job_lines(&config),
    );
    text.push_str("\n/** What each command needs at all; the program enforces it, the window shows by it. */\nexport const NEEDS = {\n");
    for command in crate::commands::COMMANDS {
        text.push_str(&format!(
            "  {}: \"{}\",\n",
            command.name,
            command.needs.as_str()
        ));
    }
    text.push_str("} as const satisfies Partial<Record<keyof Commands, Capability>>;\n");
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_committed_file_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../ui/src/api/generated.ts");
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(
            committed == super::source(),
            "{path} is not up to date: run `cargo xtask codegen`"
        );
    }

    #[test]
    fn every_command_is_in_the_map_and_every_type_is_declared() {
        let source = super::source();
        for command in crate::commands::COMMANDS {
            assert!(
                source.contains(&format!("  {}: [", command.name)),
                "{}",
                command.name
            );
        }
        for name in [
            "ClientPage",
            "Mark",
            "AttendanceCode",
            "DeskView",
            "ApiError",
            "JobStatus",
            "EsfReport",
        ] {
            assert!(source.contains(&format!("export type {name} ")), "{name}");
        }
        assert!(!source.contains("bigint"));
        assert!(
            !source.contains("two types are named"),
            "each type has a name of its own"
        );
    }
}
