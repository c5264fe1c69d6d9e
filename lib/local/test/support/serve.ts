import { startLocalRuntime } from '../../runtime.ts';

/** Runs an assembly in a process of its own, so that a test can kill it. Prints one line with its address. */
const [assembly, dataFolder] = process.argv.slice(2) as [string, string];
const runtime = await startLocalRuntime({
  assembly,
  dataFolder,
  identity: { partition: 'aws-cn', region: 'cn-north-1', accountId: '000000000000' },
  clock: { at: Date.UTC(2030, 0, 1) },
});
console.log(JSON.stringify({ api: runtime.apis[0]?.url, endpoint: runtime.endpoint }));
