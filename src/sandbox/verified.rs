//! The proof, from outside, that every layer stands before candidate code runs.
//!
//! Owns what is read for each layer. Anything that is not as it should be, or cannot be read, is a
//! judge error.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::sync::OnceLock;

use nix::unistd::Pid;

use super::Filter;
use super::spec::Isolation;
use super::status::{self, Status};

/// Namespaces a program must not share with us.
const SEPARATE: [&str; 7] = ["user", "mnt", "pid", "net", "ipc", "uts", "cgroup"];

/// What must be seen of a program before its code runs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expected<'a> {
    pub(super) isolation: Isolation,
    pub(super) filter: Filter,
    pub(super) rlimits: &'a [(u32, u64)],
}

impl Expected<'_> {
    /// Checks the layers of the program with this host pid. Says which one is missing.
    pub(super) fn check(&self, pid: Pid, status: &Status) -> Result<(), String> {
        no_new_privileges(status)?;
        no_capabilities(status)?;
        filtered(status, self.filter)?;
        unprivileged_user(status, self.isolation)?;
        limits(pid, self.rlimits)
    }
}

fn field<'a>(status: &'a Status, label: &str) -> Result<&'a str, String> {
    status.field(label).ok_or_else(|| format!("cannot read `{label}` of the program"))
}

fn no_new_privileges(status: &Status) -> Result<(), String> {
    let value = field(status, "NoNewPrivs:")?;
    if value == "1" { Ok(()) } else { Err(format!("no-new-privileges is {value}")) }
}

fn no_capabilities(status: &Status) -> Result<(), String> {
    for label in ["CapInh:", "CapPrm:", "CapEff:", "CapAmb:"] {
        let value = field(status, label)?;
        if value.chars().any(|digit| digit != '0') {
            return Err(format!("{label} is {value}"));
        }
    }
    Ok(())
}

/// One filter more than we have ourselves. Kernels before 5.10 do not count them.
fn filtered(status: &Status, filter: Filter) -> Result<(), String> {
    const FILTERING: &str = "2";
    if filter == Filter::None {
        return Ok(());
    }
    let mode = field(status, "Seccomp:")?;
    if mode != FILTERING {
        return Err(format!("seccomp is in mode {mode}"));
    }
    match (count_of_filters(status), own_filters()) {
        (Some(theirs), Some(ours)) if theirs != ours + 1 => {
            Err(format!("{theirs} filters are in force where {} should be", ours + 1))
        }
        _ => Ok(()),
    }
}

fn count_of_filters(status: &Status) -> Option<u32> {
    status.field("Seccomp_filters:")?.parse().ok()
}

/// Those that we are under: asked once, since we put ourselves under none.
fn own_filters() -> Option<u32> {
    static OWN: OnceLock<Option<u32>> = OnceLock::new();
    *OWN.get_or_init(|| count_of_filters(&Status::of(Pid::this()).ok()?))
}

/// Checks that no namespace is ours.
pub(super) fn separate_namespaces(pid: Pid) -> Result<(), String> {
    for name in SEPARATE {
        let inode = |who: &str| {
            fs::metadata(format!("/proc/{who}/ns/{name}"))
                .map(|data| data.ino())
                .map_err(|error| format!("cannot read the {name} namespace: {error}"))
        };
        // A kernel may lack one kind altogether.
        if inode("self").is_err() {
            continue;
        }
        if inode(&pid.to_string())? == inode("self")? {
            return Err(format!("the {name} namespace is ours"));
        }
    }
    Ok(())
}

fn unprivileged_user(status: &Status, isolation: Isolation) -> Result<(), String> {
    let expected = match isolation {
        Isolation::Root { first_uid } => first_uid + 2,
        Isolation::Rootless { uid, .. } | Isolation::Bare { uid: Some(uid) } => uid,
        Isolation::Bare { uid: None } => return Ok(()),
    };
    for label in ["Uid:", "Gid:"] {
        let expected = match (isolation, label) {
            (Isolation::Rootless { gid, .. }, "Gid:") => gid,
            _ => expected,
        };
        let value = field(status, label)?;
        if value.split_ascii_whitespace().any(|id| id != expected.to_string()) {
            return Err(format!("{label} is {value} and not {expected}"));
        }
    }
    Ok(())
}

fn limits(pid: Pid, rlimits: &[(u32, u64)]) -> Result<(), String> {
    let text = status::text(pid, "limits")
        .map_err(|error| format!("cannot read the limits of the program: {error}"))?;
    for (resource, most) in rlimits {
        let label = label(*resource).ok_or_else(|| format!("unknown limit {resource}"))?;
        let line = text.lines().find_map(|line| line.strip_prefix(label));
        let hard = line.and_then(|line| line.split_ascii_whitespace().nth(1));
        // A hard limit that was lower than ours from the start stays as it is.
        let holds =
            hard.and_then(|hard| hard.parse::<u64>().ok()).is_some_and(|hard| hard <= *most);
        if !holds {
            return Err(format!("the limit `{label}` is {}", hard.unwrap_or("not there")));
        }
    }
    Ok(())
}

/// As `/proc/PID/limits` names them.
fn label(resource: u32) -> Option<&'static str> {
    let labels = [
        (libc::RLIMIT_STACK, "Max stack size"),
        (libc::RLIMIT_NOFILE, "Max open files"),
        (libc::RLIMIT_CORE, "Max core file size"),
        (libc::RLIMIT_FSIZE, "Max file size"),
        (libc::RLIMIT_NPROC, "Max processes"),
        (libc::RLIMIT_MEMLOCK, "Max locked memory"),
        (libc::RLIMIT_MSGQUEUE, "Max msgqueue size"),
        (libc::RLIMIT_SIGPENDING, "Max pending signals"),
    ];
    labels.iter().find(|(number, _)| *number == resource).map(|(_, label)| *label)
}
