//! Real Python programs under the real filters, with the oldest and the newest interpreter here.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use super::PROFILES;
use super::support::{interpreters, skip};
use crate::sandbox::policy::{Architecture, Profile, filter};
use crate::sandbox::sys;

const PURE: &[Profile] = &PROFILES;
const STDLIB: &[Profile] = &[Profile::Stdlib, Profile::Process];
const SINGLE: &[Profile] = &[Profile::Pure, Profile::Stdlib];
const PROCESS: &[Profile] = &[Profile::Process];

/// What a program prints, or the signal that ends it.
#[derive(Clone, Copy, Debug)]
enum Ends {
    Printing(&'static str),
    Killed(i32),
}

use Ends::{Killed, Printing};

/// What is tried, where, and how it ends.
const PROGRAMS: &[(&str, &[Profile], Ends)] = &[
    ("print(input(), end='')", PURE, Printing("line")),
    ("import sys; print(sys.stdin.buffer.read(), end='')", PURE, Printing("b'line\\n'")),
    ("import os; print(os.read(0, 4), open(0).read(), end='')", PURE, Printing("b'line' \n")),
    ("print(len([0] * 25_000_000), end='')", PURE, Printing("25000000")),
    (
        "import time; time.sleep(0.01); print(time.process_time() > 0, end='')",
        PURE,
        Printing("True"),
    ),
    (
        "import threading as t; a = [t.Thread(target=print, args=(1,), kwargs={'end': ''}) for _ in 'abc']\n\
         for x in a: x.start()\nfor x in a: x.join()",
        PURE,
        Printing("111"),
    ),
    (
        "from concurrent.futures import ThreadPoolExecutor as P; print(*P(2).map(abs, [-1, 2]), end='')",
        PURE,
        Printing("1 2"),
    ),
    ("import random; print(random.SystemRandom().random() < 1, end='')", PURE, Printing("True")),
    (
        "import os, signal; signal.signal(14, lambda *_: print('alarm', end=''))\n\
         signal.setitimer(0, 0.01); signal.pause()\n\
         signal.signal(10, lambda *_: print(' own', end='')); os.kill(os.getpid(), 10)",
        PURE,
        Printing("alarm own"),
    ),
    ("import os; os.abort()", PURE, Killed(libc::SIGABRT)),
    ("import ctypes; ctypes.string_at(0)", PURE, Killed(libc::SIGSEGV)),
    (
        "import sys; sys.setrecursionlimit(20000)\nf = lambda n: n and 1 + f(n - 1)\nprint(f(9000), end='')",
        PURE,
        Printing("9000"),
    ),
    ("import asyncio; asyncio.run(asyncio.sleep(0.01)); print(1, end='')", STDLIB, Printing("1")),
    (
        "import sqlite3; print(sqlite3.connect(':memory:').execute('select 7').fetchone()[0], end='')",
        STDLIB,
        Printing("7"),
    ),
    ("import os; print(open(os.devnull, 'w').write('abc'), end='')", STDLIB, Printing("3")),
    (
        "import decimal, uuid, secrets, faulthandler, multiprocessing, tempfile; print(len(str(uuid.uuid4())), end='')",
        STDLIB,
        Printing("36"),
    ),
    (
        "import ctypes as c; a = (c.c_int * 3)(3, 1, 2); f = c.CFUNCTYPE(c.c_int, *[c.POINTER(c.c_int)] * 2)\n\
         c.CDLL(None).qsort(a, 3, 4, f(lambda x, y: x[0] - y[0])); print(*a, end='')",
        STDLIB,
        Printing("1 2 3"),
    ),
    (REFUSED_FORK, SINGLE, Printing("PermissionError")),
    (
        "import subprocess\ntry: subprocess.run(['true'])\nexcept OSError as e: print(type(e).__name__, end='')",
        &[Profile::Stdlib],
        Printing("PermissionError"),
    ),
    (
        "try: open('/etc/passwd')\nexcept OSError as e: print(type(e).__name__, end='')",
        &[Profile::Pure],
        Printing("PermissionError"),
    ),
    (
        "import _socket as s\ntry: s.socket()\nexcept OSError as e: print(type(e).__name__, end='')",
        STDLIB,
        Printing("PermissionError"),
    ),
    (
        "import os\nfor f in (lambda: os.kill(1, 0), lambda: os.kill(-1, 9), lambda: os.kill(0, 9), lambda: os.nice(1)):\n  try: f()\n  except OSError as e: print(e.errno, end=' ')",
        SINGLE,
        Printing("1 1 1 1 "),
    ),
    (
        "import os\ntry: os.wait()\nexcept OSError as e: print(type(e).__name__, end='')",
        PURE,
        Printing("ChildProcessError"),
    ),
    (
        "import os\ntry: os.open(os.__file__, os.O_RDONLY | os.O_TRUNC)\nexcept OSError as e: print(e.errno, end='')",
        STDLIB,
        Printing("1"),
    ),
    ("import ctypes; ctypes.CDLL(None).ptrace(0, 0, 0, 0)", PURE, Killed(libc::SIGSYS)),
    ("import ctypes; ctypes.CDLL(None).unshare(0x10000000)", PURE, Killed(libc::SIGSYS)),
    ("import ctypes; ctypes.CDLL(None).chroot(b'/')", PURE, Killed(libc::SIGSYS)),
    (
        "import subprocess; print(subprocess.run(['echo', 'x'], stdout=-1).stdout, end='')",
        PROCESS,
        Printing("b'x\\n'"),
    ),
    (
        "import subprocess as s\ntry: s.run(['sleep', '9'], timeout=0.05)\nexcept s.TimeoutExpired: print(1, end='')",
        PROCESS,
        Printing("1"),
    ),
    (
        "import multiprocessing as m; c = m.get_context('fork'); p = c.Process(target=__import__('os')._exit, args=(3,)); p.start(); p.join(); print(p.exitcode, end='')",
        PROCESS,
        Printing("3"),
    ),
    (
        "import subprocess as s; print(s.run(['unshare', '-U', 'true']).returncode, end='')",
        PROCESS,
        Printing("-31"),
    ),
];

const REFUSED_FORK: &str =
    "import os\ntry: os.fork()\nexcept OSError as e: print(type(e).__name__, end='')";

#[test]
fn programs_end_as_the_policy_says() {
    let Some(here) = Architecture::here() else { return skip("an unknown architecture") };
    if let Err(error) = sys::seccomp_action_available(libc::SECCOMP_RET_KILL_PROCESS) {
        return skip(&format!("no seccomp filters: {error}"));
    }
    let found = interpreters();
    if found.is_empty() {
        return skip("no Python from 3.8 to 3.13");
    }
    let mut wrong = Vec::new();
    for profile in PROFILES {
        let compiled = filter(profile, here);
        let mut file = tempfile::NamedTempFile::new().unwrap();
        file.write_all(&compiled.program).unwrap();
        let offsets: Vec<_> = compiled.pid_offsets.iter().map(ToString::to_string).collect();
        for python in &found {
            for (source, _, ends) in PROGRAMS.iter().filter(|program| program.1.contains(&profile))
            {
                let output = run(python, file.path(), &offsets.join(","), source);
                if !ended(&output, *ends) {
                    wrong.push(format!("{profile}, {}: {source}\n{output:?}\n", python.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn run(python: &Path, filter: &Path, offsets: &str, source: &str) -> Output {
    let launch = include_str!("launch.py");
    #[expect(clippy::disallowed_methods, reason = "the filter is what is tested, without a jail")]
    let mut child = Command::new(python)
        .args(["-s", "-S", "-B", "-c", launch])
        .arg(filter)
        .args([offsets, source])
        .env_remove("PYTHONDEVMODE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that reads nothing may have ended already.
    let _ = child.stdin.take().unwrap().write_all(b"line\n");
    child.wait_with_output().unwrap()
}

fn ended(output: &Output, ends: Ends) -> bool {
    use std::os::unix::process::ExitStatusExt;
    match ends {
        Printing(text) => output.status.success() && output.stdout == text.as_bytes(),
        Killed(signal) => output.status.signal() == Some(signal),
    }
}
