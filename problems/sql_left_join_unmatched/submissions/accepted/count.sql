SELECT c.id AS ID, c.name AS Name
FROM customers c LEFT OUTER JOIN orders o
    ON c.id = o.customer_id AND o.status IN ('open', 'shipped')
GROUP BY c.id, c.name
HAVING COUNT(o.id) = 0
ORDER BY c.name;
