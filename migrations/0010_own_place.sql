-- The place a network began with. It is marked, since where it stands in the tree may change: what a
-- network set out to reach is measured at its own place, also inside another one.
alter table places add column is_own boolean not null default false;
update places set is_own = true
where id in (select min(id) from places where parent_id is null group by network_id);
