//! What commands for authors set up: the machine, as `judge run` has it, twice, and a line of progress.
//!
//! Owns the line on standard error, which is redrawn and gone at the end.

use std::io::{self, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::args::Machine;
use super::exit::Failure;
use super::machine::{self, Signals};
use super::package::Named;
use crate::catalog::Cache;
use crate::config::{Environment, Preference};
use crate::engine::Live;
use crate::sandbox::{Sandbox, Submissions};
use crate::verify::Tools;

/// Any seed but 0, under which programs are judged.
const OTHER_SEED: u32 = 7919;

/// The machine, set up for running many programs.
pub(super) struct Workshop {
    signals: Signals,
    sandbox: Sandbox,
    cache: Cache,
    jobs: usize,
    bar: Preference,
}

impl Workshop {
    pub(super) fn open(machine: &Machine, environment: &Environment) -> Result<Self, Failure> {
        Ok(Self {
            signals: Signals::listen()?,
            sandbox: machine::sandbox(machine, environment, Submissions::Many, 1)?,
            cache: machine::cache(environment)?,
            jobs: machine::jobs(machine),
            bar: environment.bar,
        })
    }

    /// The signal that came, if one did.
    pub(super) fn received(&self) -> Option<u8> {
        self.signals.received()
    }

    /// Does something with the tools, telling how far it is with a package.
    pub(super) fn with_tools<R>(&self, package: &Named, work: impl FnOnce(&Tools<'_>) -> R) -> R {
        let runner = Live::new(&self.sandbox, self.signals.cancel());
        let other_seed = Live::new(&self.sandbox, self.signals.cancel()).with_hash_seed(OTHER_SEED);
        let line = Line::new(self.bar, package.id.as_str());
        let progress = |text: &str| line.show(text);
        let tools = Tools {
            package: &package.called,
            runner: &runner,
            other_seed: &other_seed,
            cache: &self.cache,
            python: self.sandbox.interpreter().version(),
            sandbox: self.sandbox.tier(),
            layers: self.sandbox.layers(),
            jobs: self.jobs,
            progress: &progress,
        };
        let result = work(&tools);
        line.clear();
        result
    }
}

/// One line on standard error; none where it is no terminal.
pub(super) struct Line<'a> {
    bar: Preference,
    subject: &'a str,
    drawn: Mutex<Option<Instant>>,
}

/// Drawing more often than this only flickers.
const REDRAW: Duration = Duration::from_millis(80);

impl<'a> Line<'a> {
    pub(super) fn new(bar: Preference, subject: &'a str) -> Self {
        Self { bar, subject, drawn: Mutex::new(None) }
    }

    pub(super) fn show(&self, text: &str) {
        let Ok(mut drawn) = self.drawn.lock() else { return };
        let soon = drawn.is_some_and(|drawn| drawn.elapsed() < REDRAW);
        if self.bar == Preference::No || soon {
            return;
        }
        *drawn = Some(Instant::now());
        // A line that cannot be drawn is no reason to stop.
        let _ = write!(io::stderr(), "\r\x1b[K  {} · {text}", self.subject);
        let _ = io::stderr().flush();
    }

    pub(super) fn clear(&self) {
        if self.drawn.lock().is_ok_and(|drawn| drawn.is_some()) {
            let _ = write!(io::stderr(), "\r\x1b[K");
        }
    }
}
