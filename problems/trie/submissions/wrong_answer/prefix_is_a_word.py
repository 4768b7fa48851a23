# trap: takes every beginning of a word for a word
class Trie:
    def __init__(self):
        self.root = {}
        self.words = defaultdict(set)

    def insert(self, word):
        node = self.root
        for i, letter in enumerate(word):
            node = node.setdefault(letter, {})
        for i in range(len(word) + 1):
            self.words[word[:i]].add(word)

    def search(self, word):
        node = self.root
        for letter in word:
            if letter not in node:
                return False
            node = node[letter]
        return True

    def starts_with(self, prefix):
        return self.search(prefix)

    def count_prefix(self, prefix):
        return len(self.words.get(prefix, ()))
