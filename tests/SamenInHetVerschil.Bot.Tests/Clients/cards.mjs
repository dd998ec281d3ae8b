// Holds cards against the official schema. Standard input: a list of cards; output: a list of faults in words, by the place in that list.
import { readFileSync } from "node:fs";
import Ajv from "ajv";

const schema = JSON.parse(readFileSync(new URL("adaptive-card-1.5.0.schema.json", import.meta.url), "utf8"));
// Written for an older draft, in which an id has another name.
schema.$id = schema.id;
delete schema.id;
const ajv = new (Ajv.default ?? Ajv)({ strict: false, validateFormats: false });
ajv.addMetaSchema(JSON.parse(readFileSync(new URL("node_modules/ajv/dist/refs/json-schema-draft-06.json", import.meta.url), "utf8")));
const validate = ajv.compile(schema);
const faults = JSON.parse(readFileSync(0, "utf8")).flatMap((card, place) => (validate(card) ? [] : [`${place}: ${ajv.errorsText(validate.errors)}`]));
process.stdout.write(JSON.stringify(faults));
