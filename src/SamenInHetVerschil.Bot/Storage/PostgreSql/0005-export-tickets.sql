-- Links to a file for organisers: good for one download, for a short time. Only the hash is kept, so that the table opens nothing.
create table export_ticket (
  hash text collate "C" primary key,   -- SHA-256 of the ticket, hexadecimal
  person_id text collate "C" not null, -- who asked for it
  conversation_id text collate "C" not null, -- where it was shown
  format text collate "C" not null,    -- csv, xlsx
  expires_at text collate "C" not null,
  used_at text collate "C"
);
