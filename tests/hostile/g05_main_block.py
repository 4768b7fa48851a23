# G5 · verdict: AC · problem: probe
# Tests itself, prints while it is loaded, and reads input when it is run as a program.
print("loading")


def probe(n):
    print("called with", n)
    return n + 1


if __name__ == "__main__":
    print(probe(int(input())))
assert probe(1) == 2
