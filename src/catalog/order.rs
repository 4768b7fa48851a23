//! The arguments of a call in the order of the parameters.
//!
//! Owns keywords and what `*name` and `**name` collect. Types are `bind`'s.

use super::bind::{BindError, Given};
use super::names;
use crate::model::{Pairs, Signature, Takes, Value};

/// The values in the order of the parameters.
pub(super) fn in_order(signature: &Signature, given: Vec<Given>) -> Result<Vec<Value>, BindError> {
    let name = || signature.name.clone();
    let single = || signature.parameters.iter().filter(|parameter| parameter.takes == Takes::One);
    let collects = |takes| signature.parameters.iter().any(|parameter| parameter.takes == takes);
    let (takes, got) = (single().count(), given.len());
    let mut slots: Vec<Option<Value>> = vec![None; takes];
    let (mut rest, mut named): (Vec<Value>, Vec<(Value, Value)>) = (Vec::new(), Vec::new());
    for (position, (keyword, value)) in given.into_iter().enumerate() {
        let known = || single().map(|parameter| parameter.name.clone());
        let index = match keyword {
            None => position,
            Some(keyword) => match known().position(|known| known == keyword) {
                Some(index) => index,
                None if collects(Takes::Named) => {
                    add_named(&mut named, keyword, value)?;
                    continue;
                }
                None => {
                    let known = known().collect();
                    return Err(BindError::UnknownKeyword { name: name(), keyword, known });
                }
            },
        };
        match slots.get_mut(index) {
            None if collects(Takes::Rest) => rest.push(value),
            None => return Err(BindError::TooMany { name: name(), takes, got }),
            Some(Some(_)) => {
                let parameter = signature.parameters[index].name.clone();
                return Err(BindError::Twice { parameter });
            }
            Some(slot) => *slot = Some(value),
        }
    }
    let mut slots = slots.into_iter();
    let filled = signature.parameters.iter().map(|parameter| match parameter.takes {
        Takes::One => slots.next().flatten().ok_or_else(|| BindError::MissingArgument {
            name: name(),
            parameter: parameter.name.clone(),
        }),
        Takes::Rest => Ok(Value::Tuple(std::mem::take(&mut rest).into())),
        Takes::Named => Ok(Value::Dict(Pairs::from(std::mem::take(&mut named)))),
    });
    filled.collect()
}

/// Collects an argument that is given by a name of its own.
fn add_named(
    named: &mut Vec<(Value, Value)>,
    keyword: String,
    value: Value,
) -> Result<(), BindError> {
    if !names::is_identifier(&keyword) {
        return Err(BindError::Shape(format!("`{keyword}` is not a Python name")));
    }
    let key = Value::str(&keyword);
    if named.iter().any(|(known, _)| *known == key) {
        return Err(BindError::Twice { parameter: keyword });
    }
    named.push((key, value));
    Ok(())
}
