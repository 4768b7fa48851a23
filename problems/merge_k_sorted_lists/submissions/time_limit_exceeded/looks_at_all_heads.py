# trap: looks at the first nodes of all lists for each node
def merge_k_sorted_lists(lists):
    heads = [head for head in lists if head]
    helper = last = ListNode()
    while heads:
        i = min(range(len(heads)), key=lambda i: heads[i].val)
        last.next = last = heads[i]
        heads[i] = heads[i].next
        if heads[i] is None:
            heads.pop(i)
    return helper.next
