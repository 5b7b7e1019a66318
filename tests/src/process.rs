//! `polku-headless` as a process of its own: requests in, answers out, killed at will.

use crate::{PASSPHRASE, program};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

/// The command that starts `polku-headless` on a store for a worker.
#[must_use]
pub fn headless(store: &Path, worker: &str) -> Command {
    let mut command = Command::new(program("polku-headless"));
    command
        .arg(store)
        .env_remove("POLKU_LOG")
        .env("POLKU_PASSPHRASE", PASSPHRASE)
        .env("POLKU_WORKER", worker);
    command
}

/// What the process answered to one request.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The request's number.
    pub id: u64,
    /// The view, or the error.
    pub result: Result<Value, Value>,
}

/// A running process.
#[derive(Debug)]
pub struct Headless {
    child: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
    last: u64,
}

impl Headless {
    /// Starts it.
    ///
    /// # Panics
    /// If it cannot be started.
    pub fn start(command: &mut Command) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the process starts");
        let requests = child.stdin.take().expect("a pipe");
        let answers = BufReader::new(child.stdout.take().expect("a pipe"));
        Self {
            child,
            requests,
            answers,
            last: 0,
        }
    }

    /// Sends a request without waiting for its answer; its number.
    ///
    /// # Panics
    /// If the process has gone.
    pub fn send(&mut self, command: &str, request: &Value) -> u64 {
        self.last += 1;
        let line = json!({ "id": self.last, "command": command, "request": request });
        writeln!(self.requests, "{line}").expect("the process reads");
        self.last
    }

    /// Waits for the next answer; none when the process has ended.
    ///
    /// # Panics
    /// If it answers with something that is no answer.
    pub fn answer(&mut self) -> Option<Answer> {
        let mut line = String::new();
        let read = self.answers.read_line(&mut line).expect("UTF-8");
        if read == 0 || !line.ends_with('\n') {
            return None;
        }
        let mut answer: Value = serde_json::from_str(&line).expect("an answer is JSON");
        let id = answer["id"]
            .as_u64()
            .unwrap_or_else(|| panic!("not opened: {answer}"));
        let result = match answer.get("error") {
            Some(error) => Err(error.clone()),
            None => Ok(answer["ok"].take()),
        };
        Some(Answer { id, result })
    }

    /// Sends a request and waits for its answer.
    ///
    /// # Errors
    /// What the use case fails with.
    ///
    /// # Panics
    /// If the process ends meanwhile.
    pub fn call(&mut self, command: &str, request: &Value) -> Result<Value, Value> {
        let id = self.send(command, request);
        let answer = self.answer().expect("the process lives");
        assert_eq!(answer.id, id, "answers come in the order of requests");
        answer.result
    }

    /// Kills it (SIGKILL) and gives the answers that were on their way.
    ///
    /// # Panics
    /// If it cannot be killed.
    pub fn kill(mut self) -> Vec<Answer> {
        self.child.kill().expect("it can be killed");
        let rest = std::iter::from_fn(|| self.answer()).collect();
        self.child.wait().expect("it has ended");
        rest
    }

    /// Ends it in good order; its exit status.
    ///
    /// # Panics
    /// If it does not end.
    pub fn close(self) -> i32 {
        let Self {
            mut child,
            requests,
            ..
        } = self;
        drop(requests);
        child.wait().expect("it ends").code().unwrap_or(-1)
    }
}
