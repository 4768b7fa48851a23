# trap: walks from the head to the right place for each node
def merge_two_sorted_lists(first, second):
    helper = ListNode(None, first)
    while second:
        after = second.next
        place = helper
        while place.next and place.next.val <= second.val:
            place = place.next
        second.next = place.next
        place.next = second
        second = after
    return helper.next
