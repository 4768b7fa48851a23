//! Every refusal that machines are known for, and the fix that is told.

use super::super::probe::Setting;
use super::*;

/// An ordinary user on a machine where nothing is in the way.
const PLAIN: Surroundings = Surroundings {
    user: User::Other,
    container: None,
    filtered: Filtered::No,
    apparmor: Setting::Harmless,
    userns_clone: Setting::Harmless,
    no_user_namespaces: Setting::Harmless,
    wsl_1: Setting::Harmless,
};
const ROOT: Surroundings = Surroundings { user: User::Root, ..PLAIN };
const UBUNTU: Surroundings = Surroundings { apparmor: Setting::InTheWay, ..PLAIN };
const DEBIAN: Surroundings = Surroundings { userns_clone: Setting::InTheWay, ..PLAIN };
const NONE_ALLOWED: Surroundings = Surroundings { no_user_namespaces: Setting::InTheWay, ..PLAIN };
const FILTERED: Surroundings = Surroundings { filtered: Filtered::By(Some(1)), ..PLAIN };
const fn in_a(container: Container) -> Surroundings {
    Surroundings { container: Some(container), user: User::Root, ..FILTERED }
}
const DOCKER: Surroundings = in_a(Container::Docker);
const PODMAN: Surroundings = in_a(Container::Podman);
const POD: Surroundings = in_a(Container::Kubernetes);
const LXC: Surroundings = Surroundings { container: Some(Container::Lxc), ..PLAIN };
const WSL_1: Surroundings = Surroundings { wsl_1: Setting::InTheWay, ..PLAIN };

fn step(step: &str, errno: i32) -> SandboxError {
    let source = io::Error::from_raw_os_error(errno);
    SandboxError::Step { step: step.to_owned(), source }
}

fn host(action: &'static str, errno: i32) -> SandboxError {
    SandboxError::Host { action, source: io::Error::from_raw_os_error(errno) }
}

fn lacks(lack: Lack) -> SandboxError {
    SandboxError::Lacking(lack)
}

fn told(error: &SandboxError, here: &Surroundings) -> String {
    hint(error, here).unwrap_or_else(|| "nothing".to_owned())
}

#[test]
fn namespaces_that_are_refused() {
    const USER: &str = "unshare(CLONE_NEWUSER)";
    const NET: &str = "unshare(CLONE_NEWNET)";
    for (error, here, fix) in [
        (step(USER, libc::ENOSPC), &NONE_ALLOWED, "sysctl -w user.max_user_namespaces=15000"),
        (step(USER, libc::ENOSPC), &PLAIN, "sysctl -w user.max_user_namespaces=15000"),
        (step(NET, libc::ENOSPC), &PLAIN, "sysctl -w user.max_net_namespaces=15000"),
        (step("unshare(CLONE_NEWNS)", libc::ENOSPC), &PLAIN, "user.max_mnt_namespaces"),
        (step(USER, libc::EPERM), &DOCKER, "Docker's default seccomp profile"),
        (step(USER, libc::EPERM), &DOCKER, "--security-opt seccomp=unconfined"),
        (step(NET, libc::EPERM), &PODMAN, "Podman's default seccomp profile"),
        (step(USER, libc::EPERM), &POD, "seccompProfile.type: Unconfined"),
        (step(USER, libc::EPERM), &FILTERED, "RestrictNamespaces="),
        (step(USER, libc::EPERM), &DEBIAN, "sysctl -w kernel.unprivileged_userns_clone=1"),
        (
            step(USER, libc::EACCES),
            &UBUNTU,
            "sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
        ),
        (step(NET, libc::EPERM), &UBUNTU, "kernel.apparmor_restrict_unprivileged_userns=0"),
        (step(USER, libc::EPERM), &LXC, "security.nesting=true"),
        (step(USER, libc::EPERM), &ROOT, "chroot"),
        (step(USER, libc::EINVAL), &PLAIN, "CONFIG_USER_NS"),
        (step("unshare(CLONE_NEWNS)", libc::EINVAL), &ROOT, "CONFIG_NAMESPACES"),
    ] {
        assert!(told(&error, here).contains(fix), "{error}: {}", told(&error, here));
    }
}

#[test]
fn files_of_proc_that_cannot_be_written() {
    const UID_MAP: &str = "write /proc/PID/uid_map";
    for (error, here, fix) in [
        // What a user of Ubuntu 24.04 meets.
        (step(UID_MAP, libc::EPERM), &UBUNTU, "kernel.apparmor_restrict_unprivileged_userns=0"),
        (step(UID_MAP, libc::EACCES), &UBUNTU, "kernel.apparmor_restrict_unprivileged_userns=0"),
        (step("write /proc/PID/setgroups", libc::EROFS), &PLAIN, "mount -o remount,rw /proc"),
        (step(UID_MAP, libc::EROFS), &ROOT, "mount -o remount,rw /proc"),
        (step(UID_MAP, libc::EPERM), &ROOT, "may map no further users"),
        (step("open /proc", libc::ENOENT), &ROOT, "mount -t proc proc /proc"),
    ] {
        assert!(told(&error, here).contains(fix), "{error}: {}", told(&error, here));
    }
}

#[test]
fn mounts_that_are_refused() {
    for (error, here, fix) in [
        (step("mount / MS_PRIVATE", libc::EACCES), &DOCKER, "apparmor=unconfined"),
        (step("bind /usr/lib", libc::EACCES), &POD, "appArmorProfile.type: Unconfined"),
        (step("mount a tmpfs", libc::EPERM), &UBUNTU, "apparmor_restrict_unprivileged_userns=0"),
        (step("make the root read-only", libc::EPERM), &FILTERED, "seccomp=unconfined"),
        (step("pivot_root", libc::EINVAL), &ROOT, "switch_root"),
    ] {
        assert!(told(&error, here).contains(fix), "{error}: {}", told(&error, here));
    }
}

#[test]
fn interpreters_that_others_may_not_read() {
    let open = PermissionsExt::from_mode(0o755);
    let folder = tempfile::Builder::new().permissions(open).tempdir().unwrap();
    let home = folder.path().join("home");
    std::fs::create_dir(&home).unwrap();
    std::fs::set_permissions(&home, PermissionsExt::from_mode(0o700)).unwrap();
    let python = home.join("python3").display().to_string();
    for name in ["make a place for ", "grant ", "bind ", "execve "] {
        let hint = told(&step(&format!("{name}{python}"), libc::EACCES), &PLAIN);
        let closed = format!("`{}` is closed to other users", home.display());
        assert!(hint.contains(&closed) && hint.contains("--python /usr/bin/python3"), "{hint}");
    }
    assert!(told(&step("execve /usr/bin/env", libc::EACCES), &PLAIN).contains("noexec"));
    let absent = told(&step("execve /nix/store/1-python3/bin/python3", libc::ENOENT), &PLAIN);
    assert!(absent.contains("loader"), "{absent}");
    let built =
        SandboxError::Interpreter("ModuleNotFoundError: No module named '_ctypes'".to_owned());
    assert!(told(&built, &PLAIN).contains("built without `_ctypes`"));
    let silent = SandboxError::Interpreter("it ended without a word".to_owned());
    assert!(told(&silent, &PLAIN).contains("--python PATH"));
}

#[test]
fn what_a_machine_lacks_altogether() {
    let error = io::Error::from_raw_os_error;
    for (lack, here, fix) in [
        (Lack::Landlock(error(libc::ENOSYS)), &PLAIN, "Linux 5.13 or newer"),
        (Lack::Landlock(error(libc::EOPNOTSUPP)), &PLAIN, "lsm="),
        (Lack::Landlock(error(libc::ENOSYS)), &DOCKER, "seccomp profile hides it"),
        (Lack::Landlock(error(libc::EPERM)), &DOCKER, "seccomp=unconfined"),
        (Lack::Seccomp(error(libc::EINVAL)), &PLAIN, "CONFIG_SECCOMP_FILTER"),
        (Lack::Seccomp(error(libc::EPERM)), &FILTERED, "seccomp=unconfined"),
        (Lack::Seccomp(error(libc::ENOSYS)), &WSL_1, "wsl --set-version"),
        (Lack::Processor, &PLAIN, "judge on a machine with one of these"),
        (Lack::RootsRights(vec!["CAP_SYS_ADMIN"]), &DOCKER, "--cap-add SYS_ADMIN --security-opt"),
        (Lack::RootsRights(vec!["CAP_SYS_ADMIN"]), &PLAIN, "run judge as root"),
        (Lack::RootsRights(vec!["CAP_SYS_ADMIN"]), &POD, "capabilities.add: [CAP_SYS_ADMIN]"),
        (
            Lack::RootsRights(vec!["CAP_SETUID", "CAP_SETGID"]),
            &ROOT,
            "start judge with CAP_SETUID and CAP_SETGID",
        ),
    ] {
        let error = lacks(lack);
        assert!(told(&error, here).contains(fix), "{error}: {}", told(&error, here));
    }
}

#[test]
fn the_rest() {
    let hide = step("hide judge itself, which lies in a folder of libraries", libc::EACCES);
    for (error, here, fix) in [
        (hide, &PLAIN, "/usr/local/bin"),
        (step("fork the init", libc::EAGAIN), &PLAIN, "ulimit -u"),
        (host("start the sandbox process", libc::EAGAIN), &PLAIN, "pids.max"),
        (host("open the program's process", libc::ENOSYS), &PLAIN, "Linux 5.3"),
        (host("open a template", libc::EPERM), &DOCKER, "pidfd_open"),
        // An injected fault, say: nothing is known to help.
        (step("setsid", libc::EIO), &PLAIN, "nothing"),
    ] {
        assert!(told(&error, here).contains(fix), "{error}: {}", told(&error, here));
    }
}
