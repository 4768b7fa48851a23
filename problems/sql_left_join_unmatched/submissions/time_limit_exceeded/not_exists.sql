-- trap: looks through all orders for each customer
SELECT id, name
FROM customers AS c
WHERE NOT EXISTS (
    SELECT 1 FROM orders AS o
    WHERE o.customer_id = c.id AND o.status <> 'cancelled'
);
