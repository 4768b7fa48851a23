def binary_search(nums, target):
    def search(left, right):
        if left == right:
            return -1
        mid = (left + right) // 2
        value = nums[mid]
        if value < target:
            return search(mid + 1, right)
        if value > target:
            return search(left, mid)
        return mid

    return search(0, len(nums))
