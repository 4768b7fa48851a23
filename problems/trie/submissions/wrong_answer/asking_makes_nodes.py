# trap: a defaultdict grows nodes for what is only asked about
class Trie:
    def __init__(self):
        self.children = defaultdict(Trie)
        self.is_word = False
        self.words = 0

    def insert(self, word):
        if self.search(word):
            return
        node = self
        node.words += 1
        for letter in word:
            node = node.children[letter]
            node.words += 1
        node.is_word = True

    def find(self, word):
        node = self
        for letter in word:
            node = node.children[letter]
        return node

    def search(self, word):
        return self.find(word).is_word

    def starts_with(self, prefix):
        node = self
        for letter in prefix:
            if letter not in node.children:
                return False
            node = node.children[letter]
        return True

    def count_prefix(self, prefix):
        return self.find(prefix).words
