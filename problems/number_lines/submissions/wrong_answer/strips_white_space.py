# trap: white space of the line is lost
def number_lines(source, target):
    count = 0
    with open(source, encoding="utf-8", newline="\n") as lines:
        with open(target, "w", encoding="utf-8", newline="") as out:
            for count, line in enumerate(lines, 1):
                out.write(f"{count}: {line.strip()}" + chr(10) * line.endswith(chr(10)))
    return count
