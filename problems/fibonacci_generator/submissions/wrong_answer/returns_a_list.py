# trap: returns a list, which is not an iterator
def fibonacci_generator():
    numbers = [0, 1]
    while len(numbers) < 5_000:
        numbers.append(numbers[-1] + numbers[-2])
    return numbers
