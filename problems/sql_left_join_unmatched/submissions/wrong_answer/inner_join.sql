-- trap: an inner join drops the customers that have no order
SELECT c.id, c.name
FROM customers AS c
JOIN orders AS o ON o.customer_id = c.id AND o.status <> 'cancelled'
WHERE o.id IS NULL;
