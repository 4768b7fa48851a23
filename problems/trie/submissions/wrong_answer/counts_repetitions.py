# trap: counts a word again when it is inserted again
class Trie:
    def __init__(self):
        self.words = set()
        self.prefixes = Counter()

    def insert(self, word):
        self.words.add(word)
        for i in range(len(word) + 1):
            self.prefixes[word[:i]] += 1

    def search(self, word):
        return word in self.words

    def starts_with(self, prefix):
        return prefix in self.prefixes

    def count_prefix(self, prefix):
        return self.prefixes[prefix]
