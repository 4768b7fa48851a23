//! Patterns over paths: `{problem}.py`, `{n}[._-]{problem}/solution*.py`, `drafts/**`.
//!
//! Owns their syntax and what they match. Which problems there are is the caller's.

use std::path::{Component, Path};

/// A pattern over paths. `*` and `?` stay within a part of the path, `**` spans parts, `[._-]` is one of
/// these characters, `{n}` a number, `{problem}` the name of a problem.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    text: String,
    parts: Vec<Part>,
}

/// Why a text is no pattern.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PatternError {
    /// There is nothing in it.
    #[error("the pattern is empty")]
    Empty,
    /// A bracket or brace is not closed.
    #[error("`{0}` is not closed")]
    Open(char),
    /// A word in braces that means nothing.
    #[error("`{{{0}}}` means nothing; there are `{{problem}}` and `{{n}}`")]
    Unknown(String),
    /// The name of the problem stands twice.
    #[error("`{{problem}}` may stand in it once")]
    Twice,
    /// `[]`.
    #[error("`[]` holds no character")]
    NoCharacter,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    /// `**`
    Any,
    Name(Vec<Token>),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Literal(char),
    One,
    Many,
    OneOf(Vec<char>),
    Number,
    Problem,
}

impl Pattern {
    /// The patterns that hold where nothing else is said.
    pub const DEFAULT: [&'static str; 5] = [
        "{problem}.py",
        "{problem}/solution*.py",
        "{n}[._-]{problem}.py",
        "{n}[._-]{problem}/solution*.py",
        "{problem}.sql",
    ];

    /// Reads a pattern.
    pub fn parse(text: &str) -> Result<Self, PatternError> {
        let parts: Result<Vec<_>, _> =
            text.split('/').filter(|part| !part.is_empty() && *part != ".").map(part).collect();
        let parts = parts?;
        if parts.is_empty() {
            return Err(PatternError::Empty);
        }
        let problems = parts.iter().map(|part| match part {
            Part::Name(tokens) => tokens.iter().filter(|token| **token == Token::Problem).count(),
            Part::Any => 0,
        });
        if problems.sum::<usize>() > 1 {
            return Err(PatternError::Twice);
        }
        Ok(Self { text: text.to_owned(), parts })
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Whether `{problem}` stands in it.
    pub fn names_a_problem(&self) -> bool {
        let names = |part: &Part| match part {
            Part::Name(tokens) => tokens.contains(&Token::Problem),
            Part::Any => false,
        };
        self.parts.iter().any(names)
    }

    /// What `{problem}` stands for where the end of this path matches, the first that is accepted.
    pub fn problem_of(&self, path: &Path, accept: &dyn Fn(&str) -> bool) -> Option<String> {
        let names = names(path);
        // Any number of folders may stand before it.
        (0..names.len()).find_map(|from| {
            let mut found = None;
            let rest = names.get(from..).unwrap_or_default();
            let mut done = |captured: Option<&[char]>| {
                let name: String = captured.unwrap_or_default().iter().collect();
                let accepted = accept(&name);
                if accepted {
                    found = Some(name);
                }
                accepted
            };
            matches(&self.parts, rest, None, &mut done);
            found
        })
    }

    /// Whether this path, or a folder that it lies in, matches from its start. A pattern of one part
    /// matches at any depth.
    pub fn covers(&self, path: &Path) -> bool {
        let names = names(path);
        let anywhere = self.parts.len() == 1;
        let from = if anywhere { 0..names.len() } else { 0..1 };
        from.into_iter().any(|from| {
            (from + 1..=names.len()).any(|to| {
                let part = names.get(from..to).unwrap_or_default();
                matches(&self.parts, part, None, &mut |_| true)
            })
        })
    }
}

fn part(text: &str) -> Result<Part, PatternError> {
    if text == "**" {
        return Ok(Part::Any);
    }
    let mut tokens = Vec::new();
    let mut rest = text.chars();
    while let Some(first) = rest.next() {
        tokens.push(match first {
            '*' => Token::Many,
            '?' => Token::One,
            '[' => {
                let inside = until(&mut rest, '[', ']')?;
                if inside.is_empty() {
                    return Err(PatternError::NoCharacter);
                }
                Token::OneOf(inside.chars().collect())
            }
            '{' => match until(&mut rest, '{', '}')?.as_str() {
                "problem" => Token::Problem,
                "n" => Token::Number,
                other => return Err(PatternError::Unknown(other.to_owned())),
            },
            other => Token::Literal(other),
        });
    }
    Ok(Part::Name(tokens))
}

fn until(rest: &mut std::str::Chars<'_>, open: char, close: char) -> Result<String, PatternError> {
    let (inside, after) = rest.as_str().split_once(close).ok_or(PatternError::Open(open))?;
    *rest = after.chars();
    Ok(inside.to_owned())
}

fn names(path: &Path) -> Vec<Vec<char>> {
    let name = |component: Component<'_>| match component {
        Component::Normal(name) => Some(name.to_string_lossy().chars().collect()),
        _ => None,
    };
    path.components().filter_map(name).collect()
}

/// What is done with a match; whether it is accepted.
type Done<'d> = dyn FnMut(Option<&[char]>) -> bool + 'd;

fn matches(
    parts: &[Part],
    names: &[Vec<char>],
    problem: Option<&[char]>,
    done: &mut Done<'_>,
) -> bool {
    match (parts.split_first(), names.split_first()) {
        (None, None) => done(problem),
        (Some((Part::Any, rest)), _) => (0..=names.len())
            .any(|skipped| matches(rest, names.get(skipped..).unwrap_or_default(), problem, done)),
        (Some((Part::Name(tokens), parts)), Some((name, names))) => {
            name_matches(tokens, name, problem, &mut |problem| matches(parts, names, problem, done))
        }
        _ => false,
    }
}

fn name_matches(
    tokens: &[Token],
    name: &[char],
    problem: Option<&[char]>,
    done: &mut Done<'_>,
) -> bool {
    let Some((token, tokens)) = tokens.split_first() else {
        return name.is_empty() && done(problem);
    };
    let mut go_on = |taken: usize, problem: Option<&[char]>| {
        name_matches(tokens, name.get(taken..).unwrap_or_default(), problem, done)
    };
    let first = name.first();
    let run = |fits: fn(char) -> bool| name.iter().take_while(|c| fits(**c)).count();
    match token {
        Token::Literal(wanted) => first == Some(wanted) && go_on(1, problem),
        Token::One => first.is_some() && go_on(1, problem),
        Token::OneOf(any) => first.is_some_and(|c| any.contains(c)) && go_on(1, problem),
        Token::Many => (0..=name.len()).rev().any(|taken| go_on(taken, problem)),
        Token::Number => (1..=run(|c| c.is_ascii_digit())).rev().any(|taken| go_on(taken, problem)),
        Token::Problem => {
            let longest = run(|c| c.is_alphanumeric() || "_- ".contains(c));
            (1..=longest).rev().any(|taken| go_on(taken, name.get(..taken)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_patterns_find_names() {
        let known = |name: &str| ["two_sum", "two-sum", "2sum"].contains(&name);
        let patterns = Pattern::DEFAULT.map(|text| Pattern::parse(text).unwrap());
        for (path, expected) in [
            ("two_sum.py", Some((0, "two_sum"))),
            ("a/b/two-sum.py", Some((0, "two-sum"))),
            ("two_sum/solution.py", Some((1, "two_sum"))),
            ("two_sum/solution_2.py", Some((1, "two_sum"))),
            ("0001-two-sum.py", Some((2, "two-sum"))),
            ("1.two_sum.py", Some((2, "two_sum"))),
            ("1_2sum.py", Some((2, "2sum"))),
            ("x/12_two_sum/solution.py", Some((3, "two_sum"))),
            ("sql/two_sum.sql", Some((4, "two_sum"))),
            ("two_sum/other.py", None),
            ("two_sum_brute.py", None),
            ("two_sum.txt", None),
            ("1two_sum.py", None),
        ] {
            let found = patterns.iter().enumerate().find_map(|(index, pattern)| {
                Some((index, pattern.problem_of(Path::new(path), &known)?))
            });
            let found = found.as_ref().map(|(index, name)| (*index, name.as_str()));
            assert_eq!(found, expected, "{path}");
        }
    }

    #[test]
    fn a_pattern_covers_what_lies_in_a_folder() {
        for (pattern, path, expected) in [
            ("drafts/**", "drafts/a.py", true),
            ("drafts/**", "drafts/b/a.py", true),
            ("drafts/**", "x/drafts/a.py", false),
            ("drafts", "x/drafts/a.py", true),
            ("*_old.py", "x/a_old.py", true),
            ("a/**/z.py", "a/b/c/z.py", true),
            ("a/*.py", "a/b/z.py", false),
            ("./a/b", "a/b/z.py", true),
            ("[ab]?.py", "x/a1.py", true),
        ] {
            let pattern = Pattern::parse(pattern).unwrap();
            assert_eq!(pattern.covers(Path::new(path)), expected, "{pattern:?} {path}");
        }
    }

    #[test]
    fn what_is_no_pattern_says_why() {
        for (text, error) in [
            ("", PatternError::Empty),
            ("/", PatternError::Empty),
            ("[ab", PatternError::Open('[')),
            ("[]", PatternError::NoCharacter),
            ("{problem", PatternError::Open('{')),
            ("{name}.py", PatternError::Unknown("name".to_owned())),
            ("{problem}/{problem}.py", PatternError::Twice),
        ] {
            assert_eq!(Pattern::parse(text), Err(error), "{text}");
        }
    }
}
