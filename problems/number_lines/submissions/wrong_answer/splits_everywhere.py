# trap: form feeds and other characters end a line
def number_lines(source, target):
    count = 0
    with open(source, encoding="utf-8", newline="\n") as lines:
        with open(target, "w", encoding="utf-8", newline="") as out:
            pieces = (piece for line in lines for piece in line.splitlines(keepends=True))
            for count, line in enumerate(pieces, 1):
                out.write(f"{count}: {line}")
    return count
