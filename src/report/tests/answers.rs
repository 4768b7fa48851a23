//! Wrong answers: values, calls, program output.

use super::{ascii, body, full};
use crate::model::*;
use crate::report::synthetic::*;

#[test]
fn a_wrong_answer_shows_call_values_difference_and_prints() {
    insta::assert_snapshot!(wrong_answer().wide(), @r"
    two_sum · Two Sum · easy · CPython 3.11.7 · 2.0 s CPU, 256 MiB per case

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

    WRONG ANSWER  0 of 1 cases run passed · 56 not run (stopped at the first failure)
      repeat  judge run two_sum two_sum.py --case 'sample/1'
    ");
    insta::assert_snapshot!(wrong_answer().narrow(), @r"
    two_sum · Two Sum · easy · CPython
      3.11.7 · 2.0 s CPU, 256 MiB per case

    WRONG ANSWER  sample/1 · 1 ms

      call       merge(intervals=[[1, 3],
                 [2, 6], [8, 10], [15, 18]])
      expected   [[1, 6], [8, 10], [15, 18]]
      got        [[1, 3], [2, 6], [8, 10],
                 [15, 18]]

      difference
        result[0][1]: expected 6, got 3
        result[1]:    unexpected [2, 6]

      printed (stdout, 2 lines)
        | cur=[1, 3] nxt=[2, 6]
        | cur=[2, 6] nxt=[8, 10]

    WRONG ANSWER  0 of 1 cases run passed ·
      56 not run (stopped at the first
      failure)
      repeat  judge run two_sum two_sum.py
              --case 'sample/1'
    ");
    insta::assert_snapshot!(body(&ascii(&wrong_answer())), @r"
    WRONG ANSWER  sample/1 - 1 ms

      call       merge(intervals=[[1, 3], [2, 6], [8, 10], [15, 18]])
      expected   [[1, 6], [8, 10], [15, 18]]
      got        [[1, 3], [2, 6], [8, 10], [15, 18]]

      difference
        result[0][1]: expected 6, got 3
        result[1]:    unexpected [2, 6]

      printed (stdout, 2 lines)
        | cur=[1, 3] nxt=[2, 6]
        | cur=[2, 6] nxt=[8, 10]

    WRONG ANSWER  0 of 1 cases run passed - 56 not run (stopped at the first failure)
      repeat  judge run two_sum two_sum.py --case 'sample/1'
    ");
}

#[test]
fn a_wrong_answer_tells_the_rule_and_helps() {
    let mut scene = wrong_answer();
    let problem = scene.problem();
    problem.comparison.unordered = vec![0];
    problem.comparison.tolerance = Some(FloatTolerance { absolute: 1e-6, relative: 1e-6 });
    problem.cases[0].expected = Expected::AnyOf(vec![Value::None, Value::None, Value::None]);
    problem.cases[0].explanation = Some("[1, 3] and [2, 6] overlap".to_owned());
    let case = scene.case();
    case.detail = Some(Detail::Tolerance);
    case.notes = vec![Note::PrintedInsteadOfReturned, Note::ChangedArgument("nums".to_owned())];
    case.stdout = Printed::default();
    scene.outcome.notes = vec![Note::PreludeUsed(vec![Text::from("List")])];
    insta::assert_snapshot!(body(&scene.wide()), @r"
    WRONG ANSWER  sample/1 · 1 ms

      call       merge(intervals=[[1, 3], [2, 6], [8, 10], [15, 18]])
      expected   [[1, 6], [8, 10], [15, 18]]
                 or 2 other answers
      got        [[1, 3], [2, 6], [8, 10], [15, 18]]
      reason     close, but not close enough
      compared as  outer list in any order, floats within 1e-06
      because    [1, 3] and [2, 6] overlap

      difference
        result[0][1]: expected 6, got 3
        result[1]:    unexpected [2, 6]

      hint       your function printed the answer but returned None: add `return`
      note       your function changed its argument `nums`

      note       provided without an import: `List`

    WRONG ANSWER  0 of 1 cases run passed · 56 not run (stopped at the first failure)
      repeat  judge run two_sum two_sum.py --case 'sample/1'
    ");
}

#[test]
fn long_values_are_shortened_unless_they_shall_be_full() {
    let numbers: Vec<i64> = (0..100_000).collect();
    let mut wrong = numbers.clone();
    wrong[99_999] = 0;
    let difference = difference(
        "result[99999]",
        DifferenceKind::Value,
        Some(Value::int(99_999)),
        Some(Value::int(0)),
    );
    let evidence = mismatch(ints(&numbers), ints(&wrong), vec![difference]);
    let mut scene = failing("hidden/48", Verdict::WrongAnswer, Detail::Value, evidence);
    scene.problem().cases[0].input = arguments(vec![ints(&numbers), Value::int(199_997)]);
    insta::assert_snapshot!(body(&scene.wide()), @r"
    WRONG ANSWER  hidden/48 · 1 ms

      call       two_sum(nums=[0, 1, 2, … 99 997 more …], target=199997)
      expected   [0, 1, 2, … 99 996 more …, 99999]
      got        [0, 1, 2, … 99 996 more …, 0]

      difference
        result[99999]: expected 99999, got 0

    WRONG ANSWER  50 of 51 cases run passed · 6 not run (stopped at the first failure)
      repeat  judge run two_sum two_sum.py --case 'hidden/48'
    ");
    insta::assert_snapshot!(body(&scene.narrow()), @r"
    WRONG ANSWER  hidden/48 · 1 ms

      call       two_sum(nums=[0, … 99 999
                 more …], target=199997)
      expected   [0, … 99 998 more …, 99999]
      got        [0, … 99 998 more …, 0]

      difference
        result[99999]: expected 99999, got 0

    WRONG ANSWER  50 of 51 cases run passed
      · 6 not run (stopped at the first
      failure)
      repeat  judge run two_sum two_sum.py
              --case 'hidden/48'
    ");
    let call =
        format!("two_sum(nums={}, target=199997)", crate::notation::print_value(&ints(&numbers)));
    assert!(full(&scene).lines().any(|line| line == format!("  call       {call}")));
}

#[test]
fn a_class_problem_shows_the_calls_up_to_the_failing_one() {
    insta::assert_snapshot!(body(&class_problem().wide()), @r"
    WRONG ANSWER  hidden/4 · 1 ms

      calls
        obj = LRUCache(capacity=2)
        … 3 earlier calls
        obj.put(key=4, value=40)
        obj.put(key=5, value=50)
        obj.put(key=6, value=60)
        obj.put(key=7, value=70)
        obj.put(key=8, value=80)
      > obj.get(key=2)
      expected   -1
      got        2

    WRONG ANSWER  6 of 7 cases run passed · 50 not run (stopped at the first failure)
      repeat  judge run two_sum two_sum.py --case 'hidden/4'
    ");
    assert_eq!(full(&class_problem()).matches("obj.put").count(), 8);
    let mut slow = class_problem();
    slow.case().verdict = Verdict::TimeLimit;
    slow.case().detail = Some(Detail::Idle);
    slow.case().evidence = Evidence::Nothing;
    slow.outcome.verdict = Verdict::TimeLimit;
    insta::assert_snapshot!(body(&slow.wide()), @r"
    TIME LIMIT EXCEEDED  hidden/4 · idle: nothing ran for 2.0 s, 0.00 s CPU used

      calls
        obj = LRUCache(capacity=2)
        obj.put(key=1, value=10)
        obj.put(key=2, value=20)
        obj.put(key=3, value=30)
        obj.put(key=4, value=40)
        obj.put(key=5, value=50)
        … 5 more calls

    TIME LIMIT EXCEEDED  6 of 7 cases run passed · 50 not run (stopped at the first failure)
      repeat  judge run two_sum two_sum.py --case 'hidden/4'
    ");
}

#[test]
fn a_program_shows_its_input_and_the_differing_line() {
    insta::assert_snapshot!(body(&stdio().wide()), @r"
    WRONG ANSWER  sample/1 · 1 ms

      input
        | 3
        | 3 2 1

      differs in line 2 of the output
      expected   '1 2 3'
      got        '1 2  3 '
      reason     only white space differs

    WRONG ANSWER  0 of 1 cases run passed · 56 not run (stopped at the first failure)
      repeat  judge run two_sum two_sum.py --case 'sample/1'
    ");
    let mut scene = stdio().kind(Kind::Stdio(StdioSpec { compare: StdioCompare::Checker }));
    scene.case().detail = Some(Detail::Checker);
    scene.case().evidence = Evidence::OutputMismatch {
        expected: "1\n2\n".into(),
        got: Untrusted::new(b"1\n\xff".to_vec()),
        line: 2,
        message: Some("the path has \u{1b}[31mgaps".into()),
    };
    insta::assert_snapshot!(body(&scene.narrow()), @r"
    WRONG ANSWER  sample/1 · 1 ms

      input
        | 3
        | 3 2 1

      differs in line 2 of the output
      one answer '2'
      got        b'\xff'
      checker    the path has \u{1b}[31mgaps
      compared as  any output that the
                 problem's checker accepts

    WRONG ANSWER  0 of 1 cases run passed ·
      56 not run (stopped at the first
      failure)
      repeat  judge run two_sum two_sum.py
              --case 'sample/1'
    ");
}

#[test]
fn expected_exceptions_arguments_and_reads_are_compared() {
    let report = exception("KeyError", "7", vec![frame(2, "two_sum", None)]);
    let expected = "ValueError".to_owned();
    let scenes = [
        (
            Detail::WrongException,
            Evidence::Exception { step: None, expected: Some(expected.clone()), report },
        ),
        (Detail::NoException, Evidence::NoException { step: None, expected, got: Value::None }),
        (
            Detail::MutatedArgument,
            Evidence::MutatedArgument {
                parameter: "nums".to_owned(),
                before: ints(&[2, 1]),
                after: ints(&[1, 2]),
            },
        ),
        (
            Detail::TooManyReads,
            Evidence::Reads { distinct: 1000, total: 2000, max_distinct: 12, max_total: 36 },
        ),
    ];
    let shown = scenes.map(|(detail, evidence)| {
        let report = failing("sample/1", Verdict::WrongAnswer, detail, evidence).wide();
        body(&report).replace("WRONG ANSWER  0 of 1 cases run passed · 56 not run (stopped at the first failure)\n  repeat  judge run two_sum two_sum.py --case 'sample/1'\n", "")
    });
    insta::assert_snapshot!(shown.join("\n"), @r"
    WRONG ANSWER  sample/1 · 1 ms

      call       two_sum(nums=[2, 7, 11, 15], target=9)
      expected   ValueError to be raised
      got        KeyError: 7

      two_sum.py:2 in two_sum
        2 |     seen = {}
      KeyError: 7


    WRONG ANSWER  sample/1 · 1 ms

      call       two_sum(nums=[2, 7, 11, 15], target=9)
      expected   ValueError to be raised
      got        None


    WRONG ANSWER  sample/1 · 1 ms

      call       two_sum(nums=[2, 7, 11, 15], target=9)
      reason     an argument was changed that must stay as it is
      argument   `nums`
      before     [2, 1]
      after      [1, 2]


    WRONG ANSWER  sample/1 · 1 ms

      call       two_sum(nums=[2, 7, 11, 15], target=9)
      reason     more elements were read than allowed
      read       1 000 (at most 12) different positions
                 2 000 (at most 36) reads in all
    ");
}
