-- What kind of question an answer was to; null when nobody is asked whether it helped. Never what was typed.
alter table outbox add column rated text;                  -- JSON

-- Whether an answer helped: one thumb of one person under one answer.
create table thumb (
  person_id text not null,
  activity_id text not null,         -- of the answer, on its channel
  about text not null,
  workshop integer not null,             -- 0: none in particular
  language text not null,
  helped integer not null,               -- 1 or 0
  note text not null,                -- what the person wrote with it; empty unless texts are kept
  at text not null,
  primary key (person_id, activity_id)
);
