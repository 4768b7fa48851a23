//! The scratch folder after a case: emptied, and seen to be empty.
//!
//! Owns walking through what a program made. Every process that could change it is dead, and no name
//! of more than one part is ever followed.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::super::spec::SCRATCH;

/// Removes everything.
///
/// Folders are not descended into, however deep they nest: what is in one is moved up, one level, and
/// then its turn comes. Everything moves once at most.
pub(super) fn wipe() -> io::Result<()> {
    let top = Path::new(SCRATCH);
    let mut lifted = 0_u64;
    loop {
        let names = names(top)?;
        if names.is_empty() {
            return Ok(());
        }
        for name in names {
            let path = top.join(name);
            if fs::symlink_metadata(&path)?.is_dir() {
                lift(&path, top, &mut lifted)?;
                fs::remove_dir(&path)?;
            } else {
                fs::remove_file(&path)?;
            }
        }
    }
}

fn lift(folder: &Path, top: &Path, lifted: &mut u64) -> io::Result<()> {
    for name in names(folder)? {
        fs::rename(folder.join(name), free(top, lifted))?;
    }
    Ok(())
}

/// A path at the top that nothing has.
fn free(top: &Path, lifted: &mut u64) -> PathBuf {
    loop {
        *lifted += 1;
        let path = top.join(format!("lifted-{lifted}"));
        if fs::symlink_metadata(&path).is_err() {
            return path;
        }
    }
}

fn names(folder: &Path) -> io::Result<Vec<OsString>> {
    fs::read_dir(folder)?.map(|entry| Ok(entry?.file_name())).collect()
}
