//! The problem packages that the program carries.
//!
//! Owns access by path to what `build.rs` embedded.

/// `(path below problems/, content)`, sorted by path.
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/problems.rs"));

/// The names of the top folders, sorted.
pub(super) fn folders() -> Vec<&'static str> {
    let mut names: Vec<_> =
        FILES.iter().filter_map(|(path, _)| Some(path.split_once('/')?.0)).collect();
    names.dedup();
    names
}

/// One file by its path below `problems/`.
pub(super) fn file(path: &str) -> Option<&'static [u8]> {
    let index = FILES.binary_search_by(|(other, _)| (*other).cmp(path)).ok()?;
    FILES.get(index).map(|(_, content)| *content)
}

/// The paths below a folder, relative to it, sorted.
pub(super) fn below(folder: &str) -> impl Iterator<Item = &'static str> {
    FILES.iter().filter_map(move |(path, _)| path.strip_prefix(folder)?.strip_prefix('/'))
}
