//! JSON values as Python values.
//!
//! Owns the special forms `{"$set": […]}` and their kin, and numbers without loss.

use serde_json::Value as Json;

use crate::model::{Int, Range, Value};

/// The value a piece of JSON stands for.
pub(super) fn value(json: Json) -> Result<Value, String> {
    Ok(match json {
        Json::Null => Value::None,
        Json::Bool(truth) => Value::Bool(truth),
        Json::Number(number) => number_value(&number.to_string())?,
        Json::String(text) => Value::str(&text),
        Json::Array(items) => Value::list(values(items)?),
        Json::Object(fields) => {
            let special = fields.keys().find(|key| key.starts_with('$')).cloned();
            match (special, fields.len()) {
                (None, _) => {
                    let pairs = fields
                        .into_iter()
                        .map(|(key, field)| Ok((Value::str(&key), value(field)?)));
                    Value::Dict(pairs.collect::<Result<Vec<_>, String>>()?.into())
                }
                (Some(name), 1) => special_value(&name, fields.into_iter().map(|(_, body)| body))?,
                (Some(name), _) => {
                    return Err(format!("`{name}` must be the only key of its object"));
                }
            }
        }
    })
}

fn values(items: Vec<Json>) -> Result<Vec<Value>, String> {
    items.into_iter().map(value).collect()
}

fn number_value(digits: &str) -> Result<Value, String> {
    if digits.chars().all(|c| c == '-' || c.is_ascii_digit()) {
        return digits.parse::<Int>().map(Value::Int).map_err(|error| error.to_string());
    }
    match digits.parse::<f64>() {
        Ok(number) if number.is_finite() => Ok(Value::Float(number)),
        _ => Err(format!("`{digits}` is out of range for a float")),
    }
}

fn special_value(name: &str, mut body: impl Iterator<Item = Json>) -> Result<Value, String> {
    let body = body.next().unwrap_or(Json::Null);
    match (name, body) {
        ("$float", Json::String(text)) => float(&text),
        ("$set", Json::Array(items)) => Ok(Value::Set(values(items)?.into())),
        ("$frozenset", Json::Array(items)) => Ok(Value::FrozenSet(values(items)?.into())),
        ("$tuple", Json::Array(items)) => Ok(Value::Tuple(values(items)?.into())),
        ("$dict", Json::Array(pairs)) => {
            let pairs = pairs.into_iter().map(pair).collect::<Result<Vec<_>, _>>()?;
            Ok(Value::Dict(pairs.into()))
        }
        ("$bytes", Json::String(text)) => decode_base64(&text)
            .map(Value::Bytes)
            .ok_or_else(|| "`$bytes` must be base64".to_owned()),
        ("$range", Json::Array(bounds)) => range(values(bounds)?),
        ("$float" | "$bytes", _) => Err(format!("`{name}` needs a text")),
        ("$set" | "$frozenset" | "$tuple" | "$dict" | "$range", _) => {
            Err(format!("`{name}` needs a list"))
        }
        ("$raises" | "$any_of", _) => Err(format!("`{name}` can only be a whole `expect`")),
        _ => Err(format!("unknown special value `{name}`")),
    }
}

fn float(text: &str) -> Result<Value, String> {
    let number = match text {
        "nan" => f64::NAN,
        "inf" => f64::INFINITY,
        "-inf" => f64::NEG_INFINITY,
        other => match other.parse::<f64>() {
            Ok(number) if number.is_finite() => number,
            _ => return Err(format!("`{other}` is not a float")),
        },
    };
    Ok(Value::Float(number))
}

fn pair(json: Json) -> Result<(Value, Value), String> {
    let Json::Array(items) = json else { return Err("`$dict` needs pairs".to_owned()) };
    match <[Json; 2]>::try_from(items) {
        Ok([key, field]) => Ok((value(key)?, value(field)?)),
        Err(_) => Err("`$dict` needs pairs".to_owned()),
    }
}

fn range(bounds: Vec<Value>) -> Result<Value, String> {
    let zero = Int::from(0);
    match <[Value; 3]>::try_from(bounds) {
        Ok([Value::Int(start), Value::Int(stop), Value::Int(by)]) if by != zero => {
            Ok(Value::Range(Range { start, stop, step: by }))
        }
        _ => Err("`$range` needs three whole numbers, the last not zero".to_owned()),
    }
}

/// RFC 4648, with padding.
fn decode_base64(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    };
    if !text.len().is_multiple_of(4) {
        return None;
    }
    let digits = text.strip_suffix("==").or_else(|| text.strip_suffix('=')).unwrap_or(text);
    let mut bytes = Vec::with_capacity(digits.len() / 4 * 3 + 2);
    for chunk in digits.as_bytes().chunks(4) {
        let mut bits = 0u32;
        for &byte in chunk {
            bits = bits << 6 | u32::from(digit(byte)?);
        }
        bits <<= 6 * (4 - chunk.len());
        let [_, decoded @ ..] = bits.to_be_bytes();
        bytes.extend(decoded.iter().take(chunk.len().saturating_sub(1)));
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Value, String> {
        value(serde_json::from_str(text).unwrap())
    }

    #[test]
    fn json_and_special_forms_become_python_values() {
        let big: Int = "123456789012345678901234567890".parse().unwrap();
        for (text, expected) in [
            ("null", Value::None),
            ("123456789012345678901234567890", Value::Int(big)),
            ("1.0", Value::Float(1.0)),
            ("1e3", Value::Float(1000.0)),
            (r#"{"a": [true]}"#, Value::record([("a", Value::list(vec![Value::Bool(true)]))])),
            (r#"{"$float": "-inf"}"#, Value::Float(f64::NEG_INFINITY)),
            (r#"{"$set": [1]}"#, Value::Set(vec![Value::int(1)].into())),
            (r#"{"$tuple": []}"#, Value::Tuple(vec![].into())),
            (
                r#"{"$dict": [[1, "x"]]}"#,
                Value::Dict(vec![(Value::int(1), Value::str("x"))].into()),
            ),
            (r#"{"$bytes": "aGk="}"#, Value::Bytes(b"hi".to_vec())),
            (r#"{"$bytes": "/+8BAA=="}"#, Value::Bytes(vec![0xFF, 0xEF, 1, 0])),
            (r#"{"$bytes": ""}"#, Value::Bytes(vec![])),
        ] {
            assert_eq!(read(text), Ok(expected), "{text}");
        }
        for (text, thing) in [
            (r#"{"$sett": []}"#, "unknown special value `$sett`"),
            (r#"{"$set": [], "a": 1}"#, "only key"),
            (r#"{"$set": 1}"#, "needs a list"),
            (r#"{"$bytes": "a"}"#, "base64"),
            (r#"{"$bytes": "a==="}"#, "base64"),
            (r#"{"$range": [0, 1, 0]}"#, "not zero"),
            (r#"[{"$any_of": []}]"#, "whole `expect`"),
            ("1e999", "out of range"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(thing), "{text}: {error}");
        }
    }
}
