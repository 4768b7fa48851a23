# trap: remembers that a word was added, not how often
class Tally:
    def __init__(self):
        self.words = set()

    def add(self, word):
        self.words.add(word)

    def count(self, word):
        return 1 if word in self.words else 0
