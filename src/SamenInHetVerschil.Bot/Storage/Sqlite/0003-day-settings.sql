-- What organisers set while the program runs; it wins over the settings in the file. A row without a value says "none", such as no limit.
create table day_setting (
  workshop integer not null,           -- 0: the whole day
  name text not null,
  value text,
  changed_at text not null,
  changed_by text not null,            -- person id
  primary key (workshop, name)
) without rowid;

-- Append-only: who set what, when. Changed back counts as a change.
create table day_setting_event (
  id integer primary key autoincrement,
  at text not null,
  workshop integer not null,
  name text not null,
  value text,
  actor text not null,
  turn_ordinal integer
);
create trigger day_setting_event_is_not_changed before update on day_setting_event
begin select raise(abort, 'day_setting_event is append-only'); end;
