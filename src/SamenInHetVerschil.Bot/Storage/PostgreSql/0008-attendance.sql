-- What somebody shows at the door, and whether they want to be reminded. One row per person who ever needed one.
create table attendance_pass (
  person_id text collate "C" primary key,
  door_code text collate "C" not null unique,      -- short; no letters that look alike
  reminder bigint not null default 1, -- 0: wants none
  made_at text collate "C" not null
);

-- Addresses that open something of one person without logging in. Nobody can guess a key; gone with its row.
create table attendance_link (
  key text collate "C" primary key,
  person_id text collate "C" not null,
  purpose text collate "C" not null,               -- door, calendar, certificate, check-in
  expires_at text collate "C",                     -- null: as long as the row
  unique (person_id, purpose)
);

-- Who is in. Undoing a check-in takes the row away.
create table check_in (
  workshop bigint not null,
  person_id text collate "C" not null,
  at text collate "C" not null,
  organiser text collate "C" not null,             -- person id of who let them in
  primary key (workshop, person_id)
);
create index check_in_of_person on check_in (person_id);

-- Who was reminded of which day, so that nobody is reminded twice.
create table reminder (
  person_id text collate "C" not null,
  day text collate "C" not null,                   -- yyyy-MM-dd, of the event
  sent_at text collate "C" not null,
  primary key (person_id, day)
);

-- What calendars were last told about a workshop, so that they take a change for newer.
create table calendar_version (
  workshop bigint primary key,
  fingerprint text collate "C" not null,           -- of day, hours, place and title
  version bigint not null
);
