# trap: a missing source empties the target
def number_lines(source, target):
    count = 0
    with open(target, "w", encoding="utf-8", newline="") as out:
        with open(source, encoding="utf-8", newline="\n") as lines:
            for count, line in enumerate(lines, 1):
                out.write(f"{count}: {line}")
    return count
