//! How far each role reaches: every command, standing in for a colleague, opening with a reason; and what coordinators
//! and coaches change about clients, periods, groups and closed days.

use crate::roles::{Roles, TODAY, code};
use polku_app::Code;
use polku_app::commands::COMMANDS;
use polku_domain::access::{Reach, reach};
use polku_domain::code::Role;
use polku_tests::opened::made_up_code;
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

#[tokio::test]
async fn every_role_gets_every_command_that_its_capabilities_say_and_no_other() {
    let roles = Roles::new().await;
    for role in Role::ALL {
        let session = roles.worker(role.as_str(), *role, Some(0)).await;
        for command in COMMANDS {
            // a request that fits no command: who may do it at all is told so, who may not learns nothing of requests
            let refused = roles
                .app
                .dispatch(&session, command.name, "\"none\"")
                .await
                .unwrap_err()
                .code;
            let expected = match reach(*role, command.needs) {
                Reach::Nothing => Code::NotPermitted,
                _ => Code::BadRequest,
            };
            assert_eq!(refused, expected, "{role}: {}", command.name);
        }
    }
    roles.close().await;
}

#[tokio::test]
async fn a_substitute_reaches_what_the_other_does_on_the_days_named() {
    let roles = Roles::new().await;
    let away = roles.worker("Poissa Oleva", Role::WorkCoach, Some(0)).await;
    let here = roles
        .worker("Sijainen Testi", Role::WorkCoach, Some(1))
        .await;
    let mark = json!({ "marks": [
        { "client_id": roles.clients[0], "date": TODAY, "attendance": "present", "hours": 600 },
    ] });
    assert_eq!(
        code(roles.ask(&here, "mark_attendance", mark.clone()).await),
        Some(Code::NotPermitted)
    );
    let name = |from: &str, to: &str| json!({ "worker_id": away.worker_id, "substitute_id": here.worker_id, "from": from, "to": to });
    // nobody names one for somebody else, nor for the past
    assert_eq!(
        code(
            roles
                .ask(&here, "name_substitute", name(TODAY, TODAY))
                .await
        ),
        Some(Code::NotPermitted)
    );
    let past = roles
        .ask(&away, "name_substitute", name("2026-11-02", "2026-11-06"))
        .await
        .unwrap_err();
    assert_eq!(
        (past.code, past.field.as_deref()),
        (Code::Invalid, Some("to"))
    );
    let named = roles
        .ask(&away, "name_substitute", name(TODAY, "2026-11-20"))
        .await
        .unwrap();

    let stands_in = roles.again(&here.worker_id).await;
    assert_eq!(
        stands_in.stands_in_for,
        std::slice::from_ref(&away.worker_id)
    );
    let day = roles.ask(&stands_in, "get_day", json!({})).await.unwrap();
    let places: Vec<&str> = day["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| group["name"].as_str().unwrap())
        .collect();
    assert_eq!(places, ["Paja 0", "Paja 1"]);
    let marked = roles.ask(&stands_in, "mark_attendance", mark.clone()).await;
    assert_eq!(marked.unwrap()["changed"], 1);
    let office = roles.ask(&here, "get_office", json!({})).await.unwrap();
    assert_eq!(office["substitutes"][0]["substitute_id"], *here.worker_id);

    let id = json!({ "id": named["id"] });
    roles.ask(&away, "take_back_substitute", id).await.unwrap();
    let no_more = roles.again(&here.worker_id).await;
    assert!(no_more.stands_in_for.is_empty());
    assert_eq!(
        code(roles.ask(&no_more, "mark_attendance", mark).await),
        Some(Code::NotPermitted)
    );
    roles.close().await;
}

fn capabilities(page: &Value) -> Vec<&str> {
    page["capabilities"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

#[tokio::test]
async fn a_reason_opens_a_client_for_some_hours_and_stands_in_the_log() {
    let roles = Roles::new().await;
    let note = json!({ "client_id": roles.clients[0], "date": TODAY, "kind": "observation", "text": "Sujui hyvin" });
    roles
        .ask(&roles.coordinator, "add_note", note)
        .await
        .unwrap();
    let client = json!({ "client_id": roles.clients[0] });
    let coach = roles
        .worker("Muu Valmentaja", Role::WorkCoach, Some(1))
        .await;
    let company = roles
        .worker("Yritys Agentti", Role::CompanyAgent, Some(1))
        .await;
    for session in [&coach, &company] {
        let open = roles.ask(session, "open_client", client.clone()).await;
        assert_eq!(code(open), Some(Code::NotPermitted));
        let empty = json!({ "client_id": roles.clients[0], "reason": "  " });
        let refused = roles.ask(session, "open_with_reason", empty).await;
        assert_eq!(refused.unwrap_err().field.as_deref(), Some("reason"));
        let reason = json!({ "client_id": roles.clients[0], "reason": "Asiakas on vastaanotolla" });
        roles
            .ask(session, "open_with_reason", reason)
            .await
            .unwrap();
    }
    let page = roles
        .ask(&coach, "open_client", client.clone())
        .await
        .unwrap();
    assert_eq!(page["notes"][0]["text"], "Sujui hyvin");
    assert!(page["attendance"].is_array());
    assert_eq!(page["opened"]["reason"], "Asiakas on vastaanotolla");
    let now = roles.clock.0.load(Ordering::SeqCst) as f64;
    assert_eq!(page["opened"]["until"], now + 12.0 * 3_600_000.0);
    assert!(capabilities(&page).contains(&"write_notes"));
    // a role that has no right at all gets none by a reason
    let page = roles
        .ask(&company, "open_client", client.clone())
        .await
        .unwrap();
    assert_eq!(
        (&page["notes"], &page["attendance"]),
        (&Value::Null, &Value::Null)
    );
    assert!(!capabilities(&page).contains(&"view_notes"));

    let readers = roles
        .ask(&roles.coordinator, "list_readers", client.clone())
        .await
        .unwrap();
    let reasons: Vec<&Value> = readers
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["action"] == "reason")
        .collect();
    assert_eq!(reasons.len(), 2);
    assert_eq!(reasons[0]["reason"], "Asiakas on vastaanotolla");

    roles
        .clock
        .0
        .fetch_add(12 * 3_600_000 + 1, Ordering::SeqCst);
    let open = roles.ask(&coach, "open_client", client).await;
    assert_eq!(code(open), Some(Code::NotPermitted));
    roles.close().await;
}

#[tokio::test]
async fn a_company_agent_sees_no_attendance() {
    let roles = Roles::new().await;
    let company = roles
        .worker("Yritys Agentti", Role::CompanyAgent, Some(0))
        .await;
    let page = roles
        .ask(
            &company,
            "open_client",
            json!({ "client_id": roles.clients[0] }),
        )
        .await
        .unwrap();
    assert_eq!(
        (&page["attendance"], &page["attendance_total"]),
        (&Value::Null, &json!(0))
    );
    let month =
        json!({ "client_ids": [roles.clients[0]], "from": "2026-11-01", "to": "2026-11-30" });
    assert_eq!(
        code(roles.ask(&company, "get_month", month).await),
        Some(Code::NotPermitted)
    );
    roles.close().await;
}

#[tokio::test]
async fn who_a_client_is_can_be_changed_found_by_and_taken_back() {
    let roles = Roles::new().await;
    let agent = roles
        .worker("Ura Agentti", Role::CareerAgent, Some(0))
        .await;
    let whole = |changes: Value| {
        let mut request = json!({
            "client_id": roles.clients[0], "last_name": "Suku0", "first_names": "Etu", "gender": "female",
            "municipality": "167", "phone": "040 1234567", "non_disclosure": false, "career_agent_id": null,
            "work_trial_days_elsewhere": null, "work_trial_elsewhere_until": null,
        });
        for (key, value) in changes.as_object().unwrap() {
            request[key] = value.clone();
        }
        request
    };
    for (field, changes) in [
        ("last_name", json!({ "last_name": " " })),
        ("identity_code", json!({ "identity_code": "010199+9013" })),
        ("identity_code", json!({ "identity_code": made_up_code(1) })),
        ("municipality", json!({ "municipality": "091" })),
        (
            "career_agent_id",
            json!({ "career_agent_id": roles.clients[0] }),
        ),
        (
            "work_trial_elsewhere_until",
            json!({ "work_trial_days_elsewhere": 20 }),
        ),
        (
            "work_trial_elsewhere_until",
            json!({ "work_trial_days_elsewhere": 20, "work_trial_elsewhere_until": "2027-01-01" }),
        ),
    ] {
        let refused = roles
            .ask(&agent, "edit_client", whole(changes))
            .await
            .unwrap_err();
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::Invalid, Some(field))
        );
    }
    // out of one's own municipalities
    assert_eq!(
        code(
            roles
                .ask(
                    &agent,
                    "edit_client",
                    whole(json!({ "municipality": "276" }))
                )
                .await
        ),
        Some(Code::NotPermitted)
    );
    let changes = json!({
        "last_name": "Uusinimi", "gender": "non_binary", "non_disclosure": true, "career_agent_id": agent.worker_id,
        "identity_code": made_up_code(77), "work_trial_days_elsewhere": 20, "work_trial_elsewhere_until": "2026-08-31",
    });
    let stored = roles
        .ask(&agent, "edit_client", whole(changes))
        .await
        .unwrap();
    let client = json!({ "client_id": roles.clients[0] });
    let page = roles
        .ask(&agent, "open_client", client.clone())
        .await
        .unwrap();
    assert_eq!(page["last_name"], "Uusinimi");
    assert_eq!(page["career_agent_id"], *agent.worker_id);
    assert_eq!(page["work_trial_days_elsewhere"], 20);
    let found = roles
        .ask(&agent, "search_clients", json!({ "text": "uusin" }))
        .await
        .unwrap();
    assert_eq!(
        found["clients"][0]["municipality"],
        Value::Null,
        "turvakielto"
    );
    let own = roles
        .ask(&agent, "list_clients", json!({ "own": true }))
        .await
        .unwrap();
    assert_eq!(own["total"], 1);

    // the old identity code has gone to somebody else: it cannot come back until they are gone
    let other = json!({
        "identity_code": made_up_code(0), "last_name": "Toinen", "first_names": "Henkilö", "municipality": "167",
    });
    let added = roles.ask(&agent, "add_client", other).await.unwrap();
    let undo = json!({ "act": stored["act"] });
    assert_eq!(
        code(roles.ask(&agent, "undo", undo.clone()).await),
        Some(Code::NotUndoable)
    );
    let gone = json!({ "act": added["act"] });
    roles.ask(&agent, "undo", gone).await.unwrap();
    roles.ask(&agent, "undo", undo).await.unwrap();
    let page = roles.ask(&agent, "open_client", client).await.unwrap();
    assert_eq!(
        (&page["last_name"], &page["non_disclosure"]),
        (&json!("Suku0"), &json!(false))
    );
    let found = roles
        .ask(&agent, "search_clients", json!({ "text": "uusin" }))
        .await
        .unwrap();
    assert_eq!(found["clients"], json!([]));
    roles.close().await;
}

#[tokio::test]
async fn a_day_goes_by_groups_and_knows_closed_days() {
    let roles = Roles::new().await;
    let coach = roles
        .worker("Valmentaja Testi", Role::WorkCoach, Some(0))
        .await;
    let second = roles.client(2).await;
    let group = json!({ "environment_id": roles.environments[0], "name": "Aamuryhmä", "weekdays": "531", "daily_hours": 400 });
    let stored = roles
        .ask(&coach, "save_group", group.clone())
        .await
        .unwrap();
    let twice = roles.ask(&coach, "save_group", group).await.unwrap_err();
    assert_eq!(twice.field.as_deref(), Some("name"));
    let elsewhere =
        json!({ "environment_id": roles.environments[1], "name": "Muu", "weekdays": "1" });
    assert_eq!(
        code(roles.ask(&coach, "save_group", elsewhere).await),
        Some(Code::NotPermitted)
    );
    let page = roles
        .ask(&coach, "open_client", json!({ "client_id": second }))
        .await
        .unwrap();
    let period = &page["periods"][0];
    let mut edit = json!({
        "client_id": second, "period_id": period["id"], "environment_id": roles.environments[0],
        "group_id": stored["id"], "legal_basis": "job_coaching", "organiser": null, "start_date": "2026-09-01",
        "end_date": null, "weekly_days": null, "daily_hours": 400, "weekdays": "24",
    });
    roles
        .ask(&coach, "edit_period", edit.clone())
        .await
        .unwrap();

    // Wednesday: the first is expected, the one of Tuesdays and Thursdays is not, but can be added
    let day = roles.ask(&coach, "get_day", json!({})).await.unwrap();
    let names: Vec<(&str, usize, usize)> = day["groups"]
        .as_array()
        .unwrap()
        .iter()
        .map(|group| {
            (
                group["name"].as_str().unwrap(),
                group["people"].as_array().unwrap().len(),
                group["others"].as_array().unwrap().len(),
            )
        })
        .collect();
    assert_eq!(names, [("Paja 0", 1, 0), ("Paja 0 · Aamuryhmä", 0, 1)]);
    let unmarked = |day: &Value| day["unmarked"].as_array().unwrap().len();
    let before = unmarked(&day);

    let close = json!({ "environment_ids": [roles.environments[0]], "from": "2026-11-16", "to": "2026-11-18", "reason": "Remontti" });
    let closed = roles
        .ask(&coach, "close_days", close.clone())
        .await
        .unwrap();
    assert_eq!(
        (&closed["changed"], &closed["marked"]),
        (&json!(3), &json!(0))
    );
    let day = roles.ask(&coach, "get_day", json!({})).await.unwrap();
    assert_eq!(day["groups"][0]["closed"], "Remontti");
    assert_eq!(day["groups"][0]["people"], json!([]));
    assert_eq!(
        unmarked(&day),
        before - 2,
        "Monday and Tuesday wait no more"
    );
    let range = json!({ "from": "2026-11-01", "to": "2026-11-30" });
    let listed = roles.ask(&coach, "list_closed_days", range).await.unwrap();
    assert_eq!(
        (&listed[0]["from"], &listed[0]["to"]),
        (&json!("2026-11-16"), &json!("2026-11-18"))
    );
    roles
        .ask(&coach, "undo", json!({ "act": closed["act"] }))
        .await
        .unwrap();
    let day = roles.ask(&coach, "get_day", json!({})).await.unwrap();
    assert_eq!(
        (&day["groups"][0]["closed"], unmarked(&day)),
        (&Value::Null, before)
    );

    // a group of another environment does not fit
    edit["environment_id"] = json!(roles.environments[1]);
    let refused = roles
        .ask(&roles.coordinator, "edit_period", edit)
        .await
        .unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("group_id"));
    roles.close().await;
}

#[tokio::test]
async fn social_care_keeps_no_final_assessment() {
    let roles = Roles::new().await;
    let coach = roles
        .worker("Valmentaja Testi", Role::WorkCoach, Some(0))
        .await;
    let page = roles
        .ask(
            &coach,
            "open_client",
            json!({ "client_id": roles.clients[0] }),
        )
        .await
        .unwrap();
    let id = &page["periods"][0]["id"];
    let edit = json!({
        "client_id": roles.clients[0], "period_id": id, "environment_id": roles.environments[0], "group_id": null,
        "legal_basis": "rehabilitative_work", "organiser": "wellbeing_county", "start_date": "2026-09-01",
        "end_date": null, "weekly_days": 3, "daily_hours": 600, "weekdays": null,
    });
    roles.ask(&coach, "edit_period", edit).await.unwrap();
    let end = |text: Value| json!({ "client_id": roles.clients[0], "period_id": id, "end_date": TODAY, "final_assessment": text });
    let refused = roles
        .ask(&coach, "end_period", end(json!("Hyvin meni")))
        .await
        .unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("final_assessment"));
    roles
        .ask(&coach, "end_period", end(Value::Null))
        .await
        .unwrap();
    roles.close().await;
}

#[tokio::test]
async fn phrases_are_ones_own_or_the_offices() {
    let roles = Roles::new().await;
    let coach = roles
        .worker("Valmentaja Testi", Role::WorkCoach, Some(0))
        .await;
    let own = json!({ "code": "Ok", "text": "Päivä sujui sovitusti." });
    let stored = roles.ask(&coach, "save_phrase", own.clone()).await.unwrap();
    let twice = roles.ask(&coach, "save_phrase", own).await.unwrap_err();
    assert_eq!(twice.field.as_deref(), Some("code"));
    let shared = json!({ "code": "oh", "text": "Ohjattu työtehtävä.", "shared": true });
    assert_eq!(
        code(roles.ask(&coach, "save_phrase", shared.clone()).await),
        Some(Code::NotPermitted)
    );
    roles
        .ask(&roles.coordinator, "save_phrase", shared)
        .await
        .unwrap();
    let list = roles.ask(&coach, "list_phrases", json!({})).await.unwrap();
    let codes: Vec<(&str, bool)> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|p| (p["code"].as_str().unwrap(), p["shared"].as_bool().unwrap()))
        .collect();
    assert_eq!(codes, [("oh", true), ("ok", false)]);
    let gone = json!({ "id": stored["id"], "code": "ok", "text": "x", "archived": true });
    roles.ask(&coach, "save_phrase", gone).await.unwrap();
    let list = roles.ask(&coach, "list_phrases", json!({})).await.unwrap();
    assert_eq!(list.as_array().unwrap().len(), 1);
    roles.close().await;
}

#[tokio::test]
async fn a_worker_gets_another_role_and_answers_for_municipalities() {
    let roles = Roles::new().await;
    let coach = roles
        .worker("Valmentaja Testi", Role::WorkCoach, Some(0))
        .await;
    let edit = json!({ "worker_id": coach.worker_id, "role": "career_agent", "municipalities": ["167"], "responsible": ["167"], "environments": [] });
    let edited = roles
        .ask(&roles.coordinator, "edit_worker", edit)
        .await
        .unwrap();
    let again = roles.again(&coach.worker_id).await;
    assert_eq!(again.role, Role::CareerAgent);
    let office = roles.ask(&again, "get_office", json!({})).await.unwrap();
    let line = office["workers"]
        .as_array()
        .unwrap()
        .iter()
        .find(|w| w["id"] == *coach.worker_id)
        .unwrap();
    assert_eq!(line["responsible"], json!(["167"]));
    let wrong = json!({ "worker_id": coach.worker_id, "role": "company_agent", "municipalities": ["167"], "responsible": ["276"], "environments": [] });
    let refused = roles
        .ask(&roles.coordinator, "edit_worker", wrong)
        .await
        .unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("responsible"));
    assert_eq!(
        roles.again(&coach.worker_id).await.role,
        Role::CareerAgent,
        "all of it or nothing"
    );
    let own = json!({ "worker_id": roles.coordinator.worker_id, "role": "work_coach", "municipalities": [], "environments": [] });
    let refused = roles
        .ask(&roles.coordinator, "edit_worker", own)
        .await
        .unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("role"));
    let undo = json!({ "act": edited["act"] });
    roles
        .ask(&roles.coordinator, "undo", undo.clone())
        .await
        .unwrap();
    let office = roles.ask(&coach, "get_office", json!({})).await.unwrap();
    let line = office["workers"]
        .as_array()
        .unwrap()
        .iter()
        .find(|w| w["id"] == *coach.worker_id)
        .unwrap();
    assert_eq!(line["role"], "work_coach");
    assert_eq!(line["responsible"], json!([]));
    assert_eq!(line["environments"].as_array().unwrap().len(), 1);
    roles.close().await;
}

#[tokio::test]
async fn a_clients_page_tells_of_long_term_unemployment_by_each_rule() {
    let roles = Roles::new().await;
    let client = &roles.clients[0];
    let page = async || {
        let request = json!({ "client_id": client });
        roles
            .ask(&roles.coordinator, "open_client", request)
            .await
            .unwrap()
    };
    let opened = page().await;
    let spell = opened["participations"][0]["id"].clone();
    assert_eq!(opened["long_term"], json!({ "eu": [spell], "fi": [spell] }));
    let start = |since: &str| {
        json!({ "participation_id": spell, "client_id": client, "start": {
        "municipality": "167", "education_isced": 3, "status_at_start": "unemployed",
        "unemployed_since": since, "start_date": "2026-09-01",
    } })
    };
    // twelve months to the day are long for the Finnish register only, and eleven for neither
    for (since, expected) in [
        ("2025-09-01", json!({ "eu": [], "fi": [spell] })),
        ("2025-10-01", json!({ "eu": [], "fi": [] })),
    ] {
        roles
            .ask(&roles.coordinator, "edit_start", start(since))
            .await
            .unwrap();
        assert_eq!(page().await["long_term"], expected, "{since}");
    }
    roles.close().await;
}

#[tokio::test]
async fn an_office_has_a_name_that_its_managers_give() {
    let roles = Roles::new().await;
    let coach = roles
        .worker("Valmentaja Testi", Role::WorkCoach, Some(0))
        .await;
    let name = json!({ "name": "  Joensuun   työpajat " });
    let refused = roles
        .ask(&coach, "set_office_name", name.clone())
        .await
        .unwrap_err();
    assert_eq!(refused.code, Code::NotPermitted);
    let given = roles
        .ask(&roles.coordinator, "set_office_name", name)
        .await
        .unwrap();
    let office = roles.ask(&coach, "get_office", json!({})).await.unwrap();
    assert_eq!(office["name"], "Joensuun työpajat");
    let long = json!({ "name": "a".repeat(81) });
    let refused = roles
        .ask(&roles.coordinator, "set_office_name", long)
        .await
        .unwrap_err();
    assert_eq!(refused.field.as_deref(), Some("office_name"));
    let undo = json!({ "act": given["act"] });
    roles.ask(&roles.coordinator, "undo", undo).await.unwrap();
    let office = roles.ask(&coach, "get_office", json!({})).await.unwrap();
    assert_eq!(office["name"], "");
    roles.close().await;
}

#[tokio::test]
async fn unfinished_forms_name_only_whom_the_worker_may_see() {
    let roles = Roles::new().await;
    let coach = roles
        .worker("Valmentaja Testi", Role::WorkCoach, Some(0))
        .await;
    let [own, other] = &roles.clients;
    for (form, client) in [
        ("add_note:own", Some(own)),
        ("add_note:other", Some(other)),
        ("save_phrase", None),
    ] {
        let draft = json!({ "form": form, "client_id": client, "content": { "text": "kesken" } });
        roles.ask(&coach, "save_draft", draft).await.unwrap();
    }
    let lines = roles
        .ask(&coach, "list_unfinished", json!({}))
        .await
        .unwrap();
    let lines = lines.as_array().unwrap();
    let forms: Vec<&str> = lines.iter().filter_map(|l| l["form"].as_str()).collect();
    assert!(forms.contains(&"add_note:own") && forms.contains(&"save_phrase"));
    assert_eq!(forms.len(), 2, "whom the worker may not see is not named");
    let about = lines.iter().find(|l| l["form"] == "add_note:own").unwrap();
    assert_eq!(about["client"]["id"], own.as_str());
    assert!(
        about["client"]["last_name"]
            .as_str()
            .is_some_and(|name| !name.is_empty())
    );
    assert!(
        !lines[0].to_string().contains("kesken"),
        "without what stands in it"
    );
    let none = roles
        .ask(&roles.coordinator, "list_unfinished", json!({}))
        .await
        .unwrap();
    assert_eq!(none, json!([]), "another's are not told of");
    roles.close().await;
}

#[tokio::test]
async fn a_list_keeps_to_who_takes_part_and_to_what_ends_soon() {
    let roles = Roles::new().await;
    let nobody = json!({
        "identity_code": made_up_code(50), "last_name": "Uusi", "first_names": "Asiakas", "municipality": "167",
    });
    roles.id("add_client", nobody).await;
    let page = roles
        .ask(
            &roles.coordinator,
            "open_client",
            json!({ "client_id": roles.clients[0] }),
        )
        .await
        .unwrap();
    let edit = json!({
        "client_id": roles.clients[0], "period_id": page["periods"][0]["id"], "environment_id": roles.environments[0],
        "group_id": null, "legal_basis": "job_coaching", "organiser": null, "start_date": "2026-09-01",
        "end_date": "2026-12-18", "weekly_days": 3, "daily_hours": 600, "weekdays": null,
    });
    roles
        .ask(&roles.coordinator, "edit_period", edit)
        .await
        .unwrap();
    let total = async |filter: Value| {
        let page = roles.ask(&roles.coordinator, "list_clients", filter).await;
        let page = page.unwrap();
        assert_eq!(
            page["total"].as_u64().unwrap(),
            page["clients"].as_array().unwrap().len() as u64
        );
        page["total"].as_u64().unwrap()
    };
    assert_eq!(total(json!({})).await, 3);
    assert_eq!(total(json!({ "only": "participating" })).await, 2);
    assert_eq!(total(json!({ "only": "ending_soon" })).await, 1);
    assert_eq!(total(json!({ "only": "review_due" })).await, 0);
    roles.close().await;
}

#[tokio::test]
async fn a_client_beyond_reach_is_found_by_the_whole_name_or_the_code_and_logged() {
    let roles = Roles::new().await;
    let coach = roles
        .worker("Oma Valmentaja", Role::WorkCoach, Some(0))
        .await;
    let far = roles.clients[1].as_str();
    let find = async |text: &str| -> Vec<String> {
        let found = roles
            .ask(&coach, "find_beyond", json!({ "text": text }))
            .await
            .expect("it is done");
        let found = found.as_array().expect("a list").iter();
        found
            .map(|client| client["id"].as_str().expect("an id").to_owned())
            .collect()
    };
    let request = json!({ "client_id": far });
    let page = roles
        .ask(&roles.coordinator, "open_client", request.clone())
        .await
        .expect("it is done");
    let name = page["last_name"].as_str().expect("a name");
    let searched = json!({ "text": name });
    let by_search = roles
        .ask(&coach, "search_clients", searched)
        .await
        .expect("it is done");
    assert_eq!(by_search["clients"], json!([]));
    assert_eq!(find(name).await, [""; 0], "a part of a name finds nobody");
    assert_eq!(find(&format!("{name} Etu ").repeat(9)).await, [""; 0]);
    for text in [format!("{name} Etu"), format!("etu {name}")] {
        assert_eq!(find(&text).await, [far], "{text}");
    }
    let refused = roles.ask(&coach, "open_client", request.clone()).await;
    assert_eq!(code(refused), Some(Code::NotPermitted));
    let reason = json!({ "client_id": far, "reason": "Sijaistan" });
    roles
        .ask(&coach, "open_with_reason", reason)
        .await
        .expect("it is done");
    roles
        .ask(&coach, "open_client", request.clone())
        .await
        .expect("it is done");
    let readers = roles
        .ask(&roles.coordinator, "list_readers", request)
        .await
        .expect("it is done");
    let looked = readers
        .as_array()
        .expect("a list")
        .iter()
        .filter(|line| line["worker_id"] == coach.worker_id && line["action"] == "search")
        .count();
    assert_eq!(looked, 2);

    let hidden = json!({
        "client_id": far, "last_name": name, "first_names": "Etu", "gender": "female", "municipality": "276",
        "phone": null, "non_disclosure": true, "career_agent_id": null, "identity_code": null,
    });
    roles.id("edit_client", hidden).await;
    assert_eq!(find(&format!("{name} Etu")).await, [""; 0]);
    let by_code = roles
        .ask(
            &coach,
            "find_beyond",
            json!({ "text": polku_tests::opened::made_up_code(1) }),
        )
        .await
        .expect("it is done");
    assert_eq!(by_code[0]["id"], far);
    assert_eq!(by_code[0]["municipality"], Value::Null);
    let outsider = roles
        .worker("Pauli Päättäjä", Role::DecisionMaker, None)
        .await;
    let refused = roles
        .ask(&outsider, "find_beyond", json!({ "text": name }))
        .await;
    assert_eq!(code(refused), Some(Code::NotPermitted));
    roles.close().await;
}

#[tokio::test]
async fn a_coach_without_an_environment_has_nobody_to_mark_and_is_told() {
    let roles = Roles::new().await;
    let coach = roles.worker("Uusi Valmentaja", Role::WorkCoach, None).await;
    let day = roles
        .ask(&coach, "get_day", json!({}))
        .await
        .expect("it is done");
    assert_eq!(
        (&day["without_environment"], &day["groups"]),
        (&json!(true), &json!([]))
    );
    let day = roles
        .ask(&roles.coordinator, "get_day", json!({}))
        .await
        .expect("it is done");
    assert_eq!(day["without_environment"], false);
    assert_ne!(day["groups"], json!([]));
    roles.close().await;
}

#[tokio::test]
async fn an_absence_waits_for_its_reason_however_old_and_after_the_period() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    let request = json!({ "client_id": client });
    let page = roles
        .ask(&roles.coordinator, "open_client", request)
        .await
        .expect("it is done");
    let period = &page["periods"][0];
    let spell = &page["participations"][0];
    let early = json!({
        "client_id": client, "participation_id": spell["id"], "start": {
            "municipality": "167", "education_isced": 3, "status_at_start": "unemployed",
            "unemployed_since": "2025-01-01", "start_date": "2026-02-02",
        },
    });
    roles.id("edit_start", early).await;
    let moved = json!({
        "client_id": client, "period_id": period["id"], "environment_id": roles.environments[0],
        "group_id": null, "organiser": null, "weekly_days": null, "legal_basis": "job_coaching",
        "start_date": "2026-02-02", "end_date": "2026-05-29", "weekdays": "135", "daily_hours": 600,
    });
    roles.id("edit_period", moved).await;
    let mark = json!({ "marks": [
        { "client_id": client, "date": "2026-03-02", "attendance": "absent_unexplained" },
    ] });
    roles
        .ask(&roles.coordinator, "mark_attendance", mark)
        .await
        .expect("it is done");
    let coach = roles
        .worker("Oma Valmentaja", Role::WorkCoach, Some(0))
        .await;
    let waiting = roles
        .ask(&coach, "get_waiting", json!({}))
        .await
        .expect("it is done");
    assert_eq!(waiting["unexplained"][0]["date"], "2026-03-02");
    assert_eq!(waiting["totals"]["unexplained"], 1);

    // a day in another environment is its coach's, though the client came to both
    let elsewhere = json!({
        "client_id": client, "environment_id": roles.environments[1], "legal_basis": "job_coaching",
        "start_date": "2026-06-01", "weekdays": "135", "daily_hours": 600,
    });
    roles.id("start_period", elsewhere).await;
    let mark = json!({ "marks": [
        { "client_id": client, "date": "2026-06-03", "attendance": "absent_unexplained" },
    ] });
    roles
        .ask(&roles.coordinator, "mark_attendance", mark)
        .await
        .expect("it is done");
    let other = roles
        .worker("Toinen Valmentaja", Role::WorkCoach, Some(1))
        .await;
    for (who, day) in [(&coach, "2026-03-02"), (&other, "2026-06-03")] {
        let waiting = roles.ask(who, "get_waiting", json!({})).await;
        let waiting = waiting.expect("it is done");
        assert_eq!(waiting["unexplained"][0]["date"], day);
        assert_eq!(waiting["totals"]["unexplained"], 1);
    }
    roles.close().await;
}

#[tokio::test]
async fn a_coach_adds_a_work_task_which_the_roll_call_offers_until_it_is_archived() {
    let roles = Roles::new().await;
    let coach = roles
        .worker("Oma Valmentaja", Role::WorkCoach, Some(0))
        .await;
    let offered = async || {
        let day = roles.ask(&coach, "get_day", json!({})).await;
        let day = day.expect("it is done");
        let tasks = day["tasks"].as_array().expect("a list").iter();
        tasks
            .map(|task| task["name"].as_str().expect("a name").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(offered().await, [""; 0]);
    let task = |name: &str| json!({ "name": name });
    let stored = roles
        .ask(&coach, "save_work_task", task("Lumityöt"))
        .await
        .expect("it is done");
    assert_eq!(offered().await, ["Lumityöt"]);
    for (name, reason) in [(" ", "missing_value"), ("Lumityöt", "known_name")] {
        let refused = roles.ask(&coach, "save_work_task", task(name)).await;
        assert_eq!(
            refused.unwrap_err().details.expect("details")["reason"],
            reason
        );
    }
    let renamed = json!({ "id": stored["id"], "name": "Lumen luonti", "archived": false });
    roles
        .ask(&coach, "save_work_task", renamed)
        .await
        .expect("it is done");
    assert_eq!(offered().await, ["Lumen luonti"]);
    let away = json!({ "id": stored["id"], "name": "Lumen luonti", "archived": true });
    let away = roles.ask(&coach, "save_work_task", away).await;
    assert_eq!(offered().await, [""; 0]);
    let listed = roles.ask(&coach, "list_work_tasks", json!({})).await;
    assert_eq!(listed.expect("it is done")[0]["archived"], true);
    let undo = json!({ "act": away.expect("it is done")["act"] });
    roles.ask(&coach, "undo", undo).await.expect("it is done");
    assert_eq!(offered().await, ["Lumen luonti"]);
    roles.close().await;
}

#[tokio::test]
async fn the_list_is_sorted_by_every_column_and_hides_in_the_order_what_it_hides() {
    let roles = Roles::new().await;
    let hidden = roles.client(2).await;
    let clients = [&roles.clients[0], &roles.clients[1], &hidden];
    let page = roles
        .ask(
            &roles.coordinator,
            "open_client",
            json!({ "client_id": hidden }),
        )
        .await
        .expect("it is done");
    let edit = json!({
        "client_id": hidden, "last_name": page["last_name"], "first_names": page["first_names"],
        "municipality": page["municipality"], "non_disclosure": true,
    });
    let _ = roles
        .ask(&roles.coordinator, "edit_client", edit)
        .await
        .expect("it is done");
    for (client, basis, end) in [
        (0, "job_coaching", "2026-12-18"),
        (1, "career_coaching", "2026-11-30"),
        (2, "job_coaching", "2026-11-25"),
    ] {
        let period = json!({
            "client_id": clients[client], "environment_id": roles.environments[client % 2],
            "legal_basis": basis, "start_date": "2026-11-02", "end_date": end, "weekdays": "2", "daily_hours": 300,
        });
        roles.id("start_period", period).await;
    }
    let sorted = async |sort: Value| -> Vec<usize> {
        let mut places = Vec::new();
        for offset in 0..3 {
            let request = json!({ "sort": sort, "offset": offset, "limit": 1 });
            let page = roles
                .ask(&roles.coordinator, "list_clients", request)
                .await
                .expect("it is done");
            assert_eq!(page["total"], 3);
            let id = page["clients"][0]["id"].as_str().expect("an id");
            places.push(clients.iter().position(|c| *c == id).expect("known"));
        }
        places
    };
    let by = |column: &str, descending: bool| json!({ "column": column, "descending": descending });
    assert_eq!(sorted(by("name", false)).await, [0, 1, 2]);
    assert_eq!(sorted(by("name", true)).await, [2, 1, 0]);
    // what is hidden is last either way
    assert_eq!(sorted(by("period_end", false)).await, [1, 0, 2]);
    assert_eq!(sorted(by("period_end", true)).await, [0, 1, 2]);
    assert_eq!(sorted(by("environment", false)).await, [0, 1, 2]);
    assert_eq!(sorted(by("environment", true)).await, [1, 0, 2]);
    let codes = |column: &str, codes: &[&str], descending: bool| json!({ "column": column, "descending": descending, "codes": codes });
    let places = ["276", "167"];
    assert_eq!(
        sorted(codes("municipality", &places, false)).await,
        [1, 0, 2]
    );
    assert_eq!(
        sorted(codes("municipality", &places, true)).await,
        [0, 1, 2]
    );
    let bases = ["career_coaching", "job_coaching"];
    assert_eq!(sorted(codes("legal_basis", &bases, false)).await, [1, 0, 2]);
    assert_eq!(sorted(codes("legal_basis", &bases, true)).await, [0, 2, 1]);
    assert_eq!(sorted(by("participating", false)).await.len(), 3);
    let many = codes("municipality", &["276"; 401], false);
    let refused = roles
        .ask(&roles.coordinator, "list_clients", json!({ "sort": many }))
        .await;
    assert_eq!(code(refused), Some(Code::BadRequest));
    roles.close().await;
}

#[tokio::test]
async fn one_note_about_several_clients_is_a_note_each_and_one_act() {
    let roles = Roles::new().await;
    let coach = roles
        .worker("Oma Valmentaja", Role::WorkCoach, Some(0))
        .await;
    let far = roles.client(3).await;
    let clients = [&roles.clients[0], &roles.clients[1], &far];
    let period = json!({
        "client_id": clients[1], "environment_id": roles.environments[0], "legal_basis": "job_coaching",
        "start_date": "2026-10-01", "weekdays": "2", "daily_hours": 300,
    });
    roles.id("start_period", period).await;
    let may = roles
        .ask(
            &coach,
            "clients_for_notes",
            json!({ "client_ids": clients }),
        )
        .await
        .expect("it is done");
    let may: Vec<_> = may.as_array().expect("a list").clone();
    // the third is neither theirs nor in a municipality of theirs
    assert_eq!(may.len(), 2);
    assert!(may.iter().all(|client| client["writable"] == true));
    let may = json!([may[0]["id"], may[1]["id"]]);
    let note = |clients: Value, text: &str| json!({ "client_ids": clients, "date": TODAY, "kind": "observation", "text": text });
    let notes = async |client: usize| {
        let page = roles
            .ask(
                &roles.coordinator,
                "open_client",
                json!({ "client_id": clients[client] }),
            )
            .await
            .expect("it is done");
        page["notes_total"].as_u64().expect("a number")
    };
    // all or nobody
    let refused = roles
        .ask(&coach, "add_notes", note(json!(clients), "Retki"))
        .await;
    assert_eq!(code(refused), Some(Code::NotPermitted));
    assert_eq!(notes(0).await, 0);
    for (clients, text) in [(json!([]), "Retki"), (may.clone(), " ")] {
        let refused = roles.ask(&coach, "add_notes", note(clients, text)).await;
        assert_eq!(code(refused), Some(Code::Invalid));
    }
    let twice = json!([may[0], may[1], may[0]]);
    let added = roles
        .ask(&coach, "add_notes", note(twice, "Retki"))
        .await
        .expect("it is done");
    assert_eq!(added["added"], 2);
    assert_eq!([notes(0).await, notes(1).await, notes(2).await], [1, 1, 0]);
    let undo = json!({ "act": added["act"] });
    let _ = roles.ask(&coach, "undo", undo).await.expect("it is done");
    assert_eq!([notes(0).await, notes(1).await], [0, 0]);
    roles.close().await;
}

#[tokio::test]
async fn what_goes_on_paper_is_logged_and_nobody_beyond_reach_goes() {
    let roles = Roles::new().await;
    let coach = roles
        .worker("Oma Valmentaja", Role::WorkCoach, Some(0))
        .await;
    let print = async |clients: Value| {
        roles
            .ask(
                &coach,
                "log_clients_print",
                json!({ "client_ids": clients }),
            )
            .await
    };
    let beyond = print(json!(roles.clients)).await;
    assert_eq!(code(beyond), Some(Code::NotPermitted));
    assert_eq!(
        code(print(json!(vec![&roles.clients[0]; 501])).await),
        Some(Code::BadRequest)
    );
    let printed = async || {
        let request = json!({ "client_id": roles.clients[0] });
        let readers = roles
            .ask(&roles.coordinator, "list_readers", request)
            .await
            .expect("it is done");
        let readers = readers.as_array().expect("a list").clone();
        readers
            .iter()
            .filter(|reader| reader["action"] == "print" && reader["worker_id"] == coach.worker_id)
            .count()
    };
    assert_eq!(printed().await, 0);
    print(json!([roles.clients[0]])).await.expect("it is done");
    print(json!([])).await.expect("it is done");
    assert_eq!(printed().await, 1);
    roles.close().await;
}
