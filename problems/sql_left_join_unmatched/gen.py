NAMES = ["Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gus", "Hana", "Ida", "Jon"]


def shop(rng, c, customers, orders):
    ids = rng.sample(range(1, 5 * customers + 1), customers)
    people = [(id, rng.choice(NAMES)) for id in ids]
    # Two of three customers order, so that the rest is a list worth having.
    buyers = ids[: max(1, 2 * customers // 3)]
    rows = []
    for id in rng.sample(range(1, 3 * orders + 1), orders):
        buyer = None if rng.random() < 0.1 else rng.choice(buyers)
        status = rng.choice(["open", "shipped", "cancelled", "cancelled"])
        rows.append((id, buyer, status))
    rng.shuffle(people)
    return {"customers": people, "orders": rows}
