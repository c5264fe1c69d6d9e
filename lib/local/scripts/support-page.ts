import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Activity } from '../activity.ts';
import { INTRINSIC_FUNCTIONS } from '../assembly/intrinsics.ts';
import type { PropertyRule } from '../assembly/support.ts';
import { MovableClock } from '../clock.ts';
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
 * Writes what the local runtime supports, as the code has it, into lib/local/README.md between its markers;
 * with `--check` only says whether it is up to date.
 */
const readme = join(import.meta.dirname, '../lib/local/README.md');
const sections: Readonly<Record<string, () => Promise<string> | string>> = {
  'resource types': resourceTypes,
  operations,
  workflows,
};

let text = readFileSync(readme, 'utf8');
const before = text;
for (const [name, render] of Object.entries(sections)) {
  const [begin, end] = [`<!-- generated: ${name} -->`, '<!-- end -->'];
  const from = text.indexOf(begin);
  const to = text.indexOf(end, from);
  if (from < 0 || to < 0) throw new Error(`lib/local/README.md has no "${begin}" ... "${end}"`);
  text = `${text.slice(0, from)}${begin}\n\n${await render()}\n\n${text.slice(to)}`;
}
if (!process.argv.includes('--check')) {
  if (text !== before) writeFileSync(readme, text);
} else if (text === before) console.log('lib/local/README.md fits the code.');
else {
  console.error('lib/local/README.md does not fit the code: run `npm run local:support:fix`.');
  process.exitCode = 1;
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function tableOf(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  return [headings, headings.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

function resourceTypes(): string {
  const rows = Object.entries(RESOURCE_TYPES)
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([type, { properties, noted }]) => {
      if (noted !== undefined) return [`\`${type}\``, '', `the whole resource: ${noted}`];
      const { used, without } = rulesOf(properties, '');
      const reasons = [...new Set(without.map(({ reason }) => reason))].map((reason) => {
        const names = without.filter((one) => one.reason === reason).map(({ name }) => name);
        return `${code(names)}: ${reason}`;
      });
      return [`\`${type}\``, code(used), reasons.join('; ')];
    });
  return `${tableOf(['Resource type', 'Does what it says', 'Has no effect here, and why'], rows)}\n\nFunctions of templates: ${code(INTRINSIC_FUNCTIONS)}.`;
}

interface Rules {
  readonly used: string[];
  readonly without: { readonly name: string; readonly reason: string }[];
}

/** Properties by how they are treated, those inside others with the path to them. */
function rulesOf(properties: Readonly<Record<string, PropertyRule>>, prefix: string): Rules {
  const rules: Rules = { used: [], without: [] };
  for (const [name, rule] of Object.entries(properties)) {
    const path = `${prefix}${name}`;
    if (rule === 'used') rules.used.push(path);
    else if ('noted' in rule) rules.without.push({ name: path, reason: rule.noted });
    else {
      const inner = rulesOf(rule.fields, `${path}.`);
      rules.used.push(...inner.used);
      rules.without.push(...inner.without);
    }
  }
  return rules;
}

/** The operations that each service answers, asked of the services themselves. */
async function operations(): Promise<string> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'local-support-'));
  const activity = new Activity();
  const clock = new MovableClock(activity, { at: 0 });
  const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
  const callService = async () => ({});
  const common = { dataFolder, activity, clock, identity, callService };
  const services = {
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
    const rows = Object.entries(listed).map(([name, names]) => [name, code(names.toSorted())]);
    rows.push(['DynamoDB and its streams', 'whatever the DynamoDB behind the runtime answers']);
    return tableOf(
      ['Service', 'Operations'],
      rows.toSorted(([a = ''], [b = '']) => a.localeCompare(b)),
    );
  } finally {
    for (const service of Object.values(services)) await service.close();
    clock.close();
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

function workflows(): string {
  const fields = supportedFields().map(({ name, fields }) => [name, code(fields)]);
  const integrations = optimizedIntegrations().map(({ service, operation, patterns }) => [
    `\`${service}:${operation}\``,
    patterns.map((pattern) => (pattern === 'request' ? 'answer' : `\`.${pattern}\``)).join(', '),
  ]);
  return [
    tableOf(['State', 'Fields'], fields),
    tableOf(
      ['Integration', 'Waits for'],
      [
        ['a function named by its ARN', 'answer'],
        ...integrations,
        ['`aws-sdk:<service>:<operation>`', 'answer, `.waitForTaskToken`; the operations above'],
      ],
    ),
  ].join('\n\n');
}
