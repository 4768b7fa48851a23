# trap: after an error the files stay open
def number_lines(source, target):
    lines = open(source, encoding="utf-8", newline="\n")
    out = open(target, "w", encoding="utf-8", newline="")
    count = 0
    for count, line in enumerate(lines, 1):
        out.write(f"{count}: {line}")
    lines.close()
    out.close()
    return count
