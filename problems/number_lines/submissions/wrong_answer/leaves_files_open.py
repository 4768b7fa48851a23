# trap: the source stays open
def number_lines(source, target):
    count = 0
    lines = open(source, encoding="utf-8", newline="\n")
    if True:
        with open(target, "w", encoding="utf-8", newline="") as out:
            for count, line in enumerate(lines, 1):
                out.write(f"{count}: {line}")
    return count
