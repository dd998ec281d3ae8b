// Holds an app package against Microsoft's own schemas. Standard input: { "manifest.json": {…}, "en.json": {…} }; output: a list of faults in words.
import { readFileSync } from "node:fs";
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";

const documents = JSON.parse(readFileSync(0, "utf8"));
const version = documents["manifest.json"].manifestVersion;
const faults = [];
for (const [file, document] of Object.entries(documents)) {
  const name = file === "manifest.json" ? "MicrosoftTeams.schema.json" : "MicrosoftTeams.Localization.schema.json";
  const schema = new URL(`node_modules/@microsoft/app-manifest/build/json-schemas/teams/v${version}/${name}`, import.meta.url);
  // Their patterns are not valid in the stricter mode of regular expressions.
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
  addFormats(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(schema, "utf8")));
  if (!validate(document)) faults.push(...validate.errors.map((error) => `${file}${error.instancePath}: ${error.message}`));
}
process.stdout.write(JSON.stringify(faults));
