import { execFileSync, spawn } from 'node:child_process';
import { cpSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFunctions, synthesizeParcels } from '../test/fixtures/parcels/app.ts';

/**
 * Packs the package, installs the tarball into an empty folder, and tries the parcel service on it as a new user would: run it,
 * send a parcel, move the clock, look. Also compiles a program against the package's types.
 */
const root = join(import.meta.dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'try-package-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const began = performance.now();
const step = (what: string): void =>
  console.log(`${((performance.now() - began) / 1000).toFixed(1).padStart(5)} s  ${what}`);

const app = join(folder, 'app');
mkdirSync(app);
const tarball = pack();
step(`packed ${tarball}`);

writeFileSync(join(app, 'package.json'), '{"name":"app","private":true,"type":"module"}');
execFileSync('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball], {
  cwd: app,
  stdio: 'inherit',
});
step('installed');

writeFileSync(
  join(app, 'program.ts'),
  `import { checkAssembly, startLocalRuntime, type LocalRuntime } from 'cdk-local-runtime';
import { graphOf } from 'cdk-local-runtime/execution-view';
import { RunningRuntime } from 'cdk-local-runtime/inspect';
import { StatesService } from 'cdk-local-runtime/services';
import { WorkflowHarness } from 'cdk-local-runtime/testing';
const start = (assembly: string): Promise<LocalRuntime> =>
  startLocalRuntime({ assembly, identity: { partition: 'aws', region: 'us-east-1', accountId: '000000000000' } });
// @ts-expect-error the types are known, so that this is not one of them
start(1);
export default [checkAssembly, graphOf, RunningRuntime, StatesService, WorkflowHarness];
`,
);
const compiler = ['--noEmit', '--strict', '--module', 'nodenext', '--skipLibCheck', '--types', 'node'];
const typeRoots = ['--typeRoots', join(root, 'node_modules/@types')];
execFileSync('tsc', [...compiler, ...typeRoots, 'program.ts'], { cwd: app, stdio: 'inherit' });
step('compiled a program against its types');

await bundleFunctions(join(folder, 'bundles'));
const assembly = synthesizeParcels(join(folder, 'bundles'), join(folder, 'cdk.out'));
step('synthesized the parcel service');

const accounts = join(folder, 'accounts.json');
writeFileSync(accounts, '[{"id":"sender","name":"Sender","claims":{}}]');
const command = join(app, 'node_modules/cdk-local-runtime/dist/cli.js');
const options = ['--port', '0', '--at', '2030-01-01T00:00:00Z', '--parameter', 'Issuer={issuer}'];
const child = spawn(process.execPath, [command, assembly, ...options, '--accounts', accounts], {
  cwd: app,
  stdio: ['ignore', 'pipe', 'inherit'],
});
process.once('exit', () => child.kill('SIGKILL'));
let output = '';
for await (const text of child.stdout) {
  output += String(text);
  if (output.includes('Ctrl-C stops')) break;
}
const address = (name: string): string => {
  const found = output.match(new RegExp(`${name}\\s+(?:= )?(http\\S+)`))?.[1];
  if (found === undefined) throw new Error(`no address of ${name} in:\n${output}`);
  return found;
};
step('started');

const api = address('ParcelService.ApiAddress');
const answer = await fetch(`${api}/parcels`, { method: 'POST', body: '{"id":"one","to":"you"}' });
if (!answer.ok) throw new Error(`POST /parcels answered ${answer.status}: ${await answer.text()}`);
const endpoint = address('AWS endpoint');
look('clock', 'advance', 'P3D');
const page = await (await fetch(`${endpoint}/_local/`)).text();
for (const [, path] of page.matchAll(/(?:href|src)="(\/[^"]+)"/g)) {
  const file = await fetch(`${endpoint}${path}`);
  if (!file.ok) throw new Error(`${path} of the console answered ${file.status}: ${await file.text()}`);
}
step('the console is served');
const executions = look('executions', '--status', 'succeeded');
if (!executions.includes('Delivery')) throw new Error(`the parcel was not delivered:\n${executions}`);
const parcel = await (await fetch(`${api}/parcels/one`)).text();
if (!parcel.includes('delivered')) throw new Error(`the parcel was not delivered: ${parcel}`);
step(`a parcel was delivered: ${parcel}`);
child.kill('SIGTERM');
const status = await new Promise((resolve) => child.on('close', resolve));
if (status !== 0) throw new Error(`the command ended with ${String(status)}`);
step('ended');

/** Packs a copy of the folder, since packing changes `package.json` for a moment. */
function pack(): string {
  const copy = join(folder, 'repository');
  const source = join(import.meta.dirname, '..');
  const excluded = ['test', 'dist', 'node_modules'].map((name) => join(source, name));
  cpSync(source, join(copy, 'lib/local'), {
    recursive: true,
    filter: (file) => !excluded.includes(file),
  });
  cpSync(join(root, 'tsconfig.json'), join(copy, 'tsconfig.json'));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  execFileSync('npm', ['pack', '--silent', '--pack-destination', app], {
    cwd: join(copy, 'lib/local'),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [name = ''] = globSync('*.tgz', { cwd: app });
  return join(app, name);
}

function look(...args: string[]): string {
  return execFileSync(process.execPath, [command, ...args, '--endpoint', endpoint], { encoding: 'utf8' });
}
