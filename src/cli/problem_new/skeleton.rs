//! The packages that `judge problem new` writes.
//!
//! Owns the table of their files. They are the packages of `src/cli/skeletons`.

use super::super::args::KindChoice;

/// The files of a package: path below its folder, and text.
pub(super) fn files(kind: KindChoice) -> &'static [(&'static str, &'static str)] {
    match kind {
        KindChoice::Function => FUNCTION,
        KindChoice::Class => CLASS,
        KindChoice::Stdio => STDIO,
        KindChoice::Iterator => ITERATOR,
        KindChoice::Sql => SQL,
        KindChoice::Mutants => MUTANTS,
    }
}

/// The table of the files of one skeleton.
macro_rules! skeleton {
    ($kind:literal: $($path:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("../skeletons/", $kind, "/", $path)))),+]
    };
}

static FUNCTION: &[(&str, &str)] = skeleton!(
    "function": "problem.toml", "statement.md", "editorial.md", "validate.py", "gen.py", "submissions/accepted/loop.py", "submissions/accepted/solution_class.py", "submissions/wrong_answer/adds_odd_numbers.py",
);

static CLASS: &[(&str, &str)] = skeleton!(
    "class": "problem.toml", "statement.md", "editorial.md", "validate.py", "gen.py", "submissions/accepted/dictionary.py", "submissions/accepted/counter.py", "submissions/wrong_answer/knows_words_only_once.py",
);

static STDIO: &[(&str, &str)] = skeleton!(
    "stdio": "problem.toml", "statement.md", "editorial.md", "validate.py", "gen.py", "submissions/accepted/all_at_once.py", "submissions/accepted/line_by_line.py", "submissions/wrong_answer/first_line_only.py",
);

static ITERATOR: &[(&str, &str)] = skeleton!(
    "iterator": "problem.toml", "statement.md", "editorial.md", "validate.py", "gen.py", "submissions/accepted/loop.py", "submissions/accepted/range_object.py", "submissions/wrong_answer/stops_before_zero.py",
);

static SQL: &[(&str, &str)] = skeleton!(
    "sql": "problem.toml", "statement.md", "editorial.md", "validate.py", "gen.py", "submissions/accepted/join.sql", "submissions/accepted/subquery.sql", "submissions/wrong_answer/by_name.sql",
);

static MUTANTS: &[(&str, &str)] = skeleton!(
    "mutants": "problem.toml", "statement.md", "editorial.md", "starter.py", "implementation.py", "stub.py", "mutants/takes_24.py", "mutants/takes_60.py", "mutants/whole_hours.py", "submissions/accepted/edges.py", "submissions/accepted/whole_day.py", "submissions/wrong_answer/happy_path.py",
);
