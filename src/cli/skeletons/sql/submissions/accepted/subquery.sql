WITH spent AS (
    SELECT customer_id, SUM(price) AS total
    FROM orders
    GROUP BY customer_id
)
SELECT name, total FROM customers JOIN spent ON customer_id = id;
