//! Limits and runtime errors: how much, and where.

use std::sync::Arc;
use std::time::Duration;

use super::{ascii, body};
use crate::model::*;
use crate::report::synthetic::*;

#[test]
fn limits_say_how_much_and_where() {
    insta::assert_snapshot!(body(&time_limit().wide()), @r"
    TIME LIMIT EXCEEDED  hidden/48 · stopped at 3.00 s CPU (limit 2.0 s)

      call       two_sum(nums=[0, 1, 2, … 99 997 more …], target=199997)
      was at     two_sum.py:4 in two_sum
                   4 |         if seen[target - n] is not None:

    TIME LIMIT EXCEEDED  50 of 51 cases run passed · 6 not run (stopped at the first failure)
      repeat  judge run two_sum two_sum.py --case 'hidden/48'
    ");
    insta::assert_snapshot!(body(&time_limit().narrow()), @r"
    TIME LIMIT EXCEEDED  hidden/48 · stopped
      at 3.00 s CPU (limit 2.0 s)

      call       two_sum(nums=[0, … 99 999
                 more …], target=199997)
      was at     two_sum.py:4 in two_sum
                   4 | if seen[target - n] i

    TIME LIMIT EXCEEDED  50 of 51 cases run
      passed · 6 not run (stopped at the
      first failure)
      repeat  judge run two_sum two_sum.py
              --case 'hidden/48'
    ");
    let heading = |verdict, detail, change: &dyn Fn(&mut CaseOutcome)| {
        let mut scene = failing("hidden/48", verdict, detail, Evidence::Nothing);
        scene.case().usage.cpu = Duration::from_millis(2400);
        scene.case().usage.wall = Duration::from_secs(25);
        change(scene.case());
        body(&scene.wide()).lines().next().unwrap_or_default().to_owned()
    };
    let none = |_: &mut CaseOutcome| {};
    let headings = [
        heading(Verdict::TimeLimit, Detail::Cpu, &|case| case.borderline = true),
        heading(Verdict::TimeLimit, Detail::Wall, &none),
        heading(Verdict::TimeLimit, Detail::Idle, &none),
        heading(Verdict::MemoryLimit, Detail::MemoryLimit, &none),
        heading(Verdict::MemoryLimit, Detail::MemoryError, &none),
        heading(Verdict::OutputLimit, Detail::Stdout, &none),
        heading(Verdict::OutputLimit, Detail::Stderr, &none),
        heading(Verdict::OutputLimit, Detail::ResultSize, &none),
        heading(Verdict::OutputLimit, Detail::ResultDepth, &none),
        heading(Verdict::RuntimeError, Detail::NoResult, &none),
        heading(Verdict::RuntimeError, Detail::Protocol, &none),
        heading(Verdict::RuntimeError, Detail::Signal, &|case| {
            case.evidence = Evidence::Signal { signal: 11 };
        }),
    ];
    insta::assert_snapshot!(headings.join("\n"), @r"
    TIME LIMIT EXCEEDED  hidden/48 · took 2.40 s CPU (limit 2.0 s) · borderline
    TIME LIMIT EXCEEDED  hidden/48 · stopped at 25.0 s on the clock (at most 25.0 s), 2.40 s CPU used
    TIME LIMIT EXCEEDED  hidden/48 · idle: nothing ran for 2.0 s, 2.40 s CPU used
    MEMORY LIMIT EXCEEDED  hidden/48 · needed more than 256 MiB (stopped)
    MEMORY LIMIT EXCEEDED  hidden/48 · needed more than 256 MiB (MemoryError)
    OUTPUT LIMIT EXCEEDED  hidden/48 · printed more than 4 MiB
    OUTPUT LIMIT EXCEEDED  hidden/48 · wrote more than 4 MiB to standard error
    OUTPUT LIMIT EXCEEDED  hidden/48 · the result has too many elements or bytes
    OUTPUT LIMIT EXCEEDED  hidden/48 · the result nests too deep
    RUNTIME ERROR  hidden/48 · it ended without an answer
    RUNTIME ERROR  hidden/48 · it wrote to the channel of the judge
    RUNTIME ERROR  hidden/48 · killed by signal 11 (SIGSEGV)
    ");
}

#[test]
fn a_runtime_error_points_into_the_source() {
    insta::assert_snapshot!(body(&runtime_error().wide()), @r"
    RUNTIME ERROR  sample/1 · KeyError: 7

      call       two_sum(nums=[2, 7, 11, 15], target=9)

      two_sum.py:4 in two_sum
        4 |         if seen[target - n] is not None:
          |            ^^^^^^^^^^^^^^^^
      KeyError: 7
      locals     i=0  n=2  seen={}  target=9

    RUNTIME ERROR  0 of 1 cases run passed · 56 not run (stopped at the first failure)
      repeat  judge run two_sum two_sum.py --case 'sample/1'
    ");
    insta::assert_snapshot!(body(&runtime_error().narrow()), @r"
    RUNTIME ERROR  sample/1 · KeyError: 7

      call       two_sum(nums=[2, 7, 11,
                 15], target=9)

      two_sum.py:4 in two_sum
        4 | if seen[target - n] is not None:
          |    ^^^^^^^^^^^^^^^^
      KeyError: 7
      locals     i=0  n=2  seen={}  target=9

    RUNTIME ERROR  0 of 1 cases run passed ·
      56 not run (stopped at the first
      failure)
      repeat  judge run two_sum two_sum.py
              --case 'sample/1'
    ");
}

#[test]
fn carets_stand_under_wide_characters_and_tabs() {
    let source = "def f():\n\treturn '日本' + x\n";
    let report =
        exception("NameError", "name 'x' is not defined", vec![frame(2, "f", Some((15, 16)))]);
    let evidence = Evidence::Exception { step: None, expected: None, report };
    let mut scene = failing("sample/1", Verdict::RuntimeError, Detail::Exception, evidence);
    scene.context.submission = Arc::new(Submission::new("f.py", source.as_bytes().to_vec()));
    insta::assert_snapshot!(body(&scene.wide()), @r"
    RUNTIME ERROR  sample/1 · NameError: name 'x' is not defined

      call       two_sum(nums=[2, 7, 11, 15], target=9)

      f.py:2 in f
        2 |     return '日本' + x
          |                     ^
      NameError: name 'x' is not defined

    RUNTIME ERROR  0 of 1 cases run passed · 56 not run (stopped at the first failure)
      repeat  judge run two_sum two_sum.py --case 'sample/1'
    ");
    insta::assert_snapshot!(body(&ascii(&scene)), @r"
    RUNTIME ERROR  sample/1 - NameError: name 'x' is not defined

      call       two_sum(nums=[2, 7, 11, 15], target=9)

      f.py:2 in f
        2 |     return '\u65e5\u672c' + x
          |                             ^
      NameError: name 'x' is not defined

    RUNTIME ERROR  0 of 1 cases run passed - 56 not run (stopped at the first failure)
      repeat  judge run two_sum two_sum.py --case 'sample/1'
    ");
}

#[test]
fn recursion_is_folded_and_explained() {
    let mut frames = vec![frame(1, "<module>", None)];
    frames.extend((0..19).map(|_| frame(5, "depth", Some((12, 25)))));
    let mut report = exception("RecursionError", "maximum recursion depth exceeded", frames);
    report.total_frames = 998;
    report.raised_in = Some("copy.deepcopy".into());
    let evidence = Evidence::Exception { step: None, expected: None, report };
    let mut scene = failing("hidden/9", Verdict::RuntimeError, Detail::Recursion, evidence);
    scene.case().notes = vec![Note::DeepRecursion];
    insta::assert_snapshot!(body(&scene.wide()), @r"
    RUNTIME ERROR  hidden/9 · RecursionError: maximum recursion depth exceeded

      call       two_sum(nums=[2, 7, 11, 15], target=9)

      two_sum.py:1 in <module>
        1 | def two_sum(nums, target):
      two_sum.py:5 in depth
        5 |             return [seen[target - n], i]
          |             ^^^^^^^^^^^^^
        [the line above repeated 996 more times]
      raised in copy.deepcopy
      RecursionError: maximum recursion depth exceeded

      hint       the recursion goes as deep as the input is long: use a loop, or raise the limit with
                 `sys.setrecursionlimit`

    RUNTIME ERROR  11 of 12 cases run passed · 45 not run (stopped at the first failure)
      repeat  judge run two_sum two_sum.py --case 'hidden/9'
    ");
}

#[test]
fn a_missing_module_and_an_exit_are_explained() {
    let mut report = exception("ModuleNotFoundError", "No module named 'numpy'", vec![]);
    report.while_loading = true;
    let evidence = Evidence::Exception { step: None, expected: None, report };
    let mut scene = failing("sample/1", Verdict::RuntimeError, Detail::Exception, evidence);
    scene.case().notes = vec![Note::MissingModule("numpy".into())];
    insta::assert_snapshot!(body(&scene.wide()), @r"
    RUNTIME ERROR  sample/1 · ModuleNotFoundError: No module named 'numpy', while the file was loaded

      ModuleNotFoundError: No module named 'numpy'

      hint       `numpy` is not available: one file and the standard library are judged

    RUNTIME ERROR  0 of 1 cases run passed · 56 not run (stopped at the first failure)
      repeat  judge run two_sum two_sum.py --case 'sample/1'
    ");
    let evidence = Evidence::Exit { status: 0 };
    let scene = failing("sample/1", Verdict::RuntimeError, Detail::Exit, evidence);
    insta::assert_snapshot!(body(&scene.wide()), @r"
    RUNTIME ERROR  sample/1 · it ended itself before it answered

      call       two_sum(nums=[2, 7, 11, 15], target=9)
      hint       `exit` ends the program before its answer is read: use `return`

    RUNTIME ERROR  0 of 1 cases run passed · 56 not run (stopped at the first failure)
      repeat  judge run two_sum two_sum.py --case 'sample/1'
    ");
}
