# H42 · verdict: AC · problem: files · tier landlock: not run · tier seccomp: not run · tier none: not run
# Writes, reads, moves and removes files as people do.
import glob
import os
import pathlib
import shutil
import tempfile


def files(n: int) -> int:
    base = pathlib.Path.cwd()
    if list(base.iterdir()):
        return -1
    (base / "logs" / "old").mkdir(parents=True)
    (base / "logs" / "a.txt").write_text("one\ntwo\n")
    with open("logs/a.txt", "a") as file:
        file.write("three\n")
    with tempfile.NamedTemporaryFile("w", delete=False) as temporary:
        temporary.write("x")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copyfile("logs/a.txt", os.path.join(folder, "copy"))
    os.replace(temporary.name, "logs/b.txt")
    os.rename("logs/a.txt", "logs/old/a.txt")
    found = sorted(glob.glob("logs/**/*.txt", recursive=True))
    lines = pathlib.Path("logs/old/a.txt").read_text().splitlines()
    shutil.rmtree("logs")
    right = found == ["logs/b.txt", "logs/old/a.txt"] and len(lines) == 3 and not os.listdir(".")
    return n + 1 if right else -2
