-- The logs stay append-only, but for one thing: whoever is forgotten gets another id in them, that belongs to nobody.
create or replace function registration_event_is_append_only() returns trigger language plpgsql as
'begin
  if row(new.id, new.at, new.workshop, new.event, new.state_after, new.reason, new.turn_ordinal)
      is not distinct from row(old.id, old.at, old.workshop, old.event, old.state_after, old.reason, old.turn_ordinal)
    and (new.person_id = old.person_id or new.person_id like ''forgotten:%'') and (new.actor = old.actor or new.actor like ''forgotten:%'')
  then return new; end if;
  raise exception ''registration_event is append-only'';
end';

create or replace function day_setting_event_is_not_changed() returns trigger language plpgsql as
'begin
  if row(new.id, new.at, new.workshop, new.name, new.value, new.turn_ordinal)
      is not distinct from row(old.id, old.at, old.workshop, old.name, old.value, old.turn_ordinal)
    and (new.actor = old.actor or new.actor like ''forgotten:%'')
  then return new; end if;
  raise exception ''day_setting_event is append-only'';
end';

create or replace function announcement_event_is_not_changed() returns trigger language plpgsql as
'begin
  if row(new.id, new.at, new.announcement_id, new.event, new.detail)
      is not distinct from row(old.id, old.at, old.announcement_id, old.event, old.detail)
    and (new.actor = old.actor or new.actor like ''forgotten:%'')
  then return new; end if;
  raise exception ''announcement_event is append-only'';
end';

-- A file that one person may fetch, once and soon. The key itself is not kept.
create table ticket (
  key_hash text collate "C" primary key,
  purpose text collate "C" not null,
  person_id text collate "C" not null,
  expires_at text collate "C" not null
);
