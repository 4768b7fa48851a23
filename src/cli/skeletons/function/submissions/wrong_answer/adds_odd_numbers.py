# trap: adds the odd numbers too
def my_problem(values):
    return sum(values)
