# H20 · verdict: AC · problem: echo
# Maps standard input into memory.
import mmap
import sys

with mmap.mmap(0, 0, access=mmap.ACCESS_READ) as text:
    sys.stdout.write(text[:].decode())
