# H15 · verdict: AC · problem: echo
# Reads lines until there are no more.
while True:
    try:
        print(input())
    except EOFError:
        break
