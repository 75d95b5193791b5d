-- Entries, seals and heads are added and never changed: the database itself refuses.
create function refuse_change() returns trigger language plpgsql as '
begin
    raise exception ''% is append-only'', tg_table_name using errcode = ''restrict_violation'';
end
';
create trigger journal_no_change before update or delete or truncate on journal
    for each statement execute function refuse_change();
create trigger journal_seals_no_change before update or delete or truncate on journal_seals
    for each statement execute function refuse_change();
create trigger journal_heads_no_change before update or delete or truncate on journal_heads
    for each statement execute function refuse_change();
