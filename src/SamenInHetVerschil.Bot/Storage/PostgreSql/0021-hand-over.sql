-- A seat that its holder offers to whoever has the code. The code itself is not kept.
create table hand_over (
  id text collate "C" primary key,
  code_hash text collate "C" not null unique,
  workshop bigint not null,
  holder text collate "C" not null,                -- person id
  made_at text collate "C" not null,
  expires_at text collate "C" not null,
  settled_at text collate "C",
  outcome text collate "C"                         -- accepted, declined, withdrawn, replaced
);
create index hand_over_of_holder on hand_over (holder) where settled_at is null;

-- Codes that were wrong, by conversation, so that nobody can go on guessing.
create table hand_over_guess (
  conversation_id text collate "C" primary key references conversation (id) on delete cascade,
  since text collate "C" not null,
  times bigint not null
);
