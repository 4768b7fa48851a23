//! Paths of differences, resolved in a value.
//!
//! Owns reading `result[0]['a']` back into children.

use super::differ::{Place, first_difference};
use super::parts::{child, count, descend, inner};
use crate::model::Value;
use crate::notation::print_value;

/// The place in a value that a path names; else how far it leads.
pub(super) fn resolve(value: &Value, path: &str) -> Result<Place, Place> {
    let mut place = Place::default();
    let mut here = value;
    for key in keys(path) {
        let found = index_of(here, key).and_then(|index| Some((index, child(here, index)?)));
        let Some((index, next)) = found else { return Err(place) };
        place.path.push(index);
        here = next;
    }
    Ok(place)
}

/// The place where a part really stands: paths count positions in one of the two values, and parts of
/// unordered containers have none. `Err` holds the place as it was given, when the part is not near it.
pub(super) fn find(value: &Value, place: Place, part: &Value) -> Result<Place, Place> {
    let is_part = |value: &Value| first_difference(value, part).is_none();
    if descend(value, &place.path).is_some_and(is_part) {
        return Ok(place);
    }
    let (last, around) = match place.path.split_last() {
        Some((last, around)) => (*last, around),
        None => (0, place.path.as_slice()),
    };
    for (container, near) in [(around, last), (place.path.as_slice(), 0)] {
        let Some(here) = descend(value, container) else { continue };
        let same = (0..count(here)).filter(|index| child(here, *index).is_some_and(is_part));
        if let Some(index) = same.min_by_key(|index| index.abs_diff(near)) {
            let path = container.iter().copied().chain([index]).collect();
            return Ok(Place { path, at: 0 });
        }
    }
    Err(place)
}

/// The number of the child under a key, as Python would write the key.
fn index_of(value: &Value, key: &str) -> Option<usize> {
    match inner(value) {
        Value::Dict(pairs) => {
            let at = pairs.iter().position(|(name, _)| print_value(name) == key)?;
            Some(at * 2 + 1)
        }
        _ => key.parse().ok().filter(|index| *index < count(value)),
    }
}

/// What stands in the brackets of a path, outermost first.
fn keys(path: &str) -> impl Iterator<Item = &str> {
    let mut rest = path.split_once('[').map_or("", |(_, rest)| rest);
    std::iter::from_fn(move || {
        let end = closing_bracket(rest)?;
        let key = rest.get(..end)?;
        rest = rest.get(end + 1..)?.strip_prefix('[').unwrap_or_default();
        Some(key)
    })
}

/// Where the bracket closes that was open before this text.
fn closing_bracket(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut escaped = false;
    let mut depth = 0_usize;
    for (at, character) in text.char_indices() {
        match (quote, character) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), _) if character == open => quote = None,
            (None, '\'' | '"') => quote = Some(character),
            (None, '[') => depth += 1,
            (None, ']') if depth == 0 => return Some(at),
            (None, ']') => depth -= 1,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_read_as_python_writes_them() {
        let read = |path| keys(path).collect::<Vec<_>>();
        assert_eq!(read("result"), Vec::<&str>::new());
        assert_eq!(read("result[0][12]"), ["0", "12"]);
        assert_eq!(read(r"args.nums['a]\'[']['b']"), [r"'a]\'['", "'b'"]);
        assert_eq!(read("result[(1, [2])][3]"), ["(1, [2])", "3"]);
        assert_eq!(read("result[0][broken"), ["0"]);
    }
}
