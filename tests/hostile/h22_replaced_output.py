# H22 · verdict: AC · problem: echo
# Collects its output and writes it when it ends.
import atexit
import io
import os
import sys

buffer = io.BytesIO()
sys.stdout = io.TextIOWrapper(buffer, encoding="utf-8", write_through=True)
atexit.register(lambda: os.write(1, buffer.getvalue()))
print(sys.stdin.read(), end="")
