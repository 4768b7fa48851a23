//! Lines for many solutions.

use crate::model::*;
use crate::report::synthetic::*;
use crate::report::{Colour, RowTally, Rows, Standing, Symbols};

fn rows(width: Option<usize>, symbols: Symbols) -> Rows {
    Rows { total: 38, path: 24, problem: 15, width, colour: Colour::Never, symbols }
}

fn text(width: Option<usize>, symbols: Symbols) -> String {
    let rows = rows(width, symbols);
    let right = accepted();
    let mut slow = accepted();
    slow.outcome.cases[33].usage.cpu = std::time::Duration::from_millis(1920);
    let wrong = wrong_answer();
    let line =
        |number, scene: &Scene, expect| rows.judged(number, &scene.context, &scene.outcome, expect);
    let tally = RowTally { right: 34, slow: 1, declared: 1, wrong: 2, not_judged: 1, unmatched: 3 };
    [
        line(1, &right, Verdict::Accepted),
        line(2, &slow, Verdict::Accepted),
        line(3, &wrong, Verdict::Accepted),
        line(4, &wrong, Verdict::WrongAnswer),
        line(5, &right, Verdict::TimeLimit),
        rows.failed(6, "graphs/islands.py", "num_islands", "checker crashed\nat once"),
        rows.summary(14.2, &tally),
    ]
    .concat()
}

#[test]
fn many_solutions_get_a_line_each() {
    insta::assert_snapshot!(text(None, Symbols::Unicode), @r"
         PASS [  0.91s]  ( 1/38)  two_sum.py                two_sum            57/57
         SLOW [  0.91s]  ( 2/38)  two_sum.py                two_sum            57/57  96 % of the time limit
         FAIL [  0.91s]  ( 3/38)  two_sum.py                two_sum              0/1  WA sample/1
         PASS [  0.91s]  ( 4/38)  two_sum.py                two_sum              0/1  WA, as it declares
         FAIL [  0.91s]  ( 5/38)  two_sum.py                two_sum            57/57  accepted, but it declares TLE
        ERROR [  0.00s]  ( 6/38)  graphs/islands.py         num_islands            -  judge error: checker crashed
    ------------
      Summary [ 14.20s]  38 solutions: 34 accepted (1 slow), 1 as declared, 2 failed, 1 judge error · 3 files unmatched
    ");
}

#[test]
fn a_narrow_terminal_loses_columns_and_no_line_wraps() {
    let shown = text(Some(60), Symbols::Ascii);
    insta::assert_snapshot!(shown, @r"
         PASS [  0.91s]  two_sum.py                  57/57
         SLOW [  0.91s]  ...o_sum.py    57/57  96 % of the time limit
         FAIL [  0.91s]  two_sum.py      0/1  WA sample/1
         PASS [  0.91s]  two_sum.py      0/1  WA, as it declares
         FAIL [  0.91s]  two_sum.py    57/57  accepted, but it declares TLE
        ERROR [  0.00s]  graphs/islands.py        -  judge error: checker crashed
    ------------
      Summary [ 14.20s]  38 solutions: 34 accepted (1 slow), 1
        as declared, 2 failed, 1 judge error - 3 files unmatched
    ");
    let rows = shown.lines().filter(|line| line.contains("s]"));
    assert!(rows.count() == 7 && shown.is_ascii());
}

#[test]
fn standings_are_counted() {
    let mut tally = RowTally::default();
    for standing in [Standing::Right, Standing::Slow, Standing::Wrong, Standing::NotJudged] {
        tally.add(standing, Verdict::Accepted);
    }
    tally.add(Standing::Right, Verdict::WrongAnswer);
    assert_eq!(
        tally,
        RowTally { right: 2, slow: 1, declared: 1, wrong: 1, not_judged: 1, unmatched: 0 }
    );
}
