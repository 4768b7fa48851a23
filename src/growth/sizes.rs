//! Which sizes are measured.

/// Sizes up to this are measured one by one: where so little is allowed, growth is exponential.
const FEW: u64 = 40;
/// How many sizes are measured at most.
const MOST: u64 = 14;

/// Sizes from small to the largest that is wanted, each about twice the one before; single steps where
/// the largest is small.
pub fn sizes(largest: u64) -> Vec<u64> {
    if largest <= FEW {
        return (largest.saturating_sub(MOST - 1).max(1)..=largest).collect();
    }
    let magnitude = u64::from(largest.ilog2());
    let steps = (MOST - 1).min(magnitude - 1);
    // From very large sizes, which only logarithmic growth allows, wider steps reach down as far.
    let shift = |step: u64| step * (magnitude - 2).max(MOST - 1) / (MOST - 1);
    (0..=steps).rev().map(|step| largest >> shift(step)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sizes_double_or_count_one_by_one() {
        assert_eq!(sizes(3), [1, 2, 3]);
        assert_eq!(sizes(20), (7..=20).collect::<Vec<_>>());
        assert_eq!(sizes(100), [3, 6, 12, 25, 50, 100]);
        let large = sizes(100_000);
        assert_eq!((large.first(), large.last(), large.len()), (Some(&6), Some(&100_000), 14));
        let huge = sizes(1_000_000_000_000);
        assert!(huge.first().is_some_and(|first| *first < 10), "{huge:?}");
    }

    proptest! {
        #[test]
        fn sizes_rise_to_the_largest(largest in 1_u64..=u64::MAX) {
            let sizes = sizes(largest);
            prop_assert_eq!(sizes.last(), Some(&largest));
            prop_assert!(sizes.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(sizes.len() as u64 <= MOST && sizes[0] > 0);
        }
    }
}
