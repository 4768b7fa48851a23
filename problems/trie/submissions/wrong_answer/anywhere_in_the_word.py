# trap: looks for the prefix anywhere in the words
class Trie:
    def __init__(self):
        self.words = set()
        self.parts = defaultdict(set)

    def insert(self, word):
        self.words.add(word)
        for i in range(len(word) + 1):
            for j in range(i, len(word) + 1):
                self.parts[word[i:j]].add(len(self.words))

    def search(self, word):
        return word in self.words

    def starts_with(self, prefix):
        return prefix in self.parts

    def count_prefix(self, prefix):
        return len(self.parts.get(prefix, ()))
