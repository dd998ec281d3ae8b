-- One row per person and workshop; only RegistrationBook.MoveAsync writes here.
create table registration (
  workshop integer not null,
  person_id text not null,
  state text not null check (state in ('registered', 'waiting', 'cancelled')),
  since text not null,                 -- of this state
  arrival integer not null,            -- id of the event that led to this state: the order of arrival
  primary key (workshop, person_id)
) without rowid;
create index registration_by_person on registration (person_id) where state <> 'cancelled';
create index registration_line on registration (workshop, arrival) where state = 'waiting';

-- How many have a seat and how many wait, so that nobody has to count a million rows for the next sign-up.
create table registration_count (
  workshop integer primary key,
  registered integer not null check (registered >= 0),
  waiting integer not null check (waiting >= 0)
);

-- Append-only: every move, from which the two tables above can be rebuilt.
create table registration_event (
  id integer primary key autoincrement,
  at text not null,
  workshop integer not null,
  person_id text not null,
  event text not null,                 -- seated, queued, promoted, withdrew
  state_after text not null,
  actor text not null,                 -- person id, 'import', 'waiting list'
  reason text not null,
  turn_ordinal integer
);
create trigger registration_event_is_not_changed before update on registration_event
begin select raise(abort, 'registration_event is append-only'); end;
