# trap: builds a list of all numbers, which never ends
def fibonacci_generator():
    numbers = [0, 1]
    while True:
        numbers.append(numbers[-1] + numbers[-2])
    return iter(numbers)
