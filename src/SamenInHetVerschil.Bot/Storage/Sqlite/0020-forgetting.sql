-- The logs stay append-only, but for one thing: whoever is forgotten gets another id in them, that belongs to nobody.
drop trigger registration_event_is_not_changed;
create trigger registration_event_is_not_changed before update on registration_event
when new.id <> old.id or new.at <> old.at or new.workshop <> old.workshop or new.event <> old.event or new.state_after <> old.state_after
  or new.reason <> old.reason or new.turn_ordinal is not old.turn_ordinal
  or (new.person_id <> old.person_id and new.person_id not like 'forgotten:%') or (new.actor <> old.actor and new.actor not like 'forgotten:%')
begin select raise(abort, 'registration_event is append-only'); end;

drop trigger day_setting_event_is_not_changed;
create trigger day_setting_event_is_not_changed before update on day_setting_event
when new.id <> old.id or new.at <> old.at or new.workshop <> old.workshop or new.name <> old.name or new.value is not old.value
  or new.turn_ordinal is not old.turn_ordinal or (new.actor <> old.actor and new.actor not like 'forgotten:%')
begin select raise(abort, 'day_setting_event is append-only'); end;

drop trigger announcement_event_is_not_changed;
create trigger announcement_event_is_not_changed before update on announcement_event
when new.id <> old.id or new.at <> old.at or new.announcement_id <> old.announcement_id or new.event <> old.event or new.detail <> old.detail
  or (new.actor <> old.actor and new.actor not like 'forgotten:%')
begin select raise(abort, 'announcement_event is append-only'); end;

-- A file that one person may fetch, once and soon. The key itself is not kept.
create table ticket (
  key_hash text primary key,
  purpose text not null,
  person_id text not null,
  expires_at text not null
);
