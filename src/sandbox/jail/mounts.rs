//! The private root: a read-only file system that holds the interpreter and nothing of the host else.
//!
//! Owns how it is built; what it holds is decided by `view` on the judge's side.

use std::ffi::CString;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

use nix::mount::{MntFlags, MsFlags, mount, umount2};

use super::super::spec::{SCRATCH, Scratch, StepFailure, Visible};
use super::super::sys::{self, Depth, Devices};
use super::Step;

/// Where the new root is put together. It hides the host's `/proc` here, which nothing visible lies
/// in; what `outside` still needs of it, it holds open.
const STAGE: &str = "/proc";

/// Builds the root and moves into it; the old one is gone afterwards.
pub(super) fn make_private_root(
    view: &[Visible],
    scratch: Option<&Scratch>,
) -> Result<(), StepFailure> {
    let none = None::<&str>;
    mount(none, "/", none, MsFlags::MS_REC | MsFlags::MS_PRIVATE, none)
        .step("mount / MS_PRIVATE")?;
    let flags = MsFlags::MS_NOSUID | MsFlags::MS_NODEV;
    mount(Some("judge"), STAGE, Some("tmpfs"), flags, Some("size=64k,nr_inodes=512,mode=0755"))
        .step("mount a tmpfs")?;
    for visible in view {
        add(visible)?;
    }
    if let Some(scratch) = scratch {
        add_scratch(scratch)?;
    }
    // Not what is below: the devices would lose their use.
    restrict(Path::new(STAGE), MsFlags::MS_NODEV, Depth::Alone, "make the root read-only")?;
    nix::unistd::chdir(STAGE).step("chdir to the new root")?;
    nix::unistd::pivot_root(".", ".").step("pivot_root")?;
    umount2(".", MntFlags::MNT_DETACH).step("umount the old root")?;
    nix::unistd::chdir("/").step("chdir /")
}

fn staged(path: &Path) -> PathBuf {
    Path::new(STAGE).join(path.strip_prefix("/").unwrap_or(path))
}

fn add(visible: &Visible) -> Result<(), StepFailure> {
    match visible {
        Visible::Bind(path) => bind(path, path, MsFlags::MS_NODEV),
        Visible::Device(path) => bind(path, path, MsFlags::empty()),
        Visible::Masked(path) => bind(Path::new("/dev/null"), path, MsFlags::empty()),
        Visible::Link(path, target) => {
            let step = format!("link {}", path.display());
            make_parents(path).and_then(|()| symlink(target, staged(path))).step(step)
        }
    }
}

/// The program's user alone may enter it. Nothing in it is executed or is a device.
fn add_scratch(scratch: &Scratch) -> Result<(), StepFailure> {
    let place = staged(Path::new(SCRATCH));
    fs::create_dir(&place).step(format!("make a place for {SCRATCH}"))?;
    let flags = MsFlags::MS_NOSUID | MsFlags::MS_NODEV | MsFlags::MS_NOEXEC;
    let Scratch { size, files, user, group } = scratch;
    // The folder itself is one of the kernel's inodes.
    let inodes = u64::from(*files) + 1;
    let options = format!("size={size},nr_inodes={inodes},mode=0700,uid={user},gid={group}");
    mount(Some("judge"), &place, Some("tmpfs"), flags, Some(options.as_str()))
        .step(format!("mount a tmpfs at {SCRATCH}"))
}

fn bind(source: &Path, path: &Path, nodev: MsFlags) -> Result<(), StepFailure> {
    let place = staged(path);
    let step = format!("make a place for {}", path.display());
    make_place(source, path, &place).step(step)?;
    let none = None::<&str>;
    mount(Some(source), &place, none, MsFlags::MS_BIND | MsFlags::MS_REC, none)
        .step(format!("bind {}", path.display()))?;
    restrict(&place, nodev, Depth::All, &format!("make {} read-only", path.display()))
}

fn make_place(source: &Path, path: &Path, place: &Path) -> std::io::Result<()> {
    if place.exists() {
        return Ok(());
    }
    if fs::metadata(source)?.is_dir() {
        fs::create_dir_all(place)
    } else {
        make_parents(path)?;
        fs::write(place, "")
    }
}

fn make_parents(path: &Path) -> std::io::Result<()> {
    staged(path).parent().map_or(Ok(()), fs::create_dir_all)
}

/// Read-only, no set-user-id and, when `nodev` says so, no devices. Kernels before 5.12 lack
/// `mount_setattr`; there the top mount is remounted with the flags that it already has.
fn restrict(place: &Path, nodev: MsFlags, depth: Depth, step: &str) -> Result<(), StepFailure> {
    let path = CString::new(place.as_os_str().as_bytes())
        .map_err(std::io::Error::other)
        .step(step.to_owned())?;
    let devices = if nodev.is_empty() { Devices::Allowed } else { Devices::Refused };
    match sys::restrict_mount(&path, devices, depth) {
        Err(error) if error.raw_os_error() == Some(libc::ENOSYS) => {
            remount(place, nodev).step(step.to_owned())
        }
        result => result.step(step.to_owned()),
    }
}

fn remount(place: &Path, nodev: MsFlags) -> nix::Result<()> {
    let has = nix::sys::statvfs::statvfs(place)?.flags();
    let mut flags =
        MsFlags::MS_BIND | MsFlags::MS_REMOUNT | MsFlags::MS_RDONLY | MsFlags::MS_NOSUID | nodev;
    for (present, kept) in [
        (nix::sys::statvfs::FsFlags::ST_NODEV, MsFlags::MS_NODEV),
        (nix::sys::statvfs::FsFlags::ST_NOEXEC, MsFlags::MS_NOEXEC),
        (nix::sys::statvfs::FsFlags::ST_NOATIME, MsFlags::MS_NOATIME),
        (nix::sys::statvfs::FsFlags::ST_NODIRATIME, MsFlags::MS_NODIRATIME),
        (nix::sys::statvfs::FsFlags::ST_RELATIME, MsFlags::MS_RELATIME),
    ] {
        if has.contains(present) {
            flags |= kept;
        }
    }
    mount(None::<&str>, place, None::<&str>, flags, None::<&str>)
}
