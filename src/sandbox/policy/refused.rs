//! The calls that have another answer than the usual refusal, and those whose refusal needs a word.
//!
//! Kills come first in the policy, so that no later row can soften them.

use super::row::Value::Named;
use super::row::{Condition, Row, Test, kill, unknown};

/// `CLONE_NEWNS`, `NEWCGROUP`, `NEWUTS`, `NEWIPC`, `NEWUSER`, `NEWPID`, `NEWNET`.
const NEW_NAMESPACES: u32 = 0x7e02_0000;

pub(super) const ROWS: &[Row] = &[
    kill(
        "other processes",
        &[
            "ptrace",
            "process_vm_readv",
            "process_vm_writev",
            "process_madvise",
            "process_mrelease",
            "pidfd_getfd",
            "kcmp",
        ],
        "they read or change another process",
    ),
    kill(
        "programs in the kernel",
        &[
            "bpf",
            "perf_event_open",
            "userfaultfd",
            "io_uring_setup",
            "io_uring_enter",
            "io_uring_register",
        ],
        "much of what breaks out of sandboxes starts here, and `io_uring` does what no \
         filter sees",
    ),
    kill(
        "mounts",
        &[
            "mount",
            "umount2",
            "pivot_root",
            "chroot",
            "fsopen",
            "fsconfig",
            "fsmount",
            "fspick",
            "open_tree",
            "move_mount",
            "mount_setattr",
        ],
        "they change which files are seen",
    ),
    kill("namespaces", &["unshare", "setns"], "a user namespace gives rights inside it"),
    kill("namespaces, by cloning", &["clone"], "as above").when(
        &[Condition { argument: 0, called: "flags", test: Test::AnyBit { mask: NEW_NAMESPACES } }],
        &[Named("CLONE_NEWUSER", 0x1000_0011)],
    ),
    kill("keys", &["add_key", "request_key", "keyctl"], "keyrings are shared between processes"),
    kill(
        "files by handle",
        &["name_to_handle_at", "open_by_handle_at", "fanotify_init", "fanotify_mark"],
        "they reach or watch files beyond the private root",
    ),
    kill(
        "the machine",
        &[
            "init_module",
            "finit_module",
            "delete_module",
            "kexec_load",
            "kexec_file_load",
            "reboot",
            "swapon",
            "swapoff",
            "settimeofday",
            "clock_settime",
            "adjtimex",
            "clock_adjtime",
            "acct",
            "quotactl",
            "quotactl_fd",
            "vhangup",
            "sethostname",
            "setdomainname",
            "iopl",
            "ioperm",
            "modify_ldt",
        ],
        "they are for administrators, or for the processor's own tables",
    ),
    unknown(
        "calls that hide their arguments",
        &["clone3", "openat2"],
        "no filter sees flags in memory; C libraries then use `clone` and `openat`",
    ),
    unknown(
        "calls to do without",
        &["preadv2", "pwritev2", "epoll_pwait2", "membarrier"],
        "C libraries and `asyncio` have another way",
    ),
];

/// Calls that get the usual refusal, and why they are not allowed. Not rows, since the fallback
/// refuses them: here for the document, and tested.
#[cfg(test)]
pub(super) const REMARKS: &[(&[&str], &str)] = &[
    (
        &["socket", "connect", "bind", "listen", "accept", "accept4", "setsockopt"],
        "no family has a use here, and each is kernel code to attack",
    ),
    (
        &["sendmsg", "sendmmsg", "recvmsg", "recvmmsg"],
        "their address and descriptors stand in memory, where no filter sees them",
    ),
    (&["execve", "execveat", "fork", "vfork"], "only profile `process`"),
    (
        &[
            "chmod",
            "fchmod",
            "fchmodat",
            "chown",
            "lchown",
            "fchown",
            "fchownat",
            "utime",
            "utimes",
            "futimesat",
            "utimensat",
            "setxattr",
            "lsetxattr",
            "fsetxattr",
            "removexattr",
            "lremovexattr",
            "fremovexattr",
            "truncate",
            "creat",
        ],
        "Landlock, or its first ABIs, does not cover them",
    ),
    (&["mknod", "mknodat", "symlink", "symlinkat", "fallocate"], "no solution needs them"),
    (
        &[
            "memfd_create",
            "memfd_secret",
            "shmget",
            "shmat",
            "shmctl",
            "shmdt",
            "semget",
            "semop",
            "semctl",
            "semtimedop",
            "msgget",
            "msgsnd",
            "msgrcv",
            "msgctl",
            "mq_open",
            "mq_unlink",
            "mq_timedsend",
            "mq_timedreceive",
            "mq_notify",
        ],
        "memory that no process holds makes the out-of-memory killer choose wrongly, and \
         some of it outlives the case",
    ),
    (
        &["tkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo", "pidfd_open", "pidfd_send_signal"],
        "other ways to signal other processes",
    ),
    (
        &[
            "setpriority",
            "sched_setscheduler",
            "sched_setparam",
            "sched_setaffinity",
            "sched_setattr",
            "ioprio_set",
        ],
        "measurements must not depend on them, and with one user they reach the templates",
    ),
    (&["mlock", "mlock2", "mlockall"], "memory is the limit's business"),
    (
        &["migrate_pages", "move_pages", "mbind", "set_mempolicy"],
        "as above; they reach other processes",
    ),
    (
        &["flock", "inotify_init", "inotify_init1", "inotify_add_watch"],
        "files they share tell one case of another",
    ),
    (&["mincore"], "the state of the page cache tells of other processes"),
    (
        &["splice", "tee", "vmsplice", "sendfile", "copy_file_range"],
        "`shutil` copies without them; kernel code with a history",
    ),
    (&["timer_create", "signalfd", "signalfd4"], "Python does not use them"),
    (
        &[
            "setuid",
            "setgid",
            "setresuid",
            "setresgid",
            "setreuid",
            "setregid",
            "setgroups",
            "setfsuid",
            "setfsgid",
            "capset",
            "capget",
            "seccomp",
            "landlock_create_ruleset",
            "landlock_add_rule",
            "landlock_restrict_self",
        ],
        "rights are settled before the submission runs",
    ),
    (&["personality"], "it switches address layout and executable memory"),
    (&["syslog", "statfs", "fstatfs", "sync", "syncfs"], "the host's state is nobody's business"),
];
