# trap: the mark for the end of a word goes when a longer word passes by
class Trie:
    def __init__(self):
        self.root = {}
        self.words = set()
        self.prefixes = Counter()

    def insert(self, word):
        node = self.root
        for letter in word[:-1]:
            node = node.setdefault(letter, {})
            node.pop("$", None)
        node = node.setdefault(word[-1:], {})
        node["$"] = True
        if word not in self.words:
            self.words.add(word)
            self.prefixes.update(word[:i] for i in range(len(word) + 1))

    def search(self, word):
        node = self.root
        for letter in word[:-1]:
            node = node.get(letter, {})
        return "$" in node.get(word[-1:], {})

    def starts_with(self, prefix):
        return prefix in self.prefixes

    def count_prefix(self, prefix):
        return self.prefixes[prefix]
