# I5 · verdict: MLE · problem: files · tier landlock: not run · tier seccomp: not run · tier none: not run · tier full: MLE limit
# Fills the folder and then takes memory for ever.
def files(n: int) -> int:
    with open("full", "wb") as file:
        file.write(b"x" * (3 << 20))
    memory = []
    while True:
        memory.append(bytearray(1 << 20))
        memory[-1][::4096] = b"x" * 256
