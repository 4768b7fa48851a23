# The slowest style that should pass: remembers every number it has handed out.
def fibonacci_generator():
    known = {}

    def fib(n):
        if n not in known:
            known[n] = n if n < 2 else fib(n - 1) + fib(n - 2)
        return known[n]

    n = 0
    while True:
        yield fib(n)
        n += 1
