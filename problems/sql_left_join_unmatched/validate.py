STATUS = ("open", "shipped", "cancelled")


def validate(c, customers, orders):
    assert len(customers) <= c["customers_max"], "too many customers"
    assert len(orders) <= c["orders_max"], "too many orders"
    known = set()
    for id, name in customers:
        number(id)
        assert id not in known, "one id twice"
        known.add(id)
        assert isinstance(name, str) and 1 <= len(name) <= 20, "no name"
        assert all(letter.isalnum() or letter == " " for letter in name), "odd letters"
    seen = set()
    for id, customer, status in orders:
        number(id)
        assert id not in seen, "one id twice"
        seen.add(id)
        assert customer is None or (type(customer) is int and customer in known), "unknown customer"
        assert status in STATUS, "unknown status"


def number(id):
    assert type(id) is int and 1 <= id <= 1_000_000, "no id"
