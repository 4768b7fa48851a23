//! What a program sees of the host: the interpreter, system libraries, zone data, three devices.
//!
//! Owns the list; `jail::mounts` builds it. Nothing of home, of other users or of `/etc` but the
//! loader's cache; never our own binary, which carries the problem bank with its answers.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use super::interpreter::Interpreter;
use super::spec::Visible;
use super::tier::OpenPaths;

/// Where libraries live on the Linux systems we know; those that exist are shown.
const LIBRARY_FOLDERS: [&str; 7] =
    ["/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib32", "/lib64", "/usr/local/lib"];

/// Files and folders beside the libraries: the loader's cache and zone data.
const DATA: [&str; 2] = ["/etc/ld.so.cache", "/usr/share/zoneinfo"];

/// Devices that programs expect.
const DEVICES: [&str; 3] = ["/dev/null", "/dev/zero", "/dev/urandom"];

/// The view for an interpreter.
pub(super) fn of(interpreter: &Interpreter) -> Vec<Visible> {
    let mut binds: Vec<PathBuf> = Vec::new();
    let mut view: Vec<Visible> = Vec::new();
    for path in LIBRARY_FOLDERS.iter().chain(&DATA).map(Path::new) {
        match std::fs::symlink_metadata(path) {
            Ok(data) if data.is_symlink() => view.extend(link(path)),
            Ok(_) => binds.push(path.to_owned()),
            Err(_) => {}
        }
    }
    // The folder of the executable holds other programs, ours perhaps among them.
    let programs = interpreter.executable().parent();
    let folders =
        interpreter.directories().iter().filter(|folder| Some(folder.as_path()) != programs);
    binds.extend(folders.filter_map(|folder| folder.canonicalize().ok()));
    binds.push(interpreter.executable().to_owned());
    view.extend(outermost(binds).into_iter().map(Visible::Bind));
    let devices = DEVICES.iter().map(Path::new).filter(|device| device.exists());
    view.extend(devices.map(|device| Visible::Device(device.to_owned())));
    view.extend(ourselves(&view).map(Visible::Masked));
    view
}

/// Whether everybody may reach the executable and read what it needs.
pub(super) fn openness(interpreter: &Interpreter) -> OpenPaths {
    let folders = interpreter.directories().iter().map(PathBuf::as_path);
    let mut ancestors = folders.chain([interpreter.executable()]).flat_map(Path::ancestors);
    let closed = |path: &Path| {
        std::fs::metadata(path).is_ok_and(|data| data.permissions().mode() & 0o001 == 0)
    };
    if ancestors.any(closed) { OpenPaths::ToUs } else { OpenPaths::ToAll }
}

fn link(path: &Path) -> Option<Visible> {
    Some(Visible::Link(path.to_owned(), std::fs::read_link(path).ok()?))
}

/// Without paths that lie inside another one; a folder is bound with everything below it.
fn outermost(mut paths: Vec<PathBuf>) -> Vec<PathBuf> {
    paths.sort();
    let mut kept: Vec<PathBuf> = Vec::new();
    for path in paths {
        if !kept.last().is_some_and(|last| path.starts_with(last)) {
            kept.push(path);
        }
    }
    kept
}

/// Our own executable, when it lies in a folder that is shown.
fn ourselves(view: &[Visible]) -> Option<PathBuf> {
    let us = std::env::current_exe().ok()?.canonicalize().ok()?;
    let shows = |visible: &Visible| matches!(visible, Visible::Bind(path) if us.starts_with(path));
    view.iter().any(shows).then_some(us)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_outermost_paths_are_kept() {
        let paths =
            ["/usr/lib/python3", "/opt/p/bin/python", "/usr/lib", "/opt/p/lib", "/usr/lib64"];
        let kept = outermost(paths.iter().map(PathBuf::from).collect());
        let kept: Vec<_> = kept.iter().filter_map(|path| path.to_str()).collect();
        assert_eq!(kept, ["/opt/p/bin/python", "/opt/p/lib", "/usr/lib", "/usr/lib64"]);
    }
}
