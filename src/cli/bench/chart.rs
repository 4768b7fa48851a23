//! Curves on the terminal: both axes logarithmic, a letter for each solution.

use std::fmt::Write as _;

use super::figures::{Figures, Solution};
use super::human::{grouped, time};
use crate::config::Environment;
use crate::model::Untrusted;

/// Rows of the plot.
const HEIGHT: usize = 16;
/// Columns where the terminal does not say.
const WIDTH: usize = 80;
/// What labels of the left axis take.
const LABEL: usize = 10;

/// The plot with its axes and legend; nothing where nothing was measured.
pub(super) fn draw(figures: &Figures, environment: &Environment) -> String {
    let Some(bounds) = Bounds::of(figures) else { return String::new() };
    let columns = environment.width.unwrap_or(WIDTH).clamp(40, 120) - LABEL - 3;
    let mut grid = vec![vec![' '; columns]; HEIGHT];
    for (solution, letter) in figures.solutions.iter().zip('a'..='z') {
        for (size, cost) in points(solution) {
            let (x, y) = bounds.place(size, cost);
            let (column, row) = (scaled(x, columns), scaled(1.0 - y, HEIGHT));
            let cell = grid.get_mut(row).and_then(|row| row.get_mut(column));
            if let Some(cell) = cell {
                // Where two meet, neither hides the other.
                *cell = if *cell == ' ' || *cell == letter { letter } else { '*' };
            }
        }
    }
    let mut out = "\n  CPU time over size, both logarithmic\n\n".to_owned();
    for (at, row) in grid.iter().enumerate() {
        let label = match at {
            0 => time(std::time::Duration::from_secs_f64(bounds.costs.1)),
            _ if at == HEIGHT - 1 => time(std::time::Duration::from_secs_f64(bounds.costs.0)),
            _ => String::new(),
        };
        let line: String = row.iter().collect();
        let _ = writeln!(out, "{label:>LABEL$} |{}", line.trim_end());
    }
    let _ = writeln!(out, "{:LABEL$} +{}", "", "-".repeat(columns));
    let (first, last) = (grouped(bounds.sizes.0), grouped(bounds.sizes.1));
    let _ = writeln!(out, "{:LABEL$}  {first}{last:>width$}", "", width = columns - first.len());
    for (solution, letter) in figures.solutions.iter().zip('a'..='z') {
        let _ = writeln!(out, "  {letter}  {}", Untrusted::from(&*solution.name));
    }
    out
}

fn points(solution: &Solution) -> impl Iterator<Item = (u64, f64)> {
    solution.curve.samples.iter().map(|sample| (sample.size, sample.usage.cpu.as_secs_f64()))
}

/// What the axes span.
pub(super) struct Bounds {
    pub(super) sizes: (u64, u64),
    pub(super) costs: (f64, f64),
}

impl Bounds {
    pub(super) fn of(figures: &Figures) -> Option<Self> {
        let all = || figures.solutions.iter().flat_map(points);
        let sizes = (all().map(|p| p.0).min()?, all().map(|p| p.0).max()?);
        let least = all().map(|p| p.1).fold(f64::INFINITY, f64::min);
        let most = all().map(|p| p.1).fold(0.0, f64::max);
        Some(Self { sizes, costs: (least.max(1e-6), most.max(2e-6)) })
    }

    /// Where a point lies, each from 0 to 1.
    #[expect(clippy::cast_precision_loss, reason = "drawn")]
    pub(super) fn place(&self, size: u64, cost: f64) -> (f64, f64) {
        let part = |value: f64, (from, to): (f64, f64)| {
            let span = (to / from).ln();
            if span > 0.0 { ((value / from).ln() / span).clamp(0.0, 1.0) } else { 0.5 }
        };
        let sizes = (self.sizes.0 as f64, self.sizes.1 as f64);
        (part(size as f64, sizes), part(cost.max(1e-6), self.costs))
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a part from 0 to 1 of a few cells"
)]
fn scaled(part: f64, cells: usize) -> usize {
    (part * (cells - 1) as f64).round() as usize
}
