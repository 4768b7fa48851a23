# H21 · verdict: AC · problem: echo
# Reads standard input by the module for that.
import fileinput

for line in fileinput.input():
    print(line, end="")
