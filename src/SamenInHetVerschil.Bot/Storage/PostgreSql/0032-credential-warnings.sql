-- Which organiser was told at which step that the bot's credential ends: once each.
create table credential_warning (
  person_id text collate "C" not null,
  ends_at text collate "C" not null,
  days bigint not null,                  -- this many days before the end, or 0: it has ended
  told_at text collate "C" not null,
  primary key (person_id, ends_at, days)
);
