//! What all parts need: the interpreter, a clean environment of it, a warm cache, the case source.
//!
//! Owns the equal footing: one interpreter, the same flags and variables, the same solutions and cases for
//! everything that is compared.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use judge::batch::{Judge, Options, Ready, Work};
use judge::catalog::Catalog;
use judge::model::{Submission, Tier, Verdict};
use judge::sandbox::{Choice, Runner};
use tempfile::TempDir;

/// How many samples are taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Effort {
    /// As many as a figure needs.
    Whole,
    /// As many as show that it works.
    Quick,
}

/// Everything that was set up.
pub(crate) struct Bench {
    effort: Effort,
    /// The judged interpreter itself, no shim and no link.
    pub(crate) python: PathBuf,
    folder: TempDir,
}

/// Cases of each problem of the case source.
pub(crate) const CASES: usize = 20;

/// The flags with which judge starts the interpreter, for everybody.
pub(crate) const FLAGS: [&str; 3] = ["-s", "-S", "-B"];

impl Bench {
    pub(crate) fn set_up(effort: Effort) -> Self {
        let python = interpreter();
        let folder = tempfile::tempdir().unwrap();
        let made = Command::new(&python)
            .args(["-m", "venv", "--without-pip"])
            .arg(folder.path().join("venv"))
            .status();
        assert!(made.unwrap().success(), "`{}` makes no environment", python.display());
        Self { effort, python, folder }
    }

    pub(crate) fn print_machine(&self) {
        let cpu = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
        let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("");
        let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
        let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let judge = self.open(Tier::Seccomp, Runner::Fork, 1);
        let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        println!("{processors} x {}", model.trim_start_matches([' ', '\t', ':']));
        println!("Linux {}, load {}", kernel.trim(), load.trim());
        println!("CPython {}, tier {}", judge.python(), judge.tier());
        let layers: Vec<_> = judge.layers().iter().map(|layer| format!("{layer:?}")).collect();
        println!("layers: {}", layers.join(", "));
    }

    /// So many samples, or three.
    pub(crate) fn samples(&self, whole: usize) -> usize {
        self.either(whole, 3)
    }

    pub(crate) fn either(&self, whole: usize, quick: usize) -> usize {
        match self.effort {
            Effort::Whole => whole,
            Effort::Quick => quick,
        }
    }

    /// A folder that is gone at the end.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// The interpreter as a person has it, in a clean environment.
    pub(crate) fn venv_python(&self) -> PathBuf {
        self.folder().join("venv/bin/python3")
    }

    /// A warm machine; at least this tier.
    pub(crate) fn open(&self, tier: Tier, runner: Runner, jobs: usize) -> Judge {
        self.open_in(Choice::AtLeast(tier), runner, jobs).unwrap()
    }

    pub(crate) fn open_in(
        &self,
        sandbox: Choice,
        runner: Runner,
        jobs: usize,
    ) -> Result<Judge, judge::batch::BatchError> {
        Judge::open(Options {
            python: Some(self.python.to_string_lossy().into_owned()),
            sandbox,
            runner,
            jobs,
            cache: Some(self.folder().join("cache")),
            ..Options::default()
        })
    }
}

/// The real interpreter behind any shim.
fn interpreter() -> PathBuf {
    let asked = Command::new("python3").args(["-c", "import sys; print(sys.executable)"]).output();
    let path = String::from_utf8(asked.unwrap().stdout).unwrap();
    Path::new(path.trim()).canonicalize().unwrap()
}

/// A problem of the case source, and the solution that everybody runs.
#[derive(Clone, Copy)]
pub(crate) enum Source {
    Function,
    Program,
}

impl Source {
    pub(crate) fn problem(self) -> &'static str {
        match self {
            Self::Function => "trivial",
            Self::Program => "trivial_stdio",
        }
    }

    /// Where the accepted solution lies.
    pub(crate) fn solution(self) -> PathBuf {
        problems().join(self.problem()).join("submissions/accepted/plus.py")
    }

    pub(crate) fn text(self) -> String {
        std::fs::read_to_string(self.solution()).unwrap()
    }

    pub(crate) fn ready(self, judge: &Judge) -> Arc<Ready> {
        ready(judge, self.problem())
    }
}

pub(crate) fn problems() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/problems")
}

pub(crate) fn ready(judge: &Judge, problem: &str) -> Arc<Ready> {
    let catalog = Catalog::embedded().with_overlay(&problems()).unwrap();
    judge.ready(catalog.load(&catalog.find(problem).unwrap()).unwrap()).unwrap()
}

/// Judges a source so many times. All must be accepted.
pub(crate) fn judge_times(judge: &Judge, ready: &Arc<Ready>, source: &str, times: usize) {
    judge_all(judge, std::iter::repeat_n(source.to_owned(), times), ready);
}

/// Judges sources, all of which must be accepted.
pub(crate) fn judge_all(
    judge: &Judge,
    sources: impl Iterator<Item = String> + Send + 'static,
    ready: &Arc<Ready>,
) {
    let problem = Arc::clone(ready);
    let work = sources.map(move |source| Work {
        key: (),
        problem: Arc::clone(&problem),
        submission: Submission::new("plus.py", source.into_bytes()),
    });
    for judged in judge.judge(work).unwrap() {
        assert_eq!(judged.outcome.unwrap().verdict, Verdict::Accepted);
    }
}

/// Runs a command of which only the success counts.
pub(crate) fn run_quietly(command: &mut Command) {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    assert!(status.unwrap().success(), "{command:?} fails");
}
