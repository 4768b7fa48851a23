//! What every command that runs programs sets up: the bank, the interpreter, the sandbox, signals.
//!
//! Owns the order of the set-up and the failures of each part.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use super::args::{Bank, Machine, SandboxChoice};
use super::exit::Failure;
use super::output::warn;
use crate::catalog::{Cache, Catalog, LoadError};
use crate::config::Environment;
use crate::event::SandboxMark;
use crate::harness::bundle;
use crate::model::{Problem, ProblemId};
use crate::sandbox::{Cancel, Interpreter, Mode, Sandbox, Search};

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

/// The problem that a person means.
pub(super) fn find(catalog: &Catalog, name: &str) -> Result<ProblemId, Failure> {
    catalog.find(name).map_err(|error| Failure::usage(error.to_string()).with_hint(error.hint()))
}

/// A problem's package; a broken one is not the person's fault.
pub(super) fn load(catalog: &Catalog, id: &ProblemId) -> Result<Problem, Failure> {
    catalog.load(id).map_err(|error| broken(&error))
}

/// A package that cannot be loaded.
pub(super) fn broken(error: &LoadError) -> Failure {
    Failure::judge(error.to_string()).with_hint(error.hint())
}

/// The sandbox with its interpreter.
pub(super) fn sandbox(machine: &Machine, environment: &Environment) -> Result<Sandbox, Failure> {
    let harness: Vec<(String, String)> =
        bundle::modules().map(|(name, source)| (name, source.to_owned())).collect();
    let search = Search {
        named: machine.python.as_deref(),
        path: &environment.path,
        cache: environment.cache.as_deref(),
        questions: bundle::interrogate(),
        harness: &harness,
    };
    let interpreter = Interpreter::find(&search)
        .map_err(|error| Failure::judge(error.to_string()).with_hint(error.hint()))?;
    let mode = match machine.sandbox {
        SandboxChoice::Auto => Mode::Auto,
        SandboxChoice::None => Mode::None,
    };
    Ok(Sandbox::new(mode, interpreter, bundle::boot()))
}

/// How a sandbox is marked in reports.
pub(super) fn mark(sandbox: &Sandbox) -> SandboxMark {
    match sandbox.mode() {
        Mode::Auto => SandboxMark::Namespaces,
        Mode::None => SandboxMark::None,
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
