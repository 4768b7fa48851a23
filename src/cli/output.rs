//! Where text goes.
//!
//! Owns standard output and error, report files, and how a failure is told.

use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::args::Bank;
use super::exit::Failure;
use crate::config::{Environment, Preference};
use crate::report::{Colour, HumanOptions, Symbols, Values, disarm};

/// Tells a failure on standard error.
pub(super) fn complain(failure: &Failure) {
    let mut text = format!("error: {}\n", failure.message);
    if let Some(hint) = &failure.hint {
        text.push_str("help: ");
        text.push_str(hint);
        text.push('\n');
    }
    // When standard error is gone there is nobody left to tell.
    let _ = io::stderr().write_all(disarm(&text).as_bytes());
}

/// Tells something that changes nothing, on standard error.
pub(super) fn warn(message: &str) {
    let _ = writeln!(io::stderr(), "{}", disarm(&format!("warning: {message}")));
}

/// Writes to standard output. A reader that went away is no error: it has what it wanted.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    match io::stdout().write_all(text.as_bytes()).and_then(|()| io::stdout().flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::judge(format!("cannot write to standard output: {error}")))
        }
        _ => Ok(()),
    }
}

/// How reports for people look on this terminal.
pub(super) fn human_options(
    environment: &Environment,
    values: Values,
    command: String,
) -> HumanOptions {
    let colour = match environment.colour {
        Preference::Yes => Colour::Always,
        Preference::No => Colour::Never,
    };
    let symbols = match environment.unicode {
        Preference::Yes => Symbols::Unicode,
        Preference::No => Symbols::Ascii,
    };
    HumanOptions { width: environment.width.unwrap_or(100), colour, symbols, values, command }
}

/// A report that becomes a file at the end, or not at all.
#[derive(Clone, Debug, Default)]
pub(super) struct Buffer(Arc<Mutex<Vec<u8>>>);

impl Write for Buffer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Buffer {
    /// What was written so far.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Puts the report in its place; a report that was there before is replaced as a whole.
    pub(super) fn save(&self, path: &Path) -> Result<(), Failure> {
        let text = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let failed = |error: io::Error| {
            Failure::usage(format!("cannot write the report `{}`: {error}", path.display()))
        };
        if path.exists() && !path.is_file() {
            // A device or a pipe cannot be replaced.
            return std::fs::write(path, &*text).map_err(failed);
        }
        let folder =
            path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut file = tempfile::Builder::new()
            .permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644))
            .tempfile_in(folder)
            .map_err(failed)?;
        file.write_all(&text).map_err(failed)?;
        file.persist(path).map_err(|error| failed(error.error)).map(drop)
    }
}

/// What stands between parts of a line.
pub(super) fn dot(environment: &Environment) -> &'static str {
    match environment.unicode {
        Preference::Yes => "·",
        Preference::No => "-",
    }
}

/// A value as one line of JSON.
pub(super) fn json_line(value: &impl serde::Serialize) -> Result<String, Failure> {
    let failed = |error| Failure::judge(format!("cannot write JSON: {error}"));
    serde_json::to_string(value).map(|line| line + "\n").map_err(failed)
}

/// The flags that name the same problems again.
pub(super) fn bank_flags(bank: &Bank) -> String {
    let folders = bank.problems.iter();
    folders
        .flat_map(|folder| [" --problems ".to_owned(), shell_word(&folder.to_string_lossy())])
        .collect()
}

/// A word as a shell takes it.
pub(super) fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./+:@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}
