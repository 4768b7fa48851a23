//! The problem packages that the program carries: the bank, and those of the hostile corpus.
//!
//! Owns access by path to what `build.rs` embedded.

/// Packages in the program: a folder of problem folders.
#[derive(Debug)]
pub(super) struct Shelf {
    /// The folder in the repository, as messages show it.
    pub(super) folder: &'static str,
    /// `(path below the folder, content)`, sorted by path.
    files: &'static [(&'static str, &'static [u8])],
}

/// The problem bank.
pub(super) static BANK: Shelf =
    Shelf { folder: "problems", files: include!(concat!(env!("OUT_DIR"), "/problems.rs")) };

/// What the hostile corpus is judged with.
pub(super) static HOSTILE: Shelf = Shelf {
    folder: "tests/hostile/problem",
    files: include!(concat!(env!("OUT_DIR"), "/hostile_problems.rs")),
};

impl Shelf {
    /// The names of the top folders, sorted.
    pub(super) fn folders(&self) -> Vec<&'static str> {
        let mut names: Vec<_> =
            self.files.iter().filter_map(|(path, _)| Some(path.split_once('/')?.0)).collect();
        names.dedup();
        names
    }

    /// One file by its path below the folder.
    pub(super) fn file(&self, path: &str) -> Option<&'static [u8]> {
        let index = self.files.binary_search_by(|(other, _)| (*other).cmp(path)).ok()?;
        self.files.get(index).map(|(_, content)| *content)
    }

    /// The paths below a folder of it, relative to that, sorted.
    pub(super) fn below(&self, folder: &str) -> impl Iterator<Item = &'static str> {
        self.files.iter().filter_map(move |(path, _)| path.strip_prefix(folder)?.strip_prefix('/'))
    }
}
