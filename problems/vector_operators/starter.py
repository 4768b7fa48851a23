class Vector:
    def __init__(self, x, y):
        pass  # your code

    def __add__(self, other):
        pass  # your code

    def __sub__(self, other):
        pass  # your code

    def __mul__(self, factor):
        pass  # your code

    def __neg__(self):
        pass  # your code

    def __abs__(self):
        pass  # your code
