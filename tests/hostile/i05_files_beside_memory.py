# I5 · verdict: AC · problem: files · tier landlock: not run · tier seccomp: not run · tier none: not run
# Fills the folder and uses nearly all memory: files come on top.
def files(n: int) -> int:
    with open("full", "wb") as file:
        for _ in range(3):
            file.write(b"x" * (1 << 20))
    memory = bytearray(54 << 20)
    for at in range(0, len(memory), 4096):
        memory[at] = 1
    return n + 1
