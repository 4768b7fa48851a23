# trap: the whole file is one text in memory
import re


def number_lines(source, target):
    with open(source, encoding="utf-8", newline="") as file:
        text = file.read()
    lines = re.findall("[^\n]*\n|[^\n]+$", text)
    with open(target, "w", encoding="utf-8", newline="") as out:
        out.writelines("%d: %s" % (number, line) for number, line in enumerate(lines, 1))
    return len(lines)
