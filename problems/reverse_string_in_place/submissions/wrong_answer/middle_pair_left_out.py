# trap: stops one pair too early
def reverse_string_in_place(chars):
    left, right = 0, len(chars) - 1
    while left < right - 1:
        chars[left], chars[right] = chars[right], chars[left]
        left += 1
        right -= 1
