# C22 · verdict: RE signal · problem: probe · tier full: MLE limit · tier rootless: RE signal or MLE limit · tier landlock: RE signal or MLE limit · tier seccomp: RE signal or MLE limit
# Makes C code call itself hundreds of thousands deep, where no recursion limit is; a control group counts the stack and stops it first.
def probe(n):
    numbers = iter([n])
    for _ in range(350_000):
        numbers = map(abs, numbers)
    return next(numbers) + 1
