//! The proof, from outside, that every layer stands before candidate code runs.
//!
//! Owns what is read for each layer. Anything that is not as it should be, or cannot be read, is a
//! judge error.

use std::fs;
use std::os::unix::fs::MetadataExt;

use nix::unistd::Pid;

use super::Filter;
use super::spec::Isolation;
use super::tree::status_field;

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
    pub(super) fn check(&self, pid: Pid) -> Result<(), String> {
        no_new_privileges(pid)?;
        no_capabilities(pid)?;
        filtered(pid, self.filter)?;
        unprivileged_user(pid, self.isolation)?;
        limits(pid, self.rlimits)
    }
}

fn field(pid: Pid, label: &str) -> Result<String, String> {
    status_field(pid, label).ok_or_else(|| format!("cannot read `{label}` of the program"))
}

fn no_new_privileges(pid: Pid) -> Result<(), String> {
    let value = field(pid, "NoNewPrivs:")?;
    if value == "1" { Ok(()) } else { Err(format!("no-new-privileges is {value}")) }
}

fn no_capabilities(pid: Pid) -> Result<(), String> {
    for label in ["CapInh:", "CapPrm:", "CapEff:", "CapAmb:"] {
        let value = field(pid, label)?;
        if value.chars().any(|digit| digit != '0') {
            return Err(format!("{label} is {value}"));
        }
    }
    Ok(())
}

/// One filter more than we have ourselves. Kernels before 5.10 do not count them.
fn filtered(pid: Pid, filter: Filter) -> Result<(), String> {
    const FILTERING: &str = "2";
    if filter == Filter::None {
        return Ok(());
    }
    let mode = field(pid, "Seccomp:")?;
    if mode != FILTERING {
        return Err(format!("seccomp is in mode {mode}"));
    }
    let count = |pid: Pid| status_field(pid, "Seccomp_filters:")?.parse::<u32>().ok();
    match (count(pid), count(nix::unistd::getpid())) {
        (Some(theirs), Some(ours)) if theirs != ours + 1 => {
            Err(format!("{theirs} filters are in force where {} should be", ours + 1))
        }
        _ => Ok(()),
    }
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

fn unprivileged_user(pid: Pid, isolation: Isolation) -> Result<(), String> {
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
        let value = field(pid, label)?;
        if value.split_ascii_whitespace().any(|id| id != expected.to_string()) {
            return Err(format!("{label} is {value} and not {expected}"));
        }
    }
    Ok(())
}

fn limits(pid: Pid, rlimits: &[(u32, u64)]) -> Result<(), String> {
    let text = fs::read_to_string(format!("/proc/{pid}/limits"))
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
