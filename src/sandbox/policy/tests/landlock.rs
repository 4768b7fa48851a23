//! Rulesets in force, in a thread each.

use std::fs::{self, File, OpenOptions};
use std::io::ErrorKind;
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};

use super::support::{apart, skip};
use crate::sandbox::policy::{Coverage, Part, Readable, Ruleset, abi, ruleset};
use crate::sandbox::sys;

/// A folder with `readable`, `scratch` and `hidden`, each with a file `file`; `None` without Landlock.
fn folders() -> Option<tempfile::TempDir> {
    if abi().is_err() {
        skip("the kernel has no Landlock");
        return None;
    }
    let root = tempfile::tempdir().unwrap();
    for name in ["readable", "scratch", "hidden"] {
        fs::create_dir(root.path().join(name)).unwrap();
        fs::write(root.path().join(name).join("file"), name).unwrap();
    }
    Some(root)
}

/// Runs code under the ruleset that lets it read `readable` and write to `scratch`.
fn inside<T: Send + 'static>(root: &Path, code: impl FnOnce(PathBuf) -> T + Send + 'static) -> T {
    let readable = [Readable::Needed(&root.join("readable")), Readable::Needed(Path::new("/usr"))];
    let rules = ruleset(&readable, &[Path::new("/dev/null")], &[&root.join("scratch")]).unwrap();
    let root = root.to_owned();
    apart(move || {
        enforce(&rules);
        code(root)
    })
}

fn enforce(rules: &Ruleset) {
    sys::prctl(libc::PR_SET_NO_NEW_PRIVS, 1).unwrap();
    sys::restrict_self(rules.descriptor.as_fd()).unwrap();
}

fn denied<T: std::fmt::Debug>(result: std::io::Result<T>) {
    assert_eq!(result.unwrap_err().raw_os_error(), Some(libc::EACCES));
}

#[test]
fn only_what_is_granted_is_read() {
    let Some(root) = folders() else { return };
    inside(root.path(), |root| {
        assert_eq!(fs::read_to_string(root.join("readable/file")).unwrap(), "readable");
        assert_eq!(fs::read_dir(root.join("readable")).unwrap().count(), 1);
        denied(fs::read(root.join("hidden/file")));
        denied(fs::read_dir(root.join("hidden")));
        denied(fs::read_dir(&root));
        denied(fs::read("/proc/self/environ"));
        denied(fs::read("/etc/passwd"));
        assert!(fs::read_dir("/usr/lib").unwrap().count() > 0);
    });
    assert_eq!(fs::read(root.path().join("hidden/file")).unwrap(), b"hidden", "outside as before");
}

#[test]
fn what_is_readable_is_not_changed() {
    let Some(root) = folders() else { return };
    inside(root.path(), |root| {
        let file = root.join("readable/file");
        denied(OpenOptions::new().write(true).open(&file));
        denied(File::create(root.join("readable/new")));
        denied(fs::remove_file(&file));
        denied(fs::create_dir(root.join("readable/folder")));
        denied(fs::rename(&file, root.join("readable/other")));
        denied(fs::hard_link(&file, root.join("readable/link")));
    });
    assert_eq!(fs::read(root.path().join("readable/file")).unwrap(), b"readable");
}

#[test]
fn truncation_is_refused_where_the_kernel_can() {
    let Some(root) = folders() else { return };
    let rules = ruleset(&[], &[], &[]).unwrap();
    if rules.covers.part(Part::Truncation) == Coverage::Missing {
        return skip("Landlock before version 3 does not cover truncation");
    }
    inside(root.path(), |root| {
        denied(nix::unistd::truncate(&root.join("readable/file"), 0).map_err(Into::into));
    });
    assert_eq!(fs::read(root.path().join("readable/file")).unwrap(), b"readable");
}

#[test]
fn devices_are_written_and_scratch_folders_used() {
    let Some(root) = folders() else { return };
    inside(root.path(), |root| {
        fs::write("/dev/null", "gone").unwrap();
        denied(File::open("/dev/zero"));
        let scratch = root.join("scratch");
        fs::write(scratch.join("new"), "text").unwrap();
        fs::create_dir(scratch.join("folder")).unwrap();
        fs::rename(scratch.join("new"), scratch.join("folder/moved")).unwrap();
        assert_eq!(fs::read(scratch.join("folder/moved")).unwrap(), b"text");
        fs::write(scratch.join("file"), "").unwrap();
        fs::remove_file(scratch.join("file")).unwrap();
        denied(std::os::unix::fs::symlink("/etc/passwd", scratch.join("link")));
        denied(
            nix::unistd::mkfifo(&scratch.join("pipe"), nix::sys::stat::Mode::S_IRWXU)
                .map_err(Into::into),
        );
    });
}

#[test]
fn networks_and_outer_processes_are_out_of_reach() {
    let Some(root) = folders() else { return };
    let covers = ruleset(&[], &[], &[]).unwrap().covers;
    if covers.part(Part::Scopes) == Coverage::Missing {
        return skip("Landlock before version 6 has no scopes");
    }
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    inside(root.path(), move |_| {
        denied(std::net::TcpListener::bind("127.0.0.1:0"));
        denied(std::net::TcpStream::connect(address));
        let parent = nix::sys::signal::kill(nix::unistd::getppid(), None);
        assert_eq!(parent, Err(nix::Error::EPERM));
    });
}

#[test]
fn covers_follow_the_version() {
    let Ok(abi) = abi() else { return skip("the kernel has no Landlock") };
    let covers = ruleset(&[], &[], &[]).unwrap().covers;
    assert_eq!(covers.part(Part::Files), Coverage::Enforced);
    for (part, since) in
        [(Part::Truncation, 3), (Part::Tcp, 4), (Part::DeviceCommands, 5), (Part::Scopes, 6)]
    {
        assert_eq!(covers.part(part) == Coverage::Enforced, abi.number() >= since, "{part:?}");
    }
}

#[test]
fn missing_paths_are_errors_unless_they_may_be_missing() {
    let Some(root) = folders() else { return };
    let missing = root.path().join("missing");
    ruleset(&[Readable::IfPresent(&missing)], &[], &[]).unwrap();
    for result in [
        ruleset(&[Readable::Needed(&missing)], &[], &[]),
        ruleset(&[], &[&missing], &[]),
        ruleset(&[], &[], &[&missing]),
    ] {
        let message = result.unwrap_err().to_string();
        assert!(message.starts_with("cannot grant `") && message.contains("missing"), "{message}");
    }
    let kind = fs::metadata(&missing).unwrap_err().kind();
    assert_eq!(kind, ErrorKind::NotFound);
}
