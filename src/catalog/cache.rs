//! Generated cases, kept between runs.
//!
//! Owns the files: one per key, its name the hash of everything that made it, its first line the hash
//! of the rest. Where the folder is, is `config`'s. A cache that fails costs time and never changes a
//! verdict.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::model::{Constants, sha256_hex};
use crate::notation::print_value;

/// Part of every key: cases kept by another version are not found.
const FORMAT: &str = "judge-cases-1";

/// What killed judges leave behind is removed when it is this old.
const STALE: Duration = Duration::from_hours(1);

/// How a temporary file's name starts.
const TEMPORARY: &str = ".tmp-";

/// Larger entries are neither kept nor read.
const MAX_BYTES: u64 = 1 << 30;

/// Everything that a set of generated cases depends on.
#[derive(Clone, Copy, Debug)]
pub struct CacheKey<'a> {
    /// The problem.
    pub problem: &'a str,
    /// The text of `gen.py`.
    pub generator: &'a str,
    /// The constants of the problem.
    pub constants: &'a Constants,
    /// The group of the cases.
    pub group: &'a str,
    /// The function that makes them.
    pub function: &'a str,
    /// Its keyword arguments, one set per case.
    pub params: &'a [Constants],
    /// The seed.
    pub seed: i64,
    /// The source of the reference that answers.
    pub reference: &'a str,
    /// Anything else about the interface that decides what a text means: the signatures.
    pub interface: &'a str,
    /// The digest of the harness.
    pub harness: &'a str,
}

impl CacheKey<'_> {
    /// SHA-256 over all parts, each with its length, so that no two keys run together.
    fn digest(&self) -> String {
        let table = |constants: &Constants| {
            let entries =
                constants.iter().map(|(name, value)| format!("{name}={}", print_value(value)));
            entries.collect::<Vec<_>>().join("\n")
        };
        let seed = self.seed.to_string();
        let constants = table(self.constants);
        let mut parts = vec![FORMAT, self.problem, self.generator, &constants, self.group];
        parts.extend([self.function, &seed, self.reference, self.interface, self.harness]);
        let params: Vec<_> = self.params.iter().map(table).collect();
        parts.extend(params.iter().map(String::as_str));
        let mut text = String::new();
        for part in parts {
            text.push_str(&part.len().to_string());
            text.push(':');
            text.push_str(part);
        }
        sha256_hex(text.as_bytes())
    }
}

/// A generated case as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CachedCase {
    /// Its name in the group.
    pub name: String,
    /// What `input_text` made of its input.
    pub input: String,
    /// What `expected_text` made of its expectation.
    pub expected: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    cases: Vec<CachedCase>,
}

/// Why the cache is not used; said once.
#[derive(Debug, thiserror::Error)]
pub enum CacheWarning {
    /// The folder could be another user's trap.
    #[error("generated cases are not kept: `{folder}` {reason}")]
    Untrusted {
        /// The folder.
        folder: PathBuf,
        /// Why it is not used.
        reason: &'static str,
    },
    /// The folder cannot be made or written to.
    #[error("generated cases are not kept: cannot write to `{folder}`")]
    Unwritable {
        /// The folder.
        folder: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl CacheWarning {
    /// What to do about it.
    pub fn hint(&self) -> String {
        "every run makes them again; choose another cache folder".to_owned()
    }
}

/// The folder with generated cases. Several judges may share it.
#[derive(Debug)]
pub struct Cache {
    folder: Option<PathBuf>,
    warned: AtomicBool,
}

impl Cache {
    /// The cache in a folder, which is made when something is first kept; without one, nothing is.
    /// Fails when the folder could be another user's trap: use `Cache::open(None)` then.
    pub fn open(folder: Option<PathBuf>) -> Result<Self, CacheWarning> {
        if let Some(folder) = &folder {
            check_trust(folder)?;
            remove_stale(folder);
        }
        Ok(Self { folder, warned: AtomicBool::new(false) })
    }

    /// What was kept under a key. A damaged entry is removed and counts as absent.
    pub fn get(&self, key: &CacheKey<'_>) -> Option<Vec<CachedCase>> {
        let name = key.digest();
        let entry = serde_json::from_str(&self.read(&name)?).ok().map(|entry: Entry| entry.cases);
        if entry.is_none() {
            self.remove(&name);
        }
        entry
    }

    /// The text that was kept under a name. A damaged one is removed and counts as absent.
    pub fn read(&self, name: &str) -> Option<String> {
        let text = read_bounded(&self.folder.as_ref()?.join(name)).ok()?;
        let body = decode(&text).map(ToOwned::to_owned);
        if body.is_none() {
            self.remove(name);
        }
        body
    }

    /// Nobody needs it, and the next one to be kept replaces it where it cannot be removed.
    fn remove(&self, name: &str) {
        let _ = self.folder.iter().try_for_each(|folder| fs::remove_file(folder.join(name)));
    }

    /// Keeps cases under a key.
    ///
    /// # Errors
    /// The first time that it does not work; a failure is worth a warning and nothing more.
    pub fn put(&self, key: &CacheKey<'_>, cases: &[CachedCase]) -> Result<(), CacheWarning> {
        let Ok(body) = serde_json::to_string(&Entry { cases: cases.to_vec() }) else {
            return Ok(());
        };
        self.write(&key.digest(), &body)
    }

    /// Keeps a text under a name of letters, digits and dashes.
    ///
    /// # Errors
    /// The first time that it does not work.
    pub fn write(&self, name: &str, body: &str) -> Result<(), CacheWarning> {
        let Some(folder) = &self.folder else { return Ok(()) };
        match write_entry(folder, name, body) {
            Ok(()) => Ok(()),
            Err(_) if self.warned.swap(true, Ordering::Relaxed) => Ok(()),
            Err(source) => Err(CacheWarning::Unwritable { folder: folder.clone(), source }),
        }
    }

    /// Removes what was kept longer ago than this.
    pub fn forget(&self, older_than: Duration) {
        self.folder.iter().for_each(|folder| remove_old(folder, "", older_than));
    }
}

fn decode(text: &str) -> Option<&str> {
    let (hash, body) = text.split_once('\n')?;
    (sha256_hex(body.as_bytes()) == hash).then_some(body)
}

fn read_bounded(path: &Path) -> io::Result<String> {
    let file = open_without_links(OpenOptions::new().read(true), path)?;
    if !file.metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    file.take(MAX_BYTES).read_to_end(&mut bytes)?;
    // What is not UTF-8 is damaged: an empty text is, too.
    Ok(String::from_utf8(bytes).unwrap_or_default())
}

/// A link in place of an entry is refused; opening a pipe does not wait.
fn open_without_links(options: &mut OpenOptions, path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt as _;
    options.custom_flags(libc::O_NOFOLLOW | libc::O_NONBLOCK | libc::O_CLOEXEC).open(path)
}

fn write_entry(folder: &Path, name: &str, body: &str) -> io::Result<()> {
    if body.len() as u64 >= MAX_BYTES - 65 {
        return Ok(());
    }
    make_folder(folder)?;
    let mut file = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder)?;
    writeln!(file, "{}", sha256_hex(body.as_bytes()))?;
    file.write_all(body.as_bytes())?;
    file.persist(folder.join(name)).map_err(|error| error.error)?;
    Ok(())
}

/// Makes the folder, readable by its owner alone.
fn make_folder(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    check_trust(folder).map_err(|warning| io::Error::other(warning.to_string()))
}

/// Refuses a folder that is a link, another user's, or open for anyone to write to.
fn check_trust(folder: &Path) -> Result<(), CacheWarning> {
    use std::os::unix::fs::MetadataExt as _;
    let untrusted = |reason| Err(CacheWarning::Untrusted { folder: folder.to_owned(), reason });
    let Ok(metadata) = fs::symlink_metadata(folder) else { return Ok(()) };
    let user = nix::unistd::geteuid().as_raw();
    match metadata.mode() {
        _ if metadata.is_symlink() => untrusted("is a symbolic link"),
        _ if !metadata.is_dir() => untrusted("is not a folder"),
        _ if metadata.uid() != user => untrusted("belongs to another user"),
        mode if mode & 0o002 != 0 => untrusted("can be written to by anyone"),
        _ => Ok(()),
    }
}

/// Removes temporary files of judges that were killed while writing.
fn remove_stale(folder: &Path) {
    remove_old(folder, TEMPORARY, STALE);
}

/// Removes files that begin so and were written longer ago than this.
fn remove_old(folder: &Path, start: &str, older_than: Duration) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let is_old = |entry: &fs::DirEntry| {
        let is_meant = entry.file_name().to_string_lossy().starts_with(start);
        let modified = entry.metadata().and_then(|metadata| metadata.modified());
        let age = modified.ok().and_then(|at| SystemTime::now().duration_since(at).ok());
        is_meant && age.is_some_and(|age| age > older_than)
    };
    for entry in entries.flatten().filter(is_old) {
        // Another judge may have been faster.
        let _ = fs::remove_file(entry.path());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    fn key<'a>(constants: &'a Constants, params: &'a [Constants]) -> CacheKey<'a> {
        CacheKey {
            problem: "p",
            generator: "def f(): ...",
            constants,
            group: "large",
            function: "f",
            params,
            seed: 1,
            reference: "def p(): ...",
            interface: "p() -> int",
            harness: "00",
        }
    }

    fn cases() -> Vec<CachedCase> {
        let text = |text: &str| text.to_owned();
        vec![CachedCase { name: text("1"), input: text("p(n=\"é\")"), expected: text("1 | 2") }]
    }

    fn entries(folder: &Path) -> Vec<PathBuf> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    }

    #[test]
    fn what_is_kept_is_found_by_the_same_key_only() {
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(Some(folder.path().join("a/b"))).unwrap();
        let (none, some) =
            (Constants::new(), Constants::from([("n".to_owned(), crate::model::Value::int(1))]));
        let original = key(&none, &[]);
        assert_eq!(cache.get(&original), None);
        cache.put(&original, &cases()).unwrap();
        cache.put(&original, &cases()).unwrap();
        assert_eq!(cache.get(&original), Some(cases()));
        assert_eq!(entries(&folder.path().join("a/b")).len(), 1);
        let one = [none.clone()];
        let others = [
            CacheKey { problem: "pd", generator: "ef f(): ...", ..original },
            CacheKey { generator: "def f(): 1", ..original },
            CacheKey { constants: &some, ..original },
            CacheKey { group: "other", ..original },
            CacheKey { function: "g", ..original },
            CacheKey { params: &one, ..original },
            CacheKey { seed: 2, ..original },
            CacheKey { reference: "", ..original },
            CacheKey { interface: "", ..original },
            CacheKey { harness: "01", ..original },
        ];
        for other in &others {
            assert_eq!(cache.get(other), None, "{other:?}");
        }
    }

    #[test]
    fn a_damaged_entry_is_removed() {
        let constants = Constants::new();
        let damages: [fn(Vec<u8>) -> Vec<u8>; 5] = [
            |_| Vec::new(),
            |bytes| bytes.iter().copied().take(80).collect(),
            |bytes| bytes.iter().map(|&byte| if byte == b'2' { b'3' } else { byte }).collect(),
            |_| vec![0xFF; 100],
            |_| format!("{}\n{{\"cases\": 1}}", sha256_hex(b"{\"cases\": 1}")).into_bytes(),
        ];
        for damage in damages {
            let folder = tempfile::tempdir().unwrap();
            let cache = Cache::open(Some(folder.path().to_owned())).unwrap();
            let key = key(&constants, &[]);
            cache.put(&key, &cases()).unwrap();
            let path = entries(folder.path()).remove(0);
            fs::write(&path, damage(fs::read(&path).unwrap())).unwrap();
            assert_eq!(cache.get(&key), None);
            assert!(entries(folder.path()).is_empty());
        }
    }

    #[test]
    fn a_link_in_place_of_an_entry_is_not_followed() {
        let constants = Constants::new();
        let folder = tempfile::tempdir().unwrap();
        let cache = Cache::open(Some(folder.path().to_owned())).unwrap();
        let key = key(&constants, &[]);
        cache.put(&key, &cases()).unwrap();
        let path = entries(folder.path()).remove(0);
        let moved = tempfile::tempdir().unwrap();
        fs::rename(&path, moved.path().join("entry")).unwrap();
        symlink(moved.path().join("entry"), &path).unwrap();
        assert_eq!(cache.get(&key), None);
    }

    #[test]
    fn a_folder_that_cannot_be_trusted_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let (open, link, file) =
            (folder.path().join("open"), folder.path().join("link"), folder.path().join("file"));
        fs::create_dir(&open).unwrap();
        fs::set_permissions(&open, fs::Permissions::from_mode(0o777)).unwrap();
        symlink(folder.path(), &link).unwrap();
        fs::write(&file, "").unwrap();
        for (path, thing) in [(open, "anyone"), (link, "link"), (file, "not a folder")] {
            let warning = Cache::open(Some(path)).unwrap_err().to_string();
            assert!(warning.contains(thing), "{warning}");
        }
    }

    #[test]
    fn a_folder_that_cannot_be_written_to_warns_once() {
        let constants = Constants::new();
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("file"), "").unwrap();
        let cache = Cache::open(Some(folder.path().join("file/below"))).unwrap();
        let key = key(&constants, &[]);
        assert!(matches!(cache.put(&key, &cases()), Err(CacheWarning::Unwritable { .. })));
        assert!(cache.put(&key, &cases()).is_ok());
        assert_eq!(cache.get(&key), None);
        let nowhere = Cache::open(None).unwrap();
        assert!(nowhere.put(&key, &cases()).is_ok() && nowhere.get(&key).is_none());
    }

    #[test]
    fn only_old_temporary_files_are_removed() {
        let folder = tempfile::tempdir().unwrap();
        let old = SystemTime::now() - STALE * 2;
        for (name, time) in [(".tmp-old", old), (".tmp-new", SystemTime::now()), ("entry", old)] {
            let file = File::create(folder.path().join(name)).unwrap();
            file.set_modified(time).unwrap();
        }
        Cache::open(Some(folder.path().to_owned())).unwrap();
        let mut left: Vec<_> = entries(folder.path());
        left.sort();
        assert_eq!(left, [".tmp-new", "entry"].map(|name| folder.path().join(name)));
    }
}
