WITH quiet AS (
    SELECT id FROM customers
    EXCEPT
    SELECT customer_id FROM orders WHERE status <> 'cancelled'
)
SELECT id, name FROM customers JOIN quiet USING (id);
