-- Sums over places that wait for some of them: how many of those expected have given figures. Both
-- are 0 where none is waited for.
alter table measure_sums add column places_given bigint not null default 0;
alter table measure_sums add column places_expected bigint not null default 0;
