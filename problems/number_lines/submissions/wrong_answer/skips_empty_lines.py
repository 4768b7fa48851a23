# trap: empty lines are not counted
def number_lines(source, target):
    count = 0
    with open(source, encoding="utf-8", newline="\n") as lines:
        with open(target, "w", encoding="utf-8", newline="") as out:
            for line in lines:
                if not line.strip("\r\n"):
                    out.write(line)
                    continue
                count += 1
                out.write(f"{count}: {line}")
    return count
