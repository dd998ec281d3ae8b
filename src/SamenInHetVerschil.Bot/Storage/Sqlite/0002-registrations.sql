create table registration (
  workshop integer not null,
  person_id text not null,
  state text not null check (state in ('registered', 'waiting', 'cancelled')),
  since text not null,                 -- of this state
  arrival integer not null,            -- order of arrival in this state; the waiting list's order
  primary key (workshop, person_id)
) without rowid;
create index registration_by_person on registration (person_id) where state <> 'cancelled';
create index registration_line on registration (workshop, state, arrival) where state <> 'cancelled';

-- Append-only: every move, from which the present can be rebuilt.
create table registration_event (
  id integer primary key autoincrement,
  at text not null,
  workshop integer not null,
  person_id text not null,
  event text not null,
  state_after text not null,
  actor text not null,                 -- person id, 'import', 'waiting list'
  reason text not null,
  turn_ordinal integer
);
create trigger registration_event_is_not_changed before update on registration_event
begin select raise(abort, 'registration_event is append-only'); end;
