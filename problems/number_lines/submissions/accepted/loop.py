def number_lines(source, target):
    count = 0
    with open(source, encoding="utf-8", newline="\n") as lines:
        with open(target, "w", encoding="utf-8", newline="") as out:
            for count, line in enumerate(lines, 1):
                out.write(f"{count}: {line}")
    return count
