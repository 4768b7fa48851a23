class Composition:
    def __init__(self, functions):
        self.functions = functions

    def __call__(self, *args, **kwargs):
        if not self.functions:
            (value,) = args
            return value
        value = self.functions[-1](*args, **kwargs)
        for function in self.functions[-2::-1]:
            value = function(value)
        return value


class Solution:
    def compose(self, *functions):
        return Composition(functions)
