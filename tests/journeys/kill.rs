//! A process that is killed at any moment loses nothing that it had answered, and leaves a store that opens as if
//! nothing had been.

use polku_store::journal;
use polku_tests::made_up::{Dice, MadeUpStore, first_seed, is_soak};
use polku_tests::opened::{Opened, copy_store, made_up_code};
use polku_tests::process::{Answer, Headless, headless};
use polku_tests::{finish, polku};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// So many times one store is killed and opened again before the next copy of the region takes its place.
const KILLS_A_STORE: u64 = 5;

/// What can be saved, as one value by one key.
type Entries = BTreeMap<String, String>;

const ENTRIES: &str = "
SELECT 'attendance/' || client_id || '/' || date, attendance || ' ' || coalesce(hours, '') FROM attendance
UNION ALL SELECT 'note/' || id, client_id || ' ' || text FROM note
UNION ALL SELECT 'client/' || id, identity_code || ' ' || last_name FROM client
UNION ALL SELECT 'period/' || id, client_id || ' ' || start_date || ' ' || coalesce(end_date, '') FROM coaching_period
UNION ALL SELECT 'draft/' || form, content FROM draft WHERE worker = ?1";

/// A period of the region to make requests about.
#[derive(Clone, sqlx::FromRow)]
struct Period {
    id: String,
    client_id: String,
    environment_id: String,
    start_date: String,
}

/// A change of one entry: its key, and what it becomes. A key that ends in a slash is that of a new row.
type Change = (String, Option<String>);

/// A request with what it does when it is stored.
struct Save {
    command: &'static str,
    request: Value,
    changes: Vec<Change>,
}

/// The store as far as it is known from outside.
struct Known {
    /// Every entry that was there at the last opening or was answered since.
    entries: Entries,
    /// Acts that were answered, each with what it changed back to.
    acts: BTreeMap<String, Vec<Change>>,
    /// Requests that were sent and not answered.
    unanswered: VecDeque<Save>,
    periods: Vec<Period>,
    days: Vec<(String, String)>,
    clients: u32,
}

impl Known {
    /// Takes in an answer to the oldest request.
    fn answered(&mut self, answer: &Answer) {
        let save = self.unanswered.pop_front().expect("an answer to something");
        let Ok(view) = &answer.result else {
            let error = answer.result.as_ref().expect_err("an error");
            assert_ne!(
                error["code"], "internal",
                "{}: {}",
                save.command, save.request
            );
            return;
        };
        let mut back = Vec::new();
        for (key, value) in save.changes {
            let key = if key.ends_with('/') {
                format!("{key}{}", view["id"].as_str().expect("an id"))
            } else {
                key
            };
            let before = match &value {
                Some(value) => self.entries.insert(key.clone(), value.clone()),
                None => self.entries.remove(&key),
            };
            if before != value {
                back.push((key, before));
            }
        }
        if let Some(act) = view["act"].as_str() {
            self.acts.insert(act.to_owned(), back);
        }
    }

    /// Holds what is there after a kill against what is known: what was answered is there, and what is there beyond it
    /// was asked for.
    fn compare(&mut self, found: Entries) {
        let asked: Vec<Change> = self
            .unanswered
            .drain(..)
            .flat_map(|save| save.changes)
            .collect();
        let mut new_rows: Vec<&str> = Vec::new();
        let keys: BTreeSet<&String> = self.entries.keys().chain(found.keys()).collect();
        for key in keys {
            let (known, there) = (self.entries.get(key), found.get(key));
            let was_asked = || {
                asked
                    .iter()
                    .any(|(asked, value)| asked == key && value.as_ref() == there)
            };
            if known == there || was_asked() {
                continue;
            }
            let table = key.split_inclusive('/').next().unwrap_or_default();
            assert!(
                known.is_none(),
                "{key} was answered as {known:?} and is {there:?}"
            );
            assert!(
                asked
                    .iter()
                    .any(|(key, value)| key == table && value.as_ref() == there),
                "nobody asked for {key}: {there:?} of {asked:?}"
            );
            new_rows.push(table);
        }
        for table in new_rows.iter().collect::<BTreeSet<_>>() {
            let (rows, wanted) = (
                new_rows.iter().filter(|t| t == &table),
                asked.iter().filter(|(key, _)| key == *table),
            );
            assert!(
                rows.count() <= wanted.count(),
                "more rows than were asked for: {table}"
            );
        }
        self.entries = found;
        self.acts.clear();
    }
}

/// A random request of a worker in a hurry.
fn random_save(dice: &mut Dice, known: &mut Known) -> Save {
    let period = dice.one_of(&known.periods).clone();
    let (client, date) = dice.one_of(&known.days).clone();
    let number = dice.below(1_000_000);
    match dice.below(20) {
        0..8 => {
            let choices = [
                Some(("present", Some(600))),
                Some(("late", Some(450))),
                Some(("sick", None)),
                None,
            ];
            let (next, mark) = (dice.one_of(&known.days).clone(), *dice.one_of(&choices));
            let days = BTreeSet::from([(client, date), next]);
            let marks: Vec<Value> = days
                .iter()
                .map(|(client, date)| {
                    let (code, hours) =
                        mark.map_or((None, None), |(code, hours)| (Some(code), hours));
                    json!({ "client_id": client, "date": date, "attendance": code, "hours": hours })
                })
                .collect();
            let value = mark.map(|(code, hours)| {
                format!("{code} {}", hours.map_or(String::new(), |h| h.to_string()))
            });
            let changes = days
                .iter()
                .map(|(client, date)| (format!("attendance/{client}/{date}"), value.clone()))
                .collect();
            Save {
                command: "mark_attendance",
                request: json!({ "marks": marks }),
                changes,
            }
        }
        8..12 => {
            let text = format!("Merkintä {number} {}", "ä".repeat(1 + dice.below(3000)));
            let request =
                json!({ "client_id": client, "date": date, "kind": "observation", "text": text });
            Save {
                command: "add_note",
                request,
                changes: vec![("note/".into(), Some(format!("{client} {text}")))],
            }
        }
        12..14 => {
            let (form, content) = (
                format!("note/{client}"),
                json!({ "text": format!("kesken {number}") }),
            );
            let request = json!({ "form": form, "client_id": client, "content": content });
            let changes = vec![(format!("draft/{form}"), Some(content.to_string()))];
            Save {
                command: "save_draft",
                request,
                changes,
            }
        }
        14 => {
            known.clients += 1;
            let (code, name) = (
                made_up_code(400_000 + known.clients),
                format!("Uusi{number}"),
            );
            let request = json!({ "identity_code": code, "last_name": name, "first_names": "Koe" });
            Save {
                command: "add_client",
                request,
                changes: vec![("client/".into(), Some(format!("{code} {name}")))],
            }
        }
        15 => {
            let request = json!({
                "client_id": period.client_id, "environment_id": period.environment_id, "legal_basis": "guidance",
                "start_date": date, "end_date": date,
            });
            let value = format!("{} {date} {date}", period.client_id);
            Save {
                command: "start_period",
                request,
                changes: vec![("period/".into(), Some(value))],
            }
        }
        16 => {
            let request =
                json!({ "client_id": period.client_id, "period_id": period.id, "end_date": date });
            let value = format!("{} {} {date}", period.client_id, period.start_date);
            let changes = vec![(format!("period/{}", period.id), Some(value))];
            Save {
                command: "end_period",
                request,
                changes,
            }
        }
        _ => match known.acts.iter().nth(dice.below(known.acts.len() + 1)) {
            Some((act, back)) => Save {
                command: "undo",
                request: json!({ "act": act }),
                changes: back.clone(),
            },
            None => Save {
                command: "undo",
                request: json!({ "act": "no such act" }),
                changes: Vec::new(),
            },
        },
    }
}

/// How long the write-ahead log is.
fn log_length(store: &Path) -> u64 {
    let mut name = store.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name).metadata().map_or(0, |file| file.len())
}

/// Works on the store in a process of its own and kills it: after a random number of answers, with further requests on
/// their way, and then at once or when the next commit has got as far as a random place.
fn work_and_kill(store: &Path, worker: &str, dice: &mut Dice, known: &mut Known) {
    let mut process = Headless::start(&mut headless(store, worker));
    let in_flight = 1 + dice.below(6);
    let answers = dice.below(100);
    for answered in 0.. {
        while known.unanswered.len() < in_flight {
            let save = random_save(dice, known);
            process.send(save.command, &save.request);
            known.unanswered.push_back(save);
        }
        if answered == answers {
            break;
        }
        known.answered(&process.answer().expect("the process lives"));
    }
    let place = log_length(store) + dice.below(100_000) as u64;
    for _ in 0..dice.below(20_000) {
        if log_length(store) >= place {
            break;
        }
        std::thread::yield_now();
    }
    for answer in process.kill() {
        known.answered(&answer);
    }
}

/// Opens the store in this process, which must need no word to anyone, and looks whether everything is there.
async fn look(store: &Path, worker: &str, known: &mut Known) {
    let opened = Opened::open(store, Some(worker))
        .await
        .expect("the store opens");
    opened.whole().await;
    let mut conn = opened.store().read().await.expect("a reader");
    for act in known.acts.keys() {
        let found = journal::transaction(&mut conn, act)
            .await
            .expect("the journal can be read");
        assert!(
            found.is_some(),
            "the journal lacks an act that was answered"
        );
    }
    known.compare(entries(&opened).await);
    drop(conn);
    opened.close().await;
}

async fn entries(opened: &Opened) -> Entries {
    let mut conn = opened.store().read().await.expect("a reader");
    let worker = &opened.session.worker_id;
    let rows: Vec<(String, String)> = sqlx::query_as(ENTRIES)
        .bind(worker)
        .fetch_all(&mut *conn)
        .await
        .expect("the tables can be read");
    rows.into_iter().collect()
}

async fn known(store: &Path, worker: &str) -> Known {
    const PERIODS: &str =
        "SELECT id, client_id, environment_id, start_date FROM coaching_period ORDER BY id";
    const DAYS: &str =
        "SELECT client_id, date FROM attendance ORDER BY date DESC, client_id LIMIT 400";
    let opened = Opened::open(store, Some(worker))
        .await
        .expect("the store opens");
    let mut conn = opened.store().read().await.expect("a reader");
    let periods = sqlx::query_as(PERIODS)
        .fetch_all(&mut *conn)
        .await
        .expect("periods");
    let days = sqlx::query_as(DAYS)
        .fetch_all(&mut *conn)
        .await
        .expect("days");
    drop(conn);
    let entries = entries(&opened).await;
    opened.close().await;
    Known {
        entries,
        acts: BTreeMap::new(),
        unanswered: VecDeque::new(),
        periods,
        days,
        clients: 0,
    }
}

#[test]
fn a_killed_process_loses_nothing_that_it_answered() {
    let kills = if is_soak() { 500 } else { 20 };
    let region = MadeUpStore::new(7, 60);
    let worker = &region.coordinator;
    let runtime = Runtime::new().expect("a runtime");
    for seed in (first_seed()..).take((kills / KILLS_A_STORE) as usize) {
        let mut dice = Dice::new(seed);
        let folder = TempDir::new().expect("a temporary folder");
        let store = folder.path().join("region.polku");
        copy_store(&region.path, &store);
        let mut known = runtime.block_on(known(&store, worker));
        for _ in 0..KILLS_A_STORE {
            work_and_kill(&store, worker, &mut dice, &mut known);
            runtime.block_on(look(&store, worker, &mut known));
        }
        work_and_kill(&store, worker, &mut dice, &mut known);
        let checked = finish(
            polku()
                .arg("--store")
                .arg(&store)
                .args(["--as", worker, "check"]),
        )
        .ended(0);
        assert_eq!(
            checked.stderr, "",
            "the command line opens it without a word"
        );
    }
}
