//! What to do when a sandbox cannot be made: one exact fix for each refusal that machines are known for.
//!
//! Owns the advice. What failed is `error`'s, what decides which advice can be followed `probe`'s.

use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::probe::{Container, Filtered, Surroundings, User};
use super::{Lack, SandboxError};

/// What to do about an error here, when something is known to help.
pub(super) fn hint(error: &SandboxError, here: &Surroundings) -> Option<String> {
    match error {
        SandboxError::Step { step, source } => of_step(step, Refusal::of(source)?, here),
        SandboxError::Host { action, source } => of_host(action, Refusal::of(source)?, here),
        SandboxError::Lacking(lack) => Some(of_lack(lack, here)),
        SandboxError::Interpreter(said) => Some(of_interpreter(said)),
        SandboxError::NoEntrance => Some(
            "make it the first thing `main` does, and return at once when it says `true`: sandboxes \
             are this program, started anew"
                .to_owned(),
        ),
        SandboxError::TooWeak { .. } => Some(
            "tier rootless or full is needed: `judge doctor` says what keeps this machine from it"
                .to_owned(),
        ),
        _ => None,
    }
}

/// What a system call says when it refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    /// It is not allowed.
    Refused,
    /// A limit is reached.
    NoneLeft,
    /// The kernel lacks it.
    Unknown,
    /// It is there and switched off.
    SwitchedOff,
    /// The file system cannot be written.
    ReadOnly,
    /// There are too many processes, or too little memory.
    NotNow,
    /// A file is not there.
    NotThere,
}

impl Refusal {
    fn of(source: &io::Error) -> Option<Self> {
        Some(match source.raw_os_error()? {
            libc::EPERM | libc::EACCES => Self::Refused,
            // EUSERS before Linux 4.9.
            libc::ENOSPC | libc::EUSERS => Self::NoneLeft,
            libc::EINVAL | libc::ENOSYS => Self::Unknown,
            libc::EOPNOTSUPP => Self::SwitchedOff,
            libc::EROFS => Self::ReadOnly,
            libc::EAGAIN | libc::ENOMEM => Self::NotNow,
            libc::ENOENT => Self::NotThere,
            _ => return None,
        })
    }
}

fn of_step(step: &str, refusal: Refusal, here: &Surroundings) -> Option<String> {
    let path = |prefix: &str| step.strip_prefix(prefix).map(Path::new);
    let mounts = ["mount ", "bind ", "make ", "umount ", "pivot_root"];
    if let Some(kind) = step.strip_prefix("unshare(CLONE_NEW") {
        return namespace(kind.trim_end_matches(')'), refusal, here);
    }
    if step.starts_with("write /proc/PID/") {
        return user_map(refusal, here);
    }
    if step.starts_with("hide judge itself") {
        let move_it =
            "install judge outside of the folders of libraries, for example in /usr/local/bin";
        return Some(move_it.to_owned());
    }
    match (path("make a place for ").or(path("grant ")).or(path("bind ")), refusal) {
        (Some(path), Refusal::Refused) if closed(path).is_some() => return Some(unreadable(path)),
        _ => {}
    }
    match (path("execve "), refusal) {
        (Some(path), Refusal::Refused) => return Some(unreadable(path)),
        (Some(path), Refusal::NotThere) => return Some(without_loader(path)),
        _ => {}
    }
    match refusal {
        Refusal::Unknown if step == "pivot_root" => Some(
            "the root file system is the initial RAM disk, which cannot be left: start judge after \
             switch_root"
                .to_owned(),
        ),
        Refusal::NotThere if step == "open /proc" => {
            Some("/proc is not mounted; as root: mount -t proc proc /proc".to_owned())
        }
        Refusal::Refused if mounts.iter().any(|mount| step.starts_with(mount)) => mounting(here),
        Refusal::NotNow if step.starts_with("fork ") => Some(too_many_processes()),
        _ => None,
    }
}

fn namespace(kind: &str, refusal: Refusal, here: &Surroundings) -> Option<String> {
    let name = kind.to_lowercase();
    let fix = match refusal {
        Refusal::NoneLeft if name == "user" && here.no_user_namespaces.in_the_way() => {
            "user namespaces are switched off here (user.max_user_namespaces = 0); as root: \
             sysctl -w user.max_user_namespaces=15000"
                .to_owned()
        }
        Refusal::NoneLeft => {
            let setting = if name == "ns" { "mnt" } else { &name };
            format!(
                "no more namespaces of this kind are allowed; as root: \
                 sysctl -w user.max_{setting}_namespaces=15000"
            )
        }
        Refusal::Unknown => {
            let option =
                if name == "ns" { "NAMESPACES".to_owned() } else { kind.to_owned() + "_NS" };
            format!(
                "the kernel was built without this namespace; one with CONFIG_{option} is needed"
            )
        }
        Refusal::Refused => return Some(refused_namespace(here)),
        _ => return None,
    };
    Some(fix)
}

/// The causes in the order in which they would be met.
fn refused_namespace(here: &Surroundings) -> String {
    if here.filtered != Filtered::No {
        return filtered_namespaces(here.container);
    }
    if here.user == User::Other && here.userns_clone.in_the_way() {
        return "ordinary users may make no namespaces here (kernel.unprivileged_userns_clone = 0); as \
                root: sysctl -w kernel.unprivileged_userns_clone=1, or run judge as root"
            .to_owned();
    }
    if here.user == User::Other && here.apparmor.in_the_way() {
        return apparmor();
    }
    if here.container == Some(Container::Lxc) {
        return "the container may make no namespaces; on its host: \
                incus config set NAME security.nesting=true (lxc.apparmor.profile = unconfined for LXC)"
            .to_owned();
    }
    "namespaces are refused here, by a security module or because this is a chroot; run judge outside of \
     it, or as root"
        .to_owned()
}

fn filtered_namespaces(container: Option<Container>) -> String {
    match container {
        Some(tool @ (Container::Docker | Container::Podman)) => format!(
            "{}'s default seccomp profile refuses namespaces; start the container with \
             --security-opt seccomp=unconfined",
            tool.name()
        ),
        Some(Container::Kubernetes) => "the pod's seccomp profile refuses namespaces; give it \
             securityContext.seccompProfile.type: Unconfined"
            .to_owned(),
        Some(Container::Lxc) | None => {
            "a seccomp filter over judge refuses namespaces, as Docker's \
             default profile does; start a container with --security-opt seccomp=unconfined, a \
             systemd unit without RestrictNamespaces="
                .to_owned()
        }
    }
}

fn apparmor() -> String {
    "AppArmor takes all rights from the namespaces of ordinary users here, as on Ubuntu since 23.10; as \
     root: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, or run judge as root"
        .to_owned()
}

fn user_map(refusal: Refusal, here: &Surroundings) -> Option<String> {
    match refusal {
        Refusal::ReadOnly => {
            Some("/proc is mounted read-only; as root: mount -o remount,rw /proc".to_owned())
        }
        Refusal::Refused if here.apparmor.in_the_way() => Some(apparmor()),
        Refusal::Refused if here.user == User::Root => Some(
            "the user namespace that judge was started in may map no further users; start judge \
             outside of it, or as an ordinary user"
                .to_owned(),
        ),
        Refusal::Refused => Some(refused_namespace(here)),
        _ => None,
    }
}

fn mounting(here: &Surroundings) -> Option<String> {
    if here.user == User::Other && here.apparmor.in_the_way() {
        return Some(apparmor());
    }
    match here.container {
        Some(tool @ (Container::Docker | Container::Podman)) => Some(format!(
            "{}'s AppArmor profile refuses mounts; start the container with \
             --security-opt apparmor=unconfined",
            tool.name()
        )),
        Some(Container::Kubernetes) => Some(
            "the pod's AppArmor profile refuses mounts; give it \
             securityContext.appArmorProfile.type: Unconfined"
                .to_owned(),
        ),
        _ if here.filtered != Filtered::No => Some(filtered_namespaces(here.container)),
        _ => None,
    }
}

/// The outermost folder of a path, or the file itself, that others than its owner may not use.
fn closed(path: &Path) -> Option<PathBuf> {
    let ancestors: Vec<_> = path.ancestors().collect();
    let shut = |path: &&Path| {
        std::fs::metadata(path).is_ok_and(|data| data.permissions().mode() & 0o001 == 0)
    };
    ancestors.into_iter().rev().find(shut).map(Path::to_owned)
}

fn unreadable(path: &Path) -> String {
    match closed(path) {
        Some(closed) => format!(
            "`{}` is closed to other users, and programs run as another one; judge with an interpreter \
             that everybody may read, such as --python /usr/bin/python3",
            closed.display()
        ),
        None => format!(
            "`{}` may not be executed, perhaps because its file system is mounted noexec; judge with \
             another interpreter: --python PATH",
            path.display()
        ),
    }
}

fn without_loader(path: &Path) -> String {
    format!(
        "`{}` needs a loader or libraries outside of the usual folders, which programs do not see; judge \
         with the system's interpreter: --python /usr/bin/python3",
        path.display()
    )
}

fn too_many_processes() -> String {
    "no further process can be started; raise `ulimit -u` or `pids.max` of the control group, or use fewer \
     --jobs"
        .to_owned()
}

fn of_host(action: &str, refusal: Refusal, here: &Surroundings) -> Option<String> {
    let handles = action == "open the program's process" || action == "open a template";
    match refusal {
        Refusal::Unknown if handles => {
            Some("Linux 5.3 or newer is needed, for handles of processes".to_owned())
        }
        Refusal::Refused if handles && here.filtered != Filtered::No => Some(
            "a seccomp filter over judge refuses pidfd_open; a newer container tool allows it, or \
             --security-opt seccomp=unconfined"
                .to_owned(),
        ),
        Refusal::NotNow if action.starts_with("start ") => Some(too_many_processes()),
        _ => None,
    }
}

fn of_lack(lack: &Lack, here: &Surroundings) -> String {
    match lack {
        Lack::Processor => "judge on a machine with one of these".to_owned(),
        Lack::Seccomp(_) if here.wsl_1.in_the_way() => {
            "WSL 1 is no Linux kernel; in Windows: wsl --set-version DISTRIBUTION 2".to_owned()
        }
        Lack::Seccomp(source) => match Refusal::of(source) {
            Some(Refusal::Refused) => {
                "a seccomp filter over judge refuses further ones; start the container with \
                 --security-opt seccomp=unconfined"
            }
            _ => "a kernel with CONFIG_SECCOMP_FILTER is needed",
        }
        .to_owned(),
        Lack::Landlock(source) => landlock(Refusal::of(source), here).to_owned(),
        Lack::RootsRights(missing) => roots_rights(missing, here),
        Lack::Groups => {
            "judge as root, or where control groups are delegated: `systemd-run --user --scope \
             -p Delegate=yes judge …`; `judge doctor` says which there are"
                .to_owned()
        }
    }
}

fn landlock(refusal: Option<Refusal>, here: &Surroundings) -> &'static str {
    match (refusal, here.filtered) {
        (Some(Refusal::SwitchedOff), _) => {
            "Landlock is switched off; add landlock to the list in the kernel's parameter lsm="
        }
        (Some(Refusal::Refused), _) | (_, Filtered::By(_)) if here.container.is_some() => {
            "the kernel is older than 5.13 or has no Landlock, or the container's seccomp profile hides it; \
             a newer container tool allows it, or --security-opt seccomp=unconfined"
        }
        _ => "Linux 5.13 or newer with CONFIG_SECURITY_LANDLOCK is needed",
    }
}

fn roots_rights(missing: &[&str], here: &Surroundings) -> String {
    match here.container {
        Some(Container::Docker | Container::Podman) => {
            let add: Vec<_> = missing
                .iter()
                .map(|name| format!("--cap-add {}", name.trim_start_matches("CAP_")))
                .collect();
            format!(
                "start the container with {} --security-opt seccomp=unconfined --security-opt \
                 apparmor=unconfined, or judge there as an ordinary user",
                add.join(" ")
            )
        }
        Some(Container::Kubernetes) => {
            format!("give the pod securityContext.capabilities.add: [{}]", missing.join(", "))
        }
        _ if here.user == User::Other => "run judge as root".to_owned(),
        _ => format!(
            "start judge with {}, or as an ordinary user, who gets tier rootless",
            missing.join(" and ")
        ),
    }
}

fn of_interpreter(said: &str) -> String {
    match said.split_once("No module named ").map(|(_, name)| name.trim_matches(['\'', '"'])) {
        Some(name) => format!(
            "this interpreter was built without `{name}`, which the judge needs; name another one with \
             --python PATH"
        ),
        None => "try another interpreter with --python PATH".to_owned(),
    }
}

#[cfg(test)]
mod tests;
