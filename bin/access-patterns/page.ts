import type { AccessPattern } from '../../lib/store/access-patterns/pattern.ts';
import { type IndexName, keys, lists } from '../../lib/store/keys.ts';
import schema from '../../lib/store/table-schema.json' with { type: 'json' };

type Make = string | ((...parts: readonly unknown[]) => string);

/** A key as it looks: made of the names of its parts, or of an example where they are numbers. */
function keyText([name, ...parts]: readonly [keyof typeof keys, ...unknown[]]): string {
  const make = keys[name] as Make;
  return `\`${typeof make === 'string' ? make : make(...parts)}\``;
}

function placeOf(pattern: AccessPattern): readonly string[] {
  if (!('list' in pattern)) {
    const { partition, sort, prefix } = pattern;
    const beginning = prefix ? `, or all by \`${keys[prefix]}\`` : '';
    return ['table', keyText(partition), `${keyText(sort)}${beginning}`];
  }
  const { index, partition, sort } = lists[pattern.list];
  const make = { partition, sort } as {
    partition: (...of: readonly unknown[]) => { value: string };
    sort: (...by: readonly unknown[]) => string;
  };
  return [index, `\`${make.partition(...pattern.of).value}\``, `\`${make.sort(...pattern.by)}\``];
}

const userText = (user: string): string => {
  const [file, name] = user.split('#');
  return name === undefined ? user : `\`${name}\` (${file})`;
};
const usersText = (users: readonly string[]): string => users.map(userText).join(', ') || '-';

const rowOf = (pattern: AccessPattern): string =>
  `| ${[pattern.pattern, ...placeOf(pattern), usersText(pattern.readBy), usersText(pattern.writtenBy)].join(' | ')} |`;

const carriesText = (carries: string | readonly string[]): string =>
  typeof carries === 'string' ? 'everything' : carries.map((name) => `\`${name}\``).join(', ');

const indexRow = (name: IndexName): string => {
  const { partitionKey, sortKey, carries } = schema.indexes[name];
  return `| ${name} | \`${partitionKey}\` | \`${sortKey}\` | ${carriesText(carries)} |`;
};

/** The page of all access patterns, in Markdown. */
export function patternsPage(patterns: readonly AccessPattern[]): string {
  const indexNames = Object.keys(schema.indexes) as IndexName[];
  return `# Access patterns

Made by \`npm run access-patterns:fix\` from \`access-patterns.ts\` and \`keys.ts\`: do not edit.

One table holds everything. Its keys are \`${schema.partitionKey}\` and \`${schema.sortKey}\`. An index answers several
patterns, whose partition keys have different prefixes; that is why indexes have numbers and no names.

- \`{caseId}\` and the like are placeholders. Numbers are examples: \`07\` is one of the shards 00 to 15
  over which nationwide lists are spread, \`000000000001\` is the number of an event.
- No key holds personal data: \`{personId}\` is a keyed hash of an identity number.
- The stream function is \`functions/streams/advance-cases\`: it reads new items from the table's stream by their sort
  keys.
- Reads of the table are consistent. An index is a moment behind: pages and counts come from it, but a writer that
  changes a case reads it from the table first.

| pattern | index | partition key | sort key | read by | written by |
|---|---|---|---|---|---|
${patterns.map(rowOf).join('\n')}

## What the indexes carry

| index | partition key | sort key | attributes besides the keys |
|---|---|---|---|
${indexNames.map(indexRow).join('\n')}
`;
}
