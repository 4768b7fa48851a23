//! How much is shown: feedback levels, further failures, long prints.

use super::{body, full};
use crate::model::*;
use crate::report::synthetic::*;

#[test]
fn further_failures_take_one_line_each() {
    let mut scene = wrong_answer();
    for (index, verdict) in [(3, Verdict::WrongAnswer), (9, Verdict::RuntimeError)] {
        scene.outcome.cases[index].verdict = verdict;
    }
    scene.outcome.cases[3].id = id("hidden/it's");
    insta::assert_snapshot!(body(&scene.wide()), @r"
    WRONG ANSWER  sample/1 · 1 ms

      call       merge(intervals=[[1, 3], [2, 6], [8, 10], [15, 18]])
      expected   [[1, 6], [8, 10], [15, 18]]
      got        [[1, 3], [2, 6], [8, 10], [15, 18]]

      difference
        result[0][1]: expected 6, got 3
        result[1]:    unexpected [2, 6]

      printed (stdout, 2 lines)
        | cur=[1, 3] nxt=[2, 6]
        | cur=[2, 6] nxt=[8, 10]

      also failed  hidden/it's  WRONG ANSWER
      also failed  hidden/7     RUNTIME ERROR

    WRONG ANSWER  0 of 3 cases run passed · 54 not run (after a failure)
      repeat  judge run two_sum two_sum.py --case 'sample/1'
    ");
    let scene = scene.feedback(Feedback::Verdict);
    assert!(scene.wide().contains("  also failed  2 hidden cases\n"));
}

#[test]
fn feedback_levels_hide_what_they_must() {
    let hidden = || {
        let mut scene = wrong_answer();
        let (deciding, case) = (id("hidden/secret"), &mut scene.outcome.cases[0]);
        case.id = deciding.clone();
        case.notes = vec![Note::SameElementsOtherOrder, Note::TupleForList];
        scene.problem().cases[0].id = deciding;
        scene
    };
    insta::assert_snapshot!(body(&hidden().feedback(Feedback::Verdict).wide()), @r"
    WRONG ANSWER  a hidden case

    WRONG ANSWER  0 of 1 cases run passed · 56 not run (stopped at the first failure)
    ");
    insta::assert_snapshot!(body(&hidden().feedback(Feedback::Name).wide()), @r"
    WRONG ANSWER  hidden/secret

    WRONG ANSWER  0 of 1 cases run passed · 56 not run (stopped at the first failure)
      repeat  judge run two_sum two_sum.py --case 'hidden/secret'
    ");
    insta::assert_snapshot!(body(&hidden().feedback(Feedback::Input).wide()), @r"
    WRONG ANSWER  hidden/secret · 1 ms

      call       merge(intervals=[[1, 3], [2, 6], [8, 10], [15, 18]])
      got        [[1, 3], [2, 6], [8, 10], [15, 18]]

      printed (stdout, 2 lines)
        | cur=[1, 3] nxt=[2, 6]
        | cur=[2, 6] nxt=[8, 10]

      note       a tuple came back where a list is declared; read as a list

    WRONG ANSWER  0 of 1 cases run passed · 56 not run (stopped at the first failure)
      repeat  judge run two_sum two_sum.py --case 'hidden/secret'
    ");
    let sample = wrong_answer().feedback(Feedback::Verdict).wide();
    assert_eq!(sample, wrong_answer().wide());
}

#[test]
fn many_prints_are_cut() {
    let mut scene = wrong_answer();
    let lines: String =
        (0..50).flat_map(|n| ["line ".to_owned(), n.to_string(), "\n".to_owned()]).collect();
    scene.case().stdout = Printed { text: Untrusted::from(lines.as_str()), bytes: 5_000_000 };
    let shown = scene.wide();
    let expected =
        "    | line 19\n    … 30 more lines\n    … cut off here: 5 000 000 bytes in all\n";
    assert!(shown.contains(expected), "{shown}");
    assert!(full(&scene).contains("    | line 49\n"));
}
