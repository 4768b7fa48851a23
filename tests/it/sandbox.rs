//! What a program in the sandbox can see and reach, told by programs that try.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::support::{judge, sandbox_works, skip, solution, text};

/// Runs a body as a solution of `two_sum` and returns what it printed on the first sample.
fn printed(body: &str, extra: &[&str]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("probe.py");
    let body: Vec<_> = body.lines().map(|line| format!("    {line}")).collect();
    let source = format!("import os, sys\ndef two_sum(nums, target):\n{}\n", body.join("\n"));
    fs::write(&file, source).unwrap();
    let mut command = judge();
    command
        .args(["run", "two_sum", file.to_str().unwrap(), "--format", "json", "-x", "--full"])
        .args(extra);
    let output = command.env("SECRET_TOKEN", "canary-7f3a").output().unwrap();
    assert!(!text(&output.stdout).contains("canary-7f3a"), "a secret came out");
    let solution = solution(&output);
    let failure = &solution["failures"][0];
    failure["stdout"]["text"].as_str().unwrap_or_else(|| panic!("{solution:#}")).to_owned()
}

#[test]
fn a_program_sees_nothing_of_the_host() {
    if !sandbox_works() {
        return;
    }
    let home = printed(
        "for path in '/proc/self', '/etc/passwd', '/tmp', '/home', '/root':\n    print(os.path.exists(path), end=' ')\ntry:\n    print(os.listdir('/'))\nexcept OSError as error:\n    print(type(error).__name__)",
        &[],
    );
    // An interpreter in root's home makes that folder visible, and empty but for itself.
    let words: Vec<_> = home.split_whitespace().collect();
    assert_eq!(words[..4], ["False", "False", "False", "False"], "{home}");
    assert_eq!(words[5..], ["PermissionError"], "{home}");
    let variables = printed("print(sorted(os.environ))", &[]);
    // The interpreter itself sets LC_CTYPE.
    assert_eq!(
        variables.trim(),
        "['LC_CTYPE', 'NO_COLOR', 'PYTHONHASHSEED', 'PYTHONUTF8', 'PYTHON_COLORS']"
    );
    let bank = printed(&format!("print(os.path.exists({:?}))", env!("CARGO_MANIFEST_DIR")), &[]);
    assert_eq!(bank.trim(), "False");
}

#[test]
fn a_program_cannot_write_connect_or_rise() {
    if !sandbox_works() {
        return;
    }
    let attempts = "\
def attempt(act):
    try:
        act()
        print('DONE')
    except Exception as error:
        print(type(error).__name__)
import socket
attempt(lambda: open('/x', 'w'))
attempt(lambda: open('/dev/shm/x', 'w'))
attempt(lambda: os.mkdir('/usr/lib/x'))
attempt(lambda: socket.create_connection(('127.0.0.1', 22), 1))
attempt(lambda: os.setuid(0))
attempt(lambda: os.kill(1, 9))
attempt(lambda: os.nice(-5))
attempt(lambda: os.setgroups([0]))
attempt(lambda: os.fork())
attempt(lambda: os.execv(sys.executable, [sys.executable, '-c', 'pass']))";
    let outcome = printed(attempts, &[]);
    let lines: Vec<_> = outcome.lines().collect();
    let expected = [
        // The private root is read-only; there is no shared memory.
        "OSError",
        "FileNotFoundError",
        "OSError",
        // The filter.
        "PermissionError",
        "PermissionError",
        "PermissionError",
        "PermissionError",
        "PermissionError",
        "PermissionError",
        "PermissionError",
    ];
    assert_eq!(lines, expected, "{outcome}");
}

#[test]
fn only_the_five_descriptors_are_open() {
    if !sandbox_works() {
        return;
    }
    let open = printed(
        "found = []\nfor number in range(64):\n    try:\n        os.fstat(number)\n        found.append(number)\n    except OSError:\n        pass\nprint(len(found), found[:3])",
        &[],
    );
    assert_eq!(open.trim(), "5 [0, 1, 2]");
}

#[test]
fn no_case_sees_another() {
    if !sandbox_works() {
        return;
    }
    let counted = printed(
        "import builtins\nbuiltins.calls = getattr(builtins, 'calls', 0) + 1\nprint(builtins.calls)",
        &["--no-fail-fast"],
    );
    assert_eq!(counted.trim(), "1");
}

#[test]
fn an_ordinary_user_can_judge() {
    if !sandbox_works() {
        return;
    }
    if !nix::unistd::geteuid().is_root() {
        // Then every other test has shown it.
        return;
    }
    let folder =
        tempfile::Builder::new().permissions(fs::Permissions::from_mode(0o777)).tempdir().unwrap();
    let copy = folder.path().join("judge");
    fs::copy(env!("CARGO_BIN_EXE_judge"), &copy).unwrap();
    let file = folder.path().join("two_sum.py");
    fs::copy(crate::support::root().join("tests/submissions/two_sum/accepted/hash_map.py"), &file)
        .unwrap();
    let python = Path::new("/usr/bin/python3");
    if !python.exists() {
        return skip("no interpreter that other users can read");
    }
    #[expect(clippy::disallowed_methods, reason = "tests start the program")]
    let output = std::process::Command::new("setpriv")
        .args(["--reuid", "65534", "--regid", "65534", "--clear-groups"])
        .arg(&copy)
        .args(["run", "two_sum", "--format", "json", "--python", "/usr/bin/python3"])
        .current_dir(folder.path())
        .env_clear()
        .env("JUDGE_CACHE", folder.path().join("cache"))
        .output()
        .unwrap();
    assert_eq!(solution(&output)["verdict"], "AC", "{}", text(&output.stderr));
}

#[test]
fn an_interrupt_ends_everything_at_once() {
    if !sandbox_works() {
        return;
    }
    let mut command = judge();
    let file = "tests/submissions/two_sum/time_limit_exceeded/sleeps.py";
    command
        .args(["run", "two_sum", file, "--time-scale", "50"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let child = command.spawn().unwrap();
    let pid = nix::unistd::Pid::from_raw(child.id().cast_signed());
    let deadline = Instant::now() + Duration::from_mins(1);
    while jails_of(pid.as_raw()).is_empty() {
        assert!(Instant::now() < deadline, "no program was started");
        std::thread::sleep(Duration::from_millis(20));
    }
    let jails = jails_of(pid.as_raw());
    nix::sys::signal::kill(pid, nix::sys::signal::Signal::SIGINT).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{}", text(&output.stderr));
    for jail in jails {
        assert!(!Path::new(&format!("/proc/{jail}")).exists(), "the jail {jail} is left");
    }
}

/// The children of all threads of a process.
pub(crate) fn jails_of(pid: i32) -> Vec<i32> {
    let Ok(threads) = fs::read_dir(format!("/proc/{pid}/task")) else { return Vec::new() };
    let lists = threads
        .flatten()
        .filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    lists
        .flat_map(|list| {
            list.split_whitespace().filter_map(|pid| pid.parse().ok()).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn without_namespaces_the_report_says_so() {
    let mut command = judge();
    let file = "tests/submissions/two_sum/accepted/hash_map.py";
    let output = command.args(["run", "two_sum", file, "--sandbox", "none"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(text(&output.stdout).contains("NOT SANDBOXED"), "{}", text(&output.stdout));
}
