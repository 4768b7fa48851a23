//! Numbers as Python source, both ways.
//!
//! Owns the spelling of `int` and `float` literals. Signs, `nan` and `inf` as words are `value`'s.

use std::fmt::Write as _;

use num_bigint::BigInt;

use super::cursor::{Cursor, ParseError};
use crate::model::{Int, Value};

/// Python reads no decimal literal with more digits (`sys.int_info.default_max_str_digits`), for
/// the conversion is quadratic; longer numbers are written in hexadecimal.
const MAX_DECIMAL_DIGITS: usize = 4300;

/// The most bits that surely have no more than [`MAX_DECIMAL_DIGITS`] decimal digits.
const MAX_DECIMAL_BITS: u64 = 14_284;

/// Writes an `int`.
pub(super) fn write_int(out: &mut String, int: &Int) {
    let big = if int.as_i64().is_some() { None } else { Some(int.to_big()) };
    // Writing to a `String` cannot fail.
    let _ = match big {
        Some(big) if big.bits() > MAX_DECIMAL_BITS => write!(out, "{big:#x}"),
        _ => write!(out, "{int}"),
    };
}

/// Writes a `float` as Python's `repr` does: the fewest digits that read back the same.
pub(super) fn write_float(out: &mut String, float: f64) {
    if float.is_nan() {
        return out.push_str("float('nan')");
    }
    if float.is_infinite() {
        return out.push_str(if float > 0.0 { "float('inf')" } else { "float('-inf')" });
    }
    let scientific = format!("{float:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    // Writing to a `String` cannot fail.
    let _ = if (-4..16).contains(&exponent) {
        write!(out, "{float:?}")
    } else {
        let sign = if exponent < 0 { '-' } else { '+' };
        write!(out, "{mantissa}e{sign}{:02}", exponent.unsigned_abs())
    };
}

/// Whether a number starts here, sign aside.
pub(super) fn starts(cursor: &Cursor<'_>) -> bool {
    let mut characters = cursor.rest().chars();
    match characters.next() {
        Some('.') => characters.next().is_some_and(|c| c.is_ascii_digit()),
        first => first.is_some_and(|c| c.is_ascii_digit()),
    }
}

/// Reads a number without sign.
pub(super) fn read(cursor: &mut Cursor<'_>) -> Result<Value, ParseError> {
    let start = cursor.offset();
    let body = cursor.take_while(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.');
    let mut token = body.to_ascii_lowercase();
    let radix = match token.get(..2) {
        Some("0x") => 16,
        Some("0o") => 8,
        Some("0b") => 2,
        _ => 10,
    };
    if radix == 10 && token.ends_with('e') {
        let signed = cursor.take_while(|c| c == '+' || c == '-');
        token.push_str(signed);
        token.push_str(cursor.take_while(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.'));
    }
    convert(&token, radix).map_err(|problem| {
        let shown: String = token.chars().take(40).collect();
        cursor.error(start, format!("`{shown}` {problem}"))
    })
}

fn convert(token: &str, radix: u32) -> Result<Value, &'static str> {
    const MALFORMED: &str = "is not a number";
    if radix == 10 && token.ends_with('j') {
        return Err("is a complex number, which is not supported");
    }
    if !underscores_fit(token) {
        return Err("has an underscore that is not between digits");
    }
    let mut digits: String = token.chars().filter(|c| *c != '_').collect();
    if radix != 10 {
        digits.drain(..2);
        let big = BigInt::parse_bytes(digits.as_bytes(), radix).ok_or(MALFORMED)?;
        return Ok(Value::Int(Int::from(big)));
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return digits.parse().map(Value::Float).map_err(|_| MALFORMED);
    }
    let significant = digits.trim_start_matches('0');
    if digits.starts_with('0') && !significant.is_empty() {
        return Err("has a leading zero");
    }
    if digits.len() > MAX_DECIMAL_DIGITS {
        return Err("has more than 4300 digits, which Python reads in hexadecimal only");
    }
    digits.parse().map(Value::Int).map_err(|_| MALFORMED)
}

/// Every underscore stands between digits, or after the prefix `0x`, `0o` or `0b`.
fn underscores_fit(token: &str) -> bool {
    let bytes = token.as_bytes();
    let prefixed = matches!(bytes, [b'0', b'x' | b'o' | b'b', ..]);
    let digit = |at: usize| match bytes.get(at) {
        Some(byte) if prefixed => byte.is_ascii_hexdigit() || at == 1,
        Some(byte) => byte.is_ascii_digit(),
        None => false,
    };
    let mut places = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'_');
    places.all(|(at, _)| at > 0 && digit(at - 1) && digit(at + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(token: &str) -> Result<Value, ParseError> {
        read(&mut Cursor::new(token))
    }

    #[test]
    fn floats_print_as_pythons_repr() {
        let cases = [
            (1.0, "1.0"),
            (-0.0, "-0.0"),
            (0.1, "0.1"),
            (1e-4, "0.0001"),
            (1e-5, "1e-05"),
            (1.5e-7, "1.5e-07"),
            (1e15, "1000000000000000.0"),
            (1e16, "1e+16"),
            (123_456_789_012_345_680.0, "1.2345678901234568e+17"),
            (f64::MAX, "1.7976931348623157e+308"),
            (5e-324, "5e-324"),
            (f64::NAN, "float('nan')"),
            (f64::INFINITY, "float('inf')"),
            (f64::NEG_INFINITY, "float('-inf')"),
        ];
        for (float, text) in cases {
            let mut out = String::new();
            write_float(&mut out, float);
            assert_eq!(out, text);
        }
    }

    #[test]
    fn every_spelling_of_python_is_read() {
        for (token, number) in [("0", 0), ("00", 0), ("1_000", 1000), ("0x_1F", 31), ("0b11", 3)] {
            assert_eq!(parsed(token), Ok(Value::int(number)), "{token}");
        }
        for (token, number) in [("1.", 1.0), (".5", 0.5), ("01.5", 1.5), ("1_0e-1_0", 1e-9)] {
            assert_eq!(parsed(token), Ok(Value::Float(number)), "{token}");
        }
        for bad in ["1__0", "1_", "1_.0", "0x", "0xg", "0b2", "1e", "1.2.3", "012", "1j", "1x"] {
            assert!(parsed(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn numbers_too_long_for_decimal_go_through_hexadecimal() {
        for digits in [4299, 4300, 4301, 20_000] {
            let int = Int::from(-BigInt::from(10).pow(digits - 1));
            let mut out = String::new();
            write_int(&mut out, &int);
            assert_eq!(out.starts_with("-0x"), digits > 4300, "{digits}");
            let positive = out.strip_prefix('-').unwrap();
            assert_eq!(parsed(positive), Ok(Value::Int(Int::from(-int.to_big()))));
        }
        assert!(parsed(&"9".repeat(4301)).is_err());
    }
}
