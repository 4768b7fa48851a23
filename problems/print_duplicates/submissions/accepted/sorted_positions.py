# The slowest style that should pass: sorts words with their positions, and the duplicates by position.
words = []
while True:
    try:
        words += input().split()
    except EOFError:
        break
pairs = sorted((word, position) for position, word in enumerate(words))
first = []
for (before, position), (word, _) in zip(pairs, pairs[1:]):
    if before == word and (not first or words[first[-1]] != word):
        first.append(position)
if first:
    for position in sorted(first):
        print(words[position])
else:
    print("no duplicates")
