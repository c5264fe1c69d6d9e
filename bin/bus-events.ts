import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';
import { messageSchemas } from '../lib/domain/case/messages.ts';
import { checkOnly } from './support/command/check-only.ts';
import { jsonText } from './support/json-text.ts';

/**
 * Writes functions/streams/events.schema.json, the schema of every message on the bus, and the table of messages in
 * functions/streams/EVENTS.md. With `--check` it only says whether both are up to date.
 */
const folder = new URL('../functions/streams/', import.meta.url);
const schemas = Object.entries(messageSchemas).sort(([a], [b]) => (a < b ? -1 : 1));

const schemaText = jsonText({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Messages on the bus',
  description: 'The detail of each message by its detail-type. The source of all is reemployment-workflows.',
  $defs: Object.fromEntries(schemas.map(([detailType, schema]) => [detailType, describedSchema(schema)])),
});

function describedSchema(schema: z.ZodType): object {
  const { $schema: _same, ...described } = z.toJSONSchema(schema);
  return described;
}

const membersOf = (schema: z.ZodType | undefined): string =>
  schema instanceof z.ZodObject ? Object.keys(schema.shape).join(', ') || '-' : '-';

const dataOf = (schema: z.ZodType): string =>
  schema instanceof z.ZodObject && 'data' in schema.shape
    ? membersOf(schema.shape.data as z.ZodType)
    : `no data member; ${membersOf(schema)}`;

const pageText = `# Messages on the bus

Made by \`bin/bus-events.ts\` from \`lib/domain/case/messages.ts\`: do not edit. The schemas are in
[events.schema.json](events.schema.json), one for each detail type.

- The source of every message is \`reemployment-workflows\`; the bus is that of the service stack.
- No message says anything about a person: it names a case, a step and a place. A consumer with access fetches the
  rest from the API.
- A message may come twice and late. \`eventId\` is the same each time. Messages of one case come in their order,
  except where one is repeated.
- \`Notice.Issued\` is a notice to deliver. An adapter fetches its text and its phone number
  with \`GET /cases/{caseId}/notices/{noticeId}/message\`, and reports its delivery with
  \`POST /cases/{caseId}/notices/{noticeId}/delivery\`. Messages that it missed are in \`GET /outbox\`.

| detail type | what it says | data |
|---|---|---|
${schemas
  .map(([detailType, schema]) => `| \`${detailType}\` | ${schema.description ?? ''} | ${dataOf(schema)} |`)
  .join('\n')}
`;

const files = [
  ['events.schema.json', schemaText],
  ['EVENTS.md', pageText],
] as const;

if (checkOnly()) {
  const stale = files.filter(([name, text]) => readIfPresent(new URL(name, folder)) !== text);
  for (const [name] of stale)
    console.error(`functions/streams/${name} does not fit the schemas: run \`node bin/bus-events.ts\`.`);
  if (stale.length > 0) process.exit(1);
  console.log('functions/streams/events.schema.json and EVENTS.md are up to date.');
} else {
  for (const [name, text] of files) writeFileSync(new URL(name, folder), text);
}

function readIfPresent(file: URL): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
