# trap: all lines are in memory at once
def number_lines(source, target):
    with open(source, encoding="utf-8", newline="\n") as file:
        lines = file.readlines()
    with open(target, "w", encoding="utf-8", newline="") as out:
        for number, line in enumerate(lines, 1):
            out.write(f"{number}: {line}")
    return len(lines)
