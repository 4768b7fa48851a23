//! The Python files of the harness, as the program carries them.
//!
//! Owns their names and their digest. Compiling and starting them is the sandbox's.

use sha2::{Digest, Sha256};

use crate::model::hex;

/// `(path below harness/, source)`, sorted by path.
static FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/harness.rs"));

/// `boot.py`: what the interpreter is started with.
pub fn boot() -> &'static str {
    file("boot.py")
}

/// `interrogate.py`: finds out about an interpreter and compiles the modules for it.
pub fn interrogate() -> &'static str {
    file("interrogate.py")
}

/// The modules by dotted name: `judge_harness`, `judge_harness.main`.
pub fn modules() -> impl Iterator<Item = (String, &'static str)> {
    FILES.iter().filter_map(|(path, source)| {
        let stem = path.strip_suffix(".py")?;
        let stem = stem.strip_suffix("/__init__").unwrap_or(stem);
        stem.starts_with("judge_harness").then(|| (stem.replace('/', "."), *source))
    })
}

/// SHA-256 over all paths and sources, in hexadecimal.
pub fn digest() -> String {
    let mut hash = Sha256::new();
    for (path, source) in FILES {
        for part in [path, source] {
            hash.update(part.len().to_le_bytes());
            hash.update(part);
        }
    }
    hex(&hash.finalize())
}

fn file(name: &str) -> &'static str {
    FILES.iter().find(|(path, _)| *path == name).map_or("", |(_, source)| source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn every_module_on_disk_is_in_the_program() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("harness");
        let on_disk = |name: &str| std::fs::read_to_string(root.join(name)).unwrap_or_default();
        assert_eq!(boot(), on_disk("boot.py"));
        assert_eq!(interrogate(), on_disk("interrogate.py"));
        for (name, source) in modules() {
            let path = name.replace('.', "/");
            let file = if root.join(&path).is_dir() { path + "/__init__.py" } else { path + ".py" };
            assert_eq!(source, on_disk(&file));
        }
        assert_eq!(digest().len(), 64);
    }
}
