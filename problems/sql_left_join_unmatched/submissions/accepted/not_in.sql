-- The list must be free of NULL.
select id, name
from customers
where id not in (
    select customer_id from orders
    where customer_id is not null and status != 'cancelled'
)
