import io


def number_lines(source, target):
    reader = io.open(source, "r", encoding="utf8", newline="\n")
    try:
        writer = io.open(target, "w", encoding="utf8", newline="\n")
        try:
            number = 0
            while True:
                line = reader.readline()
                if not line:
                    return number
                number += 1
                writer.write(str(number) + ": " + line)
        finally:
            writer.close()
    finally:
        reader.close()
