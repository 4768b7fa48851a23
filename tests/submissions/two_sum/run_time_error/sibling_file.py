from hash_map import two_sum
