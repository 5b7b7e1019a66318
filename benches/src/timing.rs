//! Times of single calls, and the table of them.

use std::fmt::Write as _;
use std::time::Duration;

/// How long each of the calls of one operation took.
#[derive(Debug, Clone, Default)]
pub struct Samples(Vec<Duration>);

impl Samples {
    /// Takes one more.
    pub fn push(&mut self, took: Duration) {
        self.0.push(took);
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// The time within which so many of a hundred calls came.
    #[must_use]
    pub fn percentile(&self, percent: usize) -> Duration {
        let mut sorted = self.0.clone();
        sorted.sort();
        let place = (sorted.len() * percent).div_ceil(100).max(1) - 1;
        sorted.get(place).copied().unwrap_or_default()
    }
}

/// An operation that was measured.
#[derive(Debug, Clone)]
pub struct Measured {
    /// What was done, in words.
    pub what: String,
    /// The calls.
    pub samples: Samples,
    /// What the 95th percentile may be at most; none for what is only told.
    pub budget: Option<Duration>,
}

impl Measured {
    /// Whether the budget is kept.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.budget
            .is_none_or(|budget| self.samples.percentile(95) <= budget)
    }
}

/// Milliseconds with two or three digits that say something.
#[must_use]
pub fn milliseconds(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1000.0;
    match ms {
        ms if ms < 10.0 => format!("{ms:.2}"),
        ms if ms < 100.0 => format!("{ms:.1}"),
        _ => format!("{ms:.0}"),
    }
}

/// The operations as a Markdown table; all times in milliseconds.
#[must_use]
pub fn table(measured: &[Measured]) -> String {
    let mut text = String::from(
        "| Operation | Calls | p50 ms | p95 ms | Slowest ms | Budget p95 ms | |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | --- |\n",
    );
    for row in measured {
        let _ = writeln!(
            text,
            "| {} | {} | {} | {} | {} | {} | {} |",
            row.what,
            row.samples.count(),
            milliseconds(row.samples.percentile(50)),
            milliseconds(row.samples.percentile(95)),
            milliseconds(row.samples.percentile(100)),
            row.budget
                .map(|budget| budget.as_millis().to_string())
                .unwrap_or_default(),
            verdict(row.budget.map(|_| row.holds())),
        );
    }
    text
}

/// A word for a budget that is kept or broken; none without a budget.
#[must_use]
pub const fn verdict(holds: Option<bool>) -> &'static str {
    match holds {
        Some(true) => "kept",
        Some(false) => "**broken**",
        None => "",
    }
}
