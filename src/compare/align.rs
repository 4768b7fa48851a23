//! Lining up two sequences of different length.
//!
//! Owns the bound on that work. What the gaps mean is `difference`'s.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::intern::Class;

/// Longer middles are not searched for a common subsequence.
const LONGEST: usize = 2_000;

/// How many pairs of elements all searches of one comparison may look at.
pub(super) const BUDGET: usize = 16 * LONGEST * LONGEST;

/// A stretch where two sequences differ: these elements of the one stand where those of the other do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Gap {
    pub(super) expected: Range<usize>,
    pub(super) got: Range<usize>,
}

/// The stretches where two sequences differ. Past the budget it is one: all between the common start and
/// the common end.
pub(super) fn gaps(expected: &[Class], got: &[Class], budget: &mut usize) -> Vec<Gap> {
    let start = same_length(expected.iter(), got.iter());
    let rest = |all: &[Class]| start..all.len();
    let end = same_length(
        expected.get(rest(expected)).unwrap_or_default().iter().rev(),
        got.get(rest(got)).unwrap_or_default().iter().rev(),
    );
    let middle = Gap { expected: start..expected.len() - end, got: start..got.len() - end };
    let (rows, columns) = (middle.expected.len(), middle.got.len());
    let work = rows.saturating_mul(columns);
    if rows == 0 || columns == 0 || rows.max(columns) > LONGEST || work > *budget {
        return vec![middle];
    }
    *budget -= work;
    let expected = expected.get(middle.expected.clone()).unwrap_or_default();
    let got = got.get(middle.got.clone()).unwrap_or_default();
    let operations = capture_diff_slices(Algorithm::Myers, expected, got);
    let changed = operations.iter().filter(|operation| !matches!(operation, DiffOp::Equal { .. }));
    let shift = |range: Range<usize>| range.start + start..range.end + start;
    changed
        .map(|operation| Gap {
            expected: shift(operation.old_range()),
            got: shift(operation.new_range()),
        })
        .collect()
}

fn same_length<'c>(
    left: impl Iterator<Item = &'c Class>,
    right: impl Iterator<Item = &'c Class>,
) -> usize {
    left.zip(right).take_while(|(left, right)| left == right).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_dropped_element_is_found_in_long_sequences() {
        let expected: Vec<Class> = (0..1_000_000).collect();
        let mut got = expected.clone();
        got.remove(500_000);
        let gap = Gap { expected: 500_000..500_001, got: 500_000..500_000 };
        assert_eq!(gaps(&expected, &got, &mut 0), [gap]);
    }

    #[test]
    fn past_the_budget_the_middle_is_one_gap() {
        let (expected, got) = ([1, 2, 3, 4, 5], [1, 9, 3, 8, 8, 5]);
        assert_eq!(gaps(&expected, &got, &mut BUDGET.clone()).len(), 2);
        assert_eq!(gaps(&expected, &got, &mut 11), [Gap { expected: 1..4, got: 1..5 }]);
    }

    proptest! {
        #[test]
        fn outside_the_gaps_all_is_equal(
            expected in prop::collection::vec(0_u32..4, 0..30),
            got in prop::collection::vec(0_u32..4, 0..30),
        ) {
            let mut rebuilt: Vec<Class> = Vec::new();
            let mut at = 0;
            for gap in gaps(&expected, &got, &mut BUDGET.clone()) {
                rebuilt.extend(&expected[at..gap.expected.start]);
                rebuilt.extend(&got[gap.got]);
                at = gap.expected.end;
            }
            rebuilt.extend(&expected[at..]);
            prop_assert_eq!(rebuilt, got);
        }
    }
}
