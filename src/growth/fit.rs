//! What figures tell about growth.
//!
//! Owns the exponent and the classes that fit it. Pure. Method: the figure at the smallest size is the
//! fixed cost and is subtracted; what then stands out of it is compared on logarithmic scales, where a power
//! of n is a straight line whose slope is the exponent. Real curves bend (caches, allocation), so every class whose
//! slope over the same sizes is near enough is named, never one as a fact.

use super::class::Class;

/// A size and what it cost there: seconds, or bytes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// The size of the input.
    pub size: u64,
    /// What it cost.
    pub cost: f64,
}

/// How a cost grows.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// Too few figures stand out of the fixed cost to tell.
    Unclear,
    /// It does not grow over the sizes that were measured, however much larger they become.
    Flat,
    /// About n to this power.
    Power {
        /// The exponent.
        exponent: f64,
        /// Its standard error.
        error: f64,
    },
    /// About this factor for each step of one.
    Factor(f64),
}

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// How the cost grows.
    pub shape: Shape,
    /// Every class that fits, slowest growth first.
    pub classes: Vec<Class>,
    /// What a size of nothing costs.
    fixed: f64,
    /// The largest size that was measured.
    last: Option<Point>,
}

/// How far apart slopes of one class may lie; `O(n)` and `O(n log n)` differ by about 0.1 at usual sizes, and the same
/// program's exponent moves by as much from run to run.
const TOLERANCE: f64 = 0.15;
/// So many of the largest figures are looked at: growth shows at the end.
const LOOKED_AT: usize = 6;
/// Fewer figures than these are no curve.
const LEAST: usize = 3;
/// Sizes must have grown by this factor for a cost that stays the same to be called flat.
const WIDE: u64 = 64;

/// Fits figures, sorted by size. `noise` is a cost below which figures tell nothing.
pub fn fit(points: &[Point], noise: f64) -> Fit {
    let fixed = points.first().map_or(0.0, |point| point.cost);
    let last = points.last().copied();
    let above = |point: &Point| Point { cost: point.cost - fixed, ..*point };
    let clear = |point: &Point| point.cost > noise.max(fixed / 2.0);
    let clear: Vec<_> = points.iter().map(above).filter(clear).collect();
    let end = clear.get(clear.len().saturating_sub(LOOKED_AT)..).unwrap_or_default();
    let (shape, classes) = if end.len() >= LEAST {
        let shape = shape(end);
        let classes = classes(&shape, end);
        (shape, classes)
    } else if clear.is_empty() && is_wide(points) {
        (Shape::Flat, vec![Class::Constant, Class::Logarithmic])
    } else {
        (Shape::Unclear, Vec::new())
    };
    Fit { shape, classes, fixed, last }
}

impl Fit {
    /// What a size would cost, if growth goes on as it did.
    pub fn cost_at(&self, size: u64) -> Option<f64> {
        let last = self.last?;
        let above = (last.cost - self.fixed).max(0.0);
        let factor = match self.shape {
            Shape::Power { exponent, .. } => (as_f64(size) / as_f64(last.size)).powf(exponent),
            Shape::Factor(factor) => factor.powf(as_f64(size) - as_f64(last.size)),
            Shape::Flat => 1.0,
            Shape::Unclear => return None,
        };
        let cost = self.fixed + above * factor;
        cost.is_finite().then_some(cost)
    }

    /// The size that would cost so much, if growth goes on as it did.
    pub fn size_at(&self, cost: f64) -> Option<f64> {
        let last = self.last?;
        let ratio = (cost - self.fixed) / (last.cost - self.fixed);
        let size = match self.shape {
            Shape::Power { exponent, .. } if exponent > TOLERANCE => {
                as_f64(last.size) * ratio.powf(1.0 / exponent)
            }
            Shape::Factor(factor) => as_f64(last.size) + ratio.ln() / factor.ln(),
            _ => return None,
        };
        (ratio > 0.0 && size.is_finite()).then_some(size)
    }
}

fn is_wide(points: &[Point]) -> bool {
    let (first, last) = (points.first(), points.last());
    points.len() >= LEAST
        && first.zip(last).is_some_and(|(first, last)| last.size / first.size.max(1) >= WIDE)
}

fn shape(points: &[Point]) -> Shape {
    let logarithmic: Vec<_> = points.iter().map(|p| (as_f64(p.size).ln(), p.cost.ln())).collect();
    let by_step: Vec<_> = points.iter().map(|p| (as_f64(p.size), p.cost.ln())).collect();
    let (power, steps) = (line(&logarithmic), line(&by_step));
    // Over a few small steps a curve looks nearly straight on both scales: an exponent this high is no power,
    // unless it is by far the straighter one.
    let exponential = power.slope > 4.0 && steps.residual < 4.0 * power.residual;
    if exponential {
        return Shape::Factor(steps.slope.exp());
    }
    Shape::Power { exponent: power.slope, error: power.error }
}

fn classes(shape: &Shape, points: &[Point]) -> Vec<Class> {
    let fits = |class: &Class| match shape {
        Shape::Power { exponent, error } => {
            let logarithms: Vec<_> =
                points.iter().map(|p| (as_f64(p.size).ln(), class.ln(as_f64(p.size)))).collect();
            let expected = line(&logarithms).slope;
            let near = (exponent - expected).abs() <= TOLERANCE + 2.0 * error.min(TOLERANCE);
            near && *class != Class::Exponential
        }
        // Polynomial factors are lost in an exponential: n * 2^n doubles a little more.
        Shape::Factor(factor) => *class == Class::Exponential && (1.8..2.6).contains(factor),
        Shape::Flat | Shape::Unclear => false,
    };
    Class::ALL.into_iter().filter(fits).collect()
}

/// A straight line through points.
struct Line {
    slope: f64,
    /// The slope's standard error.
    error: f64,
    /// The sum of squares that it leaves.
    residual: f64,
}

fn line(points: &[(f64, f64)]) -> Line {
    let count = as_f64(points.len() as u64);
    let mean = |pick: fn(&(f64, f64)) -> f64| points.iter().map(pick).sum::<f64>() / count;
    let (mean_x, mean_y) = (mean(|point| point.0), mean(|point| point.1));
    let spread: f64 = points.iter().map(|(x, _)| (x - mean_x).powi(2)).sum();
    let slope = points.iter().map(|(x, y)| (x - mean_x) * (y - mean_y)).sum::<f64>() / spread;
    let left = |(x, y): &(f64, f64)| (y - mean_y - slope * (x - mean_x)).powi(2);
    let residual: f64 = points.iter().map(left).sum();
    let error = (residual / (count - 2.0).max(1.0) / spread).sqrt();
    Line { slope, error, residual }
}

#[expect(clippy::cast_precision_loss, reason = "sizes are drawn and compared, not counted")]
fn as_f64(size: u64) -> f64 {
    size as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn points(sizes: &[u64], cost: impl Fn(f64) -> f64) -> Vec<Point> {
        sizes.iter().map(|size| Point { size: *size, cost: cost(as_f64(*size)) }).collect()
    }

    fn doubling(last: u32) -> Vec<u64> {
        (3..=last).map(|power| 1 << power).collect()
    }

    #[test]
    fn each_class_fits_what_grows_like_it() {
        for (class, scale) in [
            (Class::SquareRoot, 1e-3),
            (Class::Linear, 1e-5),
            (Class::Linearithmic, 1e-6),
            (Class::Quadratic, 1e-8),
            (Class::Cubic, 1e-10),
        ] {
            let figures = points(&doubling(16), |n| 3e-4 + scale * class.ln(n).exp());
            let found = fit(&figures, 5e-4);
            assert!(found.classes.contains(&class), "{class}: {found:?}");
            assert!(found.classes.len() <= 3, "{class}: {found:?}");
        }
    }

    #[test]
    fn doubling_with_every_step_is_exponential() {
        let sizes: Vec<u64> = (6..=18).collect();
        let found = fit(&points(&sizes, |n| 3e-4 + 1e-6 * n * n.exp2()), 5e-4);
        assert_eq!(found.classes, [Class::Exponential], "{found:?}");
    }

    #[test]
    fn what_does_not_grow_is_flat_only_over_a_wide_range() {
        assert_eq!(fit(&points(&doubling(16), |_| 3e-4), 5e-4).shape, Shape::Flat);
        assert_eq!(fit(&points(&doubling(6), |_| 3e-4), 5e-4).shape, Shape::Unclear);
        assert_eq!(fit(&[], 5e-4).shape, Shape::Unclear);
    }

    #[test]
    fn sizes_and_costs_beyond_the_last_figure_agree() {
        let found = fit(&points(&doubling(14), |n| 1e-4 + 1e-8 * n * n), 5e-4);
        let size = found.size_at(10.0).unwrap();
        assert!((size / 31_622.0 - 1.0).abs() < 0.05, "{size}");
        let cost = found.cost_at(31_622).unwrap();
        assert!((cost / 10.0 - 1.0).abs() < 0.1, "{cost}");
    }

    proptest! {
        /// Figures that differ by a tenth either way leave the right class among those that fit.
        #[test]
        fn noise_does_not_hide_the_class(noise in prop::collection::vec(0.95_f64..1.05, 14)) {
            let sizes = doubling(16);
            let mut figures = points(&sizes, |n| 3e-4 + 1e-8 * n * n);
            for (figure, noise) in figures.iter_mut().zip(noise) {
                figure.cost *= noise;
            }
            prop_assert!(fit(&figures, 5e-4).classes.contains(&Class::Quadratic));
        }

        #[test]
        fn no_figures_break_it(figures in prop::collection::vec((1_u64..1 << 50, 0.0_f64..1e9), 0..20)) {
            let mut figures: Vec<_> =
                figures.into_iter().map(|(size, cost)| Point { size, cost }).collect();
            figures.sort_by_key(|point| point.size);
            figures.dedup_by_key(|point| point.size);
            let found = fit(&figures, 5e-4);
            let _ = (found.cost_at(1 << 40), found.size_at(2.0));
        }
    }
}
