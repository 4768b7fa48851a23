//! The calls that are let through in every profile, and on which condition.
//!
//! What `stdlib` and `process` add stands in `additions`. Everything named nowhere is answered as
//! `compiler::fallback` says.

use super::row::Value::{Named, OwnPid};
use super::row::{ALL, Row, SINGLE, Value, allow, bits, one_of};

/// The flags with which glibc starts a thread.
const PTHREAD: Value = Named("pthread", 0x3d_0f00);
/// As `PTHREAD`; musl adds `CLONE_DETACHED`, which the kernel ignores.
const PTHREAD_MUSL: Value = Named("pthread of musl", 0x7d_0f00);
const ZERO: Value = Named("0", 0);

pub(super) const ROWS: &[Row] = &[
    // Memory.
    allow(
        "memory",
        &["brk", "munmap", "mremap", "mprotect"],
        ALL,
        "the interpreter's heap and stacks; executable memory too, since `dlopen` and \
         `ctypes` callbacks make it and native code is under the same filter",
    ),
    allow(
        "mapping",
        &["mmap"],
        ALL,
        "as above, but no huge pages, which the memory limit does not count",
    )
    .when(
        &[bits(3, "flags", 0x4_0000, &[Named("without MAP_HUGETLB", 0)])],
        &[ZERO, ZERO, ZERO, Named("", 0x22)],
    ),
    allow(
        "advice on memory",
        &["madvise"],
        ALL,
        "allocators and thread stacks; not `MADV_MERGEABLE`, whose timing tells of other \
         processes' memory",
    )
    .when(&[one_of(2, "advice", ADVICE)], &[ZERO, ZERO, Named("", 4)]),
    // Descriptors that are already open.
    allow(
        "open descriptors",
        &[
            "read",
            "readv",
            "write",
            "writev",
            "pread64",
            "preadv",
            "pwrite64",
            "pwritev",
            "lseek",
            "close",
            "close_range",
            "dup",
            "dup2",
            "dup3",
            "fstat",
        ],
        ALL,
        "they give nothing that the process does not hold already",
    ),
    allow(
        "properties of descriptors",
        &["fcntl"],
        ALL,
        "inheritance, `O_NONBLOCK`, `os.dup`; no locks, which are seen by whoever has the \
         same file, no pipe sizes, no owners of signals",
    )
    .when(&[one_of(1, "command", FCNTL)], &[ZERO, Named("", 3)]),
    allow(
        "questions to devices",
        &["ioctl"],
        ALL,
        "`isatty`, the terminal's size, blocking and inheritance; never `TIOCSTI`, which \
         types for the user",
    )
    .when(&[one_of(1, "request", IOCTL)], &[ZERO, Named("", 0x5401)]),
    allow(
        "waiting for descriptors",
        &["poll", "ppoll", "select", "pselect6"],
        ALL,
        "`select`; `time.sleep` before Python 3.11",
    ),
    // Time and signals.
    allow(
        "clocks",
        &["clock_gettime", "clock_getres", "clock_nanosleep"],
        ALL,
        "`time`; not the negative numbers, which are CPU clocks of other processes",
    )
    .when(&[bits(0, "clock", 0x8000_0000, &[Named("not negative", 0)])], &[Named("", 1)]),
    allow(
        "time",
        &[
            "gettimeofday",
            "time",
            "nanosleep",
            "pause",
            "sched_yield",
            "alarm",
            "setitimer",
            "getitimer",
        ],
        ALL,
        "`time.sleep`, `signal.alarm`: limits are kept outside",
    ),
    allow(
        "signal handlers",
        &[
            "rt_sigaction",
            "rt_sigprocmask",
            "rt_sigreturn",
            "rt_sigpending",
            "rt_sigtimedwait",
            "rt_sigsuspend",
            "sigaltstack",
        ],
        ALL,
        "`signal`, `faulthandler`, threads",
    ),
    allow(
        "signals to itself",
        &["kill", "tgkill"],
        SINGLE,
        "`os.abort`, `os.kill(os.getpid(), …)`, `signal.raise_signal`; the process writes \
         its own number into the filter",
    )
    .when(&[one_of(0, "pid", &[OwnPid])], &[OwnPid]),
    // Threads.
    allow("threads", &["clone"], ALL, "exactly the flags with which a C library starts one")
        .when(&[one_of(0, "flags", &[PTHREAD, PTHREAD_MUSL])], &[PTHREAD]),
    allow(
        "thread upkeep",
        &["futex", "set_robust_list", "rseq", "gettid", "sched_getaffinity"],
        ALL,
        "locks and thread start; glibc ends the process when a thread cannot register `rseq`",
    ),
    // Facts about itself.
    allow(
        "identity",
        &[
            "getpid",
            "getppid",
            "getuid",
            "geteuid",
            "getgid",
            "getegid",
            "getresuid",
            "getresgid",
            "getgroups",
            "getpgid",
            "getpgrp",
            "getsid",
            "umask",
        ],
        ALL,
        "numbers of its own; `umask` serves only files it may make",
    ),
    allow(
        "machine and usage",
        &[
            "uname",
            "sysinfo",
            "getrusage",
            "times",
            "getpriority",
            "sched_getparam",
            "sched_getscheduler",
            "sched_get_priority_max",
            "sched_get_priority_min",
        ],
        ALL,
        "`platform`, `os.times`, `resource.getrusage`, `os.sysconf`: read only",
    ),
    allow(
        "its own limits",
        &["prlimit64"],
        ALL,
        "`resource.setrlimit(RLIMIT_STACK, …)` is a habit of solutions; hard limits cannot \
         be raised, and lower ones bind only itself",
    )
    .when(&[one_of(0, "pid", &[ZERO, OwnPid])], &[ZERO]),
    allow(
        "process facts",
        &["prctl"],
        ALL,
        "names for threads and mappings, and questions; nothing that changes rights, \
         tracing, signals or parents",
    )
    .when(&[one_of(0, "option", PRCTL)], &[Named("", 15)]),
    allow("randomness", &["getrandom"], ALL, "`random`, `secrets`, `uuid`, hash seeds"),
    allow(
        "end",
        &["exit", "exit_group", "restart_syscall"],
        ALL,
        "ending, and going on after a stop",
    ),
    allow(
        "waiting for children",
        &["wait4", "waitid"],
        ALL,
        "without children the kernel's own `ECHILD` is the honest answer",
    ),
];

const ADVICE: &[Value] = &[
    Named("MADV_NORMAL", 0),
    Named("MADV_RANDOM", 1),
    Named("MADV_SEQUENTIAL", 2),
    Named("MADV_WILLNEED", 3),
    Named("MADV_DONTNEED", 4),
    Named("MADV_FREE", 8),
    Named("MADV_HUGEPAGE", 14),
    Named("MADV_NOHUGEPAGE", 15),
    Named("MADV_DONTDUMP", 16),
    Named("MADV_DODUMP", 17),
];

const FCNTL: &[Value] = &[
    Named("F_DUPFD", 0),
    Named("F_GETFD", 1),
    Named("F_SETFD", 2),
    Named("F_GETFL", 3),
    Named("F_SETFL", 4),
    Named("F_DUPFD_CLOEXEC", 1030),
];

const IOCTL: &[Value] = &[
    Named("TCGETS", 0x5401),
    Named("TCGETS2", 0x802c_542a),
    Named("TIOCGWINSZ", 0x5413),
    Named("FIONREAD", 0x541b),
    Named("FIONBIO", 0x5421),
    Named("FIOCLEX", 0x5451),
    Named("FIONCLEX", 0x5450),
];

const PRCTL: &[Value] = &[
    Named("PR_SET_NAME", 15),
    Named("PR_GET_NAME", 16),
    Named("PR_GET_DUMPABLE", 3),
    Named("PR_GET_SECCOMP", 21),
    Named("PR_GET_NO_NEW_PRIVS", 39),
    Named("PR_GET_TIMERSLACK", 30),
    Named("PR_CAPBSET_READ", 23),
    Named("PR_SET_VMA", 0x5356_4d41),
];
