//! The last rights a program gives up, between compiling the source and running it.
//!
//! Owns the recipe: system calls in their order, each with what it must answer. The harness, which
//! knows none of them, makes the calls (`docs/protocol.md`, "Rights"); the judge then verifies the
//! result from outside. Everything here is done after the last `execve`, by the process itself, because
//! the filter must stand when candidate code runs and `execve` must not be in it.

use std::fmt::Write as _;

use super::jail::keyring_mark;
use super::policy::{Architecture, Filter, Profile, filter};
use super::spec::{Keyring, SCRATCH, Standing};

/// Where a program finds the ruleset: after its streams, the channel and the trace pipe.
const RULESET: u32 = 5;
/// The user of programs, where templates have another one.
pub(super) const PROGRAM: u32 = 2;

/// `keyctl(2)`.
const JOIN_SESSION_KEYRING: i64 = 1;
const SEARCH: i64 = 10;
const SESSION_KEYRING: i64 = -3;
/// `seccomp(2)`.
const SET_MODE_FILTER: i64 = 1;

/// What a recipe is for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    /// What the slot has made of its specification.
    pub(super) standing: Standing,
    /// Which system calls stay allowed; all of them when `None`.
    pub(super) profile: Option<Profile>,
    /// Whether it is to begin in a scratch folder.
    pub(super) folder: Folder,
    /// Who takes the rights away.
    pub(super) from: From,
    /// The number of the step that is to fail, in tests.
    pub(super) fault: Option<u32>,
}

/// Whose child gives up its rights.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// A fresh interpreter, which has its final user already.
    Init,
    /// A template with the right to change the user.
    TemplateUser,
    /// A template of the same user.
    Template,
}

/// Where a program begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Folder {
    /// Where the interpreter was started.
    Root,
    /// In the scratch folder, which only its own user may enter.
    Scratch,
}

/// What a step must answer.
enum Expect {
    /// Success.
    Success,
    /// This error.
    Error(i32),
    /// Either; it is only tried.
    Anything,
}

/// The recipe as text: one line a step, then the filter.
pub(super) fn recipe(wanted: &Wanted) -> Result<Vec<u8>, UnknownMachine> {
    let mut lines = Lines { text: String::new(), taken: 0, fault: wanted.fault };
    let not_dumpable = format!("{},0,0,0,0", libc::PR_SET_DUMPABLE);
    let die_with_parent = format!("{},{},0,0,0", libc::PR_SET_PDEATHSIG, libc::SIGKILL);
    if wanted.from != From::Init {
        // Programs of the same user could trace the template else.
        let name = "template: prctl(PR_SET_DUMPABLE)";
        lines.step(name, libc::SYS_prctl, &Expect::Success, &not_dumpable);
        // A template that was forked from another one has lost it.
        let name = "template: prctl(PR_SET_PDEATHSIG)";
        lines.step(name, libc::SYS_prctl, &Expect::Success, &die_with_parent);
    }
    if wanted.from == From::TemplateUser {
        let user = format!("{PROGRAM},{PROGRAM},{PROGRAM}");
        lines.step("setresgid", libc::SYS_setresgid, &Expect::Success, &user);
        lines.step("setresuid", libc::SYS_setresuid, &Expect::Success, &user);
    }
    if wanted.from != From::Init {
        // Not inherited by a fork, and cleared by a change of user. Without a process namespace nothing else
        // would end a program whose template is killed.
        let name = "prctl(PR_SET_PDEATHSIG)";
        lines.step(name, libc::SYS_prctl, &Expect::Success, &die_with_parent);
    }
    if wanted.folder == Folder::Scratch {
        lines.step("chdir", libc::SYS_chdir, &Expect::Success, &text(SCRATCH));
    }
    keyring(&mut lines, wanted.standing.keyring);
    if wanted.standing.landlock.is_some() {
        landlock(&mut lines);
    }
    capabilities(&mut lines);
    lines.step("prctl(PR_SET_DUMPABLE)", libc::SYS_prctl, &Expect::Success, &not_dumpable);
    if let Some(profile) = wanted.profile {
        if profile == Profile::Pure {
            // What is not loaded by then never will be.
            lines.text.push_str("no files|||\n");
        }
        let architecture = Architecture::here().ok_or(UnknownMachine)?;
        let arguments = format!("{SET_MODE_FILTER},0,@");
        lines.step("seccomp", libc::SYS_seccomp, &Expect::Success, &arguments);
        lines.filter(&filter(profile, architecture));
    }
    Ok(lines.text.into_bytes())
}

/// There is no list of system calls for this machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("system calls of this processor are not known; only x86-64 and aarch64 are")]
pub(super) struct UnknownMachine;

/// A session keyring of the program's own, from which the slot's key cannot be found.
fn keyring(lines: &mut Lines, keyring: Keyring) {
    let expect = match keyring {
        Keyring::Marked => Expect::Success,
        Keyring::Refused => Expect::Anything,
    };
    let join = format!("{JOIN_SESSION_KEYRING},0");
    lines.step("keyctl(KEYCTL_JOIN_SESSION_KEYRING)", libc::SYS_keyctl, &expect, &join);
    if keyring == Keyring::Marked {
        let (kind, mark) = (text("user"), text(keyring_mark()));
        let search = format!("{SEARCH},{SESSION_KEYRING},{kind},{mark},0");
        let not_there = Expect::Error(libc::ENOKEY);
        lines.step("the probe of the keyring", libc::SYS_keyctl, &not_there, &search);
    }
}

/// The kernel's rules on files; the root itself is not among what they allow.
fn landlock(lines: &mut Lines) {
    let restrict = format!("{RULESET},0");
    let number = libc::SYS_landlock_restrict_self;
    lines.step("landlock_restrict_self", number, &Expect::Success, &restrict);
    let flags = libc::O_RDONLY | libc::O_DIRECTORY | libc::O_CLOEXEC;
    let open = format!("{},{},{flags},0", libc::AT_FDCWD, text("/"));
    let refused = Expect::Error(libc::EACCES);
    lines.step("the probe of landlock", libc::SYS_openat, &refused, &open);
}

fn capabilities(lines: &mut Lines) {
    const VERSION_3: u32 = 0x2008_0522;
    let header = VERSION_3.to_ne_bytes().into_iter().chain([0; 4]);
    let arguments = format!("{},{}", bytes(header), bytes([0; 24]));
    lines.step("capset", libc::SYS_capset, &Expect::Success, &arguments);
}

/// A C string as an argument.
fn text(text: &str) -> String {
    bytes(text.bytes().chain([0]))
}

fn bytes(bytes: impl IntoIterator<Item = u8>) -> String {
    let mut hexadecimal = "x".to_owned();
    for byte in bytes {
        // Writing to a string cannot fail.
        let _ = write!(hexadecimal, "{byte:02x}");
    }
    hexadecimal
}

struct Lines {
    text: String,
    taken: u32,
    fault: Option<u32>,
}

impl Lines {
    fn step(&mut self, name: &str, number: libc::c_long, expect: &Expect, arguments: &str) {
        self.taken += 1;
        // No system call has this number: it fails as one that the machine lacks.
        let number = if self.fault == Some(self.taken) { 9999 } else { number };
        let expect = match expect {
            Expect::Success => "success".to_owned(),
            Expect::Error(error) => error.to_string(),
            // A step that may fail cannot be made to fail.
            Expect::Anything => "anything".to_owned(),
        };
        let _ = writeln!(self.text, "{name}|{number}|{expect}|{arguments}");
    }

    fn filter(&mut self, filter: &Filter) {
        let offsets: Vec<_> = filter.pid_offsets.iter().map(ToString::to_string).collect();
        let program = bytes(filter.program.iter().copied());
        let _ = writeln!(self.text, "filter|{program}|{}|", offsets.join(","));
    }
}
