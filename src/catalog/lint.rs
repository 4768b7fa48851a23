//! Checks of a package that run no code.
//!
//! Owns what a good package has beyond what loading demands. What only running shows is `verify`'s.

use std::collections::HashMap;

use super::bind::Interface;
use super::case_text::{expected_text, input_text};
use super::notated::read_case;
use crate::model::{Case, Group, Input, Kind, Problem, Reference, Verdict};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth a look.
    Warning,
    /// The package is not done.
    Error,
}

/// Something about a package that should be better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// A stable name of the check.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

/// Everything that can be said about a package without running it.
pub fn lint(problem: &Problem) -> Vec<Finding> {
    let mut findings = Findings(Vec::new());
    statement(problem, &mut findings);
    texts(problem, &mut findings);
    references(problem, &mut findings);
    cases(problem, &mut findings);
    generators(problem, &mut findings);
    comparison(problem, &mut findings);
    driver(problem, &mut findings);
    findings.0
}

struct Findings(Vec<Finding>);

impl Findings {
    fn error(&mut self, code: &'static str, message: impl Into<String>, hint: &str) {
        self.add(Severity::Error, code, message.into(), hint);
    }

    fn warning(&mut self, code: &'static str, message: impl Into<String>, hint: &str) {
        self.add(Severity::Warning, code, message.into(), hint);
    }

    fn add(&mut self, severity: Severity, code: &'static str, message: String, hint: &str) {
        let hint = (!hint.is_empty()).then(|| hint.to_owned());
        self.0.push(Finding { code, severity, message, hint });
    }
}

fn statement(problem: &Problem, findings: &mut Findings) {
    let text = &problem.statement;
    if text.trim().is_empty() {
        findings.error("statement_empty", "`statement.md` is empty", "");
        return;
    }
    let is_item = |line: &&str| line.trim_start().starts_with(['-', '*', '+']);
    let states_bound = |line: &str| {
        line.contains(['<', '>', '≤', '≥', '=']) || line.contains(|c: char| c.is_ascii_digit())
    };
    if !text.lines().filter(is_item).any(states_bound) {
        let hint = "end it with a list such as `- 2 <= len(nums) <= {{n_max}}`";
        findings.warning("no_constraints", "`statement.md` lists no constraints", hint);
    }
    contradictions(problem, findings);
}

/// Calls in the statement that give another answer than a case with the same input.
fn contradictions(problem: &Problem, findings: &mut Findings) {
    let interface = Interface::of(problem);
    let known: HashMap<_, _> =
        problem.cases.iter().map(|case| (input_text(problem, &case.input), case)).collect();
    for line in problem.statement.lines().filter(|line| line.contains("->")) {
        let text = line.trim_matches(|c: char| c.is_whitespace() || "`->*".contains(c));
        let Ok(read) = read_case(&interface, text) else { continue };
        let Some(case) = known.get(&input_text(problem, &read.input)) else { continue };
        if expected_text(&read.expected) != expected_text(&case.expected) {
            let message = format!("`statement.md` gives another answer than case `{}`", case.id);
            findings.error("statement_contradicts", message, "leave samples to `problem.toml`");
        }
    }
}

fn texts(problem: &Problem, findings: &mut Findings) {
    if problem.license.trim().is_empty() {
        findings.error(
            "no_license",
            "`license` is missing",
            "an SPDX expression such as `CC0-1.0`",
        );
    }
    if problem.hints.is_empty() {
        findings.warning("no_hints", "`hints` is missing", "one or two nudges, the gentlest first");
    }
    if problem.editorial.is_none() {
        let hint = "what a good solution does and why";
        findings.warning("no_editorial", "`editorial.md` is missing", hint);
    }
    if matches!(problem.kind, Kind::Mutants(_)) {
        // Its inputs are implementations, and the package shows with its references what they are worth.
        if problem.starter.is_none() {
            let hint = "an import and an empty test show how to begin";
            findings.warning("no_starter", "`starter.py` is missing", hint);
        }
        return;
    }
    if problem.author.validator.is_none() {
        let hint = "without it nothing shows that the inputs keep what the statement promises";
        findings.error("no_validator", "`validate.py` is missing", hint);
    } else if problem.invalid.is_empty() && takes_input(problem) {
        let hint = "inputs that `validate.py` must refuse";
        findings.warning("no_invalid", "`[invalid]` is missing", hint);
    }
}

/// A function without parameters has no input that could be wrong.
fn takes_input(problem: &Problem) -> bool {
    match &problem.kind {
        Kind::Function(spec) => !spec.entry.signature.parameters.is_empty(),
        Kind::Iterator(spec) => !spec.entry.signature.parameters.is_empty(),
        Kind::Sql(spec) => !spec.tables.is_empty(),
        Kind::Class(_) | Kind::Stdio(_) | Kind::Mutants(_) | Kind::Driver(_) => true,
    }
}

fn references(problem: &Problem, findings: &mut Findings) {
    let requires =
        |reference: &Reference, verdict| reference.expectation.required.contains(&verdict);
    let count = |verdict| problem.references.iter().filter(|r| requires(r, verdict)).count();
    match count(Verdict::Accepted) {
        0 => {
            let hint = "`submissions/accepted/*.py` answer generated cases and set the time limit";
            findings.error("no_accepted", "no accepted reference", hint);
        }
        1 => {
            let hint = "a second way to solve it shows that the cases ask for no particular one";
            findings.warning("one_accepted", "only one accepted reference", hint);
        }
        _ => {}
    }
    if count(Verdict::WrongAnswer) == 0 {
        let hint = "`submissions/wrong_answer/*.py` prove that the cases find mistakes";
        findings.error("no_wrong", "no wrong reference", hint);
    }
    for reference in &problem.references {
        let needs_trap = !requires(reference, Verdict::Accepted)
            && reference.expectation.required != [Verdict::InvalidFile];
        if needs_trap && reference.trap.is_none() {
            let message =
                format!("`submissions/{}` does not say what is wrong with it", reference.path);
            findings.error("no_trap", message, "its first line is `# trap: what is wrong with it`");
        }
    }
}

fn cases(problem: &Problem, findings: &mut Findings) {
    let count = |group: &Group| problem.cases.iter().filter(|case| case.id.group == *group).count();
    let few = count(&Group::Sample) < 2 && !matches!(problem.kind, Kind::Mutants(_));
    if few {
        findings.warning(
            "few_samples",
            "fewer than two samples",
            "two different ones, in `[samples]`",
        );
    }
    if count(&Group::Hidden) == 0 {
        let hint = "small ones in `[cases]`, each for one mistake";
        findings.error("no_hidden", "no hidden hand-written case", hint);
    }
    if problem.generate.is_empty() && problem.growth.is_some() {
        let hint = "cases of the full size, in `[[generate]]`";
        findings.warning("no_generated", "`[growth]` is there, but no case is generated", hint);
    }
    let mut seen: HashMap<String, &Case> = HashMap::new();
    for case in &problem.cases {
        if let Some(first) = seen.insert(input_text(problem, &case.input), case) {
            let message = format!("cases `{}` and `{}` have the same input", first.id, case.id);
            findings.error("same_input", message, "");
        }
    }
}

fn generators(problem: &Problem, findings: &mut Findings) {
    let source = problem.author.generator.as_deref().unwrap_or_default();
    let defines = |name: &str| {
        let mut definitions = source.lines().filter_map(|line| line.strip_prefix("def "));
        definitions.any(|rest| {
            rest.trim_start()
                .strip_prefix(name)
                .is_some_and(|rest| rest.trim_start().starts_with('('))
        })
    };
    let groups =
        problem.generate.iter().map(|spec| (&spec.function, format!("group `{}`", spec.group)));
    let growth = problem.growth.iter().map(|growth| (&growth.function, "`[growth]`".to_owned()));
    for (function, user) in groups.chain(growth).filter(|(function, _)| !defines(function)) {
        let message = format!("`gen.py` defines no function `{function}`, which {user} names");
        findings.error("no_generator", message, "");
    }
}

fn driver(problem: &Problem, findings: &mut Findings) {
    let Kind::Driver(spec) = &problem.kind else { return };
    if !spec.source.lines().any(|line| line.starts_with("def observe(")) {
        let hint = "define `observe(candidate, case)` at its top level";
        findings.error("no_observe", "`driver.py` defines no `observe`", hint);
    }
    for (step, meaning) in spec.steps.iter().zip(&spec.meanings) {
        if meaning.is_empty() {
            let message = format!("nothing says what the step `{}` does", step.name);
            let hint = "candidates read it: `name(…) -> T  # what it does`";
            findings.warning("no_meaning", message, hint);
        }
    }
    let used = |index: usize| {
        problem.cases.iter().any(|case| match &case.input {
            Input::Calls(calls) => calls.iter().any(|call| call.method == index),
            _ => false,
        })
    };
    for (index, step) in spec.steps.iter().enumerate() {
        if !used(index) {
            let message = format!("no hand-written case has the step `{}`", step.name);
            findings.warning("unused_step", message, "");
        }
    }
}

fn comparison(problem: &Problem, findings: &mut Findings) {
    if problem.author.checker.is_some() && !problem.comparison.checker {
        let hint = "set `checker = true` in `[compare]`, or remove it";
        findings.warning("unused_checker", "`check.py` is not used", hint);
    }
    if problem.starter.as_ref().is_some_and(|starter| starter.trim().is_empty()) {
        findings.warning("empty_starter", "`starter.py` is empty", "");
    }
}
