-- Who gave a role: nobody comes by figures before protection through a role that they gave.
alter table network_roles add column given_by text;

-- A job that writes to several people may run twice: its key is of the job and the address.
alter table outgoing_mail add column once_key text;
create unique index outgoing_mail_once_key_key on outgoing_mail (once_key);

-- What was sent back and then withdrawn may have been changed by its partner since it was sent, and
-- is the partner's draft.
update returns set submitted_at = null
where state = 'withdrawn' and exists (
    select 1 from journal j
    where j.subject_id = returns.id and j.kind = 'return.sent_back'
      and j.happened_at >= returns.submitted_at
);
