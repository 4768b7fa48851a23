//! What was found, in words.
//!
//! Owns saying which controller is used where, or why not and what would help.

use std::fmt;
use std::path::{Path, PathBuf};

use nix::errno::Errno;

use super::{Controller, Unavailable, Version};

/// What is known of one controller.
#[derive(Debug)]
pub(crate) struct Finding {
    /// Which.
    pub(crate) controller: Controller,
    /// The interface and our folder, or why there is none.
    pub(crate) place: Result<(Version, PathBuf), Missing>,
}

/// Why a controller can be used in neither version.
#[derive(Debug)]
pub(crate) struct Missing {
    pub(super) v2: Unavailable,
    pub(super) v1: Unavailable,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.place {
            Ok((version, path)) => {
                write!(f, "{}: {version}, `{}`", self.controller, path.display())
            }
            Err(missing) => write!(f, "{}: none; {missing}", self.controller),
        }
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "v2: {}; v1: {}", self.v2, self.v1)
    }
}

impl Missing {
    /// What would make it work.
    pub(crate) fn fix(&self) -> String {
        self.fix_on(&Machine::this())
    }

    fn fix_on(&self, machine: &Machine) -> String {
        // Version 1 is given to root alone; where version 2 is there, that is the way.
        let mounted = !matches!(self.v2, Unavailable::NotMounted(_) | Unavailable::NoProc { .. });
        let read_only = [&self.v2, &self.v1]
            .iter()
            .any(|why| matches!(why, Unavailable::Refused { errno: Errno::EROFS, .. }));
        let shared = matches!(self.v2, Unavailable::OtherProcesses { .. });
        let text = match (machine.manager, machine.user) {
            (Manager::Systemd, User::Root) if mounted => {
                "systemd-run --scope -p Delegate=yes judge …"
            }
            (Manager::Systemd, User::Other) if mounted => {
                "systemd-run --user --scope -p Delegate=yes judge …"
            }
            _ if read_only => {
                "start the container with writable control groups: Docker 28 with \
                 --security-opt writable-cgroups=true, Podman with \
                 --security-opt unmask=/sys/fs/cgroup, and judge as its first process"
            }
            _ if shared => {
                "start judge as the only process of its control group, in a container as its first \
                 process (exec judge …)"
            }
            (_, User::Other) => "run judge as root",
            (_, User::Root) if mounted => {
                "start judge in a control group that was given the controllers memory and pids"
            }
            (_, User::Root) => "mount -t cgroup2 none /sys/fs/cgroup",
        };
        text.to_owned()
    }
}

/// What decides which advice can be followed.
struct Machine {
    manager: Manager,
    user: User,
}

#[derive(Clone, Copy)]
enum Manager {
    Systemd,
    None,
}

#[derive(Clone, Copy)]
enum User {
    Root,
    Other,
}

impl Machine {
    fn this() -> Self {
        // What sd_booted(3) looks at.
        let systemd = Path::new("/run/systemd/system").is_dir();
        let manager = if systemd { Manager::Systemd } else { Manager::None };
        let root = nix::unistd::geteuid().is_root();
        Self { manager, user: if root { User::Root } else { User::Other } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(errno: Errno) -> Unavailable {
        Unavailable::Refused { action: "make", path: PathBuf::from("/g/judge-1-2-3"), errno }
    }

    #[test]
    fn the_advice_fits_the_machine() {
        let others = || Unavailable::OtherProcesses { path: PathBuf::from("/g"), count: 2 };
        let given_nothing = || Unavailable::NotDelegated(PathBuf::from("/g"));
        let unmounted = || Unavailable::NotMounted(Version::V2);
        let table = [
            (refused(Errno::EACCES), Manager::Systemd, User::Other, "systemd-run --user --scope"),
            (others(), Manager::Systemd, User::Root, "systemd-run --scope"),
            (refused(Errno::EROFS), Manager::None, User::Root, "writable-cgroups=true"),
            (others(), Manager::None, User::Root, "exec judge"),
            (refused(Errno::EACCES), Manager::None, User::Other, "run judge as root"),
            (given_nothing(), Manager::None, User::Root, "given the controllers"),
            (unmounted(), Manager::Systemd, User::Other, "run judge as root"),
            (unmounted(), Manager::None, User::Root, "mount -t cgroup2"),
        ];
        for (v2, manager, user, expected) in table {
            let missing = Missing { v2, v1: Unavailable::NotMounted(Version::V1) };
            let fix = missing.fix_on(&Machine { manager, user });
            assert!(fix.contains(expected), "{missing}: {fix}");
        }
        let missing = Missing { v2: unmounted(), v1: refused(Errno::EROFS) };
        let fix = missing.fix_on(&Machine { manager: Manager::None, user: User::Root });
        assert!(fix.contains("writable-cgroups=true"), "{missing}: {fix}");
    }

    #[test]
    fn a_finding_names_both_reasons() {
        let missing =
            Missing { v2: refused(Errno::EACCES), v1: Unavailable::NotMounted(Version::V1) };
        let finding = Finding { controller: Controller::Processes, place: Err(missing) };
        assert_eq!(
            finding.to_string(),
            "processes: none; v2: cannot make `/g/judge-1-2-3`: Permission denied; \
             v1: no v1 hierarchy with it is mounted here"
        );
        let place = Ok((Version::V1, PathBuf::from("/g/judge-1-2-3")));
        let finding = Finding { controller: Controller::Memory, place };
        assert_eq!(finding.to_string(), "memory: v1, `/g/judge-1-2-3`");
    }
}
