import numpy


def double_it(number):
    return int(numpy.add(number, number))
