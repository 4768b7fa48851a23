# H23 · verdict: AC · problem: echo
# Is a program with a main function that exits with status zero.
import sys


def main():
    for line in sys.stdin.read().split("\n")[:-1]:
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
