-- trap: two customers of the same name become one
SELECT c.name, SUM(o.price) AS total
FROM customers AS c
JOIN orders AS o ON o.customer_id = c.id
GROUP BY c.name;
