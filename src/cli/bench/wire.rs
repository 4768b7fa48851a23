//! Figures for programs: `judge.growth/1` and CSV.
//!
//! Owns field names and their order; `docs/schemas/growth.schema.json` promises them.

use serde::Serialize;

use super::super::exit::Failure;
use super::figures::{Figures, Reach, Solution};
use crate::growth::{Class, Fit, Shape};

#[derive(Debug, Serialize)]
struct Report<'a> {
    schema: &'static str,
    judge: &'static str,
    python: &'a str,
    sandbox: String,
    problem: &'a str,
    size: Size<'a>,
    limit_ms: u128,
    runs: usize,
    stated: Option<String>,
    solutions: Vec<Entry<'a>>,
}

#[derive(Debug, Serialize)]
struct Size<'a> {
    generator: &'a str,
    parameter: &'a str,
    max: u64,
    measured: &'a [u64],
}

#[derive(Debug, Serialize)]
struct Entry<'a> {
    path: &'a str,
    points: Vec<Point>,
    stopped: Option<Stopped>,
    time: Growth,
    memory: Growth,
    fits_stated: Option<bool>,
    limit_at: Option<f64>,
    limit_was_measured: bool,
    ms_at_max: Option<f64>,
    noisy_sizes: usize,
}

#[derive(Debug, Serialize)]
struct Point {
    size: u64,
    cpu_ms: f64,
    memory_kib: u64,
}

#[derive(Debug, Serialize)]
struct Stopped {
    size: u64,
    verdict: &'static str,
    detail: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Growth {
    shape: &'static str,
    exponent: Option<f64>,
    standard_error: Option<f64>,
    factor: Option<f64>,
    classes: Vec<String>,
}

/// One JSON document.
pub(super) fn json(figures: &Figures, stated: Option<Class>) -> Result<String, Failure> {
    let report = Report {
        schema: "judge.growth/1",
        judge: env!("CARGO_PKG_VERSION"),
        python: &figures.python,
        sandbox: figures.sandbox.to_string(),
        problem: &figures.problem,
        size: Size {
            generator: &figures.growth.function,
            parameter: &figures.growth.size,
            max: figures.growth.max,
            measured: &figures.sizes,
        },
        limit_ms: figures.limits.cpu.as_duration().as_millis(),
        runs: figures.repeats,
        stated: stated.map(|stated| stated.to_string()),
        solutions: figures.solutions.iter().map(|one| entry(figures, one, stated)).collect(),
    };
    let text = serde_json::to_string_pretty(&report);
    text.map(|text| text + "\n")
        .map_err(|error| Failure::judge(format!("cannot write JSON: {error}")))
}

fn entry<'a>(figures: &Figures, solution: &'a Solution, stated: Option<Class>) -> Entry<'a> {
    let points = solution.curve.samples.iter().map(|sample| Point {
        size: sample.size,
        cpu_ms: rounded(sample.usage.cpu.as_secs_f64() * 1e3),
        memory_kib: sample.usage.memory.bytes() >> 10,
    });
    let reach = solution.reaches(figures.limits.cpu.as_duration(), figures.growth.max);
    #[expect(clippy::cast_precision_loss, reason = "sizes are shown beside extrapolated ones")]
    let limit_at = match reach {
        Reach::Measured(size) => Some(size as f64),
        Reach::About(size) => Some(size.round()),
        Reach::Never | Reach::Unknown => None,
    };
    let clear = solution.time.shape != Shape::Unclear;
    let fits = |stated: Class| clear.then(|| solution.time.classes.contains(&stated));
    Entry {
        path: &solution.name,
        points: points.collect(),
        stopped: solution.curve.stop.map(|stop| Stopped {
            size: stop.size,
            verdict: stop.verdict.code(),
            detail: stop.detail.map(crate::model::Detail::code),
        }),
        time: growth(&solution.time),
        memory: growth(&solution.memory),
        fits_stated: stated.and_then(fits),
        limit_at,
        limit_was_measured: matches!(reach, Reach::Measured(_)),
        ms_at_max: solution.time.cost_at(figures.growth.max).map(|cost| rounded(cost * 1e3)),
        noisy_sizes: solution.noisy(),
    }
}

fn growth(fit: &Fit) -> Growth {
    let (shape, exponent, standard_error, factor) = match fit.shape {
        Shape::Unclear => ("unclear", None, None, None),
        Shape::Flat => ("flat", None, None, None),
        Shape::Power { exponent, error } => ("power", Some(exponent), Some(error), None),
        Shape::Factor(factor) => ("factor", None, None, Some(factor)),
    };
    let rounded = |number: Option<f64>| number.map(rounded);
    Growth {
        shape,
        exponent: rounded(exponent),
        standard_error: rounded(standard_error),
        factor: rounded(factor),
        classes: fit.classes.iter().map(ToString::to_string).collect(),
    }
}

/// Microseconds, and thousandths of an exponent.
fn rounded(number: f64) -> f64 {
    (number * 1e3).round() / 1e3
}

/// One line for each size of each solution.
pub(super) fn csv(figures: &Figures) -> String {
    let mut out = "file,size,cpu_ms,memory_kib,verdict\n".to_owned();
    for solution in &figures.solutions {
        let name = quoted(&solution.name);
        let rows = solution.curve.samples.iter().map(|sample| {
            let (cpu, memory) = (sample.usage.cpu, sample.usage.memory.bytes() >> 10);
            format!("{name},{},{:.3},{memory},AC\n", sample.size, cpu.as_secs_f64() * 1e3)
        });
        out.extend(rows);
        out.extend(solution.curve.stop.map(|stop| {
            let (cpu, memory) = (stop.usage.cpu, stop.usage.memory.bytes() >> 10);
            let verdict = stop.verdict.code();
            format!("{name},{},{:.3},{memory},{verdict}\n", stop.size, cpu.as_secs_f64() * 1e3)
        }));
    }
    out
}

/// A field as RFC 4180 has it. A leading sign that spreadsheets would run is defused with a quote.
fn quoted(text: &str) -> String {
    let text =
        if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.to_owned() };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}
