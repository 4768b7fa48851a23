with totals as (
    select seller_id, total(amount) as revenue from sales group by 1
),
rated as (
    select seller_id, count(*) as n from reviews where stars is not null group by seller_id
)
select name, revenue, ifnull(n, 0) as ratings
from sellers
join totals on totals.seller_id = sellers.id
left join rated on rated.seller_id = sellers.id
where revenue >= 100
order by revenue desc
