-- A thumb names the answer by its id on the channel.
create index outbox_rated on outbox (channel_activity_id) where rated is not null;
