-- trap: more than 100 instead of at least 100
SELECT s.name, t.revenue, COALESCE(r.ratings, 0) AS ratings
FROM sellers AS s
JOIN (
    SELECT seller_id, SUM(amount) AS revenue
    FROM sales GROUP BY seller_id HAVING SUM(amount) > 100
) AS t ON t.seller_id = s.id
LEFT JOIN (
    SELECT seller_id, COUNT(stars) AS ratings FROM reviews GROUP BY seller_id
) AS r ON r.seller_id = s.id;
