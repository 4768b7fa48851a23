-- trap: a condition on the order in WHERE turns the left join into an inner one
SELECT c.id, c.name
FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.id
WHERE o.id IS NULL AND o.status <> 'cancelled';
