//! Judging many submissions in one process: submissions in, outcomes out.
//!
//! Owns the machine that stays warm between them and the settings all of them share. What a problem needs
//! first is `ready`'s, the threads and their order are `flow`'s, verdicts are `engine`'s.
//!
//! Sandboxes are the program itself, started anew, so that [`enter`] must be the first thing its `main`
//! does. Slots and their warm interpreters pass from one submission to the next, whatever the problem; each
//! case still runs in a fresh process.
//!
//! ```standalone_crate
//! use judge::batch::{self, Judge, Options, Work};
//! use judge::catalog::Catalog;
//! use judge::model::{Submission, Verdict};
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     if batch::enter() {
//!         return Ok(());
//!     }
//!     let catalog = Catalog::embedded();
//!     let problem = catalog.load(&catalog.find("two_sum")?)?;
//!
//!     let judge = Judge::open(Options::default())?;
//!     let ready = judge.ready(problem)?;
//!     let sources = ["def two_sum(nums, target):\n    return [0, 1]\n", "def two_sum(:\n"];
//!     let work = sources.into_iter().enumerate().map(move |(key, source)| Work {
//!         key,
//!         problem: ready.clone(),
//!         submission: Submission::new("sample.py", source.into()),
//!     });
//!     let mut verdicts = Vec::new();
//!     for judged in judge.judge(work)? {
//!         verdicts.push((judged.key, judged.outcome?.verdict));
//!     }
//!     assert_eq!(verdicts, [(0, Verdict::WrongAnswer), (1, Verdict::InvalidFile)]);
//!     Ok(())
//! }
//! ```

mod error;
mod flow;
mod ready;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

pub use crate::sandbox::Cancel;
pub use crate::sandbox::jail::enter;
pub use error::BatchError;
pub use flow::{Judged, Outcomes, Work};
pub use ready::Ready;

use crate::catalog::Cache;
use crate::config::Environment;
use crate::engine::{FailFast, Live, RunOptions};
use crate::harness::{JobOptions, ObserveArguments, Prelude, bundle};
use crate::model::{Layer, Needs, Problem, Tier, TimeScale};
use crate::sandbox::{Choice, Interpreter, Runner, Sandbox, Search, Settings, Submissions};

/// How submissions are judged. The default judges as `judge check` does: in any tier from `landlock` on.
#[derive(Clone, Debug)]
pub struct Options {
    /// The interpreter: a path or a command; `python3` when `None`.
    pub python: Option<String>,
    /// How strongly programs are shut off.
    pub sandbox: Choice,
    /// Where a case's process comes from.
    pub runner: Runner,
    /// How many submissions are judged at once, the cases of each one after another.
    pub jobs: usize,
    /// In which order outcomes come.
    pub order: Order,
    /// When a submission is not run further.
    pub fail_fast: FailFast,
    /// CPU time that all cases of a submission may use together.
    pub budget: Duration,
    /// The factor on time limits.
    pub time_scale: TimeScale,
    /// Whether well-known names are there without an import.
    pub prelude: Prelude,
    /// Bytes of a case's output that its outcome keeps, for each stream.
    pub kept_output: usize,
    /// Where generated cases and facts about interpreters are kept; nowhere when `None`.
    pub cache: Option<PathBuf>,
    /// Where commands are looked up.
    pub path: String,
}

/// In which order outcomes come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Order {
    /// That of the submissions. A slow one holds back those after it, and after 32 for each job their
    /// start.
    #[default]
    AsGiven,
    /// As they are decided: nothing waits for a slow one.
    AsDecided,
}

impl Default for Options {
    fn default() -> Self {
        let Environment { cache, path, .. } = Environment::read();
        Self {
            python: None,
            sandbox: Choice::AtLeast(Tier::Landlock),
            runner: Runner::Fork,
            jobs: std::thread::available_parallelism().map_or(1, std::num::NonZero::get),
            order: Order::AsGiven,
            fail_fast: FailFast::Balanced,
            budget: Duration::from_mins(1),
            time_scale: TimeScale::ONE,
            prelude: Prelude::Provided,
            kept_output: 4 << 10,
            cache,
            path,
        }
    }
}

/// A machine that judges, warm from its first submission on.
///
/// Clones share it. It ends its sandboxes when all of them, and every iterator that they gave out, are dropped.
#[derive(Clone, Debug)]
pub struct Judge(Arc<Machine>);

/// What all threads share.
#[derive(Debug)]
struct Machine {
    sandbox: Sandbox,
    options: Options,
}

impl Judge {
    /// Finds the interpreter and makes the first slot.
    ///
    /// # Errors
    /// When there is no interpreter, or none of the wanted tiers works here.
    pub fn open(options: Options) -> Result<Self, BatchError> {
        let harness: Vec<(String, String)> =
            bundle::modules().map(|(name, source)| (name, source.to_owned())).collect();
        let interpreter = Interpreter::find(&Search {
            named: options.python.as_deref(),
            path: &options.path,
            cache: options.cache.as_deref(),
            questions: bundle::interrogate(),
            harness: &harness,
        })?;
        let sandbox = Sandbox::open(&Settings {
            choice: options.sandbox,
            interpreter,
            boot: bundle::boot().to_owned(),
            runner: options.runner,
            submissions: Submissions::Many,
            needs: Needs::NONE,
            ahead: options.jobs,
            fault: None,
        })?;
        Ok(Self(Arc::new(Machine { sandbox, options })))
    }

    /// Makes a problem ready: generated cases are taken from the cache or made, and held against its lock.
    ///
    /// # Errors
    /// When the package is broken.
    pub fn ready(&self, problem: Problem) -> Result<Arc<Ready>, BatchError> {
        let options = &self.0.options;
        let cancel = Cancel::new().map_err(BatchError::Pipe)?;
        let runner = Live::new(&self.0.sandbox, &cancel);
        let folder = options.cache.as_ref().map(|folder| folder.join("cases"));
        // A cache that cannot be used costs time and changes nothing.
        let cache = Cache::open(folder).or_else(|_| Cache::open(None));
        let cache = cache.map_err(|warning| BatchError::Cache(warning.to_string()))?;
        Ready::make(problem, &runner, &cache, options).map(Arc::new)
    }

    /// Judges submissions as they come, and as their outcomes are asked for.
    ///
    /// The submissions are drawn by the threads that judge them, so that a source of them may wait for an
    /// earlier outcome. Never more than a fixed number of them is in memory: 2 for each job when outcomes
    /// come as they are decided, 32 when they come in order.
    ///
    /// # Errors
    /// When the machine has no thread or descriptor left.
    pub fn judge<K, I>(&self, work: I) -> Result<Outcomes<K>, BatchError>
    where
        K: Send + 'static,
        I: IntoIterator<Item = Work<K>>,
        I::IntoIter: Send + 'static,
    {
        self.judge_until(Cancel::new().map_err(BatchError::Pipe)?, work)
    }

    /// The same until `cancel` is pulled, which ends what is running at once: by a signal, say.
    ///
    /// # Errors
    /// When the machine has no thread left.
    pub fn judge_until<K, I>(&self, cancel: Cancel, work: I) -> Result<Outcomes<K>, BatchError>
    where
        K: Send + 'static,
        I: IntoIterator<Item = Work<K>>,
        I::IntoIter: Send + 'static,
    {
        Outcomes::start(&self.0, work.into_iter(), cancel)
    }

    /// How strongly programs are shut off.
    pub fn tier(&self) -> Tier {
        self.0.sandbox.tier()
    }

    /// What stands between programs and the machine.
    pub fn layers(&self) -> &[Layer] {
        self.0.sandbox.layers()
    }

    /// The version of the interpreter that judges: `3.11.7`.
    pub fn python(&self) -> &str {
        self.0.sandbox.interpreter().version()
    }
}

impl Options {
    /// How one submission is run.
    fn run_options(&self) -> RunOptions {
        RunOptions {
            fail_fast: self.fail_fast,
            jobs: 1,
            budget: self.budget.mul_f64(self.time_scale.factor()),
            options: JobOptions { prelude: self.prelude, arguments: ObserveArguments::No },
            kept_output: self.kept_output,
        }
    }
}
