//! Values, shortened to fit.
//!
//! Owns the promise that a shortened value keeps the differing place in sight, and that two values that
//! print differently never look alike when shortened. The printing itself is `notation`'s.

mod differ;
mod leaf;
mod parts;
mod path;
#[cfg(test)]
mod tests;

use self::differ::{Place, first_difference};
use super::clean::{grouped, width};
use crate::model::{Difference, DifferenceKind, Value};
use crate::notation::print_value;

/// Prints values in limited space.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shortener {
    /// Values that take no more than this are printed whole.
    pub(super) whole: usize,
    /// Others are made to fit in about so many characters.
    pub(super) room: usize,
    /// So many elements at the start of a container stay.
    pub(super) lead: usize,
}

impl Shortener {
    /// Prints everything whole.
    pub(super) const FULL: Self = Self { whole: usize::MAX, room: usize::MAX, lead: usize::MAX };

    /// For a line of a terminal.
    pub(super) fn for_line(room: usize) -> Self {
        Self { whole: (3 * room).clamp(40, 240), room, lead: 3 }
    }

    /// One value.
    pub(super) fn one(&self, value: &Value) -> String {
        self.whole(value).unwrap_or_else(|| self.around(value, &[]))
    }

    /// Two values and the places where they differ.
    pub(super) fn pair(
        &self,
        expected: &Value,
        got: &Value,
        differences: &[Difference],
    ) -> (String, String) {
        if let (Some(expected), Some(got)) = (self.whole(expected), self.whole(got)) {
            return (expected, got);
        }
        let shown = (
            self.around(expected, &places(expected, differences, Side::Expected)),
            self.around(got, &places(got, differences, Side::Got)),
        );
        if shown.0 != shown.1 {
            return shown;
        }
        let place: Vec<_> = first_difference(expected, got).into_iter().collect();
        (self.around(expected, &place), self.around(got, &place))
    }

    /// Whether values may fit whole together; cheap, however large they are.
    pub(super) fn fits<'a>(&self, values: impl Iterator<Item = &'a Value>) -> bool {
        let mut room = self.whole;
        for value in values {
            let least = if room == usize::MAX { 0 } else { parts::at_least(value, room) };
            let Some(rest) = room.checked_sub(least) else { return false };
            room = rest;
        }
        true
    }

    /// Whether a value is printed whole.
    pub(super) fn fits_whole(&self, value: &Value) -> bool {
        self.whole == usize::MAX || self.whole(value).is_some()
    }

    /// The value as it is, when there is room for all of it.
    fn whole(&self, value: &Value) -> Option<String> {
        if self.whole < usize::MAX && parts::at_least(value, self.whole) > self.whole {
            return None;
        }
        Some(print_value(value)).filter(|text| width(text) <= self.whole)
    }

    /// The value with these places in sight and as much of its start as fits.
    fn around(&self, value: &Value, places: &[Place]) -> String {
        let places: Vec<&Place> = places.iter().collect();
        let mut lead = self.lead;
        loop {
            let text = Cut { lead }.value(value, &Focus::new(&places), self.room, 0);
            if lead == 0 || width(&text) <= self.room {
                return text;
            }
            lead /= 2;
        }
    }
}

/// The places in one value that differences name.
fn places(value: &Value, differences: &[Difference], side: Side) -> Vec<Place> {
    let place = |difference: &Difference| {
        let (own, other_side) = match side {
            Side::Expected => (&difference.expected, DifferenceKind::Unexpected),
            Side::Got => (&difference.got, DifferenceKind::Missing),
        };
        (difference.kind != other_side).then(|| place(value, difference, own.as_ref()))
    };
    differences.iter().filter_map(place).collect()
}

/// Which of two values.
#[derive(Clone, Copy)]
enum Side {
    Expected,
    Got,
}

/// The place in a value of what stands there by the difference, and within it where the two part.
fn place(value: &Value, difference: &Difference, own: Option<&Value>) -> Place {
    let resolved = path::resolve(value, &difference.path);
    let mut place = match (resolved, own) {
        (Ok(place), None) | (Err(place), _) => return place,
        (Ok(place), Some(own)) => match path::find(value, place, own) {
            Ok(place) => place,
            Err(place) => return place,
        },
    };
    if let (Some(expected), Some(got)) = (&difference.expected, &difference.got)
        && let Some(further) = first_difference(expected, got)
    {
        place.path.extend(further.path);
        place.at = further.at;
    }
    place
}

/// The places below one value; steps before `depth` are made.
struct Focus<'a> {
    places: Vec<(&'a [usize], usize)>,
}

impl<'a> Focus<'a> {
    fn new(places: &[&'a Place]) -> Self {
        Self { places: places.iter().map(|place| (place.path.as_slice(), place.at)).collect() }
    }

    /// The places below a child.
    fn below(&self, step: usize) -> Self {
        let below = |(path, at): &(&'a [usize], usize)| match path.split_first() {
            Some((first, rest)) if *first == step => Some((rest, *at)),
            _ => None,
        };
        Self { places: self.places.iter().filter_map(below).collect() }
    }

    /// The children that places lead through.
    fn steps(&self) -> impl Iterator<Item = usize> {
        self.places.iter().filter_map(|(path, _)| path.first().copied())
    }

    /// The character of a leaf.
    fn character(&self) -> usize {
        self.places.iter().find(|(path, _)| path.is_empty()).map_or(0, |(_, at)| *at)
    }
}

/// Places kept in one container; the differences below name at most five.
const MOST_PLACES: usize = 3;

/// From this depth on a long way to a place is left out.
const JUMP: usize = 8;

/// What lies deeper, away from every place, is left out.
const DEEPEST: usize = 12;

/// The least room a part gets.
const LEAST: usize = 8;

/// Cuts values down, keeping so many elements at the start of each container.
struct Cut {
    lead: usize,
}

impl Cut {
    fn value(&self, value: &Value, focus: &Focus<'_>, room: usize, depth: usize) -> String {
        let value = parts::inner(value);
        if parts::at_least(value, room) <= room {
            let text = print_value(value);
            if width(&text) <= room {
                return text;
            }
        }
        if parts::count(value) == 0 {
            return leaf::short(value, focus.character(), room);
        }
        let (open, close) = parts::brackets(value);
        if depth >= JUMP
            && let Some(inside) = self.jump(value, focus, room)
        {
            return format!("{open}… {inside} …{close}");
        }
        if depth >= DEEPEST {
            return format!("{open}…{close}");
        }
        format!("{open}{}{close}", self.units(value, focus, room, depth))
    }

    /// Straight to the end of a place that lies much deeper.
    fn jump(&self, value: &Value, focus: &Focus<'_>, room: usize) -> Option<String> {
        let (path, at) = focus.places.first().filter(|(path, _)| path.len() > 2)?;
        let (way, last) = path.split_at(path.len() - 1);
        let below = parts::descend(value, way)?;
        Some(self.value(below, &Focus { places: vec![(last, *at)] }, room, 0))
    }

    /// The elements or entries that stay, and marks for those that do not.
    fn units(&self, value: &Value, focus: &Focus<'_>, room: usize, depth: usize) -> String {
        let unit = parts::unit(value);
        let units = parts::count(value) / unit;
        let kept = self.kept(units, focus.steps().map(|step| step / unit));
        let share = (room.saturating_sub(4) / kept.len().max(1)).saturating_sub(2).max(LEAST);
        let mut texts = Vec::new();
        let mut next = 0;
        for index in kept {
            mark(&mut texts, index - next);
            texts.push(self.unit(value, index * unit, focus, (share, depth)));
            next = index + 1;
        }
        mark(&mut texts, units - next);
        texts.join(", ")
    }

    /// The indices of the units that stay, in order.
    fn kept(&self, units: usize, places: impl Iterator<Item = usize>) -> Vec<usize> {
        if units <= self.lead.saturating_add(1) {
            return (0..units).collect();
        }
        let mut kept: Vec<usize> = Vec::new();
        for place in places {
            if place < units && kept.len() < MOST_PLACES && !kept.contains(&place) {
                kept.push(place);
            }
        }
        kept.extend(0..self.lead.min(units));
        kept.sort_unstable();
        kept.dedup();
        kept
    }

    /// An element, or a key with its value.
    fn unit(
        &self,
        value: &Value,
        first: usize,
        focus: &Focus<'_>,
        (room, depth): (usize, usize),
    ) -> String {
        let part = |index: usize, room: usize| {
            let child = parts::child(value, index);
            child.map(|child| self.value(child, &focus.below(index), room, depth + 1))
        };
        let texts = if parts::unit(value) == 1 {
            vec![part(first, room)]
        } else {
            vec![part(first, room / 2), part(first + 1, room / 2)]
        };
        texts.into_iter().flatten().collect::<Vec<_>>().join(": ")
    }
}

/// Says how many are left out.
fn mark(texts: &mut Vec<String>, left_out: usize) {
    if left_out > 0 {
        texts.push(format!("… {} more …", grouped(left_out as u64)));
    }
}
