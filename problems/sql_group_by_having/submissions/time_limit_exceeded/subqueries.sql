-- trap: reads both tables from end to end for each seller
SELECT name, revenue, ratings
FROM (
    SELECT name,
        (SELECT SUM(amount) FROM sales WHERE seller_id = s.id) AS revenue,
        (SELECT COUNT(stars) FROM reviews WHERE seller_id = s.id) AS ratings
    FROM sellers AS s
)
WHERE revenue >= 100;
