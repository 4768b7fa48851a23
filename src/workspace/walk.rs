//! The Python and SQL files below a folder, one after another.
//!
//! Owns the order, which is that of names, and what is passed over: hidden folders, byte code, virtual
//! environments, problem packages. A folder is read when its turn comes.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Folders that hold no solutions.
const PASSED_OVER: [&str; 3] = ["__pycache__", "node_modules", "site-packages"];

/// Files that mark a folder as something else than solutions.
const MARKS: [&str; 2] = ["pyvenv.cfg", "problem.toml"];

/// A folder that cannot be read.
#[derive(Debug, thiserror::Error)]
#[error("cannot read the folder `{}`: {source}", path.display())]
pub struct WalkError {
    /// The folder.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
}

/// Walks a folder; links to folders are not followed.
#[derive(Debug)]
pub struct Walk {
    /// What is still to be looked at, the next one last.
    pending: Vec<Entry>,
}

#[derive(Debug)]
enum Entry {
    File(PathBuf),
    Folder(PathBuf),
}

impl Walk {
    /// The files below this folder, their paths beginning with it as it is written.
    pub fn new(folder: &Path) -> Self {
        Self { pending: vec![Entry::Folder(folder.to_owned())] }
    }

    /// Puts what a folder holds on top of what is pending.
    fn open(&mut self, folder: &Path) -> io::Result<()> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if MARKS.contains(&name.as_str()) {
                return Ok(());
            }
            let hidden = name.starts_with('.') || PASSED_OVER.contains(&name.as_str());
            if !hidden {
                let is_folder = entry.file_type()?.is_dir();
                let path = beside(folder, &entry);
                if is_folder {
                    entries.push(Entry::Folder(path));
                } else if is_solution(&name) && path.is_file() {
                    entries.push(Entry::File(path));
                }
            }
        }
        entries.sort_by(|left, right| right.path().cmp(left.path()));
        self.pending.extend(entries);
        Ok(())
    }
}

fn is_solution(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".py", ".sql"].iter().any(|end| name.ends_with(end))
}

/// `a.py` rather than `./a.py`.
fn beside(folder: &Path, entry: &fs::DirEntry) -> PathBuf {
    if folder == Path::new(".") { PathBuf::from(entry.file_name()) } else { entry.path() }
}

impl Entry {
    fn path(&self) -> &Path {
        match self {
            Self::File(path) | Self::Folder(path) => path,
        }
    }
}

impl Iterator for Walk {
    type Item = Result<PathBuf, WalkError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.pending.pop()? {
                Entry::File(path) => return Some(Ok(path)),
                Entry::Folder(path) => {
                    if let Err(source) = self.open(&path) {
                        return Some(Err(WalkError { path, source }));
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn python_files_come_in_the_order_of_names() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        for file in [
            "b.py",
            "a/z.py",
            "a/notes.txt",
            "q.sql",
            ".git/x.py",
            "__pycache__/b.py",
            "env/pyvenv.cfg",
            "env/lib/x.py",
            "pack/problem.toml",
            "pack/gen.py",
            "c.PY",
            "a.py",
        ] {
            let path = root.join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        std::os::unix::fs::symlink(root, root.join("a/loop")).unwrap();
        std::os::unix::fs::symlink("nowhere", root.join("gone.py")).unwrap();
        let found: Vec<_> = Walk::new(root)
            .map(|path| path.unwrap().strip_prefix(root).unwrap().display().to_string())
            .collect();
        assert_eq!(found, ["a/z.py", "a.py", "b.py", "c.PY", "q.sql"]);
        let missing = Walk::new(&root.join("none")).next().unwrap().unwrap_err();
        assert!(missing.to_string().contains("none"), "{missing}");
    }
}
