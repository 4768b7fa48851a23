# trap: adds the odd numbers too
def even_sum(values):
    return sum(values)
