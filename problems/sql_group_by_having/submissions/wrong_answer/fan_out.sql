-- trap: joining sales and reviews in one go counts each sale once per review
SELECT s.name, SUM(a.amount) AS revenue, COUNT(r.stars) AS ratings
FROM sellers AS s
JOIN sales AS a ON a.seller_id = s.id
LEFT JOIN reviews AS r ON r.seller_id = s.id
GROUP BY s.id, s.name
HAVING SUM(a.amount) >= 100;
