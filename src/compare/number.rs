//! Numbers: exact distances between `int` and `float`, and the tolerance of floats.
//!
//! Owns when two numbers count as the same. Which values may be compared as numbers is `coerce`'s.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::{FromPrimitive, ToPrimitive};

use crate::model::{FloatTolerance, Int};

/// Integral floats from here on may have lost digits.
const EXACT_BELOW: f64 = 9_007_199_254_740_992.0;

/// An `int` or a `float`.
#[derive(Clone, Copy, Debug)]
pub(super) enum Number<'a> {
    Int(&'a Int),
    Float(f64),
}

impl Number<'_> {
    /// For sorting, and to show; not for deciding.
    pub(super) fn nearest_float(self) -> f64 {
        match self {
            Self::Int(number) => number.to_f64(),
            Self::Float(number) => number,
        }
    }

    /// Whether both are the same, or close enough. Two `int`s must be equal.
    pub(super) fn is_close(self, got: Self, tolerance: Option<FloatTolerance>) -> bool {
        match (self, got) {
            (Self::Int(expected), Self::Int(got)) => expected == got,
            (Self::Float(expected), Self::Float(got)) if expected.is_nan() || got.is_nan() => {
                expected.is_nan() && got.is_nan()
            }
            (expected, got) => {
                let distance = expected.distance(got);
                let zero = distance.partial_cmp(&0.0) == Some(Ordering::Equal);
                zero || tolerance.is_some_and(|window| {
                    let relative = window.relative * expected.nearest_float().abs();
                    distance.is_finite() && (distance <= window.absolute || distance <= relative)
                })
            }
        }
    }

    /// How far apart they are; zero only when they are equal. Infinite or NaN when one is.
    fn distance(self, other: Self) -> f64 {
        match (self, other) {
            (Self::Float(left), Self::Float(right)) => {
                if left.partial_cmp(&right) == Some(Ordering::Equal) {
                    0.0
                } else {
                    (left - right).abs()
                }
            }
            (Self::Int(int), Self::Float(float)) | (Self::Float(float), Self::Int(int)) => {
                let whole = BigInt::from_f64(float.trunc());
                let apart = whole.and_then(|whole| (int.to_big() - whole).to_f64());
                apart.map_or(f64::INFINITY, |apart| (apart - float.fract()).abs())
            }
            (Self::Int(left), Self::Int(right)) => {
                (left.to_big() - right.to_big()).to_f64().map_or(f64::INFINITY, f64::abs)
            }
        }
    }
}

/// The `int` that a float stands for, when no digit can have been lost.
pub(super) fn int_of(float: f64) -> Option<Int> {
    let whole = float.abs() < EXACT_BELOW && float.fract().abs() <= 0.0;
    whole.then(|| BigInt::from_f64(float).map(Int::from)).flatten()
}

/// The `int` that equals a float, however large.
pub(super) fn equal_int(float: f64) -> Option<Int> {
    let whole = float.is_finite() && float.fract().abs() <= 0.0;
    whole.then(|| BigInt::from_f64(float).map(Int::from)).flatten()
}

/// The bits of a float, the same for both zeros and for every NaN.
pub(super) fn float_bits(float: f64) -> u64 {
    if float.is_nan() { f64::NAN.to_bits() } else { (float + 0.0).to_bits() }
}

/// A window in which wrong numbers are called close: 100 times what is allowed, or a thousandth.
pub(super) fn near_miss(tolerance: Option<FloatTolerance>) -> FloatTolerance {
    let FloatTolerance { absolute, relative } =
        tolerance.unwrap_or(FloatTolerance { absolute: 0.0, relative: 0.0 });
    FloatTolerance { absolute: 100.0 * absolute, relative: (100.0 * relative).max(1e-3) }
}

/// Two tokens as numbers, when both are decimal: `1e3`, `-.5`, `inf`.
pub(super) fn decimal(token: &[u8]) -> Option<Decimal<'_>> {
    let text = std::str::from_utf8(token).ok()?;
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        let digits = digits.trim_start_matches('0');
        return Some(Decimal::Int {
            negative: text.starts_with('-') && !digits.is_empty(),
            digits,
        });
    }
    text.parse().ok().map(Decimal::Float)
}

/// A number as text: an `int` keeps its digits, since reading a million of them takes long.
#[derive(Clone, Copy, Debug)]
pub(super) enum Decimal<'a> {
    Int { negative: bool, digits: &'a str },
    Float(f64),
}

impl Decimal<'_> {
    /// As [`Number::is_close`].
    pub(super) fn is_close(self, got: Self, tolerance: Option<FloatTolerance>) -> bool {
        if let (
            Self::Int { negative, digits },
            Self::Int { negative: got_negative, digits: got_digits },
        ) = (self, got)
        {
            return negative == got_negative && digits == got_digits;
        }
        let (Some(expected), Some(got)) = (self.read(), got.read()) else { return false };
        expected.number().is_close(got.number(), tolerance)
    }

    /// `None` for an `int` beyond every float.
    fn read(self) -> Option<Read> {
        /// The largest float has 309 digits.
        const MOST_DIGITS: usize = 400;
        match self {
            Self::Float(float) => Some(Read::Float(float)),
            Self::Int { digits, .. } if digits.len() > MOST_DIGITS => None,
            Self::Int { negative, digits } => {
                let sign = if negative { "-" } else { "" };
                format!("{sign}0{digits}").parse().ok().map(Read::Int)
            }
        }
    }
}

enum Read {
    Int(Int),
    Float(f64),
}

impl Read {
    fn number(&self) -> Number<'_> {
        match self {
            Self::Int(int) => Number::Int(int),
            Self::Float(float) => Number::Float(*float),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: FloatTolerance = FloatTolerance { absolute: 1e-6, relative: 1e-6 };

    #[test]
    fn distances_are_exact() {
        let int = |number: i64| Int::from(number);
        let edge = 1_i64 << 53;
        let (even, odd) = (int(edge), int(edge + 1));
        assert!(Number::Float(9_007_199_254_740_992.0).is_close(Number::Int(&even), None));
        assert!(!Number::Float(9_007_199_254_740_992.0).is_close(Number::Int(&odd), None));
        let half = FloatTolerance { absolute: 0.5, relative: 0.0 };
        assert!(!Number::Float(9_007_199_254_740_992.0).is_close(Number::Int(&odd), Some(half)));
        assert!(!Number::Int(&even).is_close(Number::Int(&odd), Some(WINDOW)));
        assert!(Number::Float(2.5).is_close(Number::Int(&int(2)), Some(half)));
        assert!(!Number::Float(-2.75).is_close(Number::Int(&int(-2)), Some(half)));
    }

    #[test]
    fn special_floats_match_only_themselves() {
        let floats = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 0.0, f64::MAX];
        for (row, expected) in floats.into_iter().enumerate() {
            for (column, got) in floats.into_iter().enumerate() {
                let close = Number::Float(expected).is_close(Number::Float(got), Some(WINDOW));
                assert_eq!(close, row == column, "{expected} {got}");
            }
        }
        assert!(Number::Float(0.0).is_close(Number::Float(-0.0), None));
        assert_eq!(float_bits(0.0), float_bits(-0.0));
    }

    #[test]
    fn tokens_are_read_as_decimals() {
        let long = "9".repeat(500);
        for (expected, got, close) in [
            ("1.0", "1.0000001", true),
            ("1.0", "1.1", false),
            ("3", "3.0000001", true),
            ("-0", "0", true),
            ("+007", "7", true),
            ("1000000000", "1000000001", false),
            ("1e3", "1000", true),
            (&long, &long, true),
            (&long, "inf", false),
            ("nan", "NaN", true),
            ("nan", "0", false),
            ("inf", "-inf", false),
        ] {
            let (left, right) = (decimal(expected.as_bytes()), decimal(got.as_bytes()));
            let is = left.unwrap().is_close(right.unwrap(), Some(WINDOW));
            assert_eq!(is, close, "{expected} {got}");
        }
        for token in ["", "-", "1_0", "0x1", "abc", "١"] {
            assert!(decimal(token.as_bytes()).is_none(), "{token}");
        }
    }
}
