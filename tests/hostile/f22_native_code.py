# F22 · verdict: AC · problem: probe · tier none: WA value · needs: x86_64
# Forks from machine code of its own, where no module of Python is asked; wrong where that works.
import ctypes
import mmap
import os

CODE = b"\xb8\x39\x00\x00\x00\x0f\x05\xc3"  # mov eax, 57 (fork); syscall; ret


def probe(n):
    try:
        page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    except PermissionError:
        return n + 1
    page.write(CODE)
    call = ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    child = call()
    if child == 0:
        os._exit(0)
    return n + 1 if child == -1 else n
