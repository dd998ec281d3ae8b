-- Whoever waits for a workshop at the same time as one they have, may want to be moved when a place comes free: this is what they then give up.
alter table registration add column move_from bigint;
