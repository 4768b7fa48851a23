def double_it(number, times):
    return times * number
