# F15 · verdict: SV system_call · problem: probe · tier none: WA value · needs: x86_64, ia32
# Makes a harmless call through the interface of 32-bit programs, in code of its own; wrong where it goes on.
import ctypes
import mmap

CODE = b"\x53\xb8\x14\x00\x00\x00\xcd\x80\x5b\xc3"  # push rbx; mov eax, 20; int 0x80; pop rbx; ret


def probe(n):
    page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    page.write(CODE)
    call = ctypes.CFUNCTYPE(ctypes.c_long)(ctypes.addressof(ctypes.c_char.from_buffer(page)))
    call()
    return n
