-- trap: two sellers of the same name become one
SELECT s.name, SUM(x.amount) AS revenue, COUNT(x.stars) AS ratings
FROM sellers s
JOIN (
    SELECT seller_id, amount, NULL AS stars FROM sales
    UNION ALL
    SELECT seller_id, NULL, stars FROM reviews
) x ON x.seller_id = s.id
GROUP BY s.name
HAVING SUM(x.amount) >= 100;
