class Solution:
    def my_problem(self, values):
        return sum(value for value in values if value % 2 == 0)
