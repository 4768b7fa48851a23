# judge: word_frequency
import re
import sys
from collections import Counter


def main():
    counts = Counter(re.findall("[a-z]+", sys.stdin.read().lower()))
    for word, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])):
        print(word, count)


if __name__ == "__main__":
    main()
