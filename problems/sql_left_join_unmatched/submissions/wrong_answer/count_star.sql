-- trap: COUNT(*) counts the row that the left join makes where nothing matches
SELECT c.id, c.name
FROM customers AS c
LEFT JOIN orders AS o ON o.customer_id = c.id AND o.status <> 'cancelled'
GROUP BY c.id, c.name
HAVING COUNT(*) = 0;
