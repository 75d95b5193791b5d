-- Entries, seals and heads are added and never changed: the database itself refuses.
create trigger journal_no_update before update on journal
begin
    select raise(abort, 'journal is append-only');
end;
create trigger journal_no_delete before delete on journal
begin
    select raise(abort, 'journal is append-only');
end;
create trigger journal_seals_no_update before update on journal_seals
begin
    select raise(abort, 'journal_seals is append-only');
end;
create trigger journal_seals_no_delete before delete on journal_seals
begin
    select raise(abort, 'journal_seals is append-only');
end;
create trigger journal_heads_no_update before update on journal_heads
begin
    select raise(abort, 'journal_heads is append-only');
end;
create trigger journal_heads_no_delete before delete on journal_heads
begin
    select raise(abort, 'journal_heads is append-only');
end;
