-- Exports use the same tickets as everybody's own data. What was open lived ten minutes.
drop table export_ticket;
