"""Says which tables of my_problem are legal."""

from __future__ import annotations

from typing import Any, Dict, List


def validate(c: Dict[str, int], customers: List[Any], orders: List[Any]) -> None:
    assert len(customers) <= c["n_max"], "too many customers"
    assert len(orders) <= c["n_max"], "too many orders"
    for rows in (customers, orders):
        assert all(type(row[0]) is int and row[0] >= 1 for row in rows), "no id"
        assert all(row[0] <= 1_000_000 for row in rows), "an id is too large"
        assert len({row[0] for row in rows}) == len(rows), "one id twice"
    for _, name in customers:
        assert isinstance(name, str) and 1 <= len(name) <= 20, "no name"
    known = {id for id, _ in customers}
    for _, customer, price in orders:
        assert customer is None or (type(customer) is int and customer in known), "an unknown customer"
        assert isinstance(price, float) and 0 <= price <= 1000, "no price"
