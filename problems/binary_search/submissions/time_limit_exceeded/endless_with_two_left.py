# trap: with two elements left `mid` equals `left`, and `left = mid` changes nothing any more
def binary_search(nums, target):
    known = {}

    def look(i):
        if i not in known:
            known[i] = nums[i]
        return known[i]

    left, right = 0, len(nums) - 1
    while left < right:
        mid = (left + right) // 2
        if look(mid) == target:
            return mid
        if look(mid) < target:
            left = mid
        else:
            right = mid - 1
    return left if left < len(nums) and look(left) == target else -1
