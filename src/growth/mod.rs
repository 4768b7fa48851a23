//! How time and memory grow with the size of the input.
//!
//! Owns the sizes that are measured, the measuring, and what follows from the figures: an exponent, the
//! classes that fit, the size at which a limit would be hit. All of it is measured, none of it proved, and
//! nothing here is ever a verdict. Showing it is `cli`'s.

mod class;
mod fit;
mod measure;
mod sizes;

pub use crate::model::Growth;
pub use class::{Class, NoClass};
pub use fit::{Fit, Point, Shape, fit};
pub use measure::{Curve, GrowthError, Plan, Runs, Sample, Stop, curve, plan};
pub use sizes::sizes;
