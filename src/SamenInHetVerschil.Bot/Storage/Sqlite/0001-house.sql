-- Moments are UTC text (ISO 8601, seven decimals). JSON columns hold what the code's records hold.

create table person (
  id text primary key,                 -- <channel>:<user id>
  name text,                           -- as the person or the channel gave it
  email text,
  language text,
  home_conversation text,              -- where messages for this person go
  first_seen text not null,
  last_seen text not null
);

create table conversation (
  id text primary key,                 -- <channel>:<conversation id on the channel>
  channel text not null,
  channel_conversation_id text not null,
  person_id text,                      -- whose conversation; null where several people talk
  reference text not null,             -- JSON: service address, bot and user account, tenant
  state text not null default '{}',    -- JSON: what the conversation is about and waits for
  last_sequence integer not null default 0,
  last_moment text not null,           -- time stamp of the newest activity; each next one is later
  created_at text not null
);

-- Every activity that came in, before its turn runs and after.
create table inbox (
  ordinal integer primary key,
  conversation_id text not null references conversation (id) on delete cascade,
  activity_key text not null,          -- what makes a repeated activity the same
  activity_id text not null,
  activity text not null,              -- JSON; emptied once done
  received_at text not null,
  attempts integer not null default 0,
  done_at text,
  answer text,                         -- JSON body for an invoke, kept so that a repeat gets the same
  unique (conversation_id, activity_key)
);
create index inbox_open on inbox (ordinal) where done_at is null;

-- What the web client sees, and sees again after a reload.
create table transcript (
  conversation_id text not null references conversation (id) on delete cascade,
  activity_id text not null,
  sequence integer not null,           -- of its last change
  activity text not null,
  primary key (conversation_id, activity_id)
) without rowid;
create index transcript_order on transcript (conversation_id, sequence);

-- What must still leave by a channel that we call.
create table outbox (
  id integer primary key,
  conversation_id text not null references conversation (id) on delete cascade,
  turn_ordinal integer,
  activity text not null,
  state text not null default 'queued', -- queued, sending, delivered, undeliverable, uncertain
  due_at text not null,
  attempts integer not null default 0,
  channel_activity_id text,
  reason text,
  settled_at text
);
create index outbox_open on outbox (due_at) where state in ('queued', 'sending');

-- What a sentence proposed; only confirming it changes anything.
create table proposal (
  id text primary key,
  person_id text not null,
  conversation_id text not null,
  content text not null,               -- JSON
  card_activity_id text,               -- the card that shows it, to be closed when settled
  created_at text not null,
  expires_at text not null,
  settled_at text,
  outcome text                         -- confirmed, declined, replaced
);
create index proposal_open on proposal (conversation_id) where settled_at is null;

-- Keys that this house made for itself.
create table house_secret (
  name text primary key,
  value blob not null
);
