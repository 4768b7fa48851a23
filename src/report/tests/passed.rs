//! Runs without a failure.

use super::{ascii, body};
use crate::event::Planned;
use crate::model::*;
use crate::report::synthetic::*;

#[test]
fn everything_is_accepted() {
    insta::assert_snapshot!(accepted().wide(), @r"
    two_sum · Two Sum · easy · CPython 3.11.7 · 2.0 s CPU, 256 MiB per case

      samples    3/3
      hidden    54/54

    ACCEPTED  57/57 cases · slowest 41 ms (hidden/31) · peak 18 MiB · 0.9 s
    ");
    insta::assert_snapshot!(accepted().narrow(), @r"
    two_sum · Two Sum · easy · CPython
      3.11.7 · 2.0 s CPU, 256 MiB per case

      samples    3/3
      hidden    54/54

    ACCEPTED  57/57 cases · slowest 41 ms
      (hidden/31) · peak 18 MiB · 0.9 s
    ");
}

#[test]
fn an_accepted_run_says_what_is_unusual() {
    let mut scene = accepted();
    scene.context.time_scale = "2".parse().unwrap();
    scene.context.sandbox = Tier::None;
    scene.outcome.cases[33].borderline = true;
    scene.outcome.cases[3].notes = vec![Note::TupleForList];
    scene.outcome.cases[4].notes = vec![Note::TupleForList];
    scene.outcome.notes = vec![
        Note::EnteredThrough("Solution.twoSum".into()),
        Note::PreludeUsed(vec!["List".into(), "deque".into()]),
    ];
    insta::assert_snapshot!(ascii(&scene), @r"
    two_sum - Two Sum - easy - CPython 3.11.7 - 2.0 s CPU, 256 MiB per case - time x2 - NOT SANDBOXED

      samples    3/3
      hidden    54/54

      note       `Solution.twoSum` was called
      note       provided without an import: `List`, `deque`
      note       a tuple came back where a list is declared; read as a list

    ACCEPTED  57/57 cases - slowest 41 ms (hidden/31), near the limit - peak 18 MiB - 0.9 s
    ");
}

#[test]
fn passing_the_samples_is_not_called_accepted() {
    let mut scene = accepted();
    scene.outcome.cases.truncate(3);
    scene.context.planned = Planned { samples: 3, hidden: 0, all: 57 };
    insta::assert_snapshot!(body(&scene.wide()), @r"
      samples    3/3

    SAMPLES PASSED  3/3 · 54 hidden cases not run · judge run two_sum two_sum.py runs them
    ");
    scene.outcome.cases[1].id = id("hidden/1");
    scene.outcome.cases.truncate(2);
    scene.context.planned = Planned { samples: 1, hidden: 1, all: 57 };
    insta::assert_snapshot!(body(&scene.wide()), @r"
      samples    1/1
      hidden     1/1

    SELECTED CASES PASSED  2/2 · 55 other cases not run · judge run two_sum two_sum.py runs them
    ");
}
