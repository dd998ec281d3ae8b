-- Who does what, where several instances share the database. Not used on SQLite, which has one process. Moments here are by the database's own clock.

-- One row per running instance. It is alive as long as it says so again and again.
create table instance (
  id text collate "C" primary key,
  alive_until text collate "C" not null
);

-- A conversation whose turns an instance is running. Every commit of a turn needs it.
create table conversation_lease (
  conversation_id text collate "C" primary key references conversation (id) on delete cascade,
  instance_id text collate "C" not null
);

-- Work that one instance does for all: sending, reminding, sweeping.
create table work_lease (
  name text collate "C" primary key,
  instance_id text collate "C" not null
);
