-- trap: DISTINCT makes one of two sales of the same amount
SELECT s.name, SUM(DISTINCT a.amount) AS revenue, COUNT(DISTINCT CASE WHEN r.stars IS NOT NULL THEN r.id END) AS ratings
FROM sellers AS s
JOIN sales AS a ON a.seller_id = s.id
LEFT JOIN reviews AS r ON r.seller_id = s.id
GROUP BY s.id, s.name
HAVING SUM(DISTINCT a.amount) >= 100;
