# H31 · verdict: AC · problem: probe
# Wants a temporary file, and does without.
import tempfile


def probe(n):
    try:
        with tempfile.TemporaryFile() as file:
            file.write(b"x")
    except OSError:
        return n + 1
    return n
