//! `judge show`: one problem, as far as a candidate may see it.
//!
//! Owns what is shown and in which order. Hidden cases, references and the editorial stay unseen.

use std::fmt::Write as _;

use super::args::{Format, Show};
use super::exit::{Exit, Failure};
use super::machine;
use super::output::{self, bank_flags, dot, json_line};
use super::text::{fill, wrap_markdown};
use crate::catalog::{sample_lines, signatures};
use crate::config::Environment;
use crate::history::{History, State};
use crate::model::{
    ArgumentRule, Case, Group, Kind, Problem, ReadBudget, Trust, Untrusted, Verdict,
};
use crate::report::comparison_rules;

mod json;

/// Statements are read best at no more than so many columns.
const WIDEST: usize = 100;
/// What `trust` says where code of the problem runs beside the solution.
const TRUST: &str = "observed: code of the problem and yours run in the same process";
/// Where the content of a labelled line starts.
const CONTENT: usize = 13;

/// Shows a problem.
pub(super) fn show(arguments: &Show, environment: &Environment) -> Result<Exit, Failure> {
    let catalog = machine::catalog(&arguments.bank)?;
    let problem = machine::load(&catalog, &machine::find(&catalog, &arguments.problem)?)?;
    if arguments.solution {
        return solution(arguments, environment, &problem);
    }
    let text = match arguments.format {
        Format::Json => json_line(&json::entry(&problem))?,
        Format::Human => {
            let width = environment.width.unwrap_or(WIDEST).min(WIDEST);
            page(&problem, width, dot(environment), &bank_flags(&arguments.bank))
        }
    };
    output::print(&text)?;
    Ok(Exit::Right)
}

/// A right solution and the editorial, for whoever has solved it, or does not mind.
fn solution(
    arguments: &Show,
    environment: &Environment,
    problem: &Problem,
) -> Result<Exit, Failure> {
    let id = problem.id.as_str();
    let state = History::read(environment.state.as_deref()).state(id);
    if state != State::Accepted && !arguments.spoil {
        let failure = Failure::usage(format!("your solution of `{id}` was not accepted yet"));
        return Err(failure.with_hint(format!(
            "`judge hint {id}` helps; `--solution --spoil` shows it all the same"
        )));
    }
    let accepted =
        problem.references.iter().find(|known| known.expectation.required == [Verdict::Accepted]);
    let Some(reference) = accepted else {
        return Err(Failure::judge(format!("the package of `{id}` holds no solution")));
    };
    let width = environment.width.unwrap_or(WIDEST).min(WIDEST);
    let mut text = String::new();
    for line in reference.source.trim_end().lines() {
        text.push_str(&Untrusted::from(line).to_string());
        text.push('\n');
    }
    if let Some(editorial) = &problem.editorial {
        text.push('\n');
        text.push_str(wrap_markdown(editorial, width).trim_end());
        text.push('\n');
    }
    output::print(&text)?;
    Ok(Exit::Right)
}

fn page(problem: &Problem, width: usize, dot: &str, flags: &str) -> String {
    let Problem { id, title, difficulty, topics, .. } = problem;
    let mut head = vec![id.to_string(), title.clone(), difficulty.as_str().to_owned()];
    head.extend((!topics.is_empty()).then(|| topics.join(", ")));
    let head = head.join(&format!(" {dot} "));
    let mut text = format!("{}\n\n", Untrusted::from(head.as_str()));
    text.push_str(wrap_markdown(&problem.statement, width).trim_end());
    text.push_str("\n\n");
    text.push_str(&interface(problem));
    text.push_str(&steps(problem, width));
    if !matches!(problem.kind, Kind::Mutants(_)) {
        text.push_str("Samples\n");
    }
    for case in samples(problem).filter(|_| !matches!(problem.kind, Kind::Mutants(_))) {
        text.push('\n');
        text.push_str(&sample(problem, case, width));
    }
    if !text.ends_with("\n\n") {
        text.push('\n');
    }
    for (label, content) in facts(problem, dot, flags) {
        let content = Untrusted::from(content.as_str()).to_string();
        let label = format!("  {label:<width$}", width = CONTENT - 3);
        let words = std::iter::once(label.as_str()).chain(content.split_whitespace());
        fill(&mut text, words, (0, CONTENT), width);
    }
    text
}

/// The signature as a function and as the method of a class `Solution`.
fn interface(problem: &Problem) -> String {
    if matches!(problem.kind, Kind::Stdio(_)) {
        return "Write a program that reads standard input and writes standard output.\n\n"
            .to_owned();
    }
    match &problem.kind {
        Kind::Sql(spec) => {
            let what = match spec.after {
                None => "Write one SQL query",
                Some(_) => "Write an SQL script",
            };
            let [schema, _] = signatures(problem);
            return format!("{what} for SQLite. The tables:\n\n{}\n", indented(&schema));
        }
        Kind::Mutants(spec) => {
            let module = &spec.module;
            return format!(
                "Write a file of tests with `unittest`. What it tests is imported: `import {module}`.\n\n"
            );
        }
        _ => {}
    }
    let [own, other] = signatures(problem).map(|code| indented(&code));
    let other = if other.is_empty() { other } else { format!("or\n\n{other}\n") };
    format!("Write\n\n{own}\n{other}")
}

/// What the lines of a driver's case do.
fn steps(problem: &Problem, width: usize) -> String {
    let Kind::Driver(spec) = &problem.kind else { return String::new() };
    let mut text = "Steps of a case\n\n".to_owned();
    for (step, meaning) in spec.steps.iter().zip(&spec.meanings) {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "    {step}");
        let meaning = Untrusted::from(meaning.as_str()).to_string();
        fill(&mut text, meaning.split_whitespace(), (8, 8), width);
    }
    text.push('\n');
    text
}

fn indented(code: &str) -> String {
    let lines = code.lines().flat_map(|line| ["    ", line, "\n"]);
    lines.collect()
}

fn samples(problem: &Problem) -> impl Iterator<Item = &Case> {
    problem.cases.iter().filter(|case| case.id.group == Group::Sample)
}

/// A sample; what explains it is wrapped.
fn sample(problem: &Problem, case: &Case, width: usize) -> String {
    let mut text = String::new();
    for line in sample_lines(problem, case) {
        text.push_str(format!("    {}", Untrusted::from(line.as_str())).trim_end());
        text.push('\n');
    }
    for line in case.explanation.iter().flat_map(|text| text.lines()) {
        let line = Untrusted::from(line).to_string();
        fill(&mut text, line.split_whitespace(), (8, 8), width);
    }
    text
}

fn facts(problem: &Problem, dot: &str, flags: &str) -> Vec<(&'static str, String)> {
    let mut facts = vec![("limits", limits(problem, flags))];
    facts.extend(reads(problem).map(|reads| ("reads", reads)));
    let rules = comparison_rules(problem);
    let compared = if rules.is_empty() { "equal values".to_owned() } else { rules.join(", ") };
    facts.push(("compared", compared));
    if problem.kind.trust() == Trust::Observed {
        facts.push(("trust", TRUST.to_owned()));
    }
    facts.extend(forbidden(problem).map(|forbidden| ("forbidden", forbidden)));
    if !problem.hints.is_empty() {
        facts.push(("hints", problem.hints.len().to_string()));
    }
    let Problem { version, license, .. } = problem;
    facts.push(("text", format!("version {version} {dot} {license}")));
    facts.push(("next", format!("judge new {}{flags}", problem.id)));
    facts
}

fn limits(problem: &Problem, flags: &str) -> String {
    let declared = &problem.declared_limits;
    let time = match problem.limits {
        Some(limits) => format!("{} CPU", limits.cpu),
        None => format!("no time limit yet (judge problem lock {}{flags})", problem.id),
    };
    format!("{time}, {}, {} of output, per case", declared.memory, declared.output)
}

/// Arguments whose reads are counted.
fn reads(problem: &Problem) -> Option<String> {
    let Kind::Function(spec) = &problem.kind else { return None };
    let rules = spec.argument_rules.iter().filter_map(|(index, rule)| {
        let parameter = spec.entry.signature.parameters.get(*index)?;
        let ArgumentRule::Counted(budget) = rule;
        let most = match budget {
            ReadBudget::Fixed(number) => number.to_string(),
            ReadBudget::LogarithmPlus(more) => format!("log2(n) + {more}"),
        };
        Some(format!("at most {most} different elements of `{}` may be read", parameter.name))
    });
    let rules: Vec<_> = rules.collect();
    (!rules.is_empty()).then(|| rules.join("; "))
}

fn forbidden(problem: &Problem) -> Option<String> {
    let forbidden = problem.forbidden.as_ref()?;
    let imports = forbidden.imports.iter().map(|name| format!("`import {name}`"));
    let calls = forbidden.calls.iter().map(|name| format!("`{name}`"));
    let names: Vec<_> = imports.chain(calls).collect();
    Some(format!("{}: {}", names.join(", "), forbidden.reason))
}
