-- trap: NOT IN with a list that holds a NULL is never true
SELECT id, name
FROM customers
WHERE id NOT IN (SELECT customer_id FROM orders WHERE status <> 'cancelled');
