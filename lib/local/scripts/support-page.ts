import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Activity } from '../activity.ts';
import { INTRINSIC_FUNCTIONS } from '../assembly/intrinsics.ts';
import type { PropertyRule } from '../assembly/support.ts';
import { MovableClock } from '../clock.ts';
import { DynamoDbService } from '../dynamodb/dynamodb-service.ts';
import { EventBusService } from '../events/event-bus-service.ts';
import { KeyService } from '../kms/key-service.ts';
import { QueueService } from '../queues/queue-service.ts';
import { RESOURCE_TYPES } from '../resources/table.ts';
import { restOperations } from '../rest-calls.ts';
import { supportedFields } from '../states/definition/states.ts';
import { optimizedIntegrations } from '../states/integrations/resource.ts';
import { StatesService } from '../states/service.ts';
import { TopicService } from '../topics/topic-service.ts';

/**
 * `npm run local:support:fix` writes lib/local/SUPPORT.md from the code: what the runtime supports. Without `:fix` (`--check`)
 * it only reports whether the file is up to date.
 */
const file = join(import.meta.dirname, '../SUPPORT.md');
const LINE_WIDTH = 110;

const text = `# What is supported

Made from the code by \`npm run local:support:fix\`. A resource type, property, template function, operation, state or
field that is not listed here is refused before anything is deployed, with its name and its place in the app.

## Resource types

${resourceTypes()}

## Template functions

${wrap(code(INTRINSIC_FUNCTIONS))}

## Operations

${await operations()}

## Step Functions

${workflows()}
`;

const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (text === before) console.log('lib/local/SUPPORT.md is up to date.');
else {
  console.error('lib/local/SUPPORT.md is out of date: run `npm run local:support:fix`.');
  process.exitCode = 1;
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

/** Breaks text into lines. Lines after the first are indented by `indent`. */
function wrap(words: string, indent = ''): string {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && `${line} ${word}`.length <= LINE_WIDTH) lines[lines.length - 1] += ` ${word}`;
    else lines.push(lines.length === 0 ? word : indent + word);
  }
  return lines.join('\n');
}

function item(words: string): string {
  return wrap(`- ${words}`, '  ');
}

function resourceTypes(): string {
  const types = Object.entries(RESOURCE_TYPES).toSorted(([a], [b]) => a.localeCompare(b));
  const effective = types.flatMap(([type, { properties, noEffect }]) =>
    noEffect === undefined ? [resourceType(type, properties)] : [],
  );
  const without = types.flatMap(([type, { noEffect }]) =>
    noEffect === undefined ? [] : [item(`\`${type}\`: ${noEffect}`)],
  );
  return [
    'After each type the properties that take effect, then those that are accepted and have none, with the reason.',
    ...effective,
    `These types are accepted and have no effect:\n\n${without.join('\n')}`,
  ].join('\n\n');
}

function resourceType(type: string, properties: Readonly<Record<string, PropertyRule>>): string {
  const { used, without } = rulesOf(properties, '');
  const byReason = Map.groupBy(without, ({ reason }) => reason);
  return [
    `### ${type}\n`,
    item(`Takes effect: ${groupByParent(used)}`),
    ...[...byReason].map(([reason, some]) =>
      item(`No effect (${reason}): ${groupByParent(some.map(({ name }) => name))}`),
    ),
  ].join('\n');
}

/** Groups paths such as `A.B` and `A.C` as `A` (`B`, `C`). */
function groupByParent(paths: readonly string[]): string {
  const byParent = Map.groupBy(paths, (path) => path.slice(0, Math.max(path.lastIndexOf('.'), 0)));
  return [...byParent]
    .map(([parent, some]) => {
      const names = code(some.map((path) => path.slice(parent === '' ? 0 : parent.length + 1)));
      return parent === '' ? names : `\`${parent}\` (${names})`;
    })
    .join(', ');
}

interface Rules {
  readonly used: string[];
  readonly without: { readonly name: string; readonly reason: string }[];
}

/** Sorts properties by how they are treated. Nested properties are given by their path. */
function rulesOf(properties: Readonly<Record<string, PropertyRule>>, prefix: string): Rules {
  const rules: Rules = { used: [], without: [] };
  for (const [name, rule] of Object.entries(properties)) {
    const path = `${prefix}${name}`;
    if (rule === 'used') rules.used.push(path);
    else if ('noEffect' in rule) rules.without.push({ name: path, reason: rule.noEffect });
    else {
      const inner = rulesOf(rule.fields, `${path}.`);
      rules.used.push(...inner.used);
      rules.without.push(...inner.without);
    }
  }
  return rules;
}

/** Returns the operations of each service, as the services themselves list them. */
async function operations(): Promise<string> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'local-support-'));
  const activity = new Activity();
  const clock = new MovableClock(activity, { at: 0 });
  const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
  const callService = async () => ({});
  const common = { dataFolder, activity, clock, identity, callService };
  const services = {
    'DynamoDB and its streams': new DynamoDbService({ ...common, durable: false }),
    EventBridge: new EventBusService(common),
    KMS: new KeyService(common),
    SNS: new TopicService({ ...common, report: () => {} }),
    SQS: new QueueService({ ...common, endpoint: () => 'http://127.0.0.1' }),
    'Step Functions': new StatesService({ ...common, database: ':memory:' }),
  };
  try {
    const ofService = (name: string) =>
      restOperations().flatMap(({ service, operation }) => (service === name ? [operation] : []));
    const listed: Record<string, readonly string[]> = {
      ...Object.fromEntries(Object.entries(services).map(([name, service]) => [name, service.operations])),
      Lambda: ofService('lambda'),
      Scheduler: ofService('scheduler'),
      STS: ['GetCallerIdentity'],
    };
    const items = Object.entries(listed).map(([name, names]) => `${name}: ${code(names.toSorted())}`);
    return items
      .toSorted((a, b) => a.localeCompare(b))
      .map(item)
      .join('\n');
  } finally {
    for (const service of Object.values(services)) await service.close();
    clock.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

function workflows(): string {
  const fields = supportedFields().map(({ name, fields }) => item(`${name}: ${code(fields)}`));
  const integrations = optimizedIntegrations().map(({ service, operation, patterns }) => {
    const waits = patterns.map((pattern) => (pattern === 'request' ? 'the answer' : `\`.${pattern}\``));
    return `| \`${service}:${operation}\` | ${waits.join(', ')} |`;
  });
  return [
    `Standard workflows in JSONata. The fields of states, retriers, catchers and choices:\n\n${fields.join('\n')}`,
    [
      '| A Task may call | and wait for |',
      '| --- | --- |',
      '| a function, by its ARN | the answer |',
      ...integrations,
      '| `aws-sdk:<service>:<operation>`, of the operations above | the answer, `.waitForTaskToken` |',
    ].join('\n'),
  ].join('\n\n');
}
