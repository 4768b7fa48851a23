-- trap: WHERE asks for one large sale instead of a large sum
SELECT s.name, t.revenue, COALESCE(r.ratings, 0) AS ratings
FROM sellers AS s
JOIN (
    SELECT seller_id, SUM(amount) AS revenue
    FROM sales
    WHERE amount >= 100
    GROUP BY seller_id
) AS t ON t.seller_id = s.id
LEFT JOIN (
    SELECT seller_id, COUNT(stars) AS ratings FROM reviews GROUP BY seller_id
) AS r ON r.seller_id = s.id;
