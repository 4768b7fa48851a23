"""Runs a command in a cgroup and a mount namespace of its own, as container tools do."""

import ctypes
import os
import sys

NEWNS, NEWCGROUP = 0x00020000, 0x02000000
PRIVATE, RECURSIVE, DETACH = 0x40000, 0x4000, 2
TREE = b"/sys/fs/cgroup"

libc = ctypes.CDLL(None, use_errno=True)


def check(result: int) -> None:
    if result:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


check(libc.unshare(NEWCGROUP | NEWNS))
check(libc.mount(b"none", b"/", None, PRIVATE | RECURSIVE, None))
check(libc.umount2(TREE, DETACH))
check(libc.mount(b"none", TREE, b"cgroup2", 0, None))
os.execvp(sys.argv[1], sys.argv[1:])
