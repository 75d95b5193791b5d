-- What an import brings is seen when it goes live, not before: the places and the measure it had to
-- make, and, where it made the measure, for whom the mapping opens it ('public' or 'internal').
alter table places add column is_arriving boolean not null default false;
alter table measures add column arrives_as text;

-- True until the cells that an import which ended may have left without any figure were looked for.
alter table imports add column may_leave_cells boolean not null default true;
