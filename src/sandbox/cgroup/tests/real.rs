//! Groups of this machine, with processes in them.

use std::fs;
use std::io::{Read, Write};
use std::os::fd::{AsFd, AsRawFd};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use nix::unistd::Pid;

use super::super::claim::Hierarchy;
use super::super::folder;
use super::super::{
    CaseBase, CaseFigures, CgroupError, Controller, Finding, Groups, Measured, MemoryFigures,
    OomKills, ProcessCount, SlotGroup, Version,
};
use crate::model::MemorySize;

/// What a test works with. One at a time: a process that another test starts in our own group would keep
/// version 2 from passing controllers on.
struct Here {
    groups: Groups,
    _alone: MutexGuard<'static, ()>,
}

impl Here {
    /// `None`, said aloud, where a controller cannot be used; a failure where it should be.
    fn with(controllers: &[Controller]) -> Option<Self> {
        static ALONE: Mutex<()> = Mutex::new(());
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let groups = Groups::discover();
        let wanted = |finding: &&Finding| controllers.contains(&finding.controller);
        for finding in groups.describe().iter().filter(wanted) {
            if let Err(missing) = &finding.place {
                skip(&format!("{finding}; {}", missing.fix()));
                return None;
            }
        }
        Some(Self { groups, _alone: alone })
    }

    /// As [`Here::with`], with a slot: there is one when any controller can be used.
    fn with_slot(controllers: &[Controller]) -> Option<(Self, SlotGroup)> {
        let here = Self::with(controllers)?;
        match here.groups.slot() {
            Ok(slot) => Some((here, slot)),
            Err(CgroupError::Nothing) => {
                skip("no control groups");
                None
            }
            Err(error) => panic!("{error}"),
        }
    }

    fn hierarchies(&self) -> &[Hierarchy] {
        &self.groups.shared.hierarchies
    }
}

#[expect(clippy::print_stderr, reason = "a skip that nobody sees is a lie")]
fn skip(why: &str) {
    #[expect(clippy::disallowed_methods, reason = "set by CI")]
    let strict = std::env::var_os("JUDGE_TEST_STRICT").is_some();
    let root = nix::unistd::geteuid().is_root();
    assert!(!(strict && root), "skipped although JUDGE_TEST_STRICT is set: {why}");
    eprintln!("SKIPPED: {why}");
}

/// A Python program that waits for its group.
struct Program {
    child: Child,
}

impl Program {
    fn start(slot: &SlotGroup, code: &str) -> Self {
        let program = Self::waiting(code);
        slot.attach(Pid::from_raw(program.child.id().cast_signed())).unwrap();
        program
    }

    fn waiting(code: &str) -> Self {
        let python =
            if Path::new("/usr/bin/python3").exists() { "/usr/bin/python3" } else { "python3" };
        #[expect(clippy::disallowed_methods, reason = "tests start programs")]
        let mut command = Command::new("sh");
        // The shell reads its line byte by byte and leaves the rest to the program.
        command.args(["-c", "read go && exec \"$@\"", "sh", python, "-S", "-c", code]);
        let child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        Self { child }
    }

    /// Lets it run, or run on.
    fn go(&mut self) {
        self.child.stdin.as_mut().unwrap().write_all(b"\n").unwrap();
    }

    /// Waits for a line of it.
    fn line(&mut self) -> String {
        let mut line = Vec::new();
        let mut byte = [0];
        while self.child.stdout.as_mut().unwrap().read(&mut byte).unwrap() == 1 && byte != *b"\n" {
            line.extend(byte);
        }
        String::from_utf8(line).unwrap()
    }

    fn end(mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }
}

/// Runs a program as one case.
fn case(slot: &SlotGroup, limit: MemorySize, code: &str) -> (ExitStatus, CaseFigures) {
    let mut program = Program::start(slot, code);
    let base = slot.open_case(limit).unwrap();
    program.go();
    let status = program.end();
    (status, slot.close_case(&base).unwrap())
}

fn mib(count: u64) -> MemorySize {
    MemorySize::from_mib(count)
}

/// An interpreter without `site` needs about 6 MiB, the kernel up to 2 MiB for it.
fn assert_about(peak: MemorySize, expected: MemorySize) {
    let most = MemorySize::from_bytes(expected.bytes() + mib(15).bytes());
    assert!((expected..=most).contains(&peak), "{peak}, not {expected} and a little more");
}

fn until(what: &str, mut holds: impl FnMut() -> bool) {
    let start = Instant::now();
    while !holds() {
        assert!(start.elapsed() < Duration::from_secs(20), "{what} did not come true");
        std::thread::yield_now();
    }
}

#[test]
fn what_is_found_is_below_our_own_group() {
    let Some(here) = Here::with(&[]) else { return };
    for hierarchy in here.hierarchies() {
        assert!(hierarchy.path().starts_with(&hierarchy.base));
        let members = fs::read_to_string(hierarchy.base.join("cgroup.procs")).unwrap();
        let leaf = fs::read_to_string(hierarchy.base.join("judge.main/cgroup.procs"));
        let us = std::process::id().to_string();
        let lists = |text: &str| text.lines().any(|line| line == us);
        assert!(lists(&members) || leaf.is_ok_and(|leaf| lists(&leaf)), "{hierarchy:?}");
    }
    for finding in here.groups.describe() {
        assert_eq!(here.groups.has(finding.controller), finding.place.is_ok(), "{finding}");
    }
}

#[test]
fn a_memory_bomb_is_killed_and_counted() {
    let Some((_here, slot)) = Here::with_slot(&[Controller::Memory]) else { return };
    let (status, figures) = case(&slot, mib(64), "x = bytearray(200 << 20)");
    assert_eq!(status.signal(), Some(libc::SIGKILL));
    let MemoryFigures { peak, measured, oom_kills } = figures.memory.unwrap();
    assert_eq!((measured, oom_kills), (Measured::Exactly, OomKills::AtTheLimit(1)));
    assert!((mib(63)..=mib(64)).contains(&peak), "{peak}");
    // Neither the limit nor the count is left to the next case.
    let (status, figures) = case(&slot, mib(300), "x = bytearray(200 << 20)");
    assert!(status.success(), "{status}");
    let memory = figures.memory.unwrap();
    assert_eq!(memory.oom_kills, OomKills::None);
    assert_about(memory.peak, mib(200));
}

#[test]
fn a_kill_below_the_limit_is_told_apart() {
    let Some((here, slot)) = Here::with_slot(&[Controller::Memory]) else { return };
    let mut program = Program::start(&slot, "x = bytearray(200 << 20)");
    let base = slot.open_case(mib(1000)).unwrap();
    // The group above runs out first.
    let hierarchy = here.groups.shared.find(Controller::Memory).unwrap();
    let limit = match hierarchy.version {
        Version::V1 => "memory.limit_in_bytes",
        Version::V2 => "memory.max",
    };
    fs::write(hierarchy.path().join(limit), "64M").unwrap();
    program.go();
    assert_eq!(program.end().signal(), Some(libc::SIGKILL));
    let memory = slot.close_case(&base).unwrap().memory.unwrap();
    assert_eq!(memory.oom_kills, OomKills::BelowTheLimit(1));
}

#[test]
fn each_case_has_its_own_peak() {
    let Some((here, slot)) = Here::with_slot(&[Controller::Memory]) else { return };
    let holds =
        |size: u64| format!("x = bytearray({size} << 20); print('ready', flush=True); input()");
    for (case, size) in [100, 20, 50].into_iter().enumerate() {
        let mut program = Program::start(&slot, &holds(size));
        let mut base: CaseBase = slot.open_case(mib(256)).unwrap();
        program.go();
        assert_eq!(program.line(), "ready");
        slot.sample_memory(&mut base).unwrap();
        program.go();
        assert!(program.end().success());
        let memory = slot.close_case(&base).unwrap().memory.unwrap();
        assert_about(memory.peak, mib(size));
        let kept = case == 0 || peak_can_be_reset(&here, &slot);
        let expected = if kept { Measured::Exactly } else { Measured::BySampling };
        assert_eq!(memory.measured, expected, "case {case}");
    }
}

/// By the mode of the file, where the judge tries writing.
fn peak_can_be_reset(here: &Here, slot: &SlotGroup) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let hierarchy = here.groups.shared.find(Controller::Memory).unwrap();
    let folder = slot.folders.iter().find(|folder| folder.path().starts_with(hierarchy.path()));
    let peak = folder.unwrap().path().join("memory.peak");
    let writable = |found: fs::Metadata| found.permissions().mode() & 0o200 != 0;
    hierarchy.version == Version::V1 || fs::metadata(peak).is_ok_and(writable)
}

#[test]
fn a_limit_can_be_raised_and_lowered_and_is_lifted_at_the_end() {
    let Some((_here, slot)) = Here::with_slot(&[Controller::Memory]) else { return };
    let mut program = Program::start(&slot, "x = bytearray(60 << 20)");
    for limit in [32, 256, 16, 128] {
        slot.open_case(mib(limit)).unwrap();
    }
    program.go();
    assert!(program.end().success());
    let base = slot.open_case(mib(1)).unwrap();
    slot.close_case(&base).unwrap();
    let mut program = Program::start(&slot, "x = bytearray(60 << 20)");
    program.go();
    assert!(program.end().success());
}

#[test]
fn cpu_time_counts_the_dead_and_only_the_case() {
    let Some((_here, slot)) = Here::with_slot(&[Controller::Cpu]) else { return };
    let spin = "import os, time
if os.fork() == 0:
    while time.process_time() < 0.2: pass
    os._exit(0)
os.wait()";
    let start = Instant::now();
    let (status, figures) = case(&slot, mib(256), spin);
    assert!(status.success());
    let processors = u32::try_from(std::thread::available_parallelism().unwrap().get()).unwrap();
    let most = start.elapsed() * processors;
    let cpu = figures.cpu.unwrap();
    assert!((Duration::from_millis(190)..most).contains(&cpu), "{cpu:?}");
    // What was used before the gate is not counted.
    let base = slot.open_case(mib(256)).unwrap();
    assert!(slot.cpu_since(&base).unwrap() < Duration::from_millis(100));
    assert!(slot.close_case(&base).unwrap().cpu.unwrap() < Duration::from_millis(100));
}

#[test]
fn processes_are_limited_and_counted() {
    let Some((_here, slot)) = Here::with_slot(&[Controller::Processes]) else { return };
    slot.set_processes(ProcessCount::new(5)).unwrap();
    let forks = "import os, time
count = 0
try:
    while os.fork(): count += 1
    time.sleep(1000)
except BlockingIOError:
    print(count, flush=True)
    time.sleep(1000)";
    let mut program = Program::start(&slot, forks);
    program.go();
    assert_eq!(program.line(), "4");
    assert_eq!(slot.processes().unwrap(), ProcessCount::new(5));
    slot.kill_all().unwrap();
    assert_eq!(program.end().signal(), Some(libc::SIGKILL));
    until("an empty group", || slot.processes().unwrap().get() == 0);
}

#[test]
fn a_fork_bomb_is_ended() {
    let Some((_here, slot)) = Here::with_slot(&[Controller::Processes]) else { return };
    slot.set_processes(ProcessCount::new(64)).unwrap();
    let bomb = "import os
print('ready', flush=True)
while True:
    try: os.fork()
    except OSError: pass";
    let mut program = Program::start(&slot, bomb);
    program.go();
    assert_eq!(program.line(), "ready");
    slot.kill_all().unwrap();
    assert_eq!(program.end().signal(), Some(libc::SIGKILL));
    until("an empty group", || slot.processes().unwrap().get() == 0);
    // The limit is as it was.
    let (status, _) = case(&slot, mib(64), "import os\nif os.fork() == 0: os._exit(0)\nos.wait()");
    assert!(status.success());
}

#[test]
fn a_process_can_be_started_inside() {
    let Some((here, slot)) = Here::with_slot(&[]) else { return };
    let Some(folder) = slot.v2_directory() else {
        assert!(here.hierarchies().iter().all(|one| one.version == Version::V1));
        return;
    };
    // clone3(2) has the number 435 everywhere; the last field of its arguments is the group.
    let clone = format!(
        "import ctypes, os, struct
arguments = struct.pack('11Q', 0x200000000, 0, 0, 0, 17, 0, 0, 0, 0, 0, {})
pid = ctypes.CDLL(None, use_errno=True).syscall(435, arguments, len(arguments))
if pid < 0: raise OSError(ctypes.get_errno(), 'clone3')
if pid == 0:
    print(open('/proc/self/cgroup').read().split('\\n0::')[-1].split('0::')[-1].strip(), flush=True)
    os._exit(0)
os.waitpid(pid, 0)",
        folder.as_raw_fd()
    );
    let inherit = nix::fcntl::FcntlArg::F_SETFD(nix::fcntl::FdFlag::empty());
    nix::fcntl::fcntl(folder.as_fd(), inherit).unwrap();
    let mut program = Program::waiting(&clone);
    program.go();
    let group = program.line();
    assert!(program.end().success());
    let folders: Vec<_> = slot.folders.iter().map(|folder| folder.path().to_owned()).collect();
    assert!(
        folders.iter().any(|folder| folder.ends_with(group.trim_start_matches('/'))),
        "{group}"
    );
}

#[test]
fn folders_go_with_the_slot_even_when_it_is_not_empty() {
    let Some((here, slot)) = Here::with_slot(&[]) else { return };
    let program = Program::start(&slot, "pass");
    let folders: Vec<PathBuf> = slot.folders.iter().map(|one| one.path().to_owned()).collect();
    let parents: Vec<PathBuf> =
        here.hierarchies().iter().map(|one| one.path().to_owned()).collect();
    assert!(folders.iter().chain(&parents).all(|path| path.is_dir()));
    drop(slot);
    assert_eq!(program.end().signal(), Some(libc::SIGKILL));
    assert!(folders.iter().all(|path| !path.exists()), "{folders:?}");
    drop(here);
    assert!(parents.iter().all(|path| !path.exists()), "{parents:?}");
}

#[test]
fn a_sweep_removes_what_the_dead_left_and_nothing_else() {
    let Some((here, _)) = Here::with_slot(&[]) else { return };
    let other_judge = Groups::discover();
    let slot = other_judge.slot().unwrap();
    let gone = Program::waiting("pass");
    let (pid, mut left) = (gone.child.id(), Vec::new());
    gone.end();
    let survivor = Program::waiting("pass");
    for hierarchy in here.hierarchies() {
        let path = hierarchy.base.join(format!("judge-{pid}-1-0"));
        fs::create_dir_all(path.join("slot-0")).unwrap();
        let door = path.join("slot-0/cgroup.procs");
        fs::write(door, survivor.child.id().to_string()).unwrap();
        left.push(path);
    }
    let seen_elsewhere = left.first().unwrap().with_file_name(format!("judge-{pid}-1-1"));
    fs::create_dir(&seen_elsewhere).unwrap();
    let held = folder::lock(&seen_elsewhere).unwrap();
    here.groups.sweep();
    assert_eq!(survivor.end().signal(), Some(libc::SIGKILL));
    assert!(left.iter().all(|path| !path.exists()), "{left:?}");
    assert!(slot.folders.iter().all(|folder| folder.path().exists()));
    assert!(seen_elsewhere.exists(), "a folder in use was removed");
    drop(held);
    here.groups.sweep();
    assert!(!seen_elsewhere.exists());
}
