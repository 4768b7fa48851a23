-- trap: one cancelled order is enough to be on the list, whatever else was ordered
SELECT c.id, c.name
FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.id
WHERE o.id IS NULL OR o.status = 'cancelled'
GROUP BY c.id, c.name;
