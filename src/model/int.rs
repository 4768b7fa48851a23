//! Python integers of any size.
//!
//! Owns the canonical form: everything that fits in an `i64` is `Small`, so equality is structural.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use num_bigint::{BigInt, ParseBigIntError};
use num_traits::{FromPrimitive, ToPrimitive};

/// An integer without bounds, as in Python.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Int(Repr);

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Repr {
    Small(i64),
    /// Never a number that fits in an `i64`.
    Big(Box<BigInt>),
}

impl Int {
    /// The number as an `i64`, when it fits.
    pub fn as_i64(&self) -> Option<i64> {
        match &self.0 {
            Repr::Small(small) => Some(*small),
            Repr::Big(_) => None,
        }
    }

    /// The number as a big integer.
    pub fn to_big(&self) -> BigInt {
        match &self.0 {
            Repr::Small(small) => BigInt::from(*small),
            Repr::Big(big) => (**big).clone(),
        }
    }

    /// The nearest float; infinite when it is out of range.
    pub fn to_f64(&self) -> f64 {
        match &self.0 {
            #[expect(
                clippy::cast_precision_loss,
                reason = "the nearest float is what is asked for"
            )]
            Repr::Small(small) => *small as f64,
            Repr::Big(big) => big.to_f64().unwrap_or(f64::INFINITY),
        }
    }

    /// The float that equals the number, when there is one.
    pub fn as_exact_f64(&self) -> Option<f64> {
        let float = self.to_f64();
        if self.as_i64().is_some_and(|small| small.unsigned_abs() <= 1 << f64::MANTISSA_DIGITS) {
            return Some(float);
        }
        BigInt::from_f64(float).filter(|back| *back == self.to_big()).map(|_| float)
    }

    /// Reads two's complement, least significant byte first, as `int.to_bytes(…, "little",
    /// signed=True)` writes it. No bytes mean zero.
    pub fn from_signed_le(bytes: &[u8]) -> Self {
        Self::from(BigInt::from_signed_bytes_le(bytes))
    }

    /// Writes two's complement, least significant byte first, in as few bytes as hold it.
    pub fn to_signed_le(&self) -> Vec<u8> {
        self.to_big().to_signed_bytes_le()
    }
}

impl From<i64> for Int {
    fn from(number: i64) -> Self {
        Self(Repr::Small(number))
    }
}

impl From<BigInt> for Int {
    fn from(number: BigInt) -> Self {
        match number.to_i64() {
            Some(small) => Self(Repr::Small(small)),
            None => Self(Repr::Big(Box::new(number))),
        }
    }
}

impl FromStr for Int {
    type Err = ParseBigIntError;

    /// Reads decimal digits with an optional sign.
    fn from_str(digits: &str) -> Result<Self, Self::Err> {
        match digits.parse::<i64>() {
            Ok(small) => Ok(Self(Repr::Small(small))),
            Err(_) => digits.parse::<BigInt>().map(Self::from),
        }
    }
}

impl fmt::Display for Int {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Repr::Small(small) => small.fmt(f),
            Repr::Big(big) => big.fmt(f),
        }
    }
}

impl Ord for Int {
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Small(left), Repr::Small(right)) => left.cmp(right),
            _ => self.to_big().cmp(&other.to_big()),
        }
    }
}

impl PartialOrd for Int {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_and_big_numbers_have_one_form() {
        let edge = i128::from(i64::MAX);
        for number in [0, 1, -1, edge, -edge - 1, edge + 1, -edge - 2, edge * edge] {
            let int: Int = number.to_string().parse().unwrap();
            assert_eq!(int, Int::from(BigInt::from(number)));
            assert_eq!(int.to_string(), number.to_string());
            assert_eq!(Int::from_signed_le(&int.to_signed_le()), int);
            assert_eq!(int.as_i64().is_some(), i64::try_from(number).is_ok());
        }
        assert_eq!(Int::from_signed_le(&[]), Int::from(0));
    }
}
