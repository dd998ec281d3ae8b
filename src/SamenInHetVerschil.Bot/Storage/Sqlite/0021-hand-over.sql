-- A seat that its holder offers to whoever has the code. The code itself is not kept.
create table hand_over (
  id text primary key,
  code_hash text not null unique,
  workshop integer not null,
  holder text not null,                -- person id
  made_at text not null,
  expires_at text not null,
  settled_at text,
  outcome text                         -- accepted, declined, withdrawn, replaced
);
create index hand_over_of_holder on hand_over (holder) where settled_at is null;

-- Codes that were wrong, by conversation, so that nobody can go on guessing.
create table hand_over_guess (
  conversation_id text primary key references conversation (id) on delete cascade,
  since text not null,
  times integer not null
);
