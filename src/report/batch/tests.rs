//! Batches of made-up runs in every format, and what a hostile one cannot do to them.

use super::super::human::HumanOptions;
use super::super::synthetic::{self, Scene, Sink};
use super::*;
use crate::model::{Detail, Evidence, Feedback, SourceFault, Untrusted, Verdict};

fn record(scene: &Scene, path: &str, expect: Verdict) -> Record {
    let mut record = Record::new(&scene.context, &scene.outcome, expect, &synthetic::wide());
    path.clone_into(&mut record.path);
    record
}

fn options() -> LogOptions {
    LogOptions { symbols: super::super::Symbols::Unicode, preamble: vec!["judge.toml".to_owned()] }
}

fn tell(reporter: &mut dyn BatchReporter, records: &[Record]) {
    let solution = |record: &Record| (record.path.clone(), record.problem.clone());
    let context = synthetic::accepted().context;
    let batch = Batch {
        solutions: records.iter().map(solution).collect(),
        unmatched: vec!["tools/helper.py".to_owned()],
        ..Batch::of(&context)
    };
    reporter.started(&batch).unwrap();
    let mut tally = Tally { wall_ms: 14_200, ..Tally::default() };
    for record in records {
        reporter.solution(record).unwrap();
        tally.add(record);
    }
    reporter.finished(&tally).unwrap();
}

fn told(make: impl Fn(Box<Sink>) -> Box<dyn BatchReporter>, records: &[Record]) -> String {
    let sink = Sink::default();
    tell(make(Box::new(sink.clone())).as_mut(), records);
    sink.text()
}

fn log(records: &[Record]) -> String {
    told(|sink| Box::new(Log::new(sink, options())), records)
}

fn junit(records: &[Record]) -> String {
    told(|sink| Box::new(Junit::new(sink)), records)
}

fn annotations(records: &[Record], changed: &[&str]) -> String {
    let changed: Vec<String> = changed.iter().map(ToString::to_string).collect();
    told(|sink| Box::new(GitHub::new(sink, changed.clone())), records)
}

fn summary(records: &[Record]) -> String {
    told(|sink| Box::new(StepSummary::new(sink)), records)
}

/// One solution of each kind.
fn records() -> Vec<Record> {
    let (passed, slow) = (synthetic::accepted(), synthetic::time_limit());
    let mut near = synthetic::accepted();
    near.outcome.cases[1].usage.cpu = near.context.limits.cpu.as_duration().mul_f64(0.96);
    let kept = Record { origin: Origin::Kept, ..record(&passed, "kept.py", Verdict::Accepted) };
    vec![
        record(&passed, "arrays/two_sum.py", Verdict::Accepted),
        record(&synthetic::wrong_answer(), "arrays/merge_intervals.py", Verdict::Accepted),
        record(&near, "dp/edit_distance.py", Verdict::Accepted),
        record(&slow, "slow.py", Verdict::TimeLimit),
        record(&passed, "too_fast.py", Verdict::TimeLimit),
        kept,
        Record::undecided(
            ("islands.py", "num_islands"),
            Verdict::Accepted,
            ("`check.py` is missing", Some("every checker needs one")),
            &synthetic::wide(),
        ),
        Record::not_run(("late.py", "two_sum"), Verdict::Accepted),
    ]
}

#[test]
fn the_log_tells_one_line_each_then_what_failed_and_the_counts_last() {
    insta::assert_snapshot!(log(&records()));
}

#[test]
fn a_suite_is_a_solution_and_a_test_a_case() {
    let mut few = records();
    for record in &mut few {
        record.cases.truncate(2);
    }
    insta::assert_snapshot!(junit(&few));
}

#[test]
fn the_summary_of_a_step_is_markdown() {
    insta::assert_snapshot!(summary(&records()));
}

#[test]
fn an_annotation_stands_for_a_solution() {
    insta::assert_snapshot!(annotations(&records(), &["too_fast.py"]));
}

#[test]
fn a_record_that_was_kept_reads_the_same() {
    for record in records() {
        let text = serde_json::to_string(&record).unwrap();
        let again: Record = serde_json::from_str(&text).unwrap();
        assert_eq!(again, Record { origin: Origin::Judged, ..record });
    }
}

#[test]
fn what_could_end_otherwise_is_not_kept() {
    let kept: Vec<_> = records().iter().map(Record::may_be_kept).collect();
    assert_eq!(kept, [true, true, false, true, true, true, false, false]);
    let by_chance = |change: fn(&mut Scene)| {
        let mut scene = synthetic::accepted();
        change(&mut scene);
        record(&scene, "a.py", Verdict::Accepted).may_be_kept()
    };
    assert!(!by_chance(|scene| scene.outcome.cases[0].borderline = true));
    assert!(
        !by_chance(|scene| scene.outcome.cases[0].causes = vec![crate::model::Cause::WallKill])
    );
    assert!(!by_chance(|scene| scene.outcome.cases[0].detail = Some(Detail::Budget)));
    assert!(!by_chance(|scene| {
        scene.outcome.cases[0].usage.memory = scene.context.limits.memory;
    }));
}

fn failing(number: usize) -> Vec<Record> {
    let one = record(&synthetic::wrong_answer(), "", Verdict::Accepted);
    (0..number).map(|n| Record { path: format!("s/{n}.py"), ..one.clone() }).collect()
}

#[test]
fn at_most_ten_annotations_and_the_tenth_counts_the_rest() {
    for (number, lines) in [(0, 0), (9, 9), (10, 10), (11, 10), (500, 10)] {
        let text = annotations(&failing(number), &[]);
        assert_eq!(text.lines().count(), lines, "{number}");
        assert_eq!(text.contains(&format!("and {} more", number.max(9) - 9)), number > 10);
    }
    let text = annotations(&failing(500), &["s/400.py"]);
    assert!(text.starts_with("::error file=s/400.py,"), "{text}");
}

#[test]
fn a_summary_stays_below_its_limit_and_counts_everything() {
    const LIMIT: usize = 1 << 20;
    let text = summary(&failing(20_000));
    assert!(text.len() < LIMIT && text.len() > 800_000, "{}", text.len());
    assert!(text.starts_with("### judge: 0 of 20000 solutions"), "{text:.100}");
    let rows = text.matches("\n| ❌ fail |").count();
    assert!(text.contains(&format!("and {} more solutions are not", 20_000 - rows)));
    let few = summary(&failing(300));
    assert_eq!((few.matches("\n| ❌ fail |").count(), few.matches("```text").count()), (300, 300));
    assert!(few.len() < LIMIT);
}

#[test]
fn too_many_cases_for_one_file_become_one_test_per_solution() {
    let records = [record(&synthetic::accepted(), "a.py", Verdict::Accepted)];
    let whole = junit::bounded(&records, &Tally::default(), usize::MAX);
    assert!(whole.contains("tests=\"57\"") && whole.contains("name=\"hidden/54\""), "{whole}");
    let short = junit::bounded(&records, &Tally::default(), whole.len() - 1);
    assert!(short.contains("tests=\"1\"") && short.contains("name=\"verdict AC\""), "{short}");
}

/// What a solution could print to act on a runner, a terminal, XML, Markdown.
const HOSTILE: &str = "::error::owned\n::add-mask::a\r\n  ::stop-commands::x\n##[error]y\u{1b}[2J\n\
                       ```\n</failure>]]> <script>|x|\n##vso[task.complete result=Succeeded]";

fn hostile() -> Vec<Record> {
    let text = Untrusted::from(HOSTILE);
    let mut printed = synthetic::wrong_answer();
    printed.case().stdout.text = text.clone();
    printed.case().stderr.text = text.clone();
    let mut raised = synthetic::runtime_error();
    if let Evidence::Exception { report, .. } = &mut raised.case().evidence {
        report.message = HOSTILE.into();
        report.class = HOSTILE.into();
    }
    let fault = SourceFault::Forbidden {
        name: HOSTILE.to_owned(),
        line: 1,
        columns: (0, 3),
        reason: HOSTILE.to_owned(),
    };
    let invalid = synthetic::invalid("::error::x\n##[error]\n", Detail::Forbidden, fault);
    let narrow = HumanOptions { width: 24, ..synthetic::wide() };
    let wrapped = Record::new(&printed.context, &printed.outcome, Verdict::Accepted, &narrow);
    let mut records: Vec<_> = [printed, raised, invalid]
        .iter()
        .map(|scene| record(scene, "::error::a.py", Verdict::Accepted))
        .collect();
    records.push(wrapped);
    records
}

/// Whether a runner finds a command in a line.
fn is_command(line: &str) -> bool {
    line.trim_start().starts_with("::") || line.contains("##[") || line.contains("##vso[")
}

#[test]
fn no_solution_drives_a_runner() {
    let records = hostile();
    let document = told(|sink| Box::new(Document::new(sink)), &records);
    let lines = told(|sink| Box::new(Lines::new(sink)), &records);
    for text in [log(&records), junit(&records), summary(&records), document, lines] {
        let command = text.lines().find(|line| is_command(line));
        assert_eq!(command, None, "{text}");
        assert!(!text.contains('\u{1b}') && text.contains("owned"), "{text}");
    }
    let annotations = annotations(&records, &[]);
    assert_eq!(annotations.lines().count(), records.len());
    for line in annotations.lines() {
        assert!(line.starts_with("::error file=") && !line.contains("##["), "{line}");
        // The part before the data holds nothing that ends it early.
        assert!(line.matches("::").count() >= 2 && !line.contains("file=::"), "{line}");
    }
}

#[test]
fn objects_and_events_fit_their_schemas() {
    let read = |name: &str| -> serde_json::Value {
        let path = format!("{}/docs/schemas/{name}", env!("CARGO_MANIFEST_DIR"));
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
    };
    let check = |schema: &str, text: &str| {
        let validator = jsonschema::validator_for(&read(schema)).unwrap();
        for line in text.lines() {
            let value = serde_json::from_str(line).unwrap();
            let errors: Vec<_> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
            assert!(errors.is_empty(), "{errors:?}\n{line}");
        }
    };
    let records = records();
    let document = told(|sink| Box::new(Document::new(sink)), &records);
    check("report.schema.json", &document);
    let value: serde_json::Value = serde_json::from_str(&document).unwrap();
    let summary = r#"{"solutions":8,"accepted":4,"failed":2,"judge_errors":1,"skipped":1,"ok":4}"#;
    assert_eq!(value["summary"].to_string(), summary);
    assert_eq!(value["unmatched"][0], "tools/helper.py");
    let lines = told(|sink| Box::new(Lines::new(sink)), &records);
    check("events.schema.json", &lines);
    let of = |event: &str| lines.matches(&format!("{{\"event\":\"{event}\"")).count();
    assert_eq!((of("start"), of("solution"), of("end")), (1, 8, 1));
}

#[test]
fn names_that_may_not_be_told_stand_together() {
    let mut scene =
        synthetic::failing("hidden/3", Verdict::WrongAnswer, Detail::Value, Evidence::Nothing);
    scene.context.feedback = Feedback::Verdict;
    let record = record(&scene, "a.py", Verdict::Accepted);
    let text = junit(&[record]);
    assert!(text.contains("name=\"hidden cases\"") && !text.contains("hidden/3"), "{text}");
    assert!(text.contains("failures=\"1\""), "{text}");
}

#[test]
fn a_single_run_is_a_batch_of_one() {
    let scene = synthetic::wrong_answer();
    let sink = Sink::default();
    let inner = Box::new(Junit::new(Box::new(sink.clone())));
    let mut single = Single::new(inner, synthetic::wide(), Verdict::Accepted);
    scene
        .events()
        .iter()
        .for_each(|event| crate::report::Reporter::on_event(&mut single, event).unwrap());
    assert!(sink.text().contains("<failure type=\"WA\""), "{}", sink.text());
}
