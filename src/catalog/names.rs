//! Names that look alike.
//!
//! Owns the edit distance behind every "did you mean".

/// The names that are most like a mistyped one, the most similar first; at most three.
pub(super) fn closest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let wanted = folded(name);
    // A third of the letters: `tow_sum` finds `two_sum`, `x` finds nothing.
    let limit = wanted.chars().count().div_ceil(3);
    let mut scored: Vec<_> = known
        .into_iter()
        .filter_map(|known| {
            let other = folded(known);
            let score = distance(&wanted, &other);
            let inside = wanted.len() >= 3 && other.contains(&wanted);
            (score <= limit || inside).then_some((score, known))
        })
        .collect();
    scored.sort_unstable();
    scored.dedup();
    let best = scored.first().map_or(0, |(score, _)| *score);
    scored.retain(|(score, _)| *score <= best + 1);
    scored.into_iter().take(3).map(|(_, known)| known.to_owned()).collect()
}

/// `did you mean …?`, or all names where none is like it.
pub fn suggestion<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let known: Vec<_> = known.into_iter().collect();
    let closest = closest(name, known.iter().copied());
    match (closest.is_empty(), known.is_empty()) {
        (false, _) => Some(format!("did you mean {}?", super::error::one_of(&closest))),
        (true, false) => Some(format!("known: {}", super::error::one_of(&known))),
        (true, true) => None,
    }
}

/// A name as it is compared: letter case and the kind of dash do not matter.
pub(super) fn folded(name: &str) -> String {
    name.to_lowercase().replace(['-', ' '], "_")
}

/// Whether Python would take it as a name.
pub(super) fn is_identifier(name: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    !name.is_empty() && name.chars().all(is_word) && !name.starts_with(|c: char| c.is_ascii_digit())
}

/// Insertions, removals, replacements and swaps of neighbours that turn one into the other.
fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<_>, Vec<_>) = (left.chars().collect(), right.chars().collect());
    let mut older = vec![0; right.len() + 1];
    let mut above: Vec<_> = (0..=right.len()).collect();
    for (row, a) in left.iter().enumerate() {
        let mut current = vec![row + 1];
        for (column, b) in right.iter().enumerate() {
            let replaced = above[column] + usize::from(a != b);
            let mut best = replaced.min(above[column + 1] + 1).min(current[column] + 1);
            let swapped = row > 0 && column > 0 && left[row - 1] == *b && right[column - 1] == *a;
            if swapped {
                best = best.min(older[column - 1] + 1);
            }
            current.push(best);
        }
        older = std::mem::replace(&mut above, current);
    }
    above[right.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_mistakes_find_the_name() {
        let known = ["two_sum", "three_sum", "two_sum_sorted", "lru_cache"];
        for (name, first) in [
            ("tow_sum", Some("two_sum")),
            ("twosum", Some("two_sum")),
            ("LRU-Cashe", Some("lru_cache")),
            ("sorted", Some("two_sum_sorted")),
            ("x", None),
            ("", None),
        ] {
            assert_eq!(closest(name, known).first().map(String::as_str), first, "{name}");
        }
    }

    #[test]
    fn the_distance_counts_edits() {
        for (left, right, edits) in
            [("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("kitten", "sitting", 3)]
        {
            assert_eq!(distance(left, right), edits, "{left} {right}");
            assert_eq!(distance(right, left), edits, "{right} {left}");
        }
    }
}
