from operator import add


def double_it(number):
    return add(number, number)
