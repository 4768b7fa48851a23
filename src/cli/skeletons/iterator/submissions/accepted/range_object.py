class Solution:
    def my_problem(self, start):
        return iter(range(start, -1, -1))
