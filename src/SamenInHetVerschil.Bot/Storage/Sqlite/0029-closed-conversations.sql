-- Why nothing arrives in a conversation any more: removed, or the channel's code; null while things arrive. Forgotten as soon as something comes from there.
alter table conversation add column closed text;
