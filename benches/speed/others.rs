//! What judge is compared with: an interpreter started for every case, bare or in another sandbox.
//!
//! Owns their command lines. Each gets as little to do as it can: its sandbox shows the whole machine where
//! that is cheaper than a private root.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::bench::{Bench, CASES, FLAGS, Source};
use crate::row::Missing;

/// A solution as a program that reads one case, and the cases.
pub(crate) struct Script {
    path: PathBuf,
    /// Files with the input, and what must be printed.
    cases: Vec<(PathBuf, String)>,
}

/// What a function needs around it to be a program. It imports nothing that has to be loaded, and does
/// what the harness does: read, call, print.
const AROUND: &str = "
import posix
a, b = posix.read(0, 65536).split()
posix.write(1, b'%d\\n' % add(int(a), int(b)))
";

impl Script {
    pub(crate) fn new(bench: &Bench, source: Source) -> Self {
        let folder = bench.folder().join(format!("script_{}", source.problem()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("solution.py");
        let text = match source {
            Source::Function => source.text() + AROUND,
            Source::Program => source.text(),
        };
        std::fs::write(&path, text).unwrap();
        let case = |a: usize| {
            // As in both `problem.toml`.
            let b = if a < 3 { a } else { 7 * a };
            let input = folder.join(format!("{a}.in"));
            std::fs::write(&input, format!("{a} {b}\n")).unwrap();
            (input, format!("{}\n", a + b))
        };
        Self { path, cases: (1..=CASES).map(case).collect() }
    }

    /// Runs so many cases one after another, and checks what they print.
    pub(crate) fn run(&self, way: &Way, cases: usize) {
        for (input, expected) in self.cases.iter().cycle().take(cases) {
            let mut command = way.command(&self.path);
            command.stdin(File::open(input).unwrap()).stderr(Stdio::inherit());
            let output = command.output().unwrap();
            assert_eq!(String::from_utf8_lossy(&output.stdout), *expected, "{command:?}");
        }
    }

    /// Runs so many cases, spread over threads.
    pub(crate) fn run_beside(&self, ways: &[Way], cases: usize) {
        std::thread::scope(|scope| {
            for way in ways {
                scope.spawn(|| self.run(way, cases / ways.len()));
            }
        });
    }
}

/// A way to run a script.
pub(crate) enum Way {
    /// No sandbox.
    Bare { python: PathBuf },
    /// `bwrap --unshare-all` with the whole machine to see.
    Bubblewrap { python: PathBuf },
    /// A box of isolate that is used again and again.
    Isolate { python: PathBuf, number: usize },
}

impl Way {
    pub(crate) fn bare(bench: &Bench) -> Self {
        Self::Bare { python: bench.python.clone() }
    }

    pub(crate) fn bubblewrap(bench: &Bench) -> Result<Self, Missing> {
        if !is_on_path("bwrap") {
            let how = "needs `bwrap` (Debian package bubblewrap: apt-get install bubblewrap)";
            return Err(Missing(how.to_owned()));
        }
        let way = Self::Bubblewrap { python: bench.python.clone() };
        let mut trial = way.program();
        let works = trial.args(["-c", "pass"]).stderr(Stdio::null()).status();
        match works {
            Ok(status) if status.success() => Ok(way),
            _ => Err(Missing("`bwrap --unshare-all` does not work on this machine".to_owned())),
        }
    }

    /// None where isolate is not installed: no distribution's package is everywhere.
    pub(crate) fn isolate(bench: &Bench, number: usize) -> Option<Self> {
        if !is_on_path("isolate") {
            return None;
        }
        let made = Command::new("isolate").args([&format!("--box-id={number}"), "--init"]).status();
        assert!(made.unwrap().success(), "isolate makes no box");
        Some(Self::Isolate { python: bench.python.clone(), number })
    }

    fn command(&self, script: &Path) -> Command {
        let mut command = self.program();
        command.arg(script);
        command
    }

    /// The interpreter with its flags, and what is around it.
    fn program(&self) -> Command {
        let (mut command, python) = match self {
            Self::Bare { python } => return plain(Command::new(python)),
            Self::Bubblewrap { python } => {
                let mut command = Command::new("bwrap");
                command.args(["--unshare-all", "--ro-bind", "/", "/"]);
                (command, python)
            }
            Self::Isolate { python, number } => {
                let mut command = Command::new("isolate");
                let prefix = python.parent().and_then(Path::parent).unwrap_or(Path::new("/usr"));
                command.arg(format!("--box-id={number}")).arg("--silent");
                command.arg(format!("--dir={}", prefix.display()));
                // The script lies in a temporary folder of ours.
                command.arg(format!("--dir={}", std::env::temp_dir().display()));
                command.args(["--run", "--"]);
                (command, python)
            }
        };
        command.arg(python);
        plain(command)
    }
}

fn plain(mut command: Command) -> Command {
    let path = std::env::var_os("PATH").unwrap_or_default();
    command.env_clear().env("PATH", path).env("PYTHONHASHSEED", "0").env("PYTHONUTF8", "1");
    command.args(FLAGS);
    command
}

fn is_on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

impl Drop for Way {
    fn drop(&mut self) {
        if let Self::Isolate { number, .. } = self {
            // What it leaves is a folder.
            let _ =
                Command::new("isolate").args([&format!("--box-id={number}"), "--cleanup"]).status();
        }
    }
}
