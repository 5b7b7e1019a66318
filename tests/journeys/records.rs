//! What a client's record keeps through the acts of several workers, and what the read log says of it.

use crate::roles::{Roles, TODAY, code};
use polku_app::Code;
use polku_domain::code::Role;
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

/// A client's page as the coordinator sees it.
pub(crate) async fn page(roles: &Roles, client: &str) -> Value {
    let request = json!({ "client_id": client });
    roles
        .ask(&roles.coordinator, "open_client", request)
        .await
        .expect("it is done")
}

/// The start data of a participation from 1 September 2026.
pub(crate) fn start(municipality: &str, education: u32) -> Value {
    json!({
        "municipality": municipality, "education_isced": education, "status_at_start": "unemployed",
        "unemployed_since": "2025-01-01", "start_date": "2026-09-01",
    })
}

/// The request that ends the only participation of a page on a day.
pub(crate) fn end(page: &Value, day: &str) -> Value {
    json!({
        "client_id": page["id"], "participation_id": page["participations"][0]["id"], "end_date": day,
        "exit_reason": "old_age_pension", "situation": "unemployed", "qualification_date": null,
    })
}

#[tokio::test]
async fn a_client_who_moves_stays_moved_when_the_participation_is_completed_and_ended() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    let before = page(&roles, client).await;
    let moved = json!({
        "client_id": client, "last_name": before["last_name"], "first_names": before["first_names"],
        "gender": "female", "municipality": "276", "phone": null, "non_disclosure": false, "career_agent_id": null,
        "identity_code": null,
    });
    roles.id("edit_client", moved).await;
    let spell = before["participations"][0]["id"].clone();
    let education =
        json!({ "client_id": client, "participation_id": spell, "start": start("167", 5) });
    roles.id("edit_start", education).await;
    assert_eq!(page(&roles, client).await["municipality"], "276");
    let period = json!({
        "client_id": client, "period_id": before["periods"][0]["id"], "end_date": "2026-11-17",
    });
    roles.id("end_period", period).await;
    roles
        .id("end_participation", end(&before, "2026-11-17"))
        .await;
    let after = page(&roles, client).await;
    assert_eq!(after["municipality"], "276");
    assert_eq!(after["participations"][0]["end_date"], "2026-11-17");
    // the municipality of the newest participation, when it is corrected itself, is the client's
    let corrected =
        json!({ "client_id": client, "participation_id": spell, "start": start("276", 5) });
    roles.id("edit_start", corrected).await;
    let back = json!({ "client_id": client, "participation_id": spell, "start": start("167", 5) });
    roles.id("edit_start", back).await;
    assert_eq!(page(&roles, client).await["municipality"], "167");
    roles.close().await;
}

#[tokio::test]
async fn nobody_takes_a_client_out_of_their_own_municipalities_by_a_participation() {
    let roles = Roles::new().await;
    let agent = roles
        .worker("Ura Agentti", Role::CareerAgent, Some(0))
        .await;
    let client = roles.clients[0].as_str();
    let spell = page(&roles, client).await["participations"][0]["id"].clone();
    let away = json!({ "client_id": client, "participation_id": spell, "start": start("276", 3) });
    let refused = roles.ask(&agent, "edit_start", away).await;
    assert_eq!(code(refused), Some(Code::NotPermitted));
    let same = json!({ "client_id": client, "participation_id": spell, "start": start("167", 4) });
    roles
        .ask(&agent, "edit_start", same)
        .await
        .expect("it is done");
    roles.close().await;
}

#[tokio::test]
async fn the_situation_told_last_is_the_last_of_its_day() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    for situation in ["unemployed", "employed", "unemployed", "unemployed"] {
        let request = json!({ "client_id": client, "date": TODAY, "situation": situation });
        roles.id("add_situation", request).await;
    }
    let page = page(&roles, client).await;
    let mut told: Vec<(i64, &str)> = page["situations"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|s| {
            (
                s["order_in_day"].as_i64().expect("a number"),
                s["situation"].as_str().expect("a code"),
            )
        })
        .collect();
    told.sort_unstable();
    let told: Vec<&str> = told.into_iter().map(|(_, situation)| situation).collect();
    assert_eq!(told, ["employed", "unemployed"]);
    roles.close().await;
}

#[tokio::test]
async fn a_period_that_did_not_come_about_is_taken_away_and_comes_back_by_undo() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    let began = page(&roles, client).await;
    let planned = json!({
        "client_id": client, "environment_id": roles.environments[0], "legal_basis": "work_trial",
        "start_date": "2026-12-01", "end_date": "2027-01-31", "weekdays": "24", "daily_hours": 300,
    });
    let planned = roles.id("start_period", planned).await;
    let mark =
        json!({ "marks": [{ "client_id": client, "date": TODAY, "attendance": "present" }] });
    roles
        .ask(&roles.coordinator, "mark_attendance", mark)
        .await
        .expect("it is done");
    let used = json!({ "client_id": client, "period_id": began["periods"][0]["id"] });
    let refused = roles
        .ask(&roles.coordinator, "take_away_period", used)
        .await
        .unwrap_err();
    assert_eq!(refused.details.expect("details")["rule"], "period_used");
    let ends = json!({
        "client_id": client, "period_id": began["periods"][0]["id"], "end_date": TODAY,
    });
    roles.id("end_period", ends).await;
    let in_the_way = roles
        .ask(&roles.coordinator, "end_participation", end(&began, TODAY))
        .await;
    assert_eq!(
        in_the_way.unwrap_err().details.expect("details")["rule"],
        "period_open"
    );

    let coach = roles
        .worker("Oma Valmentaja", Role::WorkCoach, Some(0))
        .await;
    let request = json!({ "client_id": client, "period_id": planned });
    let taken = roles
        .ask(&coach, "take_away_period", request)
        .await
        .expect("it is done");
    roles.id("end_participation", end(&began, TODAY)).await;
    assert_eq!(
        page(&roles, client).await["periods"]
            .as_array()
            .expect("a list")
            .len(),
        1
    );
    roles
        .ask(&coach, "undo", json!({ "act": taken["act"] }))
        .await
        .expect("it is done");
    assert_eq!(page(&roles, client).await["periods"][1]["id"], planned);
    roles.close().await;
}

#[tokio::test]
async fn the_end_without_a_qualification_says_that_there_is_none() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    let began = page(&roles, client).await;
    let period = json!({
        "client_id": client, "period_id": began["periods"][0]["id"], "end_date": "2026-11-10",
    });
    roles.id("end_period", period).await;
    let mut with = end(&began, "2026-11-10");
    with["qualification_date"] = json!("2026-11-09");
    roles.id("end_participation", with).await;
    assert_eq!(
        page(&roles, client).await["participations"][0]["qualification_date"],
        "2026-11-09"
    );
    roles
        .id("end_participation", end(&began, "2026-11-10"))
        .await;
    assert_eq!(
        page(&roles, client).await["participations"][0]["qualification_date"],
        Value::Null
    );
    roles.close().await;
}

#[tokio::test]
async fn ones_own_clients_are_in_the_lists_wherever_they_live() {
    let roles = Roles::new().await;
    let coach = roles
        .worker("Oma Valmentaja", Role::WorkCoach, Some(0))
        .await;
    let agent = roles
        .worker("Ura Agentti", Role::CareerAgent, Some(0))
        .await;
    let near = roles.clients[0].as_str();
    let far = roles.clients[1].as_str();
    let period = json!({
        "client_id": far, "environment_id": roles.environments[0], "legal_basis": "job_coaching",
        "start_date": "2026-10-01", "weekdays": "2", "daily_hours": 300,
    });
    roles.id("start_period", period).await;
    let listed = async |session, request| -> Vec<String> {
        let answer = roles
            .ask(session, "list_clients", request)
            .await
            .expect("it is done");
        let lines = answer["clients"].as_array().expect("a list").clone();
        lines
            .iter()
            .map(|line| line["id"].as_str().expect("an id").to_owned())
            .collect()
    };
    assert_eq!(listed(&coach, json!({})).await, [near, far]);
    assert_eq!(listed(&coach, json!({ "own": true })).await, [near, far]);
    assert_eq!(
        listed(&coach, json!({ "municipalities": ["276"] })).await,
        [far]
    );
    assert_eq!(listed(&agent, json!({})).await, [near]);
    let found = async |session| -> Value {
        let request = json!({ "text": "Suku1" });
        roles
            .ask(session, "search_clients", request)
            .await
            .expect("it is done")["clients"]
            .clone()
    };
    assert_eq!(found(&coach).await[0]["id"], far);
    assert_eq!(found(&agent).await, json!([]));
    let unexplained = json!({ "marks": [{ "client_id": far, "date": "2026-11-17", "attendance": "absent_unexplained" }] });
    roles
        .ask(&coach, "mark_attendance", unexplained)
        .await
        .expect("it is done");
    let waiting = roles
        .ask(&coach, "get_waiting", json!({}))
        .await
        .expect("it is done");
    assert_eq!(waiting["unexplained"][0]["client_id"], far);

    let whose = page(&roles, far).await;
    let given = json!({
        "client_id": far, "last_name": whose["last_name"], "first_names": whose["first_names"], "gender": "female",
        "municipality": "276", "phone": null, "non_disclosure": false, "career_agent_id": agent.worker_id,
        "identity_code": null,
    });
    roles.id("edit_client", given).await;
    assert_eq!(listed(&agent, json!({})).await, [near, far]);
    assert_eq!(found(&agent).await[0]["id"], far);
    roles.close().await;
}

#[tokio::test]
async fn notes_beyond_the_newest_hundred_are_asked_for() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    for n in 0..103 {
        let note = json!({ "client_id": client, "date": "2026-11-10", "kind": "observation", "text": format!("Merkintä {n}") });
        roles.id("add_note", note).await;
    }
    let page = page(&roles, client).await;
    assert_eq!(page["notes_total"], 103);
    assert_eq!(page["notes"].as_array().expect("a list").len(), 100);
    let older = json!({ "client_id": client, "offset": 100 });
    let older = roles
        .ask(&roles.coordinator, "list_notes", older)
        .await
        .expect("it is done");
    let texts: Vec<&str> = older
        .as_array()
        .expect("a list")
        .iter()
        .map(|note| note["text"].as_str().expect("a text"))
        .collect();
    assert_eq!(texts, ["Merkintä 2", "Merkintä 1", "Merkintä 0"]);
    let company = roles
        .worker("Yritys Agentti", Role::CompanyAgent, Some(0))
        .await;
    let refused = json!({ "client_id": client, "offset": 0 });
    assert_eq!(
        code(roles.ask(&company, "list_notes", refused).await),
        Some(Code::NotPermitted)
    );
    roles.close().await;
}

#[tokio::test]
async fn those_who_read_no_notes_see_the_rest_of_a_long_history() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    for n in 0..210 {
        let note = json!({ "client_id": client, "date": "2026-11-10", "kind": "observation", "text": format!("{n}.") });
        roles.id("add_note", note).await;
    }
    let company = roles
        .worker("Yritys Agentti", Role::CompanyAgent, Some(0))
        .await;
    let request = json!({ "client_id": client });
    let history = roles
        .ask(&company, "client_history", request)
        .await
        .expect("it is done");
    let lines = history.as_array().expect("a list");
    assert!(lines.iter().any(|line| line["table"] == "client"));
    assert!(lines.iter().all(|line| line["table"] != "note"));
    roles.close().await;
}

#[tokio::test]
async fn one_looking_is_one_line_of_the_read_log_and_a_printed_list_stands_in_it() {
    let roles = Roles::new().await;
    let coach = roles
        .worker("Oma Valmentaja", Role::WorkCoach, Some(0))
        .await;
    let client = roles.clients[0].as_str();
    let actions = async || -> Vec<String> {
        let request = json!({ "client_id": client });
        let readers = roles
            .ask(&roles.coordinator, "list_readers", request)
            .await
            .expect("it is done");
        let lines = readers.as_array().expect("a list").clone();
        lines
            .iter()
            .filter(|line| line["worker_id"] == coach.worker_id.as_str())
            .map(|line| line["action"].as_str().expect("a word").to_owned())
            .collect()
    };
    let open = json!({ "client_id": client });
    for _ in 0..3 {
        roles
            .ask(&coach, "open_client", open.clone())
            .await
            .expect("it is done");
        roles
            .ask(&coach, "client_history", open.clone())
            .await
            .expect("it is done");
    }
    assert_eq!(actions().await, ["open"]);
    roles.clock.0.fetch_add(6 * 60_000, Ordering::SeqCst);
    roles
        .ask(&coach, "open_client", open)
        .await
        .expect("it is done");
    assert_eq!(actions().await, ["open", "open"]);
    // a Thursday on which nobody is expected, and the Friday on which the client is
    for day in ["2026-11-19", "2026-11-20"] {
        roles
            .ask(&coach, "log_print", json!({ "date": day }))
            .await
            .expect("it is done");
    }
    assert_eq!(actions().await, ["print", "open", "open"]);
    roles.close().await;
}

#[tokio::test]
async fn what_is_archived_keeps_the_day_when_it_is_renamed() {
    let roles = Roles::new().await;
    let group = json!({
        "environment_id": roles.environments[0], "name": "Aamu", "weekdays": "13", "daily_hours": 400, "archived": true,
    });
    let id = roles.id("save_group", group).await;
    let mut later = roles.coordinator.clone();
    later.today = later.today + chrono::Days::new(10);
    let renamed = json!({
        "id": id, "environment_id": roles.environments[0], "name": "Aamuryhmä", "weekdays": "13", "daily_hours": 400,
        "archived": true,
    });
    roles
        .ask(&later, "save_group", renamed)
        .await
        .expect("it is done");
    let mut conn = roles.app.office.store.read().await.expect("it opens");
    let groups = polku_store::group::all(&mut conn).await.expect("it reads");
    assert_eq!(groups[0].archived_on.as_deref(), Some(TODAY));
    drop(conn);
    roles.close().await;
}

#[tokio::test]
async fn a_period_is_not_opened_again_after_the_participation_has_ended() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    let began = page(&roles, client).await;
    let period = &began["periods"][0];
    let ends = json!({ "client_id": client, "period_id": period["id"], "end_date": TODAY });
    let ended = roles
        .ask(&roles.coordinator, "end_period", ends)
        .await
        .expect("it is done");
    roles.id("end_participation", end(&began, TODAY)).await;
    let opened = json!({
        "client_id": client, "period_id": period["id"], "environment_id": period["environment_id"],
        "legal_basis": period["legal_basis"], "start_date": period["start_date"], "end_date": null,
        "weekdays": "135", "daily_hours": 600,
    });
    let undone = json!({ "act": ended["act"] });
    for (command, request) in [("edit_period", opened), ("undo", undone)] {
        let refused = roles
            .ask(&roles.coordinator, command, request)
            .await
            .unwrap_err();
        assert_eq!(
            refused.details.expect("details")["rule"],
            "period_open",
            "{command}"
        );
    }
    roles.close().await;
}

#[tokio::test]
async fn a_person_of_two_part_time_periods_stands_once_in_the_day() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    let second = json!({
        "client_id": client, "environment_id": roles.environments[0], "legal_basis": "rehabilitative_work",
        "start_date": "2026-10-01", "end_date": "2027-02-28", "weekdays": "24", "daily_hours": 400,
    });
    roles.id("start_period", second).await;
    let day = async |date: &str| -> Value {
        let request = json!({ "date": date, "environment_id": roles.environments[0] });
        roles
            .ask(&roles.coordinator, "get_day", request)
            .await
            .expect("it is done")
    };
    // one period expects them on Wednesdays, the other on Thursdays, nobody on Saturdays
    for (date, hours) in [("2026-11-18", 600), ("2026-11-12", 400)] {
        let group = day(date).await["groups"][0].clone();
        let people = group["people"].as_array().expect("a list").clone();
        assert_eq!(people.len(), 1, "{date}");
        assert_eq!(people[0]["planned_hours"], hours, "{date}");
        assert_eq!(group["others"], json!([]), "{date}");
    }
    let saturday = day("2026-11-14").await["groups"][0].clone();
    assert_eq!(saturday["people"], json!([]));
    assert_eq!(saturday["others"].as_array().expect("a list").len(), 1);
    let unmarked = day(TODAY).await["unmarked"].clone();
    assert!(
        unmarked
            .as_array()
            .expect("a list")
            .iter()
            .all(|day| day["people"] == 1)
    );
    roles.close().await;
}

#[tokio::test]
async fn what_waits_is_done_by_an_act_that_can_be_undone() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    let coach = roles
        .worker("Oma Valmentaja", Role::WorkCoach, Some(0))
        .await;
    let waiting = async |list: &str| -> usize {
        let view = roles
            .ask(&coach, "get_waiting", json!({}))
            .await
            .expect("it is done");
        view[list].as_array().expect("a list").len()
    };
    let absent = json!({ "marks": [{ "client_id": client, "date": "2026-10-26", "attendance": "unauthorised_absence" }] });
    roles
        .ask(&coach, "mark_attendance", absent)
        .await
        .expect("it is done");
    assert_eq!(waiting("notices").await, 1);
    let notice =
        |from: &str, to: &str| json!({ "client_id": client, "from_date": from, "to_date": to });
    let refused = roles
        .ask(
            &coach,
            "add_absence_notice",
            notice("2026-10-26", "2026-11-19"),
        )
        .await
        .unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("to_date"));
    let told = roles
        .ask(&coach, "add_absence_notice", notice("2026-10-26", TODAY))
        .await
        .expect("it is done");
    assert_eq!(waiting("notices").await, 0);
    roles
        .ask(&coach, "undo", json!({ "act": told["act"] }))
        .await
        .expect("it is done");
    assert_eq!(waiting("notices").await, 1);

    let review = |next: Option<&str>| json!({ "client_id": client, "next_review_on": next });
    let none = roles.ask(&coach, "review_plan", review(None)).await;
    assert_eq!(
        code(none),
        Some(Code::Invalid),
        "no plan yet, and none to be made"
    );
    roles.plan(client, "2026-11-20").await;
    assert_eq!(waiting("reviews").await, 1);
    let past = roles
        .ask(&coach, "review_plan", review(Some(TODAY)))
        .await
        .unwrap_err();
    assert_eq!(past.field.as_deref(), Some("next_review_on"));
    let looked_at = roles
        .ask(&coach, "review_plan", review(Some("2027-02-18")))
        .await
        .expect("it is done");
    assert_eq!(waiting("reviews").await, 0);
    assert_eq!(page(&roles, client).await["next_review_on"], "2027-02-18");
    roles
        .ask(&coach, "undo", json!({ "act": looked_at["act"] }))
        .await
        .expect("it is done");
    assert_eq!(waiting("reviews").await, 1);
    roles.close().await;
}

#[tokio::test]
async fn the_history_is_asked_by_kind_and_from_a_place_on() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    for n in 0..3 {
        let note = json!({ "client_id": client, "date": "2026-11-10", "kind": "observation", "text": format!("Merkintä {n}") });
        roles.id("add_note", note).await;
    }
    let history = async |request: Value| -> Vec<Value> {
        let lines = roles
            .ask(&roles.coordinator, "client_history", request)
            .await
            .expect("it is done");
        lines.as_array().expect("a list").clone()
    };
    let all = history(json!({ "client_id": client })).await;
    let notes = history(json!({ "client_id": client, "kind": "note" })).await;
    assert_eq!(notes.len(), 3);
    assert!(notes.iter().all(|line| line["table"] == "note"));
    let rest = history(json!({ "client_id": client, "kind": null, "offset": 2 })).await;
    assert_eq!(rest, all[2..]);
    roles.close().await;
}

#[tokio::test]
async fn a_note_is_corrected_and_taken_away_by_its_writer_alone() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    let coach = roles
        .worker("Oma Valmentaja", Role::WorkCoach, Some(0))
        .await;
    let written = json!({ "client_id": client, "date": TODAY, "kind": "observation", "text": "Sujui huonsti" });
    let note = roles
        .ask(&coach, "add_note", written)
        .await
        .expect("it is done");
    let edit = |client: &str, text: &str, date: &str| {
        json!({
            "client_id": client, "note_id": note["id"], "date": date, "kind": "discussion", "text": text,
        })
    };
    let take = json!({ "client_id": client, "note_id": note["id"] });

    for (command, request) in [
        ("edit_note", edit(client, "Toisen sanat", TODAY)),
        ("take_away_note", take.clone()),
    ] {
        let other = roles.ask(&roles.coordinator, command, request).await;
        assert_eq!(code(other), Some(Code::NotPermitted));
    }
    let elsewhere = edit(&roles.client(2).await, "Väärä asiakas", TODAY);
    assert_eq!(
        code(roles.ask(&coach, "edit_note", elsewhere).await),
        Some(Code::NotFound)
    );
    for (request, field) in [
        (edit(client, "  ", TODAY), "text"),
        (edit(client, "Huomenna", "2026-11-19"), "date"),
    ] {
        let refused = roles.ask(&coach, "edit_note", request).await.unwrap_err();
        assert_eq!(refused.field.as_deref(), Some(field));
    }

    roles
        .ask(
            &coach,
            "edit_note",
            edit(client, " Sujui huonosti ", "2026-11-17"),
        )
        .await
        .expect("it is done");
    let read = page(&roles, client).await["notes"][0].clone();
    assert_eq!(
        (&read["text"], &read["date"], &read["kind"]),
        (
            &json!("Sujui huonosti"),
            &json!("2026-11-17"),
            &json!("discussion")
        )
    );

    let taken = roles
        .ask(&coach, "take_away_note", take)
        .await
        .expect("it is done");
    assert_eq!(page(&roles, client).await["notes"], json!([]));
    roles
        .ask(&coach, "undo", json!({ "act": taken["act"] }))
        .await
        .expect("it is done");
    assert_eq!(page(&roles, client).await["notes"][0], read);
    roles.close().await;
}

#[tokio::test]
async fn a_record_keeps_what_an_import_of_it_would_keep() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    let began = page(&roles, client).await;
    let same = json!({
        "client_id": client, "environment_id": roles.environments[0], "legal_basis": "job_coaching",
        "start_date": "2026-09-01", "weekdays": "24", "daily_hours": 300,
    });
    let refused = roles
        .ask(&roles.coordinator, "start_period", same.clone())
        .await
        .unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("start_date"));
    assert_eq!(refused.details.expect("details")["reason"], "same_period");
    let mut another = same;
    another["legal_basis"] = json!("guidance");
    let another = roles.id("start_period", another).await;
    let edited = json!({
        "client_id": client, "period_id": another, "environment_id": roles.environments[0],
        "group_id": null, "organiser": null, "end_date": null, "weekly_days": null,
        "legal_basis": "job_coaching", "start_date": "2026-09-01", "weekdays": "24", "daily_hours": 300,
    });
    let refused = roles
        .ask(&roles.coordinator, "edit_period", edited)
        .await
        .unwrap_err();
    assert_eq!(refused.details.expect("details")["reason"], "same_period");

    let mut unborn = start("167", 3);
    unborn["start_date"] = json!("1890-01-01");
    unborn["unemployed_since"] = json!(null);
    let spell = &began["participations"][0]["id"];
    let unborn = json!({ "client_id": client, "participation_id": spell, "start": unborn });
    let refused = roles
        .ask(&roles.coordinator, "edit_start", unborn)
        .await
        .unwrap_err();
    assert_eq!(
        refused.details.expect("details")["reason"],
        "born_after_start"
    );
    roles.close().await;
}
