import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Account } from './oidc/accounts.ts';
import { startLocalRuntime } from './runtime.ts';

const usage = `Runs the cloud assembly of a CDK app on this machine.

  node lib/local/run.ts path/to/cdk.out [options]

  --data FOLDER            what is durable is kept here; without it, everything is gone in the end
  --port NUMBER            the AWS endpoint (4566), then the APIs; the next free ones if taken; 0: any
  --region, --partition, --account-id   what is played: us-east-1, aws, 000000000000
  --parameter NAME=VALUE   of the templates, as often as needed; {issuer} and {endpoint} stand for the addresses
  --at INSTANT             a new data folder's clock stands there (2030-01-01T00:00:00Z) and moves on request
  --accounts FILE          a local OpenID provider with these accounts: [{"id", "name", "claims": {}}]
  --audience TEXT          for whom its tokens are (local)
`;

const { values, positionals } = options();
const [assembly] = positionals;
if (!assembly || values.help) {
  console.log(usage);
  process.exit(assembly || values.help ? 0 : 2);
}

const port = Number(values.port);
const at = values.at === undefined ? undefined : Date.parse(values.at);
if (!Number.isInteger(port) || Number.isNaN(at)) giveUp(new Error('--port takes a number, --at an instant.'));

const runtime = await startLocalRuntime({
  assembly,
  identity: {
    partition: values.partition,
    region: values.region,
    accountId: values['account-id'],
  },
  ...(values.data !== undefined && { dataFolder: values.data }),
  ...(at !== undefined && { clock: { at } }),
  ports: port === 0 ? {} : { endpoint: port, api: port + 1, issuer: port + 50 },
  parameters: (addresses) => parameters(values.parameter, addresses),
  ...(values.accounts !== undefined && {
    identityProvider: { accounts: accountsOf(values.accounts), audience: values.audience },
  }),
  ...(process.env.DYNAMODB_ENDPOINT !== undefined && { dynamodbEndpoint: process.env.DYNAMODB_ENDPOINT }),
}).catch(giveUp);

console.log(`AWS endpoint  ${runtime.endpoint}`);
for (const { name, url } of runtime.apis) console.log(`API           ${url}  ${name}`);
if (runtime.issuer !== undefined) console.log(`Sign-in       ${runtime.issuer}`);
console.log(`Data          ${runtime.dataFolder}${values.data === undefined ? ' (until the end)' : ''}`);
for (const [stack, outputs] of Object.entries(runtime.outputs))
  for (const [name, value] of Object.entries(outputs)) console.log(`  ${stack}.${name} = ${String(value)}`);
if (runtime.notes.length > 0)
  console.log(`${runtime.notes.length} properties have no effect here; Ctrl-C stops.`);

let closing = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, async () => {
    if (closing) process.exit(1);
    closing = true;
    await runtime.close();
    process.exit(0);
  });

function options() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        data: text,
        port: { type: 'string', default: '4566' },
        region: { type: 'string', default: 'us-east-1' },
        partition: { type: 'string', default: 'aws' },
        'account-id': { type: 'string', default: '000000000000' },
        parameter: { type: 'string', multiple: true, default: [] },
        at: text,
        accounts: text,
        audience: { type: 'string', default: 'local' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return giveUp(error);
  }
}

function parameters(
  given: readonly string[],
  { endpoint, issuer }: { endpoint: string; issuer: string | undefined },
): Record<string, string> {
  return Object.fromEntries(
    given.map((one) => {
      const [name = '', ...value] = one.split('=');
      const text = value
        .join('=')
        .replaceAll('{endpoint}', endpoint)
        .replaceAll('{issuer}', issuer ?? '');
      return [name, text];
    }),
  );
}

function accountsOf(file: string): Account[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Account[];
  } catch (error) {
    return giveUp(new Error(`${file} cannot be read: ${(error as Error).message}`));
  }
}

/** Says what is in the way and ends. */
function giveUp(error: unknown): never {
  console.error(`It could not be started: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}
