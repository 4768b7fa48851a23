def validate(c, sellers, sales, reviews):
    assert len(sellers) <= c["sellers_max"], "too many sellers"
    for rows in (sales, reviews):
        assert len(rows) <= c["rows_max"], "too many rows"
    known = ids(sellers)
    for id, name in sellers:
        assert isinstance(name, str) and 1 <= len(name) <= 20, "no name"
        assert all(letter.isalnum() or letter == " " for letter in name), "odd letters"
    for rows in (sales, reviews):
        ids(rows)
        assert all(type(row[1]) is int and row[1] in known for row in rows), "an unknown seller"
    for id, seller, amount in sales:
        assert isinstance(amount, float) and -10_000 <= amount <= 10_000, "no amount"
    for id, seller, stars in reviews:
        assert stars is None or (type(stars) is int and 1 <= stars <= 5), "no number of stars"
    # A sum so near to the bound would be decided by how it is rounded.
    revenue = dict.fromkeys(known, 0.0)
    for id, seller, amount in sales:
        revenue[seller] += amount
    assert all(total == 100 or abs(total - 100) > 1e-6 for total in revenue.values()), "too near to the bound"


def ids(rows):
    found = set()
    for row in rows:
        assert type(row[0]) is int and 1 <= row[0] <= 1_000_000, "no id"
        assert row[0] not in found, "one id twice"
        found.add(row[0])
    return found
