def double_it(number):
    return number + number
