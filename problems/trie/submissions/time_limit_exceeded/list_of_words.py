# trap: looks through all words for each question
class Trie:
    def __init__(self):
        self.words = []

    def insert(self, word):
        if word not in self.words:
            self.words.append(word)

    def search(self, word):
        return word in self.words

    def starts_with(self, prefix):
        return any(word.startswith(prefix) for word in self.words)

    def count_prefix(self, prefix):
        return sum(word.startswith(prefix) for word in self.words)
