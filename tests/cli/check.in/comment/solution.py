
# judge: two_sum expect=FAIL
