def my_problem(start):
    while start >= 0:
        yield start
        start -= 1
