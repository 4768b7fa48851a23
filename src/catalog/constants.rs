//! Constants and parameters: TOML values as ours, and `{{name}}` in texts.
//!
//! Owns both directions: what a constant may be, and how it reads in a statement.

use toml::{Spanned, Value as Toml};

use super::diagnostic::{Diagnostic, SourceText};
use super::names;
use super::shapes::Ordered;
use crate::model::{Constants, Value};
use crate::notation::print_value;

/// A table of constants or parameters.
pub(super) fn constants(
    source: &SourceText,
    table: &Ordered<Spanned<Toml>>,
) -> Result<Constants, Diagnostic> {
    let entry = |(name, value): &(Spanned<String>, Spanned<Toml>)| {
        if !names::is_identifier(name.get_ref()) {
            let message = format!("`{}` is not a Python name", name.get_ref());
            return Err(source.error(name.span(), message));
        }
        match plain(value.get_ref()) {
            Ok(value) => Ok((name.get_ref().clone(), value)),
            Err(what) => {
                let message = format!("`{}` cannot be {what}", name.get_ref());
                let hint = "numbers, texts, booleans and lists of them are possible".to_owned();
                Err(source.error(value.span(), message).with_hint(Some(hint)))
            }
        }
    };
    table.0.iter().map(entry).collect()
}

fn plain(value: &Toml) -> Result<Value, &'static str> {
    Ok(match value {
        Toml::String(text) => Value::str(text),
        Toml::Integer(number) => Value::int(*number),
        Toml::Float(number) => Value::Float(*number),
        Toml::Boolean(truth) => Value::Bool(*truth),
        Toml::Array(items) => Value::list(items.iter().map(plain).collect::<Result<_, _>>()?),
        Toml::Datetime(_) => return Err("a date"),
        Toml::Table(_) => return Err("a table"),
    })
}

/// A text with `{{name}}` replaced. `offset_of` tells where a byte of the text stands in the source.
pub(super) fn fill_in(
    source: &SourceText,
    text: &str,
    constants: &Constants,
    offset_of: impl Fn(usize) -> usize,
) -> Result<String, Diagnostic> {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        filled.push_str(before);
        let inside = after.split_once("}}").filter(|(name, _)| names::is_identifier(name.trim()));
        let Some((name, behind)) = inside else {
            filled.push_str("{{");
            rest = after;
            continue;
        };
        let Some(value) = constants.get(name.trim()) else {
            let start = offset_of(text.len() - after.len() - 2);
            let span = start..start + name.len() + 4;
            let message = format!("unknown constant `{}`", name.trim());
            let hint = names::suggestion(name.trim(), constants.keys().map(String::as_str));
            return Err(source.error(span, message).with_hint(hint));
        };
        filled.push_str(&shown(value));
        rest = behind;
    }
    filled.push_str(rest);
    Ok(filled)
}

fn shown(value: &Value) -> String {
    match value {
        Value::Str(text) => text.as_str().unwrap_or_default().to_owned(),
        other => print_value(other),
    }
}
