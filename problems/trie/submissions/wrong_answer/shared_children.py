# trap: all nodes share one dictionary of children, the default argument
class Node:
    def __init__(self, children={}):
        self.children = children
        self.is_word = False
        self.words = 0


class Trie:
    def __init__(self):
        self.root = Node()

    def insert(self, word):
        if self.search(word):
            return
        node = self.root
        node.words += 1
        for letter in word:
            if letter not in node.children:
                node.children[letter] = Node()
            node = node.children[letter]
            node.words += 1
        node.is_word = True

    def search(self, word):
        node = self.walk(word)
        return node is not None and node.is_word

    def starts_with(self, prefix):
        return self.walk(prefix) is not None

    def count_prefix(self, prefix):
        node = self.walk(prefix)
        return 0 if node is None else node.words

    def walk(self, letters):
        node = self.root
        for letter in letters:
            node = node.children.get(letter)
            if node is None:
                return None
        return node
