//! The calls that profiles `stdlib` and `process` add, and on which condition.
//!
//! They rest on something else: files on a private root or Landlock, processes on users of their own.

use super::Profile;
use super::row::Value::Named;
use super::row::{FILES, PROCESS, Row, Value, allow, bits, null, one_of};

const ZERO: Value = Named("0", 0);
const EMPTY_PATH: &[Value] = &[Named("AT_EMPTY_PATH", 0x1000)];

pub(super) const ROWS: &[Row] = &[
    // Files.
    allow("opening", &["openat"], FILES, OPEN_REASON)
        .when(&[bits(2, "flags", OPEN_MASK, OPEN)], &[]),
    allow("opening, old call", &["open"], FILES, OPEN_REASON)
        .when(&[bits(1, "flags", OPEN_MASK, OPEN)], &[]),
    allow(
        "looking at descriptors",
        &["newfstatat"],
        &[Profile::Pure],
        "the C library's `fstat`; of a path no filter can see whether it is empty, so that existence and \
         size of files may be learned, too",
    )
    .when(&[one_of(3, "flags", EMPTY_PATH)], &[ZERO, ZERO, ZERO, Named("", 0x1000)]),
    allow(
        "looking at files",
        &[
            "stat",
            "lstat",
            "newfstatat",
            "statx",
            "access",
            "faccessat",
            "faccessat2",
            "readlink",
            "readlinkat",
            "getdents64",
            "getcwd",
            "chdir",
            "fchdir",
        ],
        FILES,
        "`import`, `os.path`, `os.listdir`; of a path, no filter can see more than its \
         address",
    ),
    allow(
        "changing a folder it may write to",
        &[
            "mkdir",
            "mkdirat",
            "rmdir",
            "unlink",
            "unlinkat",
            "rename",
            "renameat",
            "renameat2",
            "link",
            "linkat",
            "ftruncate",
            "fsync",
            "fdatasync",
            "msync",
        ],
        FILES,
        "`tempfile`, `os.remove`, named semaphores; the read-only root and every ABI of \
         Landlock refuse these by themselves",
    ),
    allow(
        "pipes and events",
        &[
            "pipe",
            "pipe2",
            "eventfd",
            "eventfd2",
            "epoll_create",
            "epoll_create1",
            "epoll_ctl",
            "epoll_wait",
            "epoll_pwait",
            "timerfd_create",
            "timerfd_settime",
            "timerfd_gettime",
        ],
        FILES,
        "`asyncio`, `os.pipe`, `signal.set_wakeup_fd`: seen by nobody else",
    ),
    allow(
        "pairs of sockets",
        &["socketpair"],
        FILES,
        "`asyncio` wakes itself through one; no other family",
    )
    .when(&[one_of(0, "family", &[Named("AF_UNIX", 1)])], &[Named("", 1)]),
    allow(
        "traffic on a pair",
        &["sendto", "recvfrom"],
        FILES,
        "`send` and `recv`; an address would reach other sockets, and `sendmsg`, whose \
         address no filter sees, is not allowed",
    )
    .when(&[null(4, "address")], &[]),
    allow(
        "facts about a pair",
        &["getsockname", "getpeername", "getsockopt", "shutdown"],
        FILES,
        "`socket` objects ask for them",
    ),
    // Processes.
    allow("new processes, old calls", &["fork", "vfork"], PROCESS, "`os.fork`, `subprocess`"),
    allow(
        "new processes",
        &["clone"],
        PROCESS,
        "as a C library forks; namespaces need flags that are not here",
    )
    .when(&[one_of(0, "flags", &[FORK, FORK_MUSL, VFORK])], &[FORK]),
    allow(
        "programs",
        &["execve", "execveat"],
        PROCESS,
        "`subprocess`; what can be seen can be read already",
    ),
    allow("start of a program", &["set_tid_address"], PROCESS, "the dynamic loader"),
    allow(
        "start of a program, x86-64",
        &["arch_prctl"],
        PROCESS,
        "the dynamic loader sets the thread pointer",
    )
    .when(
        &[one_of(0, "option", &[Named("ARCH_SET_FS", 0x1002), Named("ARCH_GET_FS", 0x1003)])],
        &[Named("", 0x1002)],
    ),
    allow(
        "process groups",
        &["setpgid", "setsid"],
        PROCESS,
        "`start_new_session`; nothing is killed by group",
    ),
    allow(
        "signals to children",
        &["kill", "tgkill"],
        PROCESS,
        "a child's number is not known beforehand; init and the templates are safe because \
         they run as another user, and nothing else is in the process namespace",
    ),
];

/// Neither truncation without writing, nor path handles: `O_ACCMODE`, `O_TRUNC`, `O_PATH`.
const OPEN_MASK: u32 = 0x20_0203;
const OPEN: &[Value] = &[
    Named("O_RDONLY", 0),
    Named("O_WRONLY", 1),
    Named("O_RDWR", 2),
    Named("O_WRONLY|O_TRUNC", 0x201),
    Named("O_RDWR|O_TRUNC", 0x202),
];
const OPEN_REASON: &str = "`import`, `open`; also for writing, since `open(os.devnull, \"w\")` is common and \
         the read-only root or Landlock refuses the rest; `O_RDONLY|O_TRUNC` empties a file \
         that Landlock before ABI 3 lets one read, and path handles serve nothing";

/// `CLONE_CHILD_SETTID | CLONE_CHILD_CLEARTID | SIGCHLD`: `fork` of glibc.
const FORK: Value = Named("fork", 0x0120_0011);
/// `SIGCHLD`: `fork` of musl.
const FORK_MUSL: Value = Named("fork of musl", 0x11);
/// `CLONE_VM | CLONE_VFORK | SIGCHLD`: `posix_spawn`, and `vfork` where it is no call of its own.
const VFORK: Value = Named("vfork", 0x4111);
