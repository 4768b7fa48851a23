# trap: finds words in a set, but looks through all of them for a prefix
class Trie:
    def __init__(self):
        self.words = set()

    def insert(self, word):
        self.words.add(word)

    def search(self, word):
        return word in self.words

    def starts_with(self, prefix):
        return any(word.startswith(prefix) for word in self.words)

    def count_prefix(self, prefix):
        return sum(word.startswith(prefix) for word in self.words)
