//! Long texts and numbers, shortened around a place.
//!
//! Owns what stays of them. Marks stand outside the quotes, so that no text can imitate one:
//! `'aaaa' … 99 990 characters … 'aab'`.

use super::super::clean::grouped;
use crate::model::{Int, Text, Value};
use crate::notation::print_value;

/// How many characters stand before the place, so that it is seen in its surroundings.
const BEFORE: usize = 8;

/// A leaf in about as many characters as there is room, the place in sight.
pub(super) fn short(value: &Value, at: usize, room: usize) -> String {
    match value {
        Value::Str(text) => {
            let points: Vec<u32> = text.code_points().collect();
            let quote = |points: &[u32]| {
                let mut piece = Text::default();
                for point in points {
                    piece.push_code_point(*point);
                }
                print_value(&Value::Str(piece))
            };
            pieces(&points, at, room, "characters").join(&quote)
        }
        Value::Bytes(bytes) => pieces(bytes, at, room / 2, "bytes")
            .join(&|bytes| print_value(&Value::Bytes(bytes.to_vec()))),
        Value::Int(number) => {
            let digits: Vec<char> = digits(number).chars().collect();
            pieces(&digits, at, room, "digits").join(&|digits| digits.iter().collect())
        }
        Value::Range(range) => {
            let number = |int: &Int| short(&Value::Int(int.clone()), at, room / 3);
            let (start, stop) = (number(&range.start), number(&range.stop));
            format!("range({start}, {stop}, {})", number(&range.step))
        }
        other => {
            let printed: Vec<char> = print_value(other).chars().collect();
            pieces(&printed, at, room, "characters").join(&|printed| printed.iter().collect())
        }
    }
}

/// The digits of a number as `notation` writes them: hexadecimal where it is huge.
pub(super) fn digits(number: &Int) -> String {
    print_value(&Value::Int(number.clone()))
}

/// What stays of a sequence: its start, and a window around a place that lies further on.
struct Pieces<'a, T> {
    head: &'a [T],
    skipped: usize,
    window: &'a [T],
    rest: usize,
    noun: &'static str,
}

fn pieces<'a, T>(all: &'a [T], at: usize, room: usize, noun: &'static str) -> Pieces<'a, T> {
    let marks = if at == 0 { 24 } else { 48 };
    let kept = room.saturating_sub(marks).max(16);
    let slice = |from: usize, to: usize| all.get(from..to.min(all.len())).unwrap_or_default();
    if all.len() <= kept + marks {
        return Pieces { head: all, skipped: 0, window: &[], rest: 0, noun };
    }
    if at < kept.saturating_sub(BEFORE / 2) {
        return Pieces {
            head: slice(0, kept),
            skipped: 0,
            window: &[],
            rest: all.len() - kept,
            noun,
        };
    }
    let head = slice(0, (kept / 2).max(BEFORE).min(at.saturating_sub(BEFORE)));
    let from = at.saturating_sub(BEFORE).max(head.len()).min(all.len());
    let to = (from + (kept / 2).max(2 * BEFORE)).min(all.len());
    Pieces { head, skipped: from - head.len(), window: slice(from, to), rest: all.len() - to, noun }
}

impl<T> Pieces<'_, T> {
    fn join(&self, print: &dyn Fn(&[T]) -> String) -> String {
        let mark = |number: usize| format!("… {} {} …", grouped(number as u64), self.noun);
        let mut text = vec![print(self.head)];
        if self.skipped > 0 {
            text.push(mark(self.skipped));
        }
        if !self.window.is_empty() {
            text.push(print(self.window));
        }
        if self.rest > 0 {
            text.push(mark(self.rest));
        }
        text.join(" ")
    }
}
