//! Which problems an interview asks.
//!
//! Owns the draw: by a seed, across topics and difficulties, within the time there is. Pure.

use std::collections::BTreeSet;

use sha2::Digest as _;

use crate::catalog::Summary;
use crate::model::Difficulty;

/// What is wanted.
#[derive(Clone, Debug, Default)]
pub(super) struct Wanted {
    pub(super) minutes: u32,
    /// How many problems; else as many as there is time for.
    pub(super) count: Option<usize>,
    pub(super) topics: Vec<String>,
    pub(super) role: Option<String>,
    pub(super) level: Option<String>,
    pub(super) difficulty: Option<Difficulty>,
    pub(super) seed: u32,
}

impl Wanted {
    /// Whether a problem may be asked at all.
    pub(super) fn admits(&self, summary: &Summary) -> bool {
        let folded = |text: &str| text.to_lowercase().replace(['-', ' '], "_");
        let about = |topic: &String| summary.topics.iter().any(|has| folded(has) == folded(topic));
        let role = |role: &String| summary.roles.iter().any(|has| folded(has) == folded(role));
        (self.topics.is_empty() || self.topics.iter().any(about))
            && self.role.as_ref().is_none_or(role)
            && self.level.as_ref().is_none_or(|level| folded(&summary.level) == folded(level))
            && self.difficulty.is_none_or(|difficulty| summary.difficulty == difficulty)
    }
}

/// How long a problem of this difficulty usually takes, in minutes.
pub(super) fn minutes(difficulty: Difficulty) -> u32 {
    match difficulty {
        Difficulty::Easy => 12,
        Difficulty::Medium => 20,
        Difficulty::Hard => 35,
    }
}

/// The drawn problems, easiest first; fewer than were wanted where no more fit.
pub(super) fn draw<'a>(fitting: &[&'a Summary], wanted: &Wanted) -> Vec<&'a Summary> {
    let mut pool = fitting.to_vec();
    pool.sort_by_key(|summary| rank(wanted.seed, summary));
    let mut drawn: Vec<&Summary> = Vec::new();
    let mut left = wanted.minutes;
    while wanted.count.is_none_or(|count| drawn.len() < count) {
        let fits = |summary: &Summary| {
            wanted.count.is_some() || drawn.is_empty() || minutes(summary.difficulty) <= left
        };
        let repeats = |summary: &Summary| repeats(&drawn, summary);
        let best = (0..pool.len()).filter(|at| fits(pool[*at])).min_by_key(|at| repeats(pool[*at]));
        let Some(best) = best else { break };
        let next = pool.remove(best);
        left = left.saturating_sub(minutes(next.difficulty));
        drawn.push(next);
    }
    drawn.sort_by_key(|summary| summary.difficulty.as_str() != "easy");
    drawn.sort_by_key(|summary| minutes(summary.difficulty));
    drawn
}

/// How much of a problem those drawn before have already asked: topics first, then difficulty.
fn repeats(drawn: &[&Summary], summary: &Summary) -> (usize, usize) {
    let seen: BTreeSet<&String> = drawn.iter().flat_map(|before| &before.topics).collect();
    let topics = summary.topics.iter().filter(|topic| seen.contains(topic)).count();
    let alike = drawn.iter().filter(|before| before.difficulty == summary.difficulty).count();
    (topics, alike)
}

/// A problem's place in the order that a seed gives: adding one to the bank moves no other.
fn rank(seed: u32, summary: &Summary) -> Vec<u8> {
    sha2::Sha256::digest(format!("judge.interview/{seed}/{}", summary.id)).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ProblemId;

    fn summary(name: &str, difficulty: Difficulty, topics: &[&str]) -> Summary {
        Summary {
            id: ProblemId::new(name).unwrap(),
            title: name.to_owned(),
            difficulty,
            topics: topics.iter().map(ToString::to_string).collect(),
            level: "junior".to_owned(),
            roles: vec!["backend".to_owned()],
            kind: "function",
        }
    }

    fn bank() -> Vec<Summary> {
        use Difficulty::{Easy, Hard, Medium};
        vec![
            summary("a", Easy, &["array"]),
            summary("b", Easy, &["array"]),
            summary("c", Easy, &["string"]),
            summary("d", Medium, &["graph"]),
            summary("e", Medium, &["array"]),
            summary("f", Hard, &["heap"]),
        ]
    }

    #[test]
    fn a_seed_gives_the_same_problems_and_time_is_kept() {
        let bank = bank();
        let all: Vec<_> = bank.iter().collect();
        for seed in 0..50 {
            let wanted = Wanted { minutes: 45, seed, ..Wanted::default() };
            let drawn = draw(&all, &wanted);
            assert_eq!(drawn, draw(&all, &wanted));
            let takes: u32 = drawn.iter().map(|summary| minutes(summary.difficulty)).sum();
            assert!(takes <= 45 && !drawn.is_empty(), "{seed}: {takes}");
        }
        let sets: BTreeSet<Vec<_>> = (0..50)
            .map(|seed| {
                let wanted = Wanted { minutes: 45, seed, ..Wanted::default() };
                draw(&all, &wanted).iter().map(|summary| summary.id.clone()).collect()
            })
            .collect();
        assert!(sets.len() > 3, "{sets:?}");
    }

    #[test]
    fn topics_are_spread_before_they_repeat() {
        let bank = bank();
        let all: Vec<_> = bank.iter().collect();
        for seed in 0..20 {
            let wanted = Wanted { minutes: 1, count: Some(4), seed, ..Wanted::default() };
            let drawn = draw(&all, &wanted);
            let topics: BTreeSet<_> = drawn.iter().flat_map(|summary| &summary.topics).collect();
            assert_eq!((drawn.len(), topics.len()), (4, 4), "{drawn:?}");
        }
    }

    #[test]
    fn what_is_not_wanted_is_not_asked() {
        let bank = bank();
        let admitted = |wanted: Wanted| bank.iter().filter(|one| wanted.admits(one)).count();
        assert_eq!(admitted(Wanted::default()), 6);
        assert_eq!(admitted(Wanted { topics: vec!["Array".into()], ..Wanted::default() }), 3);
        assert_eq!(admitted(Wanted { role: Some("ml".into()), ..Wanted::default() }), 0);
        assert_eq!(admitted(Wanted { level: Some("junior".into()), ..Wanted::default() }), 6);
        let hard = Wanted { difficulty: Some(Difficulty::Hard), ..Wanted::default() };
        assert_eq!(admitted(hard), 1);
    }
}
