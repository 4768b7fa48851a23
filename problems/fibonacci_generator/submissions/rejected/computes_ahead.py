# trap: computes a million numbers before it hands out the first
def fibonacci_generator():
    numbers = [0, 1]
    while len(numbers) < 1_000_000:
        numbers.append(numbers[-1] + numbers[-2])
    yield from numbers
