-- Links to a file for organisers: good for one download, for a short time. Only the hash is kept, so that the table opens nothing.
create table export_ticket (
  hash text primary key,               -- SHA-256 of the ticket, hexadecimal
  person_id text not null,             -- who asked for it
  conversation_id text not null,       -- where it was shown
  format text not null,                -- csv, xlsx
  expires_at text not null,
  used_at text
) without rowid;
