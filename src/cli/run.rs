//! `judge run`: is my code right?
//!
//! Owns the command's order: what can be wrong cheaply is found before anything is started.

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use super::args::{ReportFormat, Run, SandboxChoice};
use super::exit::{Exit, Failure, FailureKind};
use super::folder;
use super::machine::{self, Signals};
use super::output::{Buffer, bank_flags, human_options, shell_word, warn};
use super::target::{self, Project, Target};
use super::{own_input, source};
use crate::catalog::Catalog;
use crate::config::{Environment, Preference};
use crate::engine::{
    self, FailFast, Live, LockCheck, Plan, RunOptions, Runner, RunnerError, Selection, Stopped,
    Which,
};
use crate::event::{Event, RunContext};
use crate::harness::{JobOptions, ObserveArguments, Prelude};
use crate::history;
use crate::model::{
    Group, Problem, ProblemId, Submission, SubmissionOutcome, TimeScale, TypeRules, Verdict,
};
use crate::phases;
use crate::report::{
    BatchReporter, Colour, Document, GitHub, Human, HumanOptions, Json, Junit, Lines, Prints,
    Progress, Reporter, Single, StepSummary, Tee, Values,
};
use crate::sandbox::{Sandbox, Submissions};

/// CPU time that all cases of a submission may use together.
const BUDGET: Duration = Duration::from_mins(1);
/// Output of function problems that is kept for the report.
pub(super) const KEPT_OUTPUT: usize = 64 << 10;

/// Judges one submission, or many.
pub(super) fn run(arguments: &Run, environment: &Environment) -> Result<Exit, Failure> {
    let project = Project::open(&arguments.bank, &arguments.words)?;
    let named = arguments.problem.as_deref();
    if arguments.explain {
        return target::explain(&project, &arguments.words, named);
    }
    match project.target(&arguments.words, named)? {
        Target::Many(found) => folder::run(arguments, environment, &project.catalog, &found),
        Target::One { problem, file, expect } => {
            let one = One { problem, file, expect: expect.unwrap_or(Verdict::Accepted) };
            run_one(arguments, environment, &project.catalog, &one)
        }
    }
}

/// One solution, its problem, and what it should get.
pub(super) struct One {
    pub(super) problem: ProblemId,
    pub(super) file: Option<PathBuf>,
    pub(super) expect: Verdict,
}

fn run_one(
    arguments: &Run,
    environment: &Environment,
    catalog: &Catalog,
    one: &One,
) -> Result<Exit, Failure> {
    match judged(arguments, environment, catalog, one)? {
        Judged::Signal(signal) => Ok(Exit::Signal(signal)),
        Judged::Outcome(outcome) => exit(&outcome, one.expect, arguments),
    }
}

/// How judging one solution ended.
pub(super) enum Judged {
    /// It was judged, and the report is told.
    Outcome(Arc<SubmissionOutcome>),
    /// A signal came.
    Signal(u8),
}

/// Judges one solution and tells the report.
pub(super) fn judged(
    arguments: &Run,
    environment: &Environment,
    catalog: &Catalog,
    one: &One,
) -> Result<Judged, Failure> {
    let problem = machine::load(catalog, &one.problem)?;
    phases::mark("problem loaded");
    let flags = bank_flags(&arguments.bank);
    let submission = source::read(&problem, one.file.as_deref(), &flags)?;
    let signals = Signals::listen()?;
    let machine = &arguments.machine;
    let ahead = jobs(arguments).min(wanted(&problem, arguments));
    let sandbox =
        machine::sandbox_for(problem.needs, machine, environment, Submissions::One, ahead)?;
    let runner = Live::new(&sandbox, signals.cancel());
    let result = prepare(problem, arguments, environment, &runner).and_then(|(problem, plan)| {
        phases::mark("planned");
        let context = context(arguments, problem, submission, &sandbox, &plan)?;
        let file = one.file.as_ref().map(|file| shell_word(&file.to_string_lossy()));
        let command = repeat_words(arguments, one.problem.as_str(), file.as_deref());
        let told = (arguments, environment);
        let outcome = judge(told, &command, &context, &plan, &runner)?;
        if !arguments.input.is_empty() && arguments.format == ReportFormat::Human {
            own_input::beside(&context.problem, &context.submission, &outcome, &runner)?;
        }
        Ok(outcome)
    });
    phases::mark("judged and told");
    match (signals.received(), result) {
        (Some(signal), _) => Ok(Judged::Signal(signal)),
        (None, Ok(outcome)) => Ok(Judged::Outcome(outcome)),
        (None, Err(failure)) => Err(failure),
    }
}

/// How many cases will run, as far as that is known before generated ones are made.
fn wanted(problem: &Problem, arguments: &Run) -> usize {
    let generated = problem.generate.iter().map(|spec| spec.params.len()).sum::<usize>();
    let samples = problem.cases.iter().filter(|case| case.id.group == Group::Sample).count();
    match (arguments.samples, arguments.case.as_slice()) {
        (true, _) => samples,
        (false, []) => problem.cases.len() + generated,
        // A pattern mostly names one.
        (false, patterns) => patterns.len(),
    }
}

fn jobs(arguments: &Run) -> usize {
    if arguments.no_capture { 1 } else { machine::jobs(&arguments.machine) }
}

/// A verdict that the file declares is the right one.
fn exit(outcome: &SubmissionOutcome, expect: Verdict, arguments: &Run) -> Result<Exit, Failure> {
    if expect != Verdict::Accepted && arguments.format == ReportFormat::Human {
        let but = if outcome.verdict == expect { "as" } else { "but" };
        super::output::print(&format!("{but} the file declares {expect}\n"))?;
    }
    Ok(match outcome.verdict {
        // The report has told why.
        Verdict::JudgeError => Exit::Undecided,
        verdict if verdict == expect => Exit::Right,
        _ => Exit::NotRight,
    })
}

/// Generated cases are only made when some may run.
fn prepare(
    mut problem: Problem,
    arguments: &Run,
    environment: &Environment,
    runner: &dyn Runner,
) -> Result<(Problem, Plan), Failure> {
    if arguments.strict_types {
        problem.comparison.types = TypeRules::Strict;
    }
    if !arguments.input.is_empty() {
        problem = own_input::prepare(problem, &arguments.input, runner)?;
    }
    let which = if arguments.samples { Which::Samples } else { Which::All };
    let selection = Selection { cases: arguments.case.clone(), which };
    let mut absent: usize = problem.generate.iter().map(|spec| spec.params.len()).sum();
    if arguments.input.is_empty() && selection.may_select_generated() {
        let cache = machine::cache(environment)?;
        let jobs = machine::jobs(&arguments.machine);
        let prepared = engine::prepare(problem, runner, &cache, jobs, LockCheck::Hold)
            .map_err(|error| Failure::judge(error.to_string()).with_hint(error.hint()))?;
        prepared.warnings.iter().for_each(|warning| warn(warning));
        problem = prepared.problem;
        absent = 0;
    }
    let plan = engine::plan(&problem, &selection, absent).map_err(|error| Failure {
        kind: match error {
            engine::PlanError::NothingSelected { .. } => FailureKind::Nothing,
            engine::PlanError::NoCases(_) => FailureKind::Judge,
        },
        hint: error.hint(),
        message: error.to_string(),
    })?;
    Ok((problem, plan))
}

fn context(
    arguments: &Run,
    problem: Problem,
    submission: Submission,
    sandbox: &Sandbox,
    plan: &Plan,
) -> Result<Arc<RunContext>, Failure> {
    let Some(limits) = problem.limits else {
        let failure = Failure::judge(format!("problem `{}` has no time limit yet", problem.id));
        return Err(failure.with_hint(format!(
            "derive it with `judge problem lock {}{}`",
            problem.id,
            bank_flags(&arguments.bank)
        )));
    };
    Ok(Arc::new(RunContext {
        limits: limits.scaled(arguments.time_scale),
        time_scale: arguments.time_scale,
        python: sandbox.interpreter().version().to_owned(),
        sandbox: sandbox.tier(),
        layers: sandbox.layers().to_vec(),
        feedback: problem.feedback,
        planned: plan.planned,
        problem: Arc::new(problem),
        submission: Arc::new(submission),
    }))
}

fn judge(
    (arguments, environment): (&Run, &Environment),
    command: &str,
    context: &Arc<RunContext>,
    plan: &Plan,
    runner: &dyn Runner,
) -> Result<Arc<SubmissionOutcome>, Failure> {
    let values = if arguments.full || arguments.no_capture { Values::Full } else { Values::Short };
    let make = |format: ReportFormat, writer: Writer, colour: Preference| {
        let environment = Environment { colour, ..environment.clone() };
        reporter(format, writer, &environment, values, command)
    };
    let mut reporters: Vec<Box<dyn Reporter>> = Vec::new();
    if environment.bar == Preference::Yes && !arguments.no_capture {
        reporters.push(Box::new(Progress::on_stderr()));
    }
    if arguments.no_capture {
        // Beside the report, so that a machine can still read that.
        reporters.push(Box::new(Prints::new(Box::new(std::io::stderr()))));
    }
    reporters.push(make(arguments.format, Box::new(std::io::stdout()), environment.colour));
    let files: Vec<_> = arguments.report.iter().map(|file| (file, Buffer::default())).collect();
    for (file, buffer) in &files {
        reporters.push(make(file.format, Box::new(buffer.clone()), Preference::No));
    }
    let options = run_options(arguments);
    let outcome = tell(context, plan, runner, &options, Tee(reporters))?;
    // A call of one's own proves nothing.
    if arguments.input.is_empty() {
        remember(environment, context, &outcome);
    }
    files.iter().try_for_each(|(file, buffer)| buffer.save(&file.path))?;
    Ok(outcome)
}

/// Adds a run to the history; that it cannot be written changes nothing.
pub(super) fn remember(
    environment: &Environment,
    context: &RunContext,
    outcome: &SubmissionOutcome,
) {
    let Some(folder) = &environment.state else { return };
    if outcome.verdict == Verdict::JudgeError {
        return;
    }
    let (problem, submission) = (context.problem.id.as_str(), &context.submission);
    let all = context.planned.all;
    let run = history::Run::of(problem, submission.name(), submission.source(), all, outcome);
    let _ = history::add(folder, &history::Record::Run(run));
}

/// A reporter of this format.
pub(super) fn reporter(
    format: ReportFormat,
    writer: Writer,
    environment: &Environment,
    values: Values,
    command: &str,
) -> Box<dyn Reporter> {
    let options = human_options(environment, values, command.to_owned());
    match format {
        ReportFormat::Human => Box::new(Human::new(writer, options)),
        ReportFormat::Json => Box::new(Json::new(writer, values)),
        other => Box::new(Single::new(batch(other, writer), plain(options), Verdict::Accepted)),
    }
}

type Writer = Box<dyn Write + Send>;

/// A report that is made for many solutions.
fn batch(format: ReportFormat, writer: Writer) -> Box<dyn BatchReporter> {
    match format {
        ReportFormat::Ndjson => Box::new(Lines::new(writer)),
        ReportFormat::Junit => Box::new(Junit::new(writer)),
        ReportFormat::Github => Box::new(GitHub::new(writer, Vec::new())),
        ReportFormat::Summary => Box::new(StepSummary::new(writer)),
        ReportFormat::Human | ReportFormat::Json => Box::new(Document::new(writer)),
    }
}

/// Texts inside of other formats are plain.
fn plain(options: HumanOptions) -> HumanOptions {
    HumanOptions { colour: Colour::Never, ..options }
}

fn run_options(arguments: &Run) -> RunOptions {
    let prelude = if arguments.no_prelude { Prelude::Withheld } else { Prelude::Provided };
    let kept_output = if arguments.no_capture { usize::MAX } else { KEPT_OUTPUT };
    let options =
        options(arguments.fail_fast(), jobs(arguments), arguments.time_scale, kept_output);
    RunOptions { options: JobOptions { prelude, ..options.options }, ..options }
}

/// How every command that judges for people runs a submission.
pub(super) fn options(
    fail_fast: FailFast,
    jobs: usize,
    time_scale: TimeScale,
    kept_output: usize,
) -> RunOptions {
    let (prelude, arguments) = (Prelude::Provided, ObserveArguments::No);
    RunOptions {
        fail_fast,
        jobs,
        budget: BUDGET.mul_f64(time_scale.factor()),
        options: JobOptions { prelude, arguments },
        kept_output,
    }
}

/// Judges, and tells the reporters as it goes.
fn tell(
    context: &Arc<RunContext>,
    plan: &Plan,
    runner: &dyn Runner,
    options: &RunOptions,
    mut reporters: Tee,
) -> Result<Arc<SubmissionOutcome>, Failure> {
    let mut told: std::io::Result<()> = Ok(());
    let mut sink = |event: &Event| {
        if told.is_ok() {
            told = reporters.on_event(event);
        }
    };
    let outcome =
        engine::judge(context, plan, runner, options, &mut sink).map_err(|error| failed(&error))?;
    match told {
        // A reader that went away has what it wanted; the verdict stands.
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            Err(Failure::judge(format!("cannot write the report: {error}")))
        }
        _ => Ok(outcome),
    }
}

/// A run that came to no end.
pub(super) fn failed(error: &RunnerError) -> Failure {
    let message = match error.stopped {
        Stopped::OnPurpose => "interrupted".to_owned(),
        Stopped::No => error.message.clone(),
    };
    Failure::judge(message).with_hint(error.hint.clone())
}

/// The command that judges a file again, under the same rules.
pub(super) fn repeat_words(arguments: &Run, problem: &str, file: Option<&str>) -> String {
    let Run { input, bank, machine, time_scale, .. } = arguments;
    let mut words = vec![format!("judge run {problem}")];
    words.extend(file.map(str::to_owned));
    words.extend(input.iter().map(|input| format!("--input {}", shell_word(input))));
    words.extend(machine.python.as_ref().map(|python| format!("--python {}", shell_word(python))));
    let flags = [
        (machine.sandbox == SandboxChoice::None, "--sandbox none".to_owned()),
        (*time_scale != TimeScale::ONE, format!("--time-scale {time_scale}")),
        (arguments.no_prelude, "--no-prelude".to_owned()),
        (arguments.strict_types, "--strict-types".to_owned()),
    ];
    words.extend(flags.into_iter().filter_map(|(is_given, flag)| is_given.then_some(flag)));
    words.join(" ") + &bank_flags(bank)
}
