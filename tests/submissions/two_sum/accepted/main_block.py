def two_sum(nums, target):
    seen = {}
    for i, v in enumerate(nums):
        if target - v in seen:
            return [seen[target - v], i]
        seen[v] = i


if __name__ == '__main__':
    print(two_sum(list(map(int, input().split())), int(input())))
