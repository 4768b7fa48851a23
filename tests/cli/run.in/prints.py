def double_it(number):
    print(2 * number)
