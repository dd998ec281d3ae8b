-- What could not be answered, grouped and counted: the organisers' worklist. Nobody's name or address; what was typed only when the setting allows it.
create table unanswered (
  reason text not null,                -- why there was no answer: see UnansweredReason
  about text not null,                 -- what was asked: a class such as 'how-many', or the id of a practical fact; '' when none was recognised
  workshop integer not null,           -- 0: about no workshop in particular
  language text not null,
  question text not null default '',   -- as it was typed; '' when texts are not kept
  times integer not null,
  first_at text not null,
  last_at text not null,
  primary key (reason, about, workshop, language, question)
);
