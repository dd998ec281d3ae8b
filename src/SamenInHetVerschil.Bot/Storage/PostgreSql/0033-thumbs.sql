-- What kind of question an answer was to; null when nobody is asked whether it helped. Never what was typed.
alter table outbox add column rated text collate "C";                  -- JSON

-- Whether an answer helped: one thumb of one person under one answer.
create table thumb (
  person_id text collate "C" not null,
  activity_id text collate "C" not null,         -- of the answer, on its channel
  about text collate "C" not null,
  workshop bigint not null,             -- 0: none in particular
  language text collate "C" not null,
  helped bigint not null,               -- 1 or 0
  note text collate "C" not null,                -- what the person wrote with it; empty unless texts are kept
  at text collate "C" not null,
  primary key (person_id, activity_id)
);
