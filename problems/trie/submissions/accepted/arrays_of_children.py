# The slowest style that should pass: 26 places in each node.
class Trie:
    def __init__(self):
        self.children = [None] * 26
        self.end = False
        self.passed = 0

    def insert(self, word: str) -> None:
        if self.search(word):
            return
        node = self
        for c in word:
            node.passed += 1
            index = ord(c) - ord("a")
            if not node.children[index]:
                node.children[index] = Trie()
            node = node.children[index]
        node.passed += 1
        node.end = True

    def find(self, word):
        node = self
        for c in word:
            node = node.children[ord(c) - ord("a")]
            if not node:
                return None
        return node

    def search(self, word: str) -> bool:
        node = self.find(word)
        return node is not None and node.end

    def starts_with(self, prefix: str) -> bool:
        return bool(self.find(prefix))

    def count_prefix(self, prefix: str) -> int:
        node = self.find(prefix)
        return node.passed if node else 0
