//! What of an office can be put right after its first day: a worker's name, a municipality that was left out.

use polku_app::office::{NewOffice, Office};
use polku_app::{App, Code, Session, system};
use polku_domain::code::Role;
use polku_tests::PASSPHRASE;
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

async fn sign_in(path: &Path, name: &str) -> Result<(App, Session), Code> {
    let (clock, ids) = system::machine();
    let opened = Office::open(path, Some(name), PASSPHRASE, clock, ids).await;
    let (office, session) = opened.map_err(|error| error.code)?;
    Ok((App::new(office), session))
}

async fn ask(
    app: &App,
    session: &Session,
    command: &str,
    request: Value,
) -> Result<Value, polku_app::ApiError> {
    let answer = app.dispatch(session, command, &request.to_string()).await?;
    Ok(serde_json::from_str(&answer).expect("an answer is JSON"))
}

#[tokio::test]
async fn a_worker_signs_in_by_the_new_name_and_a_municipality_can_be_added() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("office.polku");
    let new = NewOffice {
        name: "",
        municipalities: &["167".to_owned()],
        worker: "Koordinaattori Testi",
        role: Role::Coordinator,
        passphrase: PASSPHRASE,
        made_up: false,
        recovery_pending: false,
    };
    let (clock, ids) = system::machine();
    let (office, session, _) = Office::create(&path, &new, clock, ids)
        .await
        .expect("an office");
    let app = App::new(office);
    let add = json!({ "name": "Valmentja Väärä", "role": "work_coach", "passphrase": PASSPHRASE });
    let coach = ask(&app, &session, "add_worker", add)
        .await
        .expect("a worker")["id"]
        .clone();
    let rename = |name: &str| json!({ "worker_id": coach, "name": name });
    for (name, fault) in [
        ("  ", "missing_value"),
        ("koordinaattori  testi", "known_name"),
    ] {
        let refused = ask(&app, &session, "rename_worker", rename(name))
            .await
            .expect_err("no name to sign in by");
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::Invalid, Some("name"))
        );
        assert_eq!(refused.details.expect("details")["reason"], fault);
    }
    let nobody = json!({ "worker_id": "00000000-0000-0000-0000-000000000000", "name": "Joku Muu" });
    let refused = ask(&app, &session, "rename_worker", nobody).await;
    assert_eq!(refused.expect_err("nobody").code, Code::NotFound);
    ask(
        &app,
        &session,
        "rename_worker",
        rename(" Valmentaja  Oikea "),
    )
    .await
    .expect("it is done");

    let municipality = |code: &str| json!({ "municipality": code });
    let refused = ask(&app, &session, "add_municipality", municipality("999")).await;
    assert_eq!(refused.expect_err("none of the region").code, Code::Invalid);
    for _ in 0..2 {
        ask(&app, &session, "add_municipality", municipality("260"))
            .await
            .expect("it is done");
    }
    app.close().await;

    assert_eq!(
        sign_in(&path, "Valmentja Väärä").await.err(),
        Some(Code::UnknownWorker)
    );
    let (app, coach) = sign_in(&path, "Valmentaja Oikea").await.expect("signed in");
    let office = ask(&app, &coach, "get_office", json!({}))
        .await
        .expect("the office");
    let codes: Vec<&str> = office["municipalities"]
        .as_array()
        .expect("municipalities")
        .iter()
        .map(|line| line["code"].as_str().expect("a code"))
        .collect();
    assert_eq!(codes, ["167", "260"]);
    let names: Vec<&str> = office["workers"]
        .as_array()
        .expect("workers")
        .iter()
        .map(|line| line["name"].as_str().expect("a name"))
        .collect();
    assert_eq!(names, ["Koordinaattori Testi", "Valmentaja Oikea"]);
    let refused = ask(
        &app,
        &coach,
        "rename_worker",
        json!({ "worker_id": coach.worker_id, "name": "Joku Muu" }),
    )
    .await;
    assert_eq!(
        refused.expect_err("a coach does not").code,
        Code::NotPermitted
    );
    app.close().await;
}
