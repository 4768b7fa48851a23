//! Names that look alike.
//!
//! Owns what is behind every "did you mean".

/// The names that are most like a mistyped one, the most similar first; at most three.
pub(super) fn closest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let wanted = folded(name);
    // A third of the letters: `tow_sum` finds `two_sum`, `x` finds nothing.
    let limit = wanted.chars().count().div_ceil(3);
    let mut scored: Vec<_> = known
        .into_iter()
        .filter_map(|known| {
            let other = folded(known);
            // Insertions, removals, replacements and swaps of neighbours.
            let score = strsim::osa_distance(&wanted, &other);
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

/// `did you mean …?`, where one of the names is like it.
pub fn similar<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let closest = closest(name, known);
    (!closest.is_empty()).then(|| format!("did you mean {}?", super::error::one_of(&closest)))
}

/// A name as it is compared: letter case and the kind of dash do not matter.
pub(super) fn folded(name: &str) -> String {
    name.to_lowercase().replace(['-', ' '], "_")
}

/// What a name could be changed to so that a problem can have it.
pub(super) fn usable(name: &str) -> Option<String> {
    let letter = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
    let changed: String = folded(name).chars().map(letter).collect();
    let changed = changed.trim_start_matches(|c: char| !c.is_ascii_lowercase());
    let changed = changed.trim_end_matches('_');
    (!changed.is_empty()).then(|| changed.to_owned())
}

/// Whether Python would take it as a name.
pub(super) fn is_identifier(name: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    !name.is_empty() && name.chars().all(is_word) && !name.starts_with(|c: char| c.is_ascii_digit())
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
    fn a_name_that_no_problem_can_have_is_changed_into_one() {
        for (name, changed) in [
            ("Two-Sum", Some("two_sum")),
            ("2 sum", Some("sum")),
            ("naïve.v2", Some("na_ve_v2")),
            ("copy of x (1)", Some("copy_of_x__1")),
            ("42", None),
        ] {
            assert_eq!(usable(name).as_deref(), changed, "{name}");
            let is_usable = |name: &str| crate::model::ProblemId::new(name).is_some();
            assert!(!is_usable(name) && changed.is_none_or(is_usable));
        }
    }
}
