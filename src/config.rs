//! Settings that come from the environment.
//!
//! Owns reading the environment, which nothing else does, and what follows from it: folders, colours,
//! characters, width.

use std::io::IsTerminal;
use std::path::PathBuf;

use etcetera::BaseStrategy;

/// What the environment says.
#[derive(Clone, Debug)]
pub struct Environment {
    /// `PATH`.
    pub path: String,
    /// The user's own folder.
    pub home: Option<PathBuf>,
    /// Where generated cases and facts about interpreters are kept.
    pub cache: Option<PathBuf>,
    /// Where a person's history is kept.
    pub state: Option<PathBuf>,
    /// The person's editor: `VISUAL`, else `EDITOR`.
    pub editor: Option<String>,
    /// Whether standard output may be coloured.
    pub colour: Preference,
    /// Whether the terminal can show more than ASCII.
    pub unicode: Preference,
    /// Whether standard error is a terminal that a bar may be drawn on.
    pub bar: Preference,
    /// Columns of the terminal, when it is one.
    pub width: Option<usize>,
    /// Whether this is a step of GitHub Actions.
    pub github: Preference,
    /// The file for the summary of that step.
    pub step_summary: Option<PathBuf>,
    /// The step of the sandbox's set-up that is to fail. For tests: it can only turn a verdict into a
    /// judge error.
    pub fault: Option<String>,
    /// Whether a profile by phase is wanted, for `benches/`.
    pub phases: Preference,
}

/// Whether something is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    /// It is.
    Yes,
    /// It is not.
    No,
}

impl Environment {
    /// Reads the environment of this process.
    pub fn read() -> Self {
        let out = std::io::stdout().is_terminal();
        let bar = std::io::stderr().is_terminal() && variable("CI").is_none() && !is_dumb();
        Self {
            path: variable("PATH").unwrap_or_else(|| "/usr/local/bin:/usr/bin:/bin".to_owned()),
            home: variable("HOME").map(PathBuf::from),
            cache: cache_folder(),
            state: state_folder(),
            editor: variable("VISUAL").or_else(|| variable("EDITOR")),
            colour: preference(colours(out)),
            unicode: preference(speaks_unicode()),
            bar: preference(bar),
            width: width(out),
            github: preference(variable("GITHUB_ACTIONS").is_some_and(|value| value == "true")),
            step_summary: variable("GITHUB_STEP_SUMMARY").map(PathBuf::from),
            fault: variable("JUDGE_FAULT"),
            phases: preference(variable("JUDGE_PHASES").is_some()),
        }
    }
}

fn preference(wanted: bool) -> Preference {
    if wanted { Preference::Yes } else { Preference::No }
}

/// A variable that is set and not empty.
#[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var_os(name)
        .map(|value| value.to_string_lossy().into_owned())
        .filter(|value| !value.is_empty())
}

/// `JUDGE_CACHE`, else `judge` in the user's cache folder; nowhere for a user without a home.
fn cache_folder() -> Option<PathBuf> {
    if let Some(folder) = variable("JUDGE_CACHE") {
        return Some(PathBuf::from(folder));
    }
    etcetera::base_strategy::Xdg::new().ok().map(|folders| folders.cache_dir().join("judge"))
}

/// `JUDGE_STATE`, else `judge` in the user's state folder; nowhere for a user without a home.
fn state_folder() -> Option<PathBuf> {
    if let Some(folder) = variable("JUDGE_STATE") {
        return Some(PathBuf::from(folder));
    }
    let folders = etcetera::base_strategy::Xdg::new().ok()?;
    folders.state_dir().map(|folder| folder.join("judge"))
}

/// <https://no-color.org> and <https://bixense.com/clicolors/>.
fn colours(terminal: bool) -> bool {
    if variable("NO_COLOR").is_some() {
        return false;
    }
    let forced = variable("CLICOLOR_FORCE").is_some_and(|value| value != "0");
    forced || terminal && !is_dumb()
}

fn is_dumb() -> bool {
    variable("TERM").is_some_and(|term| term == "dumb")
}

/// The first of these that is set decides, as for the C library.
fn speaks_unicode() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    let locale = locale.unwrap_or_default().to_lowercase();
    locale.contains("utf-8") || locale.contains("utf8") || locale.is_empty()
}

fn width(terminal: bool) -> Option<usize> {
    let columns = variable("COLUMNS").and_then(|columns| columns.parse().ok());
    let asked = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    columns.or_else(|| if terminal { asked() } else { None }).map(|width: usize| width.max(20))
}
