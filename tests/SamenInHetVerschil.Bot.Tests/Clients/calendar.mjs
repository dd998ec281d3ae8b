// Reads a calendar from standard input with ical.js; writes what it holds as JSON, with moments in seconds since 1970.
import ICAL from "ical.js";

let text = "";
for await (const part of process.stdin) text += part;

const calendar = new ICAL.Component(ICAL.parse(text));
const zones = calendar.getAllSubcomponents("vtimezone").map((zone) => {
  ICAL.TimezoneService.register(zone);
  return zone.getFirstPropertyValue("tzid");
});
const events = calendar.getAllSubcomponents("vevent").map((component) => {
  const event = new ICAL.Event(component);
  return {
    uid: event.uid, summary: event.summary, place: event.location ?? "", sequence: event.sequence ?? 0,
    start: event.startDate.toUnixTime(), end: event.endDate.toUnixTime(), zone: event.startDate.zone.tzid,
  };
});
process.stdout.write(JSON.stringify({ method: calendar.getFirstPropertyValue("method"), zones, events }));
