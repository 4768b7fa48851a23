//! The hostile corpus, every program of it in every tier that can be had here.
//!
//! Owns running `tests/hostile/` and comparing verdicts. What must be as before afterwards is
//! `canaries`', attacks on the judge that no program can be `host`'s.

mod canaries;
mod host;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::time::Instant;

use judge::attack::{Corpus, Entry, Expected, Machine, Row};
use judge::model::Tier;

use self::canaries::{Canaries, Secret};
use crate::support::{judge, ranges, root, sandbox_works, text};

/// An innocent submission is judged after so many hostile ones.
const CONTROL_EVERY: usize = 8;

/// Tells the process of one range its arguments.
const RANGE: &str = "JUDGE_TEST_RANGE";

fn folder() -> PathBuf {
    root().join("tests/hostile")
}

#[test]
fn every_program_gets_its_verdict_in_every_tier() {
    for (arguments, tier) in ranges() {
        if tier == Tier::None || sandbox_works() {
            #[expect(clippy::disallowed_methods, reason = "the test starts itself")]
            let itself = Command::new(std::env::current_exe().unwrap());
            judge_range(itself, arguments);
        }
    }
}

#[test]
fn every_program_gets_its_verdict_where_namespaces_are_forbidden() {
    if !sandbox_works() {
        return;
    }
    // What a container of Docker has by default.
    let told =
        text(&confined().arg(env!("CARGO_BIN_EXE_judge")).arg("doctor").output().unwrap().stdout);
    assert!(told.contains("Docker's default seccomp profile"), "{told}");
    for (arguments, _) in ranges().iter().filter(|(_, tier)| TIERS_WITHOUT.contains(tier)) {
        let mut itself = confined();
        itself.arg(std::env::current_exe().unwrap());
        judge_range(itself, arguments);
    }
}

/// The tiers that need no namespaces.
const TIERS_WITHOUT: [Tier; 2] = [Tier::Landlock, Tier::Seccomp];

/// A launcher that takes namespaces away, and what goes with them.
fn confined() -> Command {
    #[expect(clippy::disallowed_methods, reason = "the launcher is a script")]
    let mut command = Command::new("python3");
    command.arg(root().join("tests/it/confine.py"));
    command
}

/// In a process of its own: descriptors and children can only be counted where no other test runs.
fn judge_range(mut itself: Command, arguments: &str) {
    itself.args(["hostile::the_programs_of_one_range", "--exact", "--ignored", "--nocapture"]);
    let output = itself.env(RANGE, arguments).stdin(Stdio::null()).output().unwrap();
    let told = text(&output.stdout) + &text(&output.stderr);
    assert!(output.status.success(), "{arguments}\n{told}");
    assert!(told.contains("1 passed"), "the test did not find itself\n{told}");
    told.lines().filter(|line| line.starts_with("hostile:")).for_each(say);
}

#[test]
#[ignore = "started by the test above, alone in its process"]
fn the_programs_of_one_range() {
    #[expect(clippy::disallowed_methods, reason = "set by the test above")]
    let wanted = std::env::var(RANGE).ok();
    let range =
        |(arguments, _): &(&str, Tier)| wanted.as_deref().is_none_or(|one| one == *arguments);
    let (arguments, tier) = ranges().into_iter().find(range).unwrap();
    nix::sys::prctl::set_child_subreaper(true).unwrap();
    let corpus = Corpus::embedded().unwrap();
    let range = Range::new(arguments, tier);
    range.control();
    let machine = range.machine();
    let canaries = Canaries::plant();

    let started = Instant::now();
    let mut failures = range.judge_all(corpus.entries(), &machine);
    say(&format!("hostile: {arguments}: {:.1} s", started.elapsed().as_secs_f64()));

    failures.extend(canaries.dead(&range.judges.into_inner().unwrap()));
    failures.extend(range.secret.left_behind());
    failures.sort();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

/// Where programs are judged.
struct Range {
    arguments: &'static str,
    tier: Tier,
    secret: Secret,
    judges: Mutex<Vec<u32>>,
}

/// What came of one program.
struct Shot {
    code: Option<i32>,
    verdict: String,
    detail: Option<String>,
    python: String,
    layers: Vec<String>,
    output: String,
}

impl Range {
    fn new(arguments: &'static str, tier: Tier) -> Self {
        Self { arguments, tier, secret: Secret::plant(), judges: Mutex::default() }
    }

    fn shoot(&self, problem: &str, file: &Path) -> Shot {
        let mut command = judge();
        command.args(["run", problem]).arg(file).arg("--problems").arg(folder().join("problem"));
        command.args(["--format", "json", "--jobs", "1", "-x"]);
        command.args(self.arguments.split(' '));
        self.secret.tempt(&mut command);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        self.judges.lock().unwrap().push(child.id());
        let output = child.wait_with_output().unwrap();
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        let solution = &report["solutions"][0];
        let field = |value: &serde_json::Value| value.as_str().map(str::to_owned);
        Shot {
            code: output.status.code(),
            verdict: field(&solution["verdict"]).unwrap_or_else(|| "no verdict".to_owned()),
            detail: field(&solution["detail"]),
            python: field(&report["python"]).unwrap_or_default(),
            layers: report["layers"].as_array().into_iter().flatten().filter_map(field).collect(),
            output: text(&output.stdout) + &text(&output.stderr),
        }
    }

    /// Judges every program, two at a time; tells what is wrong.
    fn judge_all(&self, entries: &[Entry], machine: &Machine) -> Vec<String> {
        let (next, wrong) = (Mutex::new(entries.iter().enumerate()), Mutex::new(Vec::new()));
        let work = || {
            while let Some((at, entry)) = { next.lock().unwrap().next() } {
                let found = self.judge(entry, machine);
                wrong.lock().unwrap().extend(found);
                if at % CONTROL_EVERY == 0 {
                    self.control();
                }
            }
        };
        std::thread::scope(|scope| {
            scope.spawn(work);
            work();
        });
        wrong.into_inner().unwrap()
    }

    /// Judges a program; tells what is wrong.
    fn judge(&self, entry: &Entry, machine: &Machine) -> Vec<String> {
        let expected = entry.expected(self.tier);
        if *expected == Expected::NotRun {
            return Vec::new();
        }
        if let Some(need) = entry.lacks(machine) {
            say(&format!("hostile: {} is not run: it needs {need}", entry.file));
            return Vec::new();
        }
        let shot = self.shoot(&entry.problem, &folder().join(entry.file));
        let mut wrong = Vec::new();
        let got = format!("{} {}", shot.verdict, shot.detail.as_deref().unwrap_or_default());
        let right = expected.allows(&shot.verdict, shot.detail.as_deref());
        if !right {
            wrong.push(format!("{}: {got}, not {expected}", entry.file));
        }
        if shot.code != Some(i32::from(shot.verdict != "AC")) {
            wrong.push(format!("{}: {got} and exit code {:?}", entry.file, shot.code));
        }
        // Without a sandbox nothing hides files; the environment is hidden everywhere.
        if let Some(what) = self.secret.found_in(&shot.output, self.tier != Tier::None) {
            wrong.push(format!("{}: {what} came out", entry.file));
        }
        wrong
    }

    /// An innocent submission is accepted, whatever was judged before.
    fn control(&self) {
        let shot = self.shoot("probe", &plain());
        assert_eq!((shot.verdict.as_str(), shot.code), ("AC", Some(0)), "{}", shot.output);
    }

    fn machine(&self) -> Machine {
        let shot = self.shoot("probe", &plain());
        let layers: Vec<_> = shot.layers.iter().map(String::as_str).collect();
        Machine::with_python(&shot.python).with_layers(&layers)
    }
}

fn plain() -> PathBuf {
    folder().join("problem/probe/submissions/accepted/plain.py")
}

#[expect(clippy::print_stderr, reason = "how long it took, and what was not run, is worth knowing")]
fn say(line: &str) {
    eprintln!("{line}");
}

#[test]
fn every_row_of_the_catalogue_is_a_file_or_has_its_reason() {
    let readme = fs::read_to_string(folder().join("README.md")).unwrap();
    let mut listed = Vec::new();
    for line in readme.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [row, why, pointer] = cells[..] else { continue };
        let Ok(row) = row.parse::<Row>() else { continue };
        assert!(why.len() > 20, "row {row} has no reason");
        listed.push(row);
        // `path` or `path: name of a test`.
        let pointer = pointer.trim_matches('`');
        let (path, name) = pointer.split_once(": ").unwrap_or((pointer, ""));
        let told = fs::read_to_string(root().join(path));
        assert!(told.is_ok_and(|told| told.contains(name)), "row {row}: `{pointer}` is not there");
    }
    let corpus = Corpus::embedded().unwrap();
    let mut covered: Vec<Row> = corpus.entries().iter().map(|entry| entry.row).collect();
    covered.dedup();
    let both: Vec<_> = listed.iter().filter(|row| covered.contains(row)).collect();
    assert!(both.is_empty(), "a file and a reason: {both:?}");
    covered.extend(listed);
    let missing: Vec<_> = Row::catalogue().filter(|row| !covered.contains(row)).collect();
    assert!(missing.is_empty(), "neither a file nor a reason: {missing:?}");
}

#[test]
fn what_hostile_programs_print_cannot_act_on_whoever_reads_it() {
    if !sandbox_works() {
        return;
    }
    let loud = ["d09_p", "d10", "d18", "d19", "d20", "d21", "d22"];
    let corpus = Corpus::embedded().unwrap();
    let programs =
        corpus.entries().iter().filter(|one| loud.iter().any(|d| one.file.starts_with(d)));
    let mut tried = 0;
    for entry in programs {
        let mut command = judge();
        command.args(["run", &entry.problem]).arg(folder().join(entry.file));
        command.arg("--problems").arg(folder().join("problem"));
        for further in [&[][..], &["--full"], &["--no-capture"]] {
            let output = command.args(further).output().unwrap();
            for line in (text(&output.stdout) + &text(&output.stderr)).lines() {
                let acting = line.chars().find(|character| acts(*character));
                assert_eq!(acting, None, "{}: {line:?}", entry.file);
                let start = line.trim_start();
                let command = start.starts_with("::") || start.starts_with("##[");
                assert!(!command, "{}: {line:?}", entry.file);
            }
        }
        tried += 1;
    }
    assert!(tried >= 8, "only {tried} programs were tried");
}

/// Whether a terminal or a reader takes a character for something else than itself.
fn acts(character: char) -> bool {
    let hidden = ['\u{ad}', '\u{feff}', '\u{61c}'];
    character.is_control()
        || hidden.contains(&character)
        || ('\u{200b}'..='\u{200f}').contains(&character)
        || ('\u{202a}'..='\u{202e}').contains(&character)
        || ('\u{2060}'..='\u{206f}').contains(&character)
        || ('\u{e0000}'..='\u{e007f}').contains(&character)
}
