//! The journal is the store: whatever is done, replaying it gives the same tables, and taking back gives what was.

use crate::small_office::{DAYS, Deed, InUse, SmallOffice, reason};
use polku_app::Code;
use polku_domain::code::LISTS;
use polku_domain::exit::ExitReason;
use polku_store::schema::TABLES;
use polku_store::setting;
use polku_tests::TestStore;
use polku_tests::made_up::is_soak;
use polku_tests::opened::{Opened, made_up_code, master_key, raw};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::json;
use sqlx::SqliteConnection;
use std::collections::BTreeSet;
use tokio::runtime::Runtime;

/// What follows an act at once.
#[derive(Debug, Clone, Copy)]
enum Then {
    Nothing,
    Undo,
    UndoTheUndo,
}

type Step = (usize, Deed, Then);

fn acts() -> impl Strategy<Value = Deed> {
    use Deed::*;
    let number = 0..100_usize;
    let mark = prop::sample::select(vec![
        Some("present"),
        Some("late"),
        Some("sick"),
        Some("not_held"),
        None,
    ]);
    let marks = prop::collection::vec((number.clone(), 0..DAYS, mark), 1..5);
    prop_oneof![
        2 => (0..8_u8).prop_map(AddClient),
        2 => (number.clone(), 0..2_usize, 0..DAYS, 0..30_u8, prop::option::of(1..8_u8)).prop_map(
            |(client, environment, from, days, weekly)| StartPeriod { client, environment, from, days, weekly }
        ),
        2 => (number.clone(), 0..DAYS, any::<bool>())
            .prop_map(|(period, on, assessed)| EndPeriod { period, on, assessed }),
        6 => marks.prop_map(Mark),
        3 => (number.clone(), 0..DAYS).prop_map(|(client, on)| Note { client, on }),
        1 => (0..3_u8).prop_map(|form| SaveDraft { form }),
        1 => (0..3_u8).prop_map(|form| DiscardDraft { form }),
        1 => (0..12_u8, 0..DAYS, prop::sample::select(vec!["present", "sick"]))
            .prop_map(|(client, from, mark)| Import { client, from, mark }),
        1 => (0..2_u8, 0..3_u8).prop_map(|(id, value)| Setting { id, value }),
        5 => number.clone().prop_map(Undo),
        1 => number.prop_map(Look),
    ]
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let then =
        prop_oneof![3 => Just(Then::Nothing), 1 => Just(Then::Undo), 1 => Just(Then::UndoTheUndo)];
    prop::collection::vec((0..3_usize, acts(), then), 1..25)
}

impl InUse {
    /// Does a step and holds what it did against what it said.
    async fn step(&mut self, (worker, act, then): &Step) {
        let before = self.opened.digests().await;
        let answer = match self.act(*worker, act).await {
            Ok(answer) => answer,
            Err(error) => {
                let known = [
                    Code::Invalid,
                    Code::NotFound,
                    Code::NotPermitted,
                    Code::NotUndoable,
                    Code::RuleBroken,
                ];
                assert!(known.contains(&error.code), "{act:?}: {error:?}");
                assert_eq!(
                    self.opened.digests().await,
                    before,
                    "a refusal changes nothing"
                );
                return;
            }
        };
        let after = self.opened.digests().await;
        let Some(done) = answer["act"].as_str() else {
            assert_eq!(after, before, "no act, no change");
            return;
        };
        assert_ne!(after, before, "an act changes something");
        let by = match act {
            Deed::Undo(n) => self.done[n % self.done.len()].0,
            _ => *worker,
        };
        let mut last = done.to_owned();
        let lasting = matches!(act, Deed::Import { .. } | Deed::Setting { .. });
        if lasting && !matches!(then, Then::Nothing) {
            let refused = self.undo(by, &last).await.expect_err("it cannot be undone");
            assert_eq!(reason(&refused), "not_undoable");
            assert_eq!(
                self.opened.digests().await,
                after,
                "a refusal changes nothing"
            );
        } else {
            if matches!(then, Then::Undo | Then::UndoTheUndo) {
                last = self
                    .undo(by, &last)
                    .await
                    .unwrap_or_else(|error| panic!("{act:?}: {error:?}"));
                assert_eq!(
                    self.opened.digests().await,
                    before,
                    "undone, the tables are as before the act"
                );
            }
            if matches!(then, Then::UndoTheUndo) {
                last = self
                    .undo(by, &last)
                    .await
                    .unwrap_or_else(|error| panic!("{act:?}: {error:?}"));
                assert_eq!(
                    self.opened.digests().await,
                    after,
                    "done again, they are as after it"
                );
            }
        }
        self.done.push((by, last));
    }
}

#[test]
fn replaying_the_journal_of_random_use_gives_the_same_tables() {
    let runtime = Runtime::new().expect("a runtime");
    let office = SmallOffice::new(&runtime);
    let cases = if is_soak() { 300 } else { 30 };
    let config = Config {
        cases,
        failure_persistence: None,
        max_shrink_iters: 200,
        ..Config::default()
    };
    let tried = TestRunner::new(config).run(&steps(), |steps| {
        runtime.block_on(async {
            let (folder, opened) = office.copy().await;
            let mut in_use = InUse::new(&office, opened, folder.path()).await;
            for step in &steps {
                in_use.step(step).await;
            }
            in_use.opened.whole().await;
            in_use.opened.close().await;
        });
        Ok(())
    });
    if let Err(error) = tried {
        panic!("{error}");
    }
}

async fn fails(conn: &mut SqliteConnection, sql: &'static str, with: &str) {
    let error = sqlx::query(sql).execute(conn).await.expect_err(sql);
    assert!(error.to_string().contains(with), "{sql}: {error}");
}

#[test]
fn no_write_gets_past_the_journal_and_no_entry_out_of_the_read_log() {
    let store = TestStore::new();
    let runtime = Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let opened = Opened::open(&store.path, None)
            .await
            .expect("the store opens");
        let request =
            json!({ "identity_code": made_up_code(1), "last_name": "Suku", "first_names": "Etu" });
        let client = opened.call("add_client", &request).await.expect("a client");
        let _ = opened
            .call("open_client", &json!({ "client_id": client["id"] }))
            .await
            .expect("its page");
        opened.close().await;

        let mut conn = raw(&store.path, &master_key(&store.path)).await;
        let journaled = "journal.tx";
        fails(
            &mut conn,
            "INSERT INTO setting (id, value) VALUES ('a', 'b')",
            journaled,
        )
        .await;
        fails(&mut conn, "UPDATE client SET phone = '1'", journaled).await;
        fails(&mut conn, "DELETE FROM worker", journaled).await;
        fails(&mut conn, "UPDATE read_log SET worker = 'x'", "append-only").await;
        fails(&mut conn, "DELETE FROM read_log", "append-only").await;
    });
}

#[test]
fn every_table_is_declared_and_the_code_lists_are_the_domains() {
    const NAMES: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT GLOB 'sqlite_*' \
        AND name NOT GLOB 'client_search_*' ORDER BY name";
    let store = TestStore::new();
    let runtime = Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let opened = Opened::open(&store.path, None)
            .await
            .expect("the store opens");
        let mut conn = opened.store().read().await.expect("a reader");
        let found: Vec<String> = sqlx::query_scalar(NAMES)
            .fetch_all(&mut *conn)
            .await
            .expect("names");
        let declared: BTreeSet<&str> = TABLES.iter().map(|table| table.name).collect();
        assert_eq!(
            found.iter().map(String::as_str).collect::<BTreeSet<_>>(),
            declared
        );

        let exits: Vec<&str> = ExitReason::ALL
            .iter()
            .map(|reason| reason.as_str())
            .collect();
        let lists = LISTS
            .iter()
            .map(|(list, words)| (*list, words.to_vec()))
            .chain([("exit_reason", exits)]);
        let mut in_all = 0;
        for (list, mut words) in lists {
            words.sort_unstable();
            in_all += words.len();
            assert_eq!(
                setting::codes(&mut conn, list).await.expect("codes"),
                words,
                "{list}"
            );
        }
        let stored: i64 = sqlx::query_scalar("SELECT count(*) FROM code")
            .fetch_one(&mut *conn)
            .await
            .expect("a count");
        assert_eq!(stored, in_all as i64, "no other list");
        drop(conn);
        opened.close().await;
    });
}
