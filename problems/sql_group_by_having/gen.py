NAMES = ["Ada", "Ben", "Cleo", "Dan", "Eve", "Finn", "Gus", "Hana", "Ida", "Jon"]


def market(rng, c, sellers, rows):
    ids = rng.sample(range(1, 5 * sellers + 1), sellers)
    people = [(id, rng.choice(NAMES)) for id in ids]
    # About half of the sellers get near 100; quarters add up exactly in every order.
    usual = max(1, round(100 * sellers / rows))
    sales = [(id, rng.choice(ids), amount(rng, usual)) for id in numbers(rng, rows)]
    stars = [None, None, 1, 2, 3, 4, 5]
    reviews = [(id, rng.choice(ids), rng.choice(stars)) for id in numbers(rng, rows)]
    return {"sellers": people, "sales": sales, "reviews": reviews}


def numbers(rng, rows):
    return rng.sample(range(1, 3 * rows + 1), rows)


def amount(rng, usual):
    value = rng.randint(1, 8 * usual) / 4
    return -value if rng.random() < 0.1 else value
