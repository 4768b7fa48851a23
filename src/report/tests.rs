//! Snapshots of the report for people: every verdict, wide and narrow, Unicode and ASCII.

use std::sync::Arc;
use std::time::Duration;

use proptest::prelude::*;

use super::synthetic::*;
use super::{Colour, HumanOptions, Symbols, Values};
use crate::event::{Planned, SandboxMark};
use crate::model::*;

fn ascii(scene: &Scene) -> String {
    scene.human(HumanOptions { symbols: Symbols::Ascii, ..wide() })
}

fn full(scene: &Scene) -> String {
    scene.human(HumanOptions { values: Values::Full, ..wide() })
}

/// The report without its header.
fn body(report: &str) -> String {
    report.split_once("\n\n").map_or("", |(_, body)| body).to_owned()
}

#[test]
fn everything_is_accepted() {
    insta::assert_snapshot!(accepted().wide(), @"");
    insta::assert_snapshot!(accepted().narrow(), @"");
}

#[test]
fn an_accepted_run_says_what_is_unusual() {
    let mut scene = accepted();
    scene.context.time_scale = "2".parse().unwrap();
    scene.context.sandbox = SandboxMark::None;
    scene.outcome.cases[33].borderline = true;
    scene.outcome.cases[3].notes = vec![Note::TupleForList];
    scene.outcome.cases[4].notes = vec![Note::TupleForList];
    scene.outcome.notes = vec![
        Note::EnteredThrough("Solution.twoSum".into()),
        Note::PreludeUsed(vec!["List".into(), "deque".into()]),
    ];
    insta::assert_snapshot!(ascii(&scene), @"");
}

#[test]
fn passing_the_samples_is_not_called_accepted() {
    let mut scene = accepted();
    scene.outcome.cases.truncate(3);
    scene.context.planned = Planned { samples: 3, hidden: 0, all: 57 };
    insta::assert_snapshot!(body(&scene.wide()), @"");
    scene.outcome.cases.remove(0);
    scene.context.planned = Planned { samples: 1, hidden: 1, all: 57 };
    insta::assert_snapshot!(body(&scene.wide()), @"");
}

#[test]
fn a_wrong_answer_shows_call_values_difference_and_prints() {
    insta::assert_snapshot!(wrong_answer().wide(), @"");
    insta::assert_snapshot!(wrong_answer().narrow(), @"");
    insta::assert_snapshot!(body(&ascii(&wrong_answer())), @"");
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
    scene.outcome.notes = vec![Note::LooksLikeTrap("uses an element twice".to_owned())];
    insta::assert_snapshot!(body(&scene.wide()), @"");
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
    insta::assert_snapshot!(body(&scene.wide()), @"");
    insta::assert_snapshot!(body(&scene.narrow()), @"");
    let call =
        format!("two_sum(nums={}, target=199997)", crate::notation::print_value(&ints(&numbers)));
    assert!(full(&scene).lines().any(|line| line == format!("  call       {call}")));
}

#[test]
fn a_class_problem_shows_the_calls_up_to_the_failing_one() {
    insta::assert_snapshot!(body(&class_problem().wide()), @"");
    assert_eq!(full(&class_problem()).matches("obj.put").count(), 8);
    let mut slow = class_problem();
    slow.case().verdict = Verdict::TimeLimit;
    slow.case().detail = Some(Detail::Idle);
    slow.case().evidence = Evidence::Nothing;
    slow.outcome.verdict = Verdict::TimeLimit;
    insta::assert_snapshot!(body(&slow.wide()), @"");
}

#[test]
fn a_program_shows_its_input_and_the_differing_line() {
    insta::assert_snapshot!(body(&stdio().wide()), @"");
    let mut scene = stdio();
    scene.case().evidence = Evidence::OutputMismatch {
        expected: "1\n2\n".into(),
        got: Untrusted::new(b"1\n\xff".to_vec()),
        line: 2,
        message: Some("the path has \u{1b}[31mgaps".into()),
    };
    insta::assert_snapshot!(body(&scene.narrow()), @"");
}

#[test]
fn limits_say_how_much_and_where() {
    insta::assert_snapshot!(body(&time_limit().wide()), @"");
    insta::assert_snapshot!(body(&time_limit().narrow()), @"");
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
    insta::assert_snapshot!(headings.join("\n"), @"");
}

#[test]
fn a_runtime_error_points_into_the_source() {
    insta::assert_snapshot!(body(&runtime_error().wide()), @"");
    insta::assert_snapshot!(body(&runtime_error().narrow()), @"");
}

#[test]
fn carets_stand_under_wide_characters_and_tabs() {
    let source = "def f():\n\treturn '日本' + x\n";
    let report =
        exception("NameError", "name 'x' is not defined", vec![frame(2, "f", Some((15, 16)))]);
    let evidence = Evidence::Exception { step: None, expected: None, report };
    let mut scene = failing("sample/1", Verdict::RuntimeError, Detail::Exception, evidence);
    scene.context.submission = Arc::new(Submission::new("f.py", source.as_bytes().to_vec()));
    insta::assert_snapshot!(body(&scene.wide()), @"");
    insta::assert_snapshot!(body(&ascii(&scene)), @"");
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
    insta::assert_snapshot!(body(&scene.wide()), @"");
}

#[test]
fn a_missing_module_and_an_exit_are_explained() {
    let mut report = exception("ModuleNotFoundError", "No module named 'numpy'", vec![]);
    report.while_loading = true;
    let evidence = Evidence::Exception { step: None, expected: None, report };
    let mut scene = failing("sample/1", Verdict::RuntimeError, Detail::Exception, evidence);
    scene.case().notes = vec![Note::MissingModule("numpy".into())];
    insta::assert_snapshot!(body(&scene.wide()), @"");
    let evidence = Evidence::Exit { status: 0 };
    let scene = failing("sample/1", Verdict::RuntimeError, Detail::Exit, evidence);
    insta::assert_snapshot!(body(&scene.wide()), @"");
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
        body(&report).replace("WRONG ANSWER  0 of 1 case run passed · 56 not run (stopped at the first failure)\n  repeat  judge run two_sum two_sum.py --case 'sample/1'\n", "")
    });
    insta::assert_snapshot!(shown.join("\n"), @"");
}

#[test]
fn a_file_that_cannot_be_judged_is_shown_at_its_fault() {
    let syntax = invalid(
        "def two_sum(nums, target)\n    pass\n",
        Detail::Syntax,
        SourceFault::Compile {
            class: "SyntaxError".into(),
            message: "expected ':'".into(),
            line: Some(1),
            columns: Some((25, 26)),
        },
    );
    insta::assert_snapshot!(syntax.wide(), @"");
    let forbidden = invalid(
        "import itertools\n",
        Detail::Forbidden,
        SourceFault::Forbidden {
            name: "import itertools".to_owned(),
            line: 1,
            columns: (7, 16),
            reason: "the point is to build it by hand".to_owned(),
        },
    );
    insta::assert_snapshot!(body(&forbidden.wide()), @"");
    let entry = invalid(
        "\tdef twoSun(é):\n\t\tpass\n",
        Detail::NoEntryPoint,
        SourceFault::NoEntryPoint {
            wanted: "two_sum".to_owned(),
            defined: vec!["twoSun".into(), "main".into()],
            closest: Some("twoSun".into()),
        },
    );
    insta::assert_snapshot!(body(&entry.wide()), @"");
    let arity = invalid(
        SOURCE,
        Detail::Arity,
        SourceFault::Arity {
            name: "two_sum".into(),
            takes: (1, Some(1)),
            parameters: vec!["nums".to_owned(), "target".to_owned()],
        },
    );
    insta::assert_snapshot!(body(&arity.narrow()), @"");
    let empty = invalid("", Detail::Empty, SourceFault::Unreadable);
    insta::assert_snapshot!(body(&empty.wide()), @"");
}

#[test]
fn a_judge_error_is_not_the_submissions() {
    insta::assert_snapshot!(judge_error().wide(), @"");
}

#[test]
fn further_failures_take_one_line_each() {
    let mut scene = wrong_answer();
    for (index, verdict) in [(3, Verdict::WrongAnswer), (9, Verdict::RuntimeError)] {
        scene.outcome.cases[index].verdict = verdict;
    }
    scene.outcome.cases[3].id = id("hidden/it's");
    insta::assert_snapshot!(body(&scene.wide()), @"");
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
    insta::assert_snapshot!(body(&hidden().feedback(Feedback::Verdict).wide()), @"");
    insta::assert_snapshot!(body(&hidden().feedback(Feedback::Name).wide()), @"");
    insta::assert_snapshot!(body(&hidden().feedback(Feedback::Input).wide()), @"");
    let sample = wrong_answer().feedback(Feedback::Verdict).wide();
    assert_eq!(sample, wrong_answer().wide());
}

#[test]
fn many_prints_are_cut() {
    let mut scene = wrong_answer();
    let lines: String = (0..50).map(|n| format!("line {n}\n")).collect();
    scene.case().stdout = Printed { text: Untrusted::from(lines.as_str()), bytes: 5_000_000 };
    let shown = scene.wide();
    let expected =
        "    | line 19\n    … 30 more lines\n    … cut off here: 5 000 000 bytes in all\n";
    assert!(shown.contains(expected), "{shown}");
    assert!(full(&scene).contains("    | line 49\n"));
}

/// A run in which every text of the submission is hostile.
fn hostile(verdict: Verdict, text: &[u8], number: usize) -> Scene {
    let lossy = String::from_utf8_lossy(text).into_owned();
    let wild = || Text::from(lossy.clone());
    let columns = Some((number, number.wrapping_mul(3)));
    let frames = vec![Frame { line: number, function: wild(), columns }; 8];
    let report = ExceptionReport {
        class: wild(),
        builtin_bases: vec![wild()],
        message: wild(),
        frames: frames.clone(),
        total_frames: number,
        raised_in: Some(wild()),
        locals: vec![(wild(), Value::Opaque(wild()))],
        while_loading: false,
    };
    let evidence = match (verdict, number % 3) {
        (Verdict::WrongAnswer, 0) => Evidence::OutputMismatch {
            expected: "1\n".into(),
            got: Untrusted::new(text.to_vec()),
            line: number,
            message: Some(Untrusted::new(text.to_vec())),
        },
        (Verdict::WrongAnswer, _) => mismatch(
            Value::None,
            Value::Opaque(wild()),
            vec![difference(
                &lossy,
                DifferenceKind::Type,
                Some(Value::None),
                Some(Value::Str(wild())),
            )],
        ),
        (Verdict::TimeLimit | Verdict::MemoryLimit, _) => Evidence::StruckAt { frames },
        (Verdict::InvalidFile, 0) => Evidence::Source(SourceFault::NoEntryPoint {
            wanted: "f".to_owned(),
            defined: vec![wild(); number % 20],
            closest: Some(wild()),
        }),
        (Verdict::InvalidFile, _) => Evidence::Source(SourceFault::Compile {
            class: wild(),
            message: wild(),
            line: Some(number),
            columns,
        }),
        (Verdict::JudgeError, _) => {
            Evidence::Judge { message: lossy.clone(), hint: Some(lossy.clone()) }
        }
        _ => Evidence::Exception { step: Some(number), expected: None, report },
    };
    let mut scene = failing("sample/1", verdict, Detail::Value, evidence);
    scene.context.submission = Arc::new(Submission::new(lossy.as_str(), text.to_vec()));
    let case = scene.case();
    case.stdout = Printed { text: Untrusted::new(text.to_vec()), bytes: 1 << 40 };
    case.stderr = case.stdout.clone();
    case.notes = vec![Note::MissingModule(wild()), Note::WrapInList(wild())];
    scene.outcome.notes = vec![Note::EnteredThrough(wild())];
    scene
}

/// Bytes that terminals, logs and JSON are afraid of.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"\x1b[2J\x1b]0;x\x07".to_vec()),
        Just("\u{202e}\u{2028}\u{9b}日本\u{301}\t".as_bytes().to_vec()),
        Just(b"\n::error::x\r\n\0\xff\xed\xa0\x80".to_vec()),
        proptest::collection::vec(any::<u8>(), 0..20),
        "[ a-z(),]{0,80}".prop_map(String::into_bytes),
    ];
    proptest::collection::vec(piece, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_submission_puts_a_control_character_on_the_output(
        text in bytes(),
        number in prop_oneof![0usize..30, Just(usize::MAX)],
        verdict in proptest::sample::select(Verdict::ALL.to_vec()),
        width in 1usize..120,
        is_ascii: bool,
    ) {
        let verdict = if verdict == Verdict::Accepted { Verdict::RuntimeError } else { verdict };
        let scene = hostile(verdict, &text, number);
        let symbols = if is_ascii { Symbols::Ascii } else { Symbols::Unicode };
        let shown = scene.human(HumanOptions { width, symbols, ..wide() });
        prop_assert!(shown.chars().all(|c| c == '\n' || !c.is_control()), "{shown:?}");
        let turned = shown.contains('\u{202e}');
        prop_assert!(!turned);
        prop_assert!(!is_ascii || shown.is_ascii());
        let coloured = scene.human(HumanOptions { colour: Colour::Always, width: 10_000, symbols, ..wide() });
        let plain = scene.human(HumanOptions { width: 10_000, symbols, ..wide() });
        prop_assert_eq!(without_colours(&coloured), plain);
        let json = scene.json(Values::Short);
        prop_assert!(json.trim_end().chars().all(|c| !c.is_control()), "{json:?}");
        prop_assert!(serde_json::from_str::<serde_json::Value>(&json).is_ok(), "{json}");
    }
}

/// Removes the only escape sequences that the report itself writes.
fn without_colours(text: &str) -> String {
    let mut plain = String::new();
    for (index, part) in text.split('\u{1b}').enumerate() {
        let sequence = part.split_once('m').filter(|_| index > 0);
        plain.push_str(sequence.map_or(part, |(_, after)| after));
    }
    plain
}
