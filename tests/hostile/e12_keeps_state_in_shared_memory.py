# E12 · verdict: AC · problem: probe · tier none: WA value
# Leaves a segment of shared memory for the next case; wrong when it finds one.
import ctypes

KEY, IPC_CREAT, IPC_EXCL, IPC_RMID = 0x6A756467, 0o1000, 0o2000, 0


def probe(n):
    libc = ctypes.CDLL(None)
    size = ctypes.c_size_t(4096)
    if libc.shmget(KEY, size, IPC_CREAT | IPC_EXCL | 0o600) >= 0:
        return n + 1
    left = libc.shmget(KEY, size, 0)
    if left >= 0:
        libc.shmctl(left, IPC_RMID, None)
        return n
    return n + 1
