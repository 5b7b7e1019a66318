//! A small made-up region as a store, and random choices from a seed that a failing test prints.

use crate::{finish, polku};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use std::path::PathBuf;
use tempfile::TempDir;

/// A made-up region in a folder of its own, made by `polku demo`.
#[derive(Debug)]
pub struct MadeUpStore {
    /// The folder; removed at the end.
    pub folder: TempDir,
    /// The store.
    pub path: PathBuf,
    /// A coordinator of the region, by name.
    pub coordinator: String,
}

impl MadeUpStore {
    /// A region of that many clients.
    ///
    /// # Panics
    /// If it cannot be made.
    #[must_use]
    pub fn new(seed: u64, clients: u32) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let path = folder.path().join("region.polku");
        let (seed, clients) = (seed.to_string(), clients.to_string());
        let mut command = polku();
        command.arg("--store").arg(&path).args([
            "demo",
            "--format",
            "json",
            "--seed",
            &seed,
            "--clients",
            &clients,
        ]);
        let made = finish(&mut command).ended(0).json();
        let workers = made["workers"].as_array().expect("workers");
        let coordinator = workers
            .iter()
            .find(|worker| worker["role"] == "coordinator")
            .expect("a coordinator");
        let coordinator = coordinator["name"].as_str().expect("a name").to_owned();
        Self {
            folder,
            path,
            coordinator,
        }
    }
}

/// Random choices from a seed; the seed is printed when the test that makes them fails.
#[derive(Debug)]
pub struct Dice {
    seed: u64,
    rng: ChaCha8Rng,
}

impl Dice {
    /// From a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            seed,
            rng: ChaCha8Rng::seed_from_u64(seed),
        }
    }

    /// A number of 0 to `below`, without it.
    pub fn below(&mut self, below: usize) -> usize {
        self.rng.random_range(0..below)
    }

    /// One of several.
    ///
    /// # Panics
    /// If there is none.
    pub fn one_of<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}

impl Drop for Dice {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("POLKU_SEED={}", self.seed);
        }
    }
}

/// The seed to begin with: `POLKU_SEED`, to see a failure again, or 1.
///
/// # Panics
/// If the variable is no number.
#[must_use]
pub fn first_seed() -> u64 {
    std::env::var("POLKU_SEED").map_or(1, |seed| seed.parse().expect("POLKU_SEED is a number"))
}

/// Whether the chaos counts are to be run in full.
#[must_use]
pub fn is_soak() -> bool {
    std::env::var_os("POLKU_SOAK").is_some_and(|value| value == "1")
}
