# C6 · verdict: AC · problem: probe · tier none: WA type
# Makes a shared memory segment, a semaphore and a message queue of System V; wrong where one is allowed.
import ctypes

IPC_PRIVATE, IPC_RMID, IPC_CREAT = 0, 0, 0o1000


def probe(n):
    libc = ctypes.CDLL(None)
    done = []
    segment = libc.shmget(IPC_PRIVATE, ctypes.c_size_t(4096), IPC_CREAT | 0o600)
    if segment >= 0:
        libc.shmctl(segment, IPC_RMID, None)
        done.append("shm")
    semaphore = libc.semget(IPC_PRIVATE, 1, IPC_CREAT | 0o600)
    if semaphore >= 0:
        libc.semctl(semaphore, 0, IPC_RMID)
        done.append("sem")
    queue = libc.msgget(IPC_PRIVATE, IPC_CREAT | 0o600)
    if queue >= 0:
        libc.msgctl(queue, IPC_RMID, None)
        done.append("msg")
    return done or n + 1
