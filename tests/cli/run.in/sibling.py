import double


def double_it(number):
    return double.double_it(number)
