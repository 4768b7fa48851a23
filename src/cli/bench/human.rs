//! Figures for people: a table, and what follows from it in words that claim no more than was measured.

use std::fmt::Write as _;
use std::time::Duration;

use unicode_width::UnicodeWidthStr;

use super::super::output::dot;
use super::figures::{Figures, Reach, Solution};
use crate::config::{Environment, Preference};
use crate::growth::{Class, Fit, Shape, Stop};
use crate::model::{MemorySize, Untrusted, Verdict};

/// Where no terminal says how wide it is.
const WIDTH: usize = 100;

/// The whole answer.
pub(super) fn table(figures: &Figures, stated: Option<Class>, environment: &Environment) -> String {
    let mut out = head(figures, dot(environment));
    let width = environment.width.unwrap_or(WIDTH);
    let side_by_side = columns(figures, &figures.solutions.iter().collect::<Vec<_>>(), stated);
    if widest(&side_by_side) <= width {
        lines(&mut out, &side_by_side);
    } else {
        for solution in &figures.solutions {
            lines(&mut out, &columns(figures, &[solution], stated));
            out.push('\n');
        }
    }
    for solution in &figures.solutions {
        warnings(&mut out, solution);
    }
    out.push_str("measured, not proved: every class named fits the figures\n");
    if environment.unicode == Preference::No { out.replace('×', "x") } else { out }
}

fn head(figures: &Figures, dot: &str) -> String {
    let Figures { problem, growth, python, limits, repeats, .. } = figures;
    let what = format!("{}({})", growth.function, growth.size);
    let title = Untrusted::from(&*figures.title);
    format!(
        "{problem} {dot} {title} {dot} growth over {what} {dot} CPython {python} {dot} sandbox {}\n\
         CPU time, best of {repeats} {dot} memory above the interpreter's {dot} limit {} CPU, {} MiB\n\n",
        figures.sandbox,
        limits.cpu,
        limits.memory.bytes() >> 20
    )
}

/// Rows of cells; the first row is the heading.
fn columns(figures: &Figures, solutions: &[&Solution], stated: Option<Class>) -> Vec<Vec<String>> {
    let mut rows = vec![vec![figures.growth.size.clone()]];
    rows.extend(figures.sizes.iter().map(|size| vec![grouped(*size)]));
    let words = ["", "growth", "fits", "memory", "time limit", "at most"];
    rows.extend(words.map(|word| vec![word.to_owned()]));
    if let Some(stated) = stated {
        rows.push(vec![format!("stated {stated}")]);
    }
    for solution in solutions {
        let mut cells = vec![Untrusted::from(&*solution.name).to_string()];
        cells.extend(figures.sizes.iter().map(|size| cell(solution, *size)));
        cells.push(String::new());
        cells.extend(summary(figures, solution));
        cells.extend(stated.map(|stated| compared(&solution.time, stated)));
        for (row, cell) in rows.iter_mut().zip(cells) {
            row.push(cell);
        }
    }
    rows
}

/// What the curve of one solution tells, in the order of the words above.
fn summary(figures: &Figures, solution: &Solution) -> [String; 5] {
    let largest = figures.growth.max;
    let reach = match solution.reaches(figures.limits.cpu.as_duration(), largest) {
        Reach::Measured(size) => format!("reached at {}", grouped(size)),
        Reach::About(size) if size <= as_f64(largest) => format!("about {}", rounded(size)),
        Reach::About(size) => format!("about {}, more than is allowed", rounded(size)),
        Reach::Never => "not reached".to_owned(),
        Reach::Unknown => "-".to_owned(),
    };
    let last = solution.curve.samples.last().filter(|sample| sample.size >= largest);
    let at_most = match (last, solution.time.cost_at(largest)) {
        (Some(sample), _) => format!("{} at {}", time(sample.usage.cpu), grouped(largest)),
        (None, Some(seconds)) => match Duration::try_from_secs_f64(seconds) {
            Ok(cost) if cost < Duration::from_hours(24) => {
                format!("about {} at {}", time(cost), grouped(largest))
            }
            _ => format!("more than a day at {}", grouped(largest)),
        },
        (None, None) => "-".to_owned(),
    };
    [growth(&solution.time), classes(&solution.time), growth(&solution.memory), reach, at_most]
}

fn cell(solution: &Solution, size: u64) -> String {
    if let Some(sample) = solution.curve.samples.iter().find(|sample| sample.size == size) {
        return format!("{}  {:>9}", time(sample.usage.cpu), memory(sample.usage.memory));
    }
    match solution.curve.stop {
        Some(stop) if stop.size == size => stopped(&stop),
        _ => "-".to_owned(),
    }
}

fn stopped(stop: &Stop) -> String {
    match stop.verdict {
        Verdict::TimeLimit => format!("stopped at {}", time(stop.usage.cpu)),
        Verdict::MemoryLimit => format!("stopped at {}", memory(stop.usage.memory)),
        verdict => verdict.words().to_lowercase(),
    }
}

/// The exponent in words.
pub(in crate::cli) fn growth(fit: &Fit) -> String {
    match fit.shape {
        Shape::Unclear => "too little to tell".to_owned(),
        Shape::Flat => "none seen".to_owned(),
        Shape::Power { exponent, error } if error < 0.05 => format!("about n^{exponent:.1}"),
        Shape::Power { exponent, error } => format!("about n^{exponent:.1} ± {error:.1}"),
        Shape::Factor(factor) => format!("about ×{factor:.1} a step"),
    }
}

/// Every class that fits.
pub(in crate::cli) fn classes(fit: &Fit) -> String {
    match (fit.classes.as_slice(), &fit.shape) {
        ([], Shape::Unclear) => "-".to_owned(),
        ([], _) => "none of the usual classes".to_owned(),
        (classes, _) => classes.iter().map(ToString::to_string).collect::<Vec<_>>().join(" or "),
    }
}

fn compared(fit: &Fit, stated: Class) -> String {
    match fit.shape {
        Shape::Unclear => "cannot be told".to_owned(),
        _ if fit.classes.contains(&stated) => "fits".to_owned(),
        _ => "does not fit".to_owned(),
    }
}

fn warnings(out: &mut String, solution: &Solution) {
    let name = Untrusted::from(&*solution.name);
    if let Some(stop) = solution.curve.stop {
        let reason = stop.detail.map(|detail| format!(" ({})", detail.code())).unwrap_or_default();
        let limit = matches!(stop.verdict, Verdict::TimeLimit | Verdict::MemoryLimit);
        if !limit {
            let words = stop.verdict.words().to_lowercase();
            let size = grouped(stop.size);
            let _ =
                writeln!(out, "{name}: {words}{reason} at {size}; only smaller sizes are measured");
        }
    }
    let noisy = solution.noisy();
    if noisy > 0 {
        let sizes = if noisy == 1 { "size" } else { "sizes" };
        let _ = writeln!(
            out,
            "{name}: at {noisy} {sizes} the runs differ by half; is the machine busy?"
        );
    }
}

fn widest(rows: &[Vec<String>]) -> usize {
    widths(rows).iter().map(|width| width + 2).sum()
}

fn widths(rows: &[Vec<String>]) -> Vec<usize> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
    };
    (0..columns).map(width).collect()
}

fn lines(out: &mut String, rows: &[Vec<String>]) {
    let widths = widths(rows);
    for row in rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| {
            format!("  {cell}{}", " ".repeat(width.saturating_sub(cell.width())))
        });
        let line: String = cells.collect();
        out.push_str(line.trim_end());
        out.push('\n');
    }
}

/// Three figures that matter: `0.92 ms`, `15.8 ms`, `1.25 s`.
pub(super) fn time(time: Duration) -> String {
    let (value, unit) = match time.as_secs_f64() {
        seconds if seconds < 1.0 => (seconds * 1e3, "ms"),
        seconds if seconds < 600.0 => (seconds, "s"),
        seconds => (seconds / 60.0, "min"),
    };
    let decimals = if value < 10.0 { 2 } else { usize::from(value < 100.0) };
    format!("{value:.decimals$} {unit}")
}

#[expect(clippy::cast_precision_loss, reason = "shown with one decimal")]
pub(super) fn memory(size: MemorySize) -> String {
    format!("{:.1} MiB", size.bytes() as f64 / f64::from(1 << 20))
}

/// Digits in groups of three: `262 144`.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(' ');
        }
        out.push(digit);
    }
    out
}

/// Two digits that matter, as an extrapolation has no more.
fn rounded(size: f64) -> String {
    if size >= 1e15 {
        return format!("{size:.0e}");
    }
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "positive and below 10^15"
    )]
    let whole = size.max(0.0) as u64;
    let step = 10_u64.pow(whole.checked_ilog10().unwrap_or(0).saturating_sub(1));
    grouped((whole + step / 2) / step * step)
}

#[expect(clippy::cast_precision_loss, reason = "compared with an extrapolation")]
fn as_f64(size: u64) -> f64 {
    size as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_have_as_many_digits_as_matter() {
        for (seconds, shown) in [
            (0.000_31, "0.31 ms"),
            (0.015_8, "15.8 ms"),
            (0.4, "400 ms"),
            (1.25, "1.25 s"),
            (900.0, "15.0 min"),
        ] {
            assert_eq!(time(Duration::from_secs_f64(seconds)), shown);
        }
        assert_eq!([7, 1024, 262_144].map(grouped), ["7", "1 024", "262 144"]);
        assert_eq!([7.4, 31_622.7, 1e16].map(rounded), ["7", "32 000", "1e16"]);
    }
}
