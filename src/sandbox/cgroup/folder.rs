//! A folder of ours in a hierarchy: made, held, removed.
//!
//! Owns the patience that removal needs: the kernel refuses as long as a dying task is in it.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use nix::fcntl::{Flock, FlockArg};

use super::kill;

/// Tries and pause between them: half a second in all.
const TRIES: u32 = 100;
const PAUSE: Duration = Duration::from_millis(5);

/// A folder that goes with this value.
#[derive(Debug)]
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// Makes a folder that must not be there yet.
    pub(super) fn make(path: PathBuf) -> io::Result<Self> {
        fs::create_dir(&path)?;
        Ok(Self { path })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays is removed by a later judge.
        let _ = remove(&self.path);
    }
}

/// Removes a folder and what is below it, killing what is left in it.
pub(super) fn remove(path: &Path) -> io::Result<()> {
    let mut last = io::Error::from(io::ErrorKind::ResourceBusy);
    for attempt in 0..TRIES {
        match fs::remove_dir(path) {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) if error.raw_os_error() == Some(libc::EBUSY) => last = error,
            Err(error) => return Err(error),
        }
        if attempt == 0 {
            for child in children(path) {
                remove(&child)?;
            }
            // What does not die keeps the folder busy, which the next attempts show.
            let _ = kill::everything(path);
        } else {
            std::thread::sleep(PAUSE);
        }
    }
    Err(last)
}

fn children(path: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    entries
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
        .map(|entry| entry.path())
        .collect()
}

/// Shows that the owner of a folder lives, to judges that cannot see its process as well.
pub(super) fn lock(path: &Path) -> io::Result<Flock<File>> {
    let folder = File::open(path)?;
    Flock::lock(folder, FlockArg::LockExclusiveNonblock).map_err(|(_, errno)| errno.into())
}
