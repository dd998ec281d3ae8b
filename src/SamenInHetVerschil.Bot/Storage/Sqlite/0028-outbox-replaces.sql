-- The activity that this one takes the place of: its id on the channel, or outbox:<id> of the row that sent it.
alter table outbox add column replaces text;
