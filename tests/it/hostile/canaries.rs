//! What must be after the hostile programs as it was before them.
//!
//! Owns the secrets that tempt them, and counting what may be left: processes, descriptors, mounts,
//! control groups, files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use nix::sys::wait::{WaitPidFlag, waitpid};

/// How long what ends with a judge may take: a control group is removed, an orphan reaped.
const PATIENCE: Duration = Duration::from_secs(10);

/// Files that are left in one of these were made by a program of the corpus.
const SHARED: [&str; 3] = ["/tmp", "/var/tmp", "/dev/shm"];

/// How programs of the corpus name what they make.
const MARK: &str = "judge-hostile";

/// How things were.
pub(super) struct Canaries {
    mounts: BTreeSet<String>,
    descriptors: usize,
}

impl Canaries {
    /// Remembers how things are.
    pub(super) fn plant() -> Self {
        Self { mounts: mounts(), descriptors: descriptors() }
    }

    /// What is not as it was, once the judges with these numbers have had time to tidy up.
    pub(super) fn dead(&self, judges: &[u32]) -> Vec<String> {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let left = self.left(judges);
            if left.is_empty() || Instant::now() > deadline {
                return left;
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn left(&self, judges: &[u32]) -> Vec<String> {
        let mut left: Vec<String> =
            children().into_iter().map(|child| format!("process {child} is left")).collect();
        left.extend(mounts().difference(&self.mounts).map(|mount| format!("mounted: {mount}")));
        left.extend(groups(judges).into_iter().map(|group| format!("control group {group}")));
        if descriptors() != self.descriptors {
            let now = descriptors();
            left.push(format!("{now} descriptors, {} before", self.descriptors));
        }
        for folder in SHARED {
            let made = names(Path::new(folder)).into_iter().filter(|name| name.starts_with(MARK));
            left.extend(made.map(|name| format!("file {folder}/{name}")));
        }
        left
    }
}

/// Children of this process, which every orphan becomes; the dead ones are reaped.
fn children() -> Vec<String> {
    while waitpid(None, Some(WaitPidFlag::WNOHANG))
        .is_ok_and(|status| status != nix::sys::wait::WaitStatus::StillAlive)
    {}
    let threads = fs::read_dir("/proc/self/task").unwrap();
    let lists =
        threads.flatten().filter_map(|task| fs::read_to_string(task.path().join("children")).ok());
    let pids: Vec<String> = lists
        .flat_map(|list| list.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    let named = |pid: &String| {
        let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
        format!("{pid} {}", name.trim())
    };
    pids.iter().map(named).collect()
}

/// Mount points with what is mounted there.
fn mounts() -> BTreeSet<String> {
    fs::read_to_string("/proc/self/mountinfo").unwrap().lines().map(str::to_owned).collect()
}

fn descriptors() -> usize {
    fs::read_dir("/proc/self/fd").unwrap().count()
}

/// Control groups of these judges, whose names carry the number of the process.
fn groups(judges: &[u32]) -> Vec<String> {
    let of_ours = |name: &str| {
        let number = name.strip_prefix("judge-").and_then(|rest| rest.split('-').next());
        number.and_then(|number| number.parse().ok()).is_some_and(|pid| judges.contains(&pid))
    };
    let kinds = mounts().into_iter().filter(|mount| mount.contains(" - cgroup"));
    let mut pending: Vec<PathBuf> =
        kinds.filter_map(|mount| mount.split(' ').nth(4).map(PathBuf::from)).collect();
    let mut found = Vec::new();
    while let Some(folder) = pending.pop() {
        for name in names(&folder) {
            let path = folder.join(&name);
            if of_ours(&name) {
                found.push(path.display().to_string());
            } else if path.is_dir() {
                pending.push(path);
            }
        }
    }
    found
}

/// What lies in a folder; nothing where it cannot be read.
fn names(folder: &Path) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect()
}

/// Secrets within reach of the judge, which no program may get hold of.
pub(super) struct Secret {
    variable: String,
    file: String,
    /// The working folder of the judges.
    work: tempfile::TempDir,
    /// Their folder for temporary files.
    temporary: tempfile::TempDir,
    /// Their cache.
    cache: tempfile::TempDir,
    /// A file that everybody may read, where everybody looks.
    shared: tempfile::NamedTempFile,
}

impl Secret {
    /// Puts them where programs look.
    pub(super) fn plant() -> Self {
        let work = tempfile::tempdir().unwrap();
        // The name of the folder is drawn by chance, and never printed.
        let chance = work.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
        let (variable, file) =
            (format!("canary-variable-{chance}"), format!("canary-file-{chance}"));
        fs::write(work.path().join("secret.txt"), &file).unwrap();
        // The judge must not let a program import what lies beside it.
        fs::write(work.path().join("json.py"), "raise SystemExit('shadowed')\n").unwrap();
        let shared = tempfile::Builder::new().prefix("secret-").tempfile_in("/tmp").unwrap();
        fs::write(shared.path(), &file).unwrap();
        let readable = std::os::unix::fs::PermissionsExt::from_mode(0o644);
        fs::set_permissions(shared.path(), readable).unwrap();
        let empty = || tempfile::tempdir().unwrap();
        Self { variable, file, work, temporary: empty(), cache: empty(), shared }
    }

    /// Has a judge work within reach of them.
    pub(super) fn tempt(&self, command: &mut Command) {
        command.current_dir(self.work.path()).env("TMPDIR", self.temporary.path());
        command.env("JUDGE_CACHE", self.cache.path());
        command.env("SECRET_TOKEN", &self.variable).env("GITHUB_ENV", self.shared.path());
    }

    /// Which of them an output tells.
    pub(super) fn found_in(&self, output: &str, files_are_hidden: bool) -> Option<&'static str> {
        if output.contains(&self.variable) {
            return Some("the secret of the environment");
        }
        (files_are_hidden && output.contains(&self.file)).then_some("the secret of a file")
    }

    /// Files in the folders of the judges that were not there.
    pub(super) fn left_behind(&self) -> Vec<String> {
        let work = names(self.work.path()).into_iter();
        let work = work.filter(|name| name != "secret.txt" && name != "json.py");
        let temporary = names(self.temporary.path()).into_iter();
        let cache = names(self.cache.path()).into_iter();
        let cache = cache.filter(|name| name != "cases" && !name.starts_with("interpreter-"));
        work.chain(temporary).chain(cache).map(|name| format!("file {name} is left")).collect()
    }
}
