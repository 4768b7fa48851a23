def two_sum(nums, target):
    kept = []
    while True:
        kept.append(bytearray(1 << 20))
