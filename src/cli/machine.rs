//! What every command that runs programs sets up: the bank, the interpreter, the sandbox, signals.
//!
//! Owns the order of the set-up and the failures of each part.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use super::args::{Bank, Machine, RunnerChoice, SandboxChoice};
use super::exit::Failure;
use super::output::warn;
use crate::catalog::{Cache, Catalog, LoadError};
use crate::config::Environment;
use crate::harness::bundle;
use crate::model::{Needs, Problem, ProblemId, Tier, Untrusted};
use crate::phases;
use crate::sandbox::{
    Cancel, Choice, Fault, Interpreter, Runner, Sandbox, Search, Settings, Submissions,
};

/// The problems that can be named.
pub(super) fn catalog(bank: &Bank) -> Result<Catalog, Failure> {
    let mut catalog = Catalog::embedded();
    for folder in &bank.problems {
        catalog = catalog
            .with_overlay(folder)
            .map_err(|error| Failure::usage(error.to_string()).with_hint(error.hint()))?;
    }
    Ok(catalog)
}

/// Says which packages cannot be used because of the names of their folders.
pub(super) fn warn_of_misnamed(catalog: &Catalog) {
    for misnamed in catalog.misnamed() {
        let error = misnamed.error();
        let hint = error.hint().map(|hint| format!("; {hint}")).unwrap_or_default();
        warn(&Untrusted::from(&*format!("{error}{hint}")).to_string());
    }
}

/// The problem that a person means, with a word on those that nobody can mean.
pub(super) fn find(catalog: &Catalog, name: &str) -> Result<ProblemId, Failure> {
    let id = look_up(catalog, name)?;
    warn_of_misnamed(catalog);
    Ok(id)
}

/// The problem that a person means.
pub(super) fn look_up(catalog: &Catalog, name: &str) -> Result<ProblemId, Failure> {
    catalog.find(name).map_err(|error| match error {
        LoadError::NotFound { .. } => Failure::usage(error.to_string()).with_hint(error.hint()),
        // The package is there, and it is broken.
        error => broken(&error),
    })
}

/// A problem's package; a broken one is not the person's fault.
pub(super) fn load(catalog: &Catalog, id: &ProblemId) -> Result<Problem, Failure> {
    catalog.load(id).map_err(|error| broken(&error))
}

/// A package that cannot be loaded.
pub(super) fn broken(error: &LoadError) -> Failure {
    Failure::judge(error.to_string()).with_hint(error.hint())
}

/// The sandbox with its interpreter, and so many slots that are made at once.
pub(super) fn sandbox(
    machine: &Machine,
    environment: &Environment,
    submissions: Submissions,
    ahead: usize,
) -> Result<Sandbox, Failure> {
    sandbox_for(Needs::NONE, machine, environment, submissions, ahead)
}

/// The sandbox for the programs of one problem.
pub(super) fn sandbox_for(
    needs: Needs,
    machine: &Machine,
    environment: &Environment,
    submissions: Submissions,
    ahead: usize,
) -> Result<Sandbox, Failure> {
    let interpreter = with_search(machine, environment, Interpreter::find)
        .map_err(|error| Failure::judge(error.to_string()).with_hint(error.hint()))?;
    phases::mark("interpreter known");
    let settings = settings(machine, environment, interpreter, submissions)?;
    Sandbox::open(&Settings { needs, ahead, ..settings })
        .map_err(|error| Failure::judge(error.to_string()).with_hint(error.hint()))
}

/// Searches for an interpreter.
pub(super) fn with_search<R>(
    machine: &Machine,
    environment: &Environment,
    search: impl FnOnce(&Search<'_>) -> R,
) -> R {
    let harness: Vec<(String, String)> =
        bundle::modules().map(|(name, source)| (name, source.to_owned())).collect();
    search(&Search {
        named: machine.python.as_deref(),
        path: &environment.path,
        cache: environment.cache.as_deref(),
        questions: bundle::interrogate(),
        harness: &harness,
    })
}

/// What the sandbox is made for.
pub(super) fn settings(
    machine: &Machine,
    environment: &Environment,
    interpreter: Interpreter,
    submissions: Submissions,
) -> Result<Settings, Failure> {
    Ok(Settings {
        choice: choice(machine.sandbox),
        interpreter,
        boot: bundle::boot().to_owned(),
        runner: match machine.runner {
            RunnerChoice::Fork => Runner::Fork,
            RunnerChoice::Exec => Runner::Exec,
        },
        submissions,
        needs: Needs::NONE,
        ahead: 1,
        fault: fault(environment)?,
    })
}

/// The step of the set-up that a test makes fail.
fn fault(environment: &Environment) -> Result<Option<Fault>, Failure> {
    let parse = |text: &String| text.parse::<Fault>();
    let fault = environment.fault.as_ref().map(parse).transpose();
    fault.map_err(|error| Failure::usage(format!("`JUDGE_FAULT`: {error}")))
}

/// Commands that a person types take any tier but `none`.
pub(super) fn choice(sandbox: SandboxChoice) -> Choice {
    match sandbox {
        SandboxChoice::Auto => Choice::AtLeast(Tier::Seccomp),
        SandboxChoice::Full => Choice::Exactly(Tier::Full),
        SandboxChoice::Rootless => Choice::Exactly(Tier::Rootless),
        SandboxChoice::Landlock => Choice::Exactly(Tier::Landlock),
        SandboxChoice::Seccomp => Choice::Exactly(Tier::Seccomp),
        SandboxChoice::None => Choice::Exactly(Tier::None),
    }
}

/// How many cases run at once.
pub(super) fn jobs(machine: &Machine) -> usize {
    let processors = || std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    machine.jobs.map_or_else(processors, usize::from)
}

/// The cache of generated cases. One that cannot be used costs time and a warning.
pub(super) fn cache(environment: &Environment) -> Result<Cache, Failure> {
    let folder = environment.cache.as_ref().map(|folder| folder.join("cases"));
    let opened = Cache::open(folder).or_else(|warning| {
        warn(&format!("{warning}; {}", warning.hint()));
        Cache::open(None)
    });
    opened.map_err(|warning| Failure::judge(warning.to_string()))
}

/// Ends all programs when a signal asks for it.
pub(super) struct Signals {
    cancel: Cancel,
    received: Arc<AtomicU8>,
}

impl Signals {
    /// Listens from now on. The first signal cancels; a second one ends the judge at once, and its
    /// programs with it.
    pub(super) fn listen() -> Result<Self, Failure> {
        let failed =
            |error: std::io::Error| Failure::judge(format!("cannot listen for signals: {error}"));
        let cancel = Cancel::new().map_err(failed)?;
        let received = Arc::new(AtomicU8::new(0));
        let wanted = [
            signal_hook::consts::SIGINT,
            signal_hook::consts::SIGTERM,
            signal_hook::consts::SIGHUP,
        ];
        let mut signals = signal_hook::iterator::Signals::new(wanted).map_err(failed)?;
        let (pull, store) = (cancel.clone(), Arc::clone(&received));
        let wait = move || {
            for signal in signals.forever() {
                if pull.is_cancelled() {
                    let _ = signal_hook::low_level::emulate_default_handler(signal);
                }
                store.store(u8::try_from(signal).unwrap_or(0), Ordering::SeqCst);
                pull.cancel();
            }
        };
        std::thread::Builder::new().name("judge-signals".to_owned()).spawn(wait).map_err(failed)?;
        Ok(Self { cancel, received })
    }

    pub(super) fn cancel(&self) -> &Cancel {
        &self.cancel
    }

    /// The signal that came, if one did.
    pub(super) fn received(&self) -> Option<u8> {
        Some(self.received.load(Ordering::SeqCst)).filter(|signal| *signal != 0)
    }
}
