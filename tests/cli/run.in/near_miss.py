def duoble_it(number):
    return 2 * number
