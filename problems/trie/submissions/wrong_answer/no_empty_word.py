# trap: the empty word is never found
class Trie:
    def __init__(self):
        self.words = set()
        self.prefixes = Counter()

    def insert(self, word):
        if word not in self.words:
            self.words.add(word)
            self.prefixes.update(word[:i] for i in range(len(word) + 1))

    def search(self, word):
        return bool(word) and word in self.words

    def starts_with(self, prefix):
        return prefix in self.prefixes

    def count_prefix(self, prefix):
        return self.prefixes[prefix]
