-- What organisers say to many people: a draft first, then what was sent.
create table announcement (
  id text primary key,
  author text not null,                -- person id
  conversation_id text not null,       -- where it was drafted; how far it is appears there
  state text not null,
  version integer not null,            -- of the content; a change makes the next one
  content text not null,               -- JSON: title, text, links, image, by language
  audience text not null,              -- JSON
  fingerprint text not null,           -- the same for the same words to the same people
  counted integer,                     -- people at the last preview
  resolved integer,                    -- people at sending
  due_at text,                         -- when it is planned
  created_at text not null,
  started_at text,
  ended_at text,
  progress_activity text               -- the card that shows how far it is
);
create index announcement_open on announcement (due_at) where state in ('scheduled', 'sending');
create index announcement_same on announcement (fingerprint, started_at);

-- One row per person; the rows add up to the audience.
create table delivery (
  announcement_id text not null references announcement (id),
  person_id text not null,
  ordinal integer not null,            -- order of sending, from 1
  door text not null,                  -- the channel it goes through, 'mail' or 'none'
  tenant text not null,
  conversation_id text,
  state text not null,                 -- queued, sending, delivered, undeliverable, uncertain
  reason text,
  attempts integer not null default 0,
  due_at text not null,
  activity_id text,                    -- on the channel, to correct or withdraw it
  version integer,                     -- of the content that the person has
  revision text,                       -- queued, failed: a correction or withdrawal that is still to be made, or could not be
  settled_at text,
  seen_at text,
  primary key (announcement_id, person_id)
);
create index delivery_open on delivery (announcement_id, due_at) where state in ('queued', 'sending');
create index delivery_revision on delivery (announcement_id) where revision = 'queued';
create index delivery_of_person on delivery (person_id);

-- Append-only: who did what, when.
create table announcement_event (
  id integer primary key autoincrement,
  at text not null,
  announcement_id text not null,
  actor text not null,                 -- person id, or 'schedule'
  event text not null,
  detail text not null                 -- numbers and moments, never words of the message
);
create trigger announcement_event_is_not_changed before update on announcement_event
begin select raise(abort, 'announcement_event is append-only'); end;
