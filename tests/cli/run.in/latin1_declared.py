# -*- coding: latin-1 -*-
# café
def double_it(number):
    return 2 * number
