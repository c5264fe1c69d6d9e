import { join } from 'node:path';
import { startLocalRuntime } from 'cdk-local-runtime';
import { accounts, audience } from '../support/accounts.ts';
import { localCode, projectAssembly, root } from '../support/project-assembly.ts';
import { enterSampleStaff } from '../support/sample-staff.ts';

/** The report of the process with the system: totals since its start, and its present size. */
export interface SystemReport {
  /** Milliseconds of processor time. */
  readonly processor: number;
  /** Bytes. */
  readonly resident: number;
  readonly calls: Readonly<Record<string, { readonly calls: number; readonly bytes: number }>>;
}

export interface SystemReady {
  readonly api: string;
  readonly tokens: Readonly<Record<string, string>>;
  readonly milliseconds: number;
}

/** The whole system in a process of its own, on disk, with a running clock. */
const [dataFolder = '', ...signIns] = process.argv.slice(2);
const officer = accounts.find(({ id }) => id === signIns[0]);
/** Colleagues of the first one. */
const more = signIns
  .filter((id) => accounts.every((known) => known.id !== id))
  .flatMap((id) => (officer ? [{ ...officer, id }] : []));
const { folder } = await projectAssembly(join(root, '.build/bench-assembly'));
const began = performance.now();
const runtime = await startLocalRuntime({
  assembly: folder,
  functionCode: localCode,
  dataFolder,
  identity: { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' },
  parameters: ({ issuer }) => ({ TokenIssuer: issuer ?? '', TokenAudience: audience }),
  identityProvider: { accounts: [...accounts, ...more], audience },
  report: (message) => console.error(message),
  onFunctionError: (text) => console.error(text),
});
await enterSampleStaff(runtime.endpoint, [...accounts, ...more]);
const milliseconds = performance.now() - began;
await enterSampleStaff(runtime.endpoint, [...accounts, ...more]);
const tokens: Record<string, string> = {};
for (const account of signIns) tokens[account] = (await runtime.identityProvider?.tokenFor(account)) ?? '';
process.on('message', async (message) => {
  if (message === 'close') {
    await runtime.close();
    process.disconnect();
    return;
  }
  await runtime.settle();
  const { user, system } = process.cpuUsage();
  process.send?.({
    processor: (user + system) / 1000,
    resident: process.memoryUsage.rss(),
    calls: runtime.callCounts(),
  } satisfies SystemReport);
});
const [api] = runtime.apis;
process.send?.({ api: api?.url ?? '', tokens, milliseconds } satisfies SystemReady);
