//! Samples and their medians.
//!
//! Owns the order of paired runs and the arithmetic.

use std::time::{Duration, Instant};

/// Figures of one kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample(Vec<f64>);

impl Sample {
    /// Figures in any order.
    pub(crate) fn new(mut figures: Vec<f64>) -> Self {
        figures.sort_by(f64::total_cmp);
        Self(figures)
    }

    /// A figure of which there is only one.
    pub(crate) fn one(figure: f64) -> Self {
        Self(vec![figure])
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn median(&self) -> f64 {
        self.quartiles().1
    }

    /// The lower quartile, the median, the upper one.
    pub(crate) fn quartiles(&self) -> (f64, f64, f64) {
        (self.at(1), self.at(2), self.at(3))
    }

    /// Between two figures where the quarter falls between them.
    fn at(&self, quarter: usize) -> f64 {
        let position = (self.0.len() - 1) * quarter;
        let (below, rest) = (position / 4, position % 4);
        let (low, high) = (self.0[below], self.0[(below + 1).min(self.0.len() - 1)]);
        low + (high - low) * f64::from(u32::try_from(rest).unwrap()) / 4.0
    }
}

/// Two things measured in turn, so that what else happens on the machine hits both.
#[derive(Debug)]
pub(crate) struct Pairs {
    pub(crate) first: Sample,
    pub(crate) second: Sample,
    /// First over second, pair by pair.
    pub(crate) ratio: Sample,
}

impl Pairs {
    /// The same the other way round: second over first.
    pub(crate) fn inverse(&self) -> Sample {
        Sample::new(self.ratio.0.iter().map(|ratio| 1.0 / ratio).collect())
    }
}

/// Measures so many pairs. Which of the two comes first alternates.
pub(crate) fn pairs(
    count: usize,
    mut first: impl FnMut() -> f64,
    mut second: impl FnMut() -> f64,
) -> Pairs {
    let mut measured = Vec::new();
    for round in 0..count {
        if round % 2 == 0 {
            let one = first();
            measured.push((one, second()));
        } else {
            let two = second();
            measured.push((first(), two));
        }
    }
    Pairs {
        first: Sample::new(measured.iter().map(|pair| pair.0).collect()),
        second: Sample::new(measured.iter().map(|pair| pair.1).collect()),
        ratio: Sample::new(measured.iter().map(|pair| pair.0 / pair.1).collect()),
    }
}

/// Milliseconds on the clock.
pub(crate) fn time(work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    milliseconds(start.elapsed())
}

pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
