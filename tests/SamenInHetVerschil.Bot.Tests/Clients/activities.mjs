// Reads activities with Microsoft's own parser. Standard input: a list of activities; output: a list of faults in words, by the place in that list.
import { readFileSync } from "node:fs";
import { Activity } from "@microsoft/agents-activity";

const faults = [];
JSON.parse(readFileSync(0, "utf8")).forEach((activity, place) => {
  try {
    const read = Activity.fromObject(activity);
    for (const name of ["type", "text", "summary", "speak", "locale", "replyToId", "inputHint"]) {
      if (read[name] !== activity[name]) faults.push(`${place}: ${name} was read as ${read[name]}`);
    }
    if ((read.attachments ?? []).length !== (activity.attachments ?? []).length) faults.push(`${place}: attachments were lost`);
  } catch (error) {
    faults.push(`${place}: ${error.message}`);
  }
});
process.stdout.write(JSON.stringify(faults));
