//! The table: what was measured, what it must be and what it should be.
//!
//! Owns the layout and the words "met" and "not met".

use crate::bench::Bench;
use crate::sample::Sample;

/// Some rows that are measured together.
pub(crate) struct Part {
    pub(crate) name: &'static str,
    pub(crate) about: &'static str,
    pub(crate) run: fn(&Bench) -> Vec<Row>,
}

/// One line of the table.
pub(crate) struct Row {
    pub(crate) what: &'static str,
    pub(crate) bound: Bound,
    pub(crate) result: Result<Sample, Missing>,
}

/// What the figure is held against.
#[derive(Clone, Copy)]
pub(crate) enum Bound {
    /// At most: must, goal.
    AtMost(f64, f64),
    /// At least: must, goal.
    AtLeast(f64, f64),
    /// At least: goal alone.
    Goal(f64),
}

/// What a row would need, and how to get it.
pub(crate) struct Missing(pub(crate) String);

impl Bound {
    fn texts(self) -> (String, String) {
        match self {
            Self::AtMost(must, goal) => (format!("≤ {must}"), format!("≤ {goal}")),
            Self::AtLeast(must, goal) => (format!("≥ {must}"), format!("≥ {goal}")),
            Self::Goal(goal) => ("–".to_owned(), format!("≥ {goal}")),
        }
    }

    fn judges(self, figure: f64) -> &'static str {
        let (must, goal) = match self {
            Self::AtMost(must, goal) => (figure <= must, figure <= goal),
            Self::AtLeast(must, goal) => (figure >= must, figure >= goal),
            Self::Goal(goal) => (true, figure >= goal),
        };
        match (must, goal) {
            (_, true) => "goal met",
            (true, false) => "met",
            (false, false) => "NOT MET",
        }
    }
}

/// Prints the rows, as Markdown.
pub(crate) fn print_table(rows: &[Row]) {
    if rows.is_empty() {
        return;
    }
    println!("\n| what | must | goal | median | quartiles | n | |");
    println!("|---|---|---|---|---|---|---|");
    for row in rows {
        let (must, goal) = row.bound.texts();
        let rest = match &row.result {
            Ok(sample) => {
                let (low, middle, high) = sample.quartiles();
                let verdict = row.bound.judges(middle);
                let figures = format!("{} | {} to {}", figure(middle), figure(low), figure(high));
                format!("{figures} | {} | {verdict}", sample.len())
            }
            Err(Missing(why)) => format!("– | – | 0 | {why}"),
        };
        println!("| {} | {must} | {goal} | {rest} |", row.what);
    }
}

/// Three significant digits.
pub(crate) fn figure(value: f64) -> String {
    let decimals = match value {
        100.0.. => 0,
        10.0.. => 1,
        1.0.. => 2,
        _ => 3,
    };
    format!("{value:.decimals$}")
}
