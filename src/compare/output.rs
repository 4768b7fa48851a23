//! Is the output of a program the right one?
//!
//! Owns the ways to compare two byte streams. Linear in their length, and for the modes that ignore
//! order, sorting on top.

use std::collections::HashMap;

use crate::model::{Detail, FloatTolerance, Note, StdioCompare};

use super::number::{decimal, near_miss};

/// Right or wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum OutputJudgement {
    /// The output is right.
    Match,
    /// The output is wrong.
    Mismatch {
        /// `Value`, `Whitespace` or `Tolerance`.
        detail: Detail,
        /// The first line of the submission's output that differs, from 1; one past the last where
        /// something is missing at the end.
        line: usize,
        /// What the mistake looks like.
        notes: Vec<Note>,
    },
}

/// Compares output with the expected one. `Checker` is compared byte by byte: what `check.py` says is not
/// known here.
pub fn compare_output(
    expected: &[u8],
    got: &[u8],
    mode: StdioCompare,
    tolerance: Option<FloatTolerance>,
) -> OutputJudgement {
    let floats = |window| {
        move |left: &[u8], right: &[u8]| match (decimal(left), decimal(right)) {
            (Some(left), Some(right)) => left.is_close(right, window),
            _ => left == right,
        }
    };
    let difference = match mode {
        StdioCompare::Exact | StdioCompare::Checker => first_byte(expected, got),
        StdioCompare::Lines => first(lines(expected), lines(got), |left, right| left == right),
        StdioCompare::Tokens => first(tokens(expected), tokens(got), |left, right| left == right),
        StdioCompare::TokensIgnoreCase => first(tokens(expected), tokens(got), same_letters),
        StdioCompare::Floats => first(tokens(expected), tokens(got), floats(tolerance)),
        StdioCompare::SortedLines => first_unordered(lines(expected), lines(got)),
        StdioCompare::SortedTokens => first_unordered(tokens(expected), tokens(got)),
    };
    let Some(place) = difference else { return OutputJudgement::Match };
    let line = place.unwrap_or_else(|| lines(got).count() + 1);
    let near = || floats(Some(near_miss(tolerance)));
    if same_but_for_white_space(expected, got, mode) {
        let notes = vec![Note::OnlyWhitespaceDiffers];
        return OutputJudgement::Mismatch { detail: Detail::Whitespace, line, notes };
    }
    let close =
        mode == StdioCompare::Floats && first(tokens(expected), tokens(got), near()).is_none();
    let detail = if close { Detail::Tolerance } else { Detail::Value };
    OutputJudgement::Mismatch { detail, line, notes: Vec::new() }
}

/// The line of a difference; `None` inside where the output ends too early.
type Place = Option<usize>;

/// Pieces of output with their lines, from 1.
type Piece<'a> = (usize, &'a [u8]);

/// Lines without white space at their ends, up to the last that is not empty.
fn lines(output: &[u8]) -> impl Iterator<Item = Piece<'_>> {
    let body = output.trim_ascii_end();
    let any = !body.is_empty();
    let lines = body.split(|byte| *byte == b'\n').filter(move |_| any);
    lines.enumerate().map(|(index, line)| (index + 1, line.trim_ascii_end()))
}

fn tokens(output: &[u8]) -> impl Iterator<Item = Piece<'_>> {
    lines(output).flat_map(|(number, line)| {
        let tokens = line.split(u8::is_ascii_whitespace);
        tokens.filter(|token| !token.is_empty()).map(move |token| (number, token))
    })
}

fn first_byte(expected: &[u8], got: &[u8]) -> Option<Place> {
    let common = expected.iter().zip(got).take_while(|(left, right)| left == right).count();
    if common == expected.len() && common == got.len() {
        return None;
    }
    let before = got.get(..common).unwrap_or_default();
    Some(Some(before.split(|byte| *byte == b'\n').count()))
}

/// The first place where two sequences of pieces differ, if they do.
fn first<'a>(
    mut expected: impl Iterator<Item = Piece<'a>>,
    mut got: impl Iterator<Item = Piece<'a>>,
    same: impl Fn(&[u8], &[u8]) -> bool,
) -> Option<Place> {
    loop {
        match (expected.next(), got.next()) {
            (None, None) => return None,
            (Some((_, left)), Some((_, right))) if same(left, right) => {}
            (_, Some((line, _))) => return Some(Some(line)),
            (Some(_), None) => return Some(None),
        }
    }
}

/// The first piece that is there more often than expected; else whether one is missing.
fn first_unordered<'a>(
    expected: impl Iterator<Item = Piece<'a>>,
    got: impl Iterator<Item = Piece<'a>>,
) -> Option<Place> {
    let mut left: HashMap<&[u8], usize> = HashMap::new();
    let mut missing = 0_usize;
    for (_, piece) in expected {
        *left.entry(piece).or_default() += 1;
        missing += 1;
    }
    for (line, piece) in got {
        match left.get_mut(piece).filter(|count| **count > 0) {
            Some(count) => *count -= 1,
            None => return Some(Some(line)),
        }
        missing -= 1;
    }
    (missing > 0).then_some(None)
}

fn same_letters(left: &[u8], right: &[u8]) -> bool {
    match (std::str::from_utf8(left), std::str::from_utf8(right)) {
        (Ok(left), Ok(right)) => left.to_lowercase() == right.to_lowercase(),
        _ => left.eq_ignore_ascii_case(right),
    }
}

fn same_but_for_white_space(expected: &[u8], got: &[u8], mode: StdioCompare) -> bool {
    match mode {
        StdioCompare::SortedLines => {
            // Within a line the tokens keep their order.
            let joined = |output| -> Vec<Vec<u8>> {
                let lines = lines(output).map(|(_, line)| line);
                let words = lines.map(|line| line.split(u8::is_ascii_whitespace));
                let mut lines: Vec<Vec<u8>> = words
                    .map(|words| {
                        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(&b' ')
                    })
                    .filter(|line| !line.is_empty())
                    .collect();
                lines.sort_unstable();
                lines
            };
            joined(expected) == joined(got)
        }
        StdioCompare::Exact | StdioCompare::Checker | StdioCompare::Lines => {
            first(tokens(expected), tokens(got), |left, right| left == right).is_none()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use StdioCompare::{Exact, Floats, Lines, SortedLines, SortedTokens, Tokens, TokensIgnoreCase};
    use proptest::prelude::*;

    const WINDOW: FloatTolerance = FloatTolerance { absolute: 1e-6, relative: 1e-6 };

    fn judge(expected: &str, got: &str, mode: StdioCompare) -> Option<(Detail, usize)> {
        match compare_output(expected.as_bytes(), got.as_bytes(), mode, Some(WINDOW)) {
            OutputJudgement::Match => None,
            OutputJudgement::Mismatch { detail, line, .. } => Some((detail, line)),
        }
    }

    #[test]
    fn every_mode_has_its_rules() {
        let value = |line| Some((Detail::Value, line));
        let space = |line| Some((Detail::Whitespace, line));
        let close = |line| Some((Detail::Tolerance, line));
        for (mode, expected, got, judgement) in [
            (Exact, "a\n", "a\n", None),
            (Exact, "a\n", "a", space(1)),
            (Exact, "a\nb", "a\nc", value(2)),
            (Lines, "a\nb\n", "a  \r\nb\n\n \n", None),
            (Lines, "a b\n", "a  b\n", space(1)),
            (Lines, " a\n", "a\n", space(1)),
            (Lines, "a\n\nb\n", "a\nb\n", space(2)),
            (Lines, "a\nb\n", "a\n", value(2)),
            (Lines, "a\n", "a\nb\n", value(2)),
            (Lines, "", "\n", None),
            (Lines, "", "a", value(1)),
            (Lines, "a", "", value(1)),
            (Tokens, "a b\nc", " a\n\nb c ", None),
            (Tokens, "a b", "a\n\nc", value(3)),
            (Tokens, "a b", "ab", value(1)),
            (Tokens, "1.0", "1", value(1)),
            (Tokens, "Yes", "yes", value(1)),
            (TokensIgnoreCase, "YES É", "yes é", None),
            (TokensIgnoreCase, "yes", "no", value(1)),
            (Floats, "x 1.0", "x 1.0000005", None),
            (Floats, "1", "1.0", None),
            (Floats, "1e9", "1000000001", None),
            (Floats, "1000000000", "1000000001", value(1)),
            (Floats, "0.5\n1.0", "0.5\n1.00005", close(2)),
            (Floats, "1.0", "2.0", value(1)),
            (Floats, "1.0", "nan", value(1)),
            (Floats, "inf", "1e308", value(1)),
            (Floats, "a", "1", value(1)),
            (SortedLines, "b\na\n", "a\nb \n", None),
            (SortedLines, "a\nb", "a\na", value(2)),
            (SortedLines, "a\na", "a", value(2)),
            (SortedLines, "a b\nc", "c\nb a", value(2)),
            (SortedLines, "a b\nc", "c\na  b", space(2)),
            (SortedTokens, "c a\nb", "a b c", None),
            (SortedTokens, "a a b", "a\nb\nb", value(3)),
        ] {
            assert_eq!(judge(expected, got, mode), judgement, "{mode:?} {expected:?} {got:?}");
        }
    }

    #[test]
    fn without_a_tolerance_floats_are_exact_and_ints_of_any_size_too() {
        let long = "7".repeat(1_000_000);
        for (expected, got, right) in [
            ("0.1", "0.10", true),
            ("0.1", "0.1000001", false),
            ("9007199254740993", "9007199254740992.0", false),
            (&long, &format!("+00{long}"), true),
            (&long, &long.replace('7', "8"), false),
        ] {
            let judgement = compare_output(expected.as_bytes(), got.as_bytes(), Floats, None);
            assert_eq!(judgement == OutputJudgement::Match, right);
        }
    }

    fn any_mode() -> impl Strategy<Value = StdioCompare> {
        let modes = [Exact, Lines, Tokens, TokensIgnoreCase, Floats, SortedLines, SortedTokens];
        prop::sample::select(modes.to_vec())
    }

    proptest! {
        #[test]
        fn output_matches_itself(output: Vec<u8>, mode in any_mode()) {
            prop_assert_eq!(
                compare_output(&output, &output, mode, None),
                OutputJudgement::Match
            );
        }

        #[test]
        fn a_line_more_is_never_right(text in "[ab \n]{0,20}", mode in any_mode()) {
            let more = format!("{text}\nc");
            prop_assert!(judge(&text, &more, mode).is_some());
            prop_assert!(judge(&more, &text, mode).is_some());
        }
    }
}
