//! The filter language: `topic(array) and not state(accepted)`.
//!
//! Owns its syntax and what it means. What a thing is called, tagged or came to is told by the caller. Pure.

use std::fmt;

/// What a filter may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// `name(two_*)`: glob over names.
    Name,
    /// `topic(array)`, also `tag`.
    Topic,
    /// `difficulty(easy)`.
    Difficulty,
    /// `level(junior)`.
    Level,
    /// `role(backend)`.
    Role,
    /// `kind(class)`.
    Kind,
    /// `state(new)`, `state(tried)`, `state(accepted)`.
    State,
}

impl Field {
    const ALL: [(&'static str, Self); 8] = [
        ("name", Self::Name),
        ("topic", Self::Topic),
        ("tag", Self::Topic),
        ("difficulty", Self::Difficulty),
        ("level", Self::Level),
        ("role", Self::Role),
        ("kind", Self::Kind),
        ("state", Self::State),
    ];

    /// The values that there are; none where any text may stand.
    fn values(self) -> &'static [&'static str] {
        match self {
            Self::Difficulty => &["easy", "medium", "hard"],
            Self::Level => &["junior", "mid", "senior"],
            Self::State => &["new", "tried", "accepted"],
            _ => &[],
        }
    }
}

/// A filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Filter {
    /// The field has this value; a glob.
    Is(Field, String),
    /// Not.
    Not(Box<Filter>),
    /// Both.
    And(Box<Filter>, Box<Filter>),
    /// Either.
    Or(Box<Filter>, Box<Filter>),
}

/// Why a text is no filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterError {
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: String,
    text: String,
    at: usize,
}

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "filter: {}", self.message)?;
        writeln!(f, "  | {}", self.text)?;
        write!(f, "  | {}^", " ".repeat(self.at))
    }
}

/// Deeper nesting is no filter that a person wrote.
const DEEPEST: usize = 64;

impl Filter {
    /// Reads a filter: `or` binds least, then `and`, then `not`. A bare word is a part of the name.
    ///
    /// # Errors
    /// With the place, where it is none.
    pub fn parse(text: &str) -> Result<Self, FilterError> {
        let mut parser = Parser { text, tokens: tokens(text), next: 0, depth: 0 };
        let filter = parser.either()?;
        match parser.peek() {
            None => Ok(filter),
            Some(token) => {
                Err(parser.error(format!("`{token}` is one too many"), "combine with `and`, `or`"))
            }
        }
    }

    /// Whether something passes; `values` tells what it has of a field.
    pub fn admits(&self, values: &dyn Fn(Field) -> Vec<String>) -> bool {
        match self {
            Self::Is(field, wanted) => {
                values(*field).iter().any(|value| glob(wanted, &folded(value)))
            }
            Self::Not(filter) => !filter.admits(values),
            Self::And(left, right) => left.admits(values) && right.admits(values),
            Self::Or(left, right) => left.admits(values) || right.admits(values),
        }
    }

    /// The values that are asked of a field.
    pub fn asked(&self, field: Field) -> Vec<&str> {
        match self {
            Self::Is(own, wanted) => {
                if *own == field {
                    vec![wanted]
                } else {
                    Vec::new()
                }
            }
            Self::Not(filter) => filter.asked(field),
            Self::And(left, right) | Self::Or(left, right) => {
                [left.asked(field), right.asked(field)].concat()
            }
        }
    }
}

/// As names and topics are compared: letter case and the kind of gap do not matter.
pub fn folded(text: &str) -> String {
    text.to_lowercase().replace(['-', ' '], "_")
}

/// Whether a text matches a pattern of `*` and `?`.
fn glob(pattern: &str, text: &str) -> bool {
    let (pattern, text): (Vec<char>, Vec<char>) =
        (pattern.chars().collect(), text.chars().collect());
    // matched[i]: the pattern so far matches the first i characters.
    let mut matched = vec![false; text.len() + 1];
    if let Some(first) = matched.first_mut() {
        *first = true;
    }
    for wanted in pattern {
        let mut now: Vec<bool> = Vec::with_capacity(matched.len());
        for at in 0..matched.len() {
            let was = |at: usize| matched.get(at).copied().unwrap_or(false);
            let before = at.checked_sub(1);
            now.push(match wanted {
                '*' => was(at) || now.last().copied().unwrap_or(false),
                '?' => before.is_some_and(was),
                other => {
                    before.is_some_and(|before| was(before) && text.get(before) == Some(&other))
                }
            });
        }
        matched = now;
    }
    matched.last().copied().unwrap_or(false)
}

/// Words, parentheses, and what stands in the parentheses after a word; with their columns.
fn tokens(text: &str) -> Vec<(usize, String)> {
    let mut tokens: Vec<(usize, String)> = Vec::new();
    let mut word = String::new();
    for (at, c) in text.chars().enumerate() {
        if c == '(' || c == ')' || c.is_whitespace() {
            if !word.is_empty() {
                let start = at - word.chars().count();
                tokens.push((start, std::mem::take(&mut word)));
            }
            if !c.is_whitespace() {
                tokens.push((at, c.to_string()));
            }
        } else {
            word.push(c);
        }
    }
    if !word.is_empty() {
        let start = text.chars().count() - word.chars().count();
        tokens.push((start, word));
    }
    tokens
}

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<(usize, String)>,
    next: usize,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&str> {
        self.tokens.get(self.next).map(|(_, token)| token.as_str())
    }

    fn take(&mut self, wanted: &str) -> bool {
        let is = self.peek() == Some(wanted);
        self.next += usize::from(is);
        is
    }

    /// An error at the next token.
    fn error(&self, message: String, hint: &str) -> FilterError {
        let at = self.tokens.get(self.next).map_or(self.text.chars().count(), |(at, _)| *at);
        FilterError { message, hint: hint.to_owned(), text: self.text.to_owned(), at }
    }

    fn either(&mut self) -> Result<Filter, FilterError> {
        let mut left = self.both()?;
        while self.take("or") {
            left = Filter::Or(Box::new(left), Box::new(self.both()?));
        }
        Ok(left)
    }

    fn both(&mut self) -> Result<Filter, FilterError> {
        let mut left = self.one()?;
        while self.take("and") {
            left = Filter::And(Box::new(left), Box::new(self.one()?));
        }
        Ok(left)
    }

    fn one(&mut self) -> Result<Filter, FilterError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.error("it nests too deep".to_owned(), "write it flatter"));
        }
        let filter = self.unguarded();
        self.depth -= 1;
        filter
    }

    fn unguarded(&mut self) -> Result<Filter, FilterError> {
        if self.take("not") {
            return Ok(Filter::Not(Box::new(self.one()?)));
        }
        if self.take("(") {
            let filter = self.either()?;
            return if self.take(")") { Ok(filter) } else { Err(self.open()) };
        }
        let Some(word) = self.peek().map(str::to_owned) else {
            return Err(self.error("something is missing".to_owned(), EXAMPLE));
        };
        if [")", "and", "or"].contains(&word.as_str()) {
            return Err(self.error(format!("`{word}` has nothing before it"), EXAMPLE));
        }
        let is_call = self.tokens.get(self.next + 1).is_some_and(|(_, token)| token == "(");
        if is_call {
            self.call(&word)
        } else {
            self.next += 1;
            Ok(Filter::Is(Field::Name, format!("*{}*", folded(&word))))
        }
    }

    fn open(&self) -> FilterError {
        self.error("`(` is not closed".to_owned(), "add `)`")
    }

    /// `word(value)`.
    fn call(&mut self, word: &str) -> Result<Filter, FilterError> {
        let field = Field::ALL.iter().find(|(name, _)| *name == word).map(|(_, field)| *field);
        let Some(field) = field else {
            let known: Vec<_> = Field::ALL.iter().map(|(name, _)| format!("{name}(…)")).collect();
            let hint = format!("there are {}", known.join(", "));
            return Err(self.error(format!("`{word}` cannot be asked"), &hint));
        };
        self.next += 2;
        let mut words = Vec::new();
        while let Some(word) = self.peek().filter(|word| !["(", ")"].contains(word)) {
            words.push(word.to_owned());
            self.next += 1;
        }
        let value = folded(&words.join(" "));
        let known = field.values();
        if words.is_empty() {
            return Err(self.error(format!("`{word}()` asks for nothing"), EXAMPLE));
        }
        let is_pattern = value.contains(['*', '?']);
        if !known.is_empty() && !is_pattern && !known.contains(&value.as_str()) {
            self.next -= words.len();
            let hint = format!("there are {}", known.join(", "));
            return Err(self.error(format!("`{}` is no {word}", words.join(" ")), &hint));
        }
        if self.take(")") { Ok(Filter::Is(field, value)) } else { Err(self.open()) }
    }
}

const EXAMPLE: &str = "such as `topic(array) and not state(accepted)`";

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn values(field: Field) -> Vec<String> {
        let values: &[&str] = match field {
            Field::Name => &["two_sum"],
            Field::Topic => &["array", "hash-table"],
            Field::Difficulty => &["easy"],
            Field::Level => &["junior"],
            Field::Role => &["backend", "ml"],
            Field::Kind => &["function"],
            Field::State => &["tried"],
        };
        values.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn filters_admit_what_they_say() {
        for (text, expected) in [
            ("two", true),
            ("Two-S", true),
            ("sums", false),
            ("name(two_*)", true),
            ("name(two)", false),
            ("name(t?o_sum)", true),
            ("tag(array) and not state(accepted)", true),
            ("topic(Hash Table)", true),
            ("topic(graph) or topic(array) and difficulty(easy)", true),
            ("(topic(graph) or topic(array)) and difficulty(hard)", false),
            ("not not role(ml)", true),
            ("not topic(array) or state(new)", false),
            ("level(junior) and kind(f*)", true),
        ] {
            assert_eq!(Filter::parse(text).unwrap().admits(&values), expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_filter_names_the_place() {
        for (text, message, at) in [
            ("", "something is missing", 0),
            ("topic(array", "`(` is not closed", 11),
            ("topic()", "`topic()` asks for nothing", 6),
            ("colour(red)", "`colour` cannot be asked", 0),
            ("a and", "something is missing", 5),
            ("a b", "`b` is one too many", 2),
            ("a or or b", "`or` has nothing before it", 5),
            ("state(done)", "`done` is no state", 6),
            ("(a", "`(` is not closed", 2),
            ("a)", "`)` is one too many", 1),
        ] {
            let error = Filter::parse(text).unwrap_err();
            assert_eq!((error.message.as_str(), error.at), (message, at), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[a-z()* ]{0,60}|.{0,30}|\\(*|(not )*") {
            if let Err(error) = Filter::parse(&text) {
                prop_assert!(error.at <= text.chars().count());
            }
        }
    }
}
