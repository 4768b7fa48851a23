# trap: recurses once per pair
def reverse_string_in_place(chars):
    def swap(left, right):
        if left < right:
            chars[left], chars[right] = chars[right], chars[left]
            swap(left + 1, right - 1)

    swap(0, len(chars) - 1)
