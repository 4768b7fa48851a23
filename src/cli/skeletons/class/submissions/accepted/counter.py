from collections import Counter


class MyProblem:
    def __init__(self):
        self.words = Counter()

    def add(self, word):
        self.words[word] += 1

    def count(self, word):
        return self.words[word]
