# judge: double expect=WA
def double_it(n):
    return n + 2
