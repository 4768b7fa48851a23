//! Snapshots of the report for people: every verdict, wide and narrow, Unicode and ASCII.

mod amount;
mod answers;
mod faults;
mod hostile;
mod passed;
mod rows;
mod stopped;

use super::synthetic::{Scene, wide};
use super::{HumanOptions, Symbols, Values};

fn ascii(scene: &Scene) -> String {
    scene.human(HumanOptions { symbols: Symbols::Ascii, ..wide() })
}

fn full(scene: &Scene) -> String {
    scene.human(HumanOptions { values: Values::Full, ..wide() })
}

/// The report without its header.
fn body(report: &str) -> String {
    report.split_once("\n\n").map_or("", |(_, body)| body).to_owned()
}
