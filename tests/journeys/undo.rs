//! What may not be undone is refused, with the reason, and changes nothing.

use crate::small_office::{Deed, InUse, SmallOffice, day, reason};
use polku_app::{ApiError, Code, Session, system};
use polku_domain::code::Role;
use polku_store::{Act, journal, worker};
use serde_json::json;
use tokio::runtime::Runtime;

/// A refusal to undo, which changes nothing.
async fn refused(in_use: &InUse, worker: usize, act: &str) -> ApiError {
    let before = in_use.opened.digests().await;
    let error = in_use
        .undo(worker, act)
        .await
        .expect_err("it cannot be undone");
    assert_eq!(
        in_use.opened.digests().await,
        before,
        "a refusal changes nothing"
    );
    let mut conn = in_use.opened.store().read().await.expect("a reader");
    assert!(
        journal::is_whole(&mut conn).await.expect("the journal"),
        "nor does it leave a trace"
    );
    error
}

async fn done(in_use: &InUse, worker: usize, act: Deed) -> String {
    let answer = in_use
        .act(worker, &act)
        .await
        .unwrap_or_else(|error| panic!("{act:?}: {error:?}"));
    answer["act"].as_str().expect("an act").to_owned()
}

fn with_small_office(check: impl AsyncFnOnce(InUse)) {
    let runtime = Runtime::new().expect("a runtime");
    let office = SmallOffice::new(&runtime);
    runtime.block_on(async {
        let (folder, opened) = office.copy().await;
        check(InUse::new(&office, opened, folder.path()).await).await;
    });
}

const MARK: fn(&'static str) -> Deed = |code| Deed::Mark(vec![(0, 3, Some(code))]);

#[test]
fn somebody_elses_act_and_one_that_was_built_upon_cannot_be_undone() {
    with_small_office(async |in_use| {
        let marked = done(&in_use, 0, MARK("present")).await;
        assert_eq!(
            refused(&in_use, 1, &marked).await.code,
            Code::NotFound,
            "somebody else's"
        );
        assert_eq!(
            refused(&in_use, 0, "no such act").await.code,
            Code::NotFound
        );

        let marked_again = done(&in_use, 1, MARK("late")).await;
        let changed = refused(&in_use, 0, &marked).await;
        assert_eq!(
            (changed.code, reason(&changed).as_str()),
            (Code::NotUndoable, "changed_since")
        );
        let undone = in_use
            .undo(1, &marked_again)
            .await
            .expect("the last one can");
        let twice = refused(&in_use, 1, &marked_again).await;
        assert_eq!(
            (twice.code, reason(&twice).as_str()),
            (Code::NotUndoable, "undone_already")
        );
        in_use
            .undo(1, &undone)
            .await
            .expect("an undo can be undone");

        let added = done(&in_use, 0, Deed::AddClient(1)).await;
        let newest = in_use.clients().await.len() - 1;
        let _ = done(
            &in_use,
            1,
            Deed::Note {
                client: newest,
                on: 1,
            },
        )
        .await;
        let built_upon = refused(&in_use, 0, &added).await;
        assert_eq!(
            (built_upon.code, reason(&built_upon).as_str()),
            (Code::NotUndoable, "changed_since")
        );

        let imported = done(
            &in_use,
            0,
            Deed::Import {
                client: 9,
                from: 5,
                mark: "present",
            },
        )
        .await;
        assert_eq!(
            reason(&refused(&in_use, 0, &imported).await),
            "not_undoable"
        );
        in_use.opened.whole().await;
    });
}

#[test]
fn undoing_needs_the_permission_of_the_act_and_the_rules_of_the_record() {
    with_small_office(async |mut in_use| {
        // client 1 has a period in the other environment: none of the coach's
        let denied = in_use
            .act(2, &Deed::Mark(vec![(1, 3, Some("present"))]))
            .await
            .expect_err("not the coach's");
        assert_eq!(denied.code, Code::NotPermitted);
        let marked = done(&in_use, 2, MARK("present")).await;
        let coach = in_use.sessions[2].worker_id.clone();
        let mut tx = in_use
            .opened
            .store()
            .begin(Act::new(&in_use.sessions[0].worker_id, "test"))
            .await
            .expect("a write");
        let mut row = worker::by_id(tx.conn(), &coach)
            .await
            .expect("rows")
            .expect("the coach");
        row.role = Role::CompanyAgent.as_str().to_owned();
        worker::update(tx.conn(), &row)
            .await
            .expect("it is written");
        tx.commit().await.expect("it is stored");
        in_use.sessions[2] = Session::of(in_use.opened.store(), &coach, system::today())
            .await
            .expect("a session");
        assert_eq!(
            refused(&in_use, 2, &marked).await.code,
            Code::NotPermitted,
            "the role has lost it"
        );

        // a full-time period is shortened and another one follows: the first cannot last as long as before
        let full_time = |from, days| Deed::StartPeriod {
            client: 0,
            environment: 0,
            from,
            days,
            weekly: Some(5),
        };
        let started = in_use.act(0, &full_time(50, 20)).await.expect("a period");
        let client = &in_use.clients().await[0].0;
        let request =
            json!({ "client_id": client, "period_id": started["id"], "end_date": day(45) });
        let ended = in_use
            .call(0, "end_period", request)
            .await
            .expect("it ends");
        let _ = done(&in_use, 0, full_time(40, 10)).await;
        let broken = refused(&in_use, 0, ended["act"].as_str().expect("an act")).await;
        assert_eq!(broken.code, Code::RuleBroken);
        in_use.opened.whole().await;
    });
}
