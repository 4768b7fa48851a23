class Trie:
    def __init__(self):
        self.words = set()
        self.prefixes = defaultdict(int)

    def insert(self, word: str) -> None:
        if word in self.words:
            return
        self.words.add(word)
        for i in range(len(word) + 1):
            self.prefixes[word[:i]] += 1

    def search(self, word: str) -> bool:
        return word in self.words

    def startsWith(self, prefix: str) -> bool:
        return prefix in self.prefixes

    def countPrefix(self, prefix: str) -> int:
        return self.prefixes.get(prefix, 0)
