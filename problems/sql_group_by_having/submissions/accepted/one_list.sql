-- Both lists below each other, grouped in one go.
SELECT s.name, SUM(x.amount) AS revenue, COUNT(x.stars) AS ratings
FROM sellers s
JOIN (
    SELECT seller_id, amount, NULL AS stars FROM sales
    UNION ALL
    SELECT seller_id, NULL, stars FROM reviews
) x ON x.seller_id = s.id
GROUP BY s.id, s.name
HAVING SUM(x.amount) >= 100;
