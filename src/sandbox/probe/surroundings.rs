//! What decides which advice can be followed: who we are, what we run in, what is switched off.
//!
//! Owns reading it, from files that anybody may read. What the advice is, is `hint`'s.

use std::fs;
use std::path::Path;

/// Where this judge runs, as far as it matters to a sandbox.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Surroundings {
    /// Whether we have root's user number.
    pub user: User,
    /// What we are contained in, where it shows.
    pub container: Option<Container>,
    /// What of our own system calls is filtered.
    pub filtered: Filtered,
    /// Whether `AppArmor` keeps ordinary users' namespaces without rights, as Ubuntu has it since 23.10
    /// (`kernel.apparmor_restrict_unprivileged_userns`).
    pub apparmor: Setting,
    /// Whether `kernel.unprivileged_userns_clone`, a setting of Debian and Arch, is 0.
    pub userns_clone: Setting,
    /// Whether `user.max_user_namespaces` is 0.
    pub no_user_namespaces: Setting,
    /// Whether this is the first Windows Subsystem for Linux, which has no Linux kernel.
    pub wsl_1: Setting,
}

/// Whether we have root's user number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum User {
    /// We do; which of root's rights we have is another question.
    Root,
    /// We do not.
    Other,
}

/// What contains us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// Docker, or what looks like it.
    Docker,
    /// Podman.
    Podman,
    /// A pod of Kubernetes.
    Kubernetes,
    /// LXC or Incus.
    Lxc,
}

impl Container {
    /// As its makers write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Docker => "Docker",
            Self::Podman => "Podman",
            Self::Kubernetes => "Kubernetes",
            Self::Lxc => "LXC",
        }
    }
}

/// What of our own system calls is filtered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filtered {
    /// Nothing.
    No,
    /// By seccomp filters; how many, where the kernel says (since Linux 5.10).
    By(Option<u32>),
}

/// A setting that stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// It does.
    InTheWay,
    /// It does not, or is not there.
    Harmless,
}

impl Setting {
    /// Whether it stands in the way.
    pub fn in_the_way(self) -> bool {
        self == Self::InTheWay
    }
}

impl Surroundings {
    /// Those of this process.
    pub fn here() -> Self {
        let root = nix::unistd::geteuid().is_root();
        Self::below(Path::new("/"), if root { User::Root } else { User::Other })
    }

    fn below(root: &Path, user: User) -> Self {
        let read = |file: &str| fs::read_to_string(root.join(file)).unwrap_or_default();
        let setting = |name: &str, in_the_way: fn(&str) -> bool| {
            let value = read(&format!("proc/sys/{name}"));
            if in_the_way(value.trim()) { Setting::InTheWay } else { Setting::Harmless }
        };
        let zero = |value: &str| value == "0";
        Self {
            user,
            container: container(root),
            filtered: filtered(&read("proc/self/status")),
            apparmor: setting("kernel/apparmor_restrict_unprivileged_userns", |value| {
                !value.is_empty() && value != "0"
            }),
            userns_clone: setting("kernel/unprivileged_userns_clone", zero),
            no_user_namespaces: setting("user/max_user_namespaces", zero),
            // The second one is a Linux and writes itself in lower case.
            wsl_1: setting("kernel/osrelease", |release| release.contains("-Microsoft")),
        }
    }
}

/// Each tool leaves a file, the name of a control group, or a file of its own over `/etc/hosts`. Mounts
/// elsewhere say nothing: the machine that runs the containers has them, too.
fn container(root: &Path) -> Option<Container> {
    let read = |file: &str| fs::read_to_string(root.join(file)).unwrap_or_default();
    let mounts = read("proc/self/mountinfo");
    let over = ["/etc/hosts", "/etc/hostname", "/etc/resolv.conf"];
    let hosts =
        mounts.lines().filter(|line| line.split(' ').nth(4).is_some_and(|p| over.contains(&p)));
    let traces =
        hosts.chain([&*read("proc/self/cgroup"), &*read("proc/1/cgroup")]).collect::<String>();
    let left = |files: &[&str], words: &[&str]| {
        let file = files.iter().any(|file| root.join(file).exists());
        file || words.iter().any(|word| traces.contains(word))
    };
    let secrets = ["run/secrets/kubernetes.io", "var/run/secrets/kubernetes.io"];
    if left(&secrets, &["/kubepods", "/kubelet/pods/"]) {
        Some(Container::Kubernetes)
    } else if left(&[".dockerenv"], &["/docker/", "/docker-"]) {
        Some(Container::Docker)
    } else if left(&["run/.containerenv"], &["/libpod-", "/libpod_parent/", "/containers/storage/"])
    {
        Some(Container::Podman)
    } else if left(&["dev/lxd", "dev/.lxc"], &["/lxc.payload", "/lxc/"]) {
        Some(Container::Lxc)
    } else {
        None
    }
}

fn filtered(status: &str) -> Filtered {
    let field = |label: &str| {
        let value = status.lines().find_map(|line| line.strip_prefix(label))?;
        value.trim().parse::<u32>().ok()
    };
    match field("Seccomp:") {
        None | Some(0) => Filtered::No,
        Some(_) => Filtered::By(field("Seccomp_filters:")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn machine(files: &[(&str, &str)]) -> Surroundings {
        let root = tempfile::tempdir().unwrap();
        for (file, text) in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Surroundings::below(root.path(), User::Other)
    }

    #[test]
    fn a_plain_machine_has_nothing_in_the_way() {
        let plain = machine(&[
            ("proc/self/status", "Name:\tjudge\nSeccomp:\t0\nSeccomp_filters:\t0\n"),
            ("proc/self/cgroup", "0::/user.slice/user-1000.slice/session-2.scope\n"),
            ("proc/sys/user/max_user_namespaces", "15000\n"),
            ("proc/sys/kernel/unprivileged_userns_clone", "1\n"),
            ("proc/sys/kernel/apparmor_restrict_unprivileged_userns", "0\n"),
            ("proc/sys/kernel/osrelease", "5.15.90.1-microsoft-standard-WSL2\n"),
        ]);
        let expected = Surroundings {
            user: User::Other,
            container: None,
            filtered: Filtered::No,
            apparmor: Setting::Harmless,
            userns_clone: Setting::Harmless,
            no_user_namespaces: Setting::Harmless,
            wsl_1: Setting::Harmless,
        };
        assert_eq!(plain, expected);
        assert_eq!(machine(&[]), expected);
    }

    #[test]
    fn settings_in_the_way_are_seen() {
        let closed = machine(&[
            ("proc/sys/user/max_user_namespaces", "0\n"),
            ("proc/sys/kernel/unprivileged_userns_clone", "0\n"),
            ("proc/sys/kernel/apparmor_restrict_unprivileged_userns", "1\n"),
            ("proc/sys/kernel/osrelease", "4.4.0-19041-Microsoft\n"),
        ]);
        let all = [closed.no_user_namespaces, closed.userns_clone, closed.apparmor, closed.wsl_1];
        assert!(all.iter().all(|setting| setting.in_the_way()), "{closed:?}");
    }

    #[test]
    fn containers_are_known_by_what_they_leave() {
        let in_group = |group: &str| machine(&[("proc/1/cgroup", group)]).container;
        assert_eq!(machine(&[(".dockerenv", "")]).container, Some(Container::Docker));
        assert_eq!(machine(&[("run/.containerenv", "")]).container, Some(Container::Podman));
        assert_eq!(in_group("0::/docker/0123abcd\n"), Some(Container::Docker));
        assert_eq!(in_group("0::/machine.slice/libpod-01.scope\n"), Some(Container::Podman));
        assert_eq!(in_group("11:pids:/kubepods/besteffort/pod1\n"), Some(Container::Kubernetes));
        assert_eq!(in_group("0::/lxc.payload.web\n"), Some(Container::Lxc));
        assert_eq!(in_group("0::/\n"), None);
        let mounts =
            "612 600 8:1 /var/lib/docker/containers/01/hostname /etc/hostname rw - ext4 a b\n";
        assert_eq!(machine(&[("proc/self/mountinfo", mounts)]).container, Some(Container::Docker));
        let host = "500 30 0:45 / /var/lib/docker/containers/01/mounts/shm rw - tmpfs shm rw\n";
        assert_eq!(machine(&[("proc/self/mountinfo", host)]).container, None);
    }

    #[test]
    fn filters_over_us_are_counted_where_the_kernel_does() {
        let under = |status: &str| machine(&[("proc/self/status", status)]).filtered;
        assert_eq!(under("Seccomp:\t2\nSeccomp_filters:\t1\n"), Filtered::By(Some(1)));
        assert_eq!(under("Seccomp:\t2\n"), Filtered::By(None));
    }
}
