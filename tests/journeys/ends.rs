//! The end of a participation, corrected after: by those who may end it, with its situation and the figures.

use crate::records::{end, page, start};
use crate::roles::{Roles, TODAY};
use polku_domain::code::Role;
use serde_json::{Value, json};

/// Ends the period of a page on 10 November, and its participation on a day.
async fn end_all(roles: &Roles, began: &Value, day: &str) {
    let period = json!({
        "client_id": began["id"], "period_id": began["periods"][0]["id"], "end_date": "2026-11-10",
    });
    roles.id("end_period", period).await;
    roles.id("end_participation", end(began, day)).await;
}

/// The situations of a page as "date code", in the order of the record.
fn situations(page: &Value) -> Vec<String> {
    page["situations"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|s| format!("{} {}", s["date"], s["situation"]).replace('"', ""))
        .collect()
}

/// How many are counted as EECR02, EECR03 and EECR04.
async fn results(roles: &Roles) -> [u64; 3] {
    let request = json!({ "as_of": TODAY });
    let report = roles
        .ask(&roles.coordinator, "get_esf_report", request)
        .await
        .expect("it is done");
    ["EECR02", "EECR03", "EECR04"].map(|name| {
        report["indicators"][name]["total"]
            .as_u64()
            .expect("a number")
    })
}

#[tokio::test]
async fn the_end_is_corrected_with_its_situation_and_counts_anew() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    let began = page(&roles, client).await;
    end_all(&roles, &began, "2026-11-16").await;
    assert_eq!(
        situations(&page(&roles, client).await),
        ["2026-11-16 unemployed"]
    );
    // what came of it later stands beside
    let later = json!({ "client_id": client, "date": "2026-11-17", "situation": "education" });
    roles.id("add_situation", later).await;
    assert_eq!(results(&roles).await, [1, 0, 0]);

    let mut right = end(&began, "2026-11-12");
    right["exit_reason"] = json!("open_market_permanent");
    right["situation"] = json!("employed");
    right["qualification_date"] = json!("2026-11-15");
    let corrected = roles
        .ask(&roles.coordinator, "edit_end", right.clone())
        .await
        .expect("it is done");
    let after = page(&roles, client).await;
    assert_eq!(
        situations(&after),
        ["2026-11-12 employed", "2026-11-17 education"]
    );
    let spell = &after["participations"][0];
    assert_eq!(spell["end_date"], "2026-11-12");
    assert_eq!(spell["exit_reason"], "open_market_permanent");
    assert_eq!(spell["qualification_date"], "2026-11-15");
    assert_eq!(results(&roles).await, [1, 1, 1]);

    // a qualification is of the participation, and none of days to come
    for (day, reason) in [
        ("2020-01-01", "qualification_before_start"),
        ("2027-01-01", "future_date"),
    ] {
        let mut wrong = right.clone();
        wrong["qualification_date"] = json!(day);
        let refused = roles
            .ask(&roles.coordinator, "edit_end", wrong)
            .await
            .unwrap_err();
        assert_eq!(refused.field.as_deref(), Some("qualification_date"));
        assert_eq!(refused.details.expect("details")["reason"], reason);
    }

    // the same again changes nothing, and the day before the period has run is refused
    roles
        .ask(&roles.coordinator, "edit_end", right.clone())
        .await
        .expect("it is done");
    assert_eq!(situations(&page(&roles, client).await), situations(&after));
    right["end_date"] = json!("2026-11-09");
    let refused = roles.ask(&roles.coordinator, "edit_end", right).await;
    assert_eq!(
        refused.unwrap_err().details.expect("details")["rule"],
        "period_open"
    );

    roles
        .ask(
            &roles.coordinator,
            "undo",
            json!({ "act": corrected["act"] }),
        )
        .await
        .expect("it is done");
    let undone = page(&roles, client).await;
    assert_eq!(
        situations(&undone),
        ["2026-11-16 unemployed", "2026-11-17 education"]
    );
    assert_eq!(undone["participations"][0]["end_date"], "2026-11-16");
    assert_eq!(results(&roles).await, [1, 0, 0]);
    roles.close().await;
}

#[tokio::test]
async fn the_end_of_an_earlier_participation_is_corrected_whatever_came_after() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    let began = page(&roles, client).await;
    end_all(&roles, &began, "2026-11-10").await;
    let mut again = start("167", 3);
    again["start_date"] = json!("2026-11-16");
    roles
        .id(
            "start_participation",
            json!({ "client_id": client, "start": again }),
        )
        .await;
    let period = json!({
        "client_id": client, "environment_id": roles.environments[0], "legal_basis": "job_coaching",
        "start_date": "2026-11-16", "end_date": null, "weekdays": "24", "daily_hours": 300,
    });
    roles.id("start_period", period).await;
    let mut right = end(&began, "2026-11-12");
    right["situation"] = json!("inactive");
    roles.id("edit_end", right.clone()).await;
    assert_eq!(
        situations(&page(&roles, client).await),
        ["2026-11-12 inactive"]
    );
    right["end_date"] = json!("2026-11-16");
    let refused = roles.ask(&roles.coordinator, "edit_end", right).await;
    assert_eq!(
        refused.unwrap_err().details.expect("details")["rule"],
        "overlapping_spells"
    );
    roles.close().await;
}

#[tokio::test]
async fn a_situation_told_by_mistake_is_taken_away_unless_an_end_stands_on_it() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    let began = page(&roles, client).await;
    end_all(&roles, &began, "2026-11-10").await;
    let mistake = json!({ "client_id": client, "date": TODAY, "situation": "employed" });
    let mistake = roles.id("add_situation", mistake).await;
    let request = json!({ "client_id": client, "situation_id": mistake });
    let agent = roles
        .worker("Ura Agentti", Role::CareerAgent, Some(0))
        .await;
    let taken = roles
        .ask(&agent, "take_away_situation", request)
        .await
        .expect("it is done");
    let after = page(&roles, client).await;
    assert_eq!(situations(&after), ["2026-11-10 unemployed"]);
    let of_the_end = json!({ "client_id": client, "situation_id": after["situations"][0]["id"] });
    let refused = roles
        .ask(&agent, "take_away_situation", of_the_end)
        .await
        .unwrap_err();
    assert_eq!(
        refused.details.expect("details")["rule"],
        "situation_of_end"
    );
    roles
        .ask(&agent, "undo", json!({ "act": taken["act"] }))
        .await
        .expect("it is done");
    assert_eq!(
        situations(&page(&roles, client).await),
        ["2026-11-10 unemployed", &format!("{TODAY} employed")]
    );
    roles.close().await;
}

#[tokio::test]
async fn a_participation_goes_on_again_or_is_taken_away_while_nothing_is_recorded_in_it() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    let began = page(&roles, client).await;
    let one = |page: &Value, at: usize| json!({ "client_id": client, "participation_id": page["participations"][at]["id"] });
    end_all(&roles, &began, "2026-11-10").await;
    let agent = roles
        .worker("Ura Agentti", Role::CareerAgent, Some(0))
        .await;
    let reopened = roles
        .ask(&agent, "reopen_participation", one(&began, 0))
        .await
        .expect("it is done");
    let open = page(&roles, client).await;
    assert_eq!(open["participations"][0]["end_date"], Value::Null);
    assert_eq!(open["participations"][0]["exit_reason"], Value::Null);
    assert_eq!(situations(&open), [""; 0]);
    roles
        .ask(&agent, "undo", json!({ "act": reopened["act"] }))
        .await
        .expect("it is done");
    assert_eq!(
        situations(&page(&roles, client).await),
        ["2026-11-10 unemployed"]
    );

    let mut again = start("167", 3);
    again["start_date"] = json!("2026-11-16");
    let request = json!({ "client_id": client, "start": again });
    roles.id("start_participation", request).await;
    let two = page(&roles, client).await;
    let (first, second) = match two["participations"][0]["start_date"].as_str() {
        Some("2026-11-16") => (1, 0),
        _ => (0, 1),
    };
    for (command, at, rule) in [
        ("reopen_participation", first, "overlapping_spells"),
        ("take_away_participation", first, "participation_used"),
    ] {
        let refused = roles.ask(&agent, command, one(&two, at)).await;
        assert_eq!(refused.unwrap_err().details.expect("details")["rule"], rule);
    }
    let taken = roles
        .ask(&agent, "take_away_participation", one(&two, second))
        .await
        .expect("it is done");
    let left = page(&roles, client).await;
    assert_eq!(left["participations"].as_array().expect("a list").len(), 1);
    roles
        .ask(&agent, "undo", json!({ "act": taken["act"] }))
        .await
        .expect("it is done");
    let back = page(&roles, client).await;
    assert_eq!(back["participations"].as_array().expect("a list").len(), 2);
    roles.close().await;
}

#[tokio::test]
async fn the_first_review_of_a_plan_is_agreed_on() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    let none = json!({ "client_id": client, "next_review_on": null });
    let refused = roles.ask(&roles.coordinator, "review_plan", none).await;
    assert_eq!(
        refused.unwrap_err().field.as_deref(),
        Some("next_review_on")
    );
    let agreed = json!({ "client_id": client, "next_review_on": "2026-12-01" });
    roles.id("review_plan", agreed).await;
    assert_eq!(page(&roles, client).await["next_review_on"], "2026-12-01");
    let waiting = roles
        .ask(&roles.coordinator, "get_waiting", json!({}))
        .await
        .expect("it is done");
    assert_eq!(waiting["reviews"][0]["client_id"], client);
    roles.close().await;
}

#[tokio::test]
async fn nobody_begins_or_is_unemployed_before_they_are_born() {
    let roles = Roles::new().await;
    let client = roles.clients[0].as_str();
    let began = page(&roles, client).await;
    end_all(&roles, &began, "2026-11-10").await;
    for (field, reason) in [
        ("start_date", "born_after_start"),
        ("unemployed_since", "before_birth"),
    ] {
        let mut wrong = start("167", 3);
        wrong["start_date"] = json!("2026-11-16");
        wrong["unemployed_since"] = Value::Null;
        wrong[field] = json!("1850-01-01");
        let request = json!({ "client_id": client, "start": wrong });
        let refused = roles
            .ask(&roles.coordinator, "start_participation", request)
            .await
            .unwrap_err();
        assert_eq!(refused.field.as_deref(), Some(field));
        assert_eq!(refused.details.expect("details")["reason"], reason);
    }
    assert_eq!(
        page(&roles, client).await["participations"]
            .as_array()
            .expect("a list")
            .len(),
        1
    );
    roles.close().await;
}
