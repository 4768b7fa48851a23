# trap: text is read and written in another encoding
def number_lines(source, target):
    count = 0
    with open(source, encoding="latin-1", newline="\n") as lines:
        with open(target, "w", encoding="latin-1", newline="") as out:
            for count, line in enumerate(lines, 1):
                out.write(f"{count}: {line}")
    return count
