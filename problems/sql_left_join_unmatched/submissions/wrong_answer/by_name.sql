-- trap: customers are told apart by their names
SELECT MIN(id) AS id, name
FROM customers
WHERE name NOT IN (
    SELECT c.name FROM customers AS c JOIN orders AS o ON o.customer_id = c.id
    WHERE o.status <> 'cancelled'
)
GROUP BY name;
