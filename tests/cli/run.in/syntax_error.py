def double_it(number)
    return 2 * number
