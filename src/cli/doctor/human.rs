//! The diagnosis as text that can be pasted into a bug report.
//!
//! Owns its layout; everything in it comes from the diagnosis.

use std::fmt::Write as _;

use super::diagnosis::{Diagnosis, Group, Python, Rules, System};
use super::speed::Speed;
use super::warnings::Warning;
use crate::cli::text::fill;
use crate::config::{Environment, Preference};

/// Where words begin: after the mark, and after the name.
const NAME: usize = 2 + MARK;
const MARK: usize = 6;
const WORDS: usize = NAME + 11;

/// The width of text that goes somewhere else than to a terminal.
const WIDTH: usize = 100;

/// Whether something is as it should be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    Good,
    Bad,
    Note,
}

impl Mark {
    fn of(failure: Option<&String>) -> Self {
        if failure.is_some() { Self::Bad } else { Self::Good }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::Bad => "no",
            Self::Note => "note",
        }
    }
}

/// The whole text.
pub(super) fn show(diagnosis: &Diagnosis, environment: &Environment) -> String {
    let width = environment.width.unwrap_or(WIDTH).max(WORDS + 30);
    let mut page = Page { text: String::new(), width };
    head(&mut page, diagnosis);
    tiers(&mut page, diagnosis);
    python(&mut page, &diagnosis.interpreter);
    kernel(&mut page, diagnosis);
    groups(&mut page, &diagnosis.groups);
    speed(&mut page, diagnosis.speed.as_ref());
    warnings(&mut page, &diagnosis.warnings);
    last(&mut page, diagnosis);
    dressed(&page.text, environment)
}

struct Page {
    text: String,
    width: usize,
}

impl Page {
    fn heading(&mut self, title: &str) {
        let _ = writeln!(self.text, "\n{title}");
    }

    /// A mark, a name, and words that wrap below themselves.
    fn row(&mut self, mark: Mark, name: &str, words: &str) {
        let start = format!("  {:<MARK$}{name:<11}", mark.word());
        self.filled(&start, words);
    }

    fn fix(&mut self, fix: Option<&String>) {
        if let Some(fix) = fix {
            self.filled(&" ".repeat(WORDS), &format!("fix: {fix}"));
        }
    }

    fn filled(&mut self, start: &str, words: &str) {
        let mut out = String::new();
        fill(&mut out, words.split_whitespace(), (WORDS, WORDS), self.width);
        self.text.push_str(start);
        // The first line begins after what stands there.
        self.text.push_str(out.get(WORDS..).unwrap_or("\n"));
    }
}

fn head(page: &mut Page, diagnosis: &Diagnosis) {
    let System { kernel, architecture, processors, container, root, .. } = &diagnosis.system;
    let contained = container.map_or("no container seen".to_owned(), |name| format!("in {name}"));
    let user = if *root { "root" } else { "not root" };
    let plural = if *processors == 1 { "processor" } else { "processors" };
    let _ = writeln!(
        page.text,
        "judge {} · Linux {kernel} {architecture} · {processors} {plural} · {contained} · {user}",
        diagnosis.judge
    );
}

fn tiers(page: &mut Page, diagnosis: &Diagnosis) {
    page.heading("Sandbox");
    for trial in &diagnosis.tiers {
        let mark = Mark::of(trial.failure.as_ref());
        let words = trial.failure.clone().unwrap_or_else(|| trial.layers.join(", "));
        page.row(mark, trial.tier, &words);
        page.fix(trial.fix.as_ref());
    }
    if diagnosis.tiers.is_empty() {
        page.row(Mark::Note, "tiers", "not tried: there is no interpreter to judge with");
    }
    for restriction in &diagnosis.restrictions {
        page.row(Mark::Note, "cause", &restriction.message);
        page.fix(Some(&restriction.fix.to_owned()));
    }
}

fn python(page: &mut Page, python: &Python) {
    page.heading("Python");
    let version = python.version.as_ref().map(|version| format!("CPython {version}"));
    let place = python.executable.as_ref().or(python.behind.as_ref());
    let behind = python.behind.as_ref().filter(|_| python.executable.is_some());
    let words = [
        version,
        place.map(|place| format!("`{place}`")),
        behind.map(|behind| format!("behind `{behind}`")),
    ];
    let words: Vec<_> = words.into_iter().flatten().collect();
    let mark = if python.version.is_some() { Mark::Good } else { Mark::Bad };
    page.row(
        mark,
        "found",
        if words.is_empty() { "nothing".to_owned() } else { words.join(", ") }.as_str(),
    );
    if let Some(failure) = &python.failure {
        page.row(Mark::Bad, "usable", failure);
        page.fix(python.fix.as_ref());
    } else {
        page.row(Mark::Good, "modules", "all that the judge needs can be imported");
    }
}

fn kernel(page: &mut Page, diagnosis: &Diagnosis) {
    page.heading("Kernel");
    let seccomp = &diagnosis.seccomp;
    let over = match seccomp.filters_over_judge {
        Some(0) => "none over judge itself".to_owned(),
        Some(count) => format!("{count} over judge itself"),
        None => "some over judge itself".to_owned(),
    };
    let words = seccomp.failure.clone().unwrap_or_else(|| format!("filters can kill; {over}"));
    page.row(Mark::of(seccomp.failure.as_ref()), "seccomp", &words);
    page.fix(seccomp.fix.as_ref());
    landlock(page, &diagnosis.landlock);
    let missing = &diagnosis.system.missing_capabilities;
    if diagnosis.system.root {
        let words = match missing.len() {
            0 => "root has every capability".to_owned(),
            _ => format!("root lacks {}", missing.join(", ")),
        };
        let mark = if missing.is_empty() { Mark::Good } else { Mark::Note };
        page.row(mark, "rights", &words);
    }
}

fn landlock(page: &mut Page, rules: &Rules) {
    let words = match (rules.abi, &rules.failure) {
        (Some(abi), _) => {
            let lacks = &rules.lacks;
            let later = format!("; not covered: {}", lacks.join(", "));
            let later = if lacks.is_empty() { String::new() } else { later };
            format!("ABI {abi} covers {}{later}", rules.covers.join(", "))
        }
        (None, failure) => failure.clone().unwrap_or_default(),
    };
    page.row(Mark::of(rules.failure.as_ref()), "landlock", &words);
    page.fix(rules.fix.as_ref());
}

fn groups(page: &mut Page, groups: &[Group]) {
    page.heading("Control groups");
    for group in groups {
        let place = group.version.zip(group.path.as_ref());
        let place = place.map(|(version, path)| format!("{version}, `{path}`"));
        let words = group.failure.clone().or(place).unwrap_or_default();
        // Without groups every process has its limits all the same.
        let mark = if group.failure.is_some() { Mark::Note } else { Mark::Good };
        page.row(mark, &group.controller, &words);
        page.fix(group.fix.as_ref());
    }
}

fn speed(page: &mut Page, speed: Option<&Speed>) {
    let Some(speed) = speed else { return };
    page.heading("Speed");
    let words = format!(
        "{:.2} times the time of the reference machine: {:.1} ms, the fastest of {} runs (median {:.1} ms), \
         for {:.1} ms there",
        speed.ratio,
        speed.fastest_ms,
        speed.runs_ms.len(),
        speed.median_ms,
        speed.reference_ms
    );
    let mark = if speed.time_scale.is_some() { Mark::Note } else { Mark::Good };
    page.row(mark, "python", &words);
    if let Some(scale) = speed.time_scale {
        page.fix(Some(&format!("--time-scale {scale:.1}")));
    }
    if !speed.steady {
        page.row(
            Mark::Note,
            "steady",
            "the runs differ much; measure again when the machine is quiet",
        );
    }
}

fn warnings(page: &mut Page, warnings: &[Warning]) {
    if warnings.is_empty() {
        return;
    }
    page.heading("Warnings, which change no verdict by themselves");
    for Warning { code, message, meaning, fix } in warnings {
        let _ = writeln!(page.text, "  {code}");
        for words in [message, *meaning, &format!("fix: {fix}")] {
            let mut out = String::new();
            fill(&mut out, words.split_whitespace(), (NAME, NAME), page.width);
            page.text.push_str(&out);
        }
    }
}

fn last(page: &mut Page, diagnosis: &Diagnosis) {
    let verdict = match diagnosis.tier {
        Some(tier) => format!("`judge run` takes tier {tier}."),
        None => "`judge run` cannot judge here: exit code 3.".to_owned(),
    };
    let _ = writeln!(page.text, "\n{verdict} This text names nobody and holds no secrets.");
}

/// In colour where people see it, in ASCII where their terminal has no more.
fn dressed(text: &str, environment: &Environment) -> String {
    let mut text = text.to_owned();
    if environment.unicode == Preference::No {
        text = text.replace('·', "-").replace('…', "...");
    }
    if environment.colour == Preference::No {
        return text;
    }
    let coloured = |line: &str| {
        let colours = [("  ok  ", "32"), ("  no  ", "1;31"), ("  note", "33")];
        let found = colours.iter().find_map(|(mark, colour)| {
            line.strip_prefix(mark).map(|rest| format!("\x1b[{colour}m{mark}\x1b[0m{rest}\n"))
        });
        found.unwrap_or_else(|| format!("{line}\n"))
    };
    text.lines().map(coloured).collect()
}
