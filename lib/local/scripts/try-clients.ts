import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startLocalRuntime } from '../runtime.ts';
import { writeClientsApp } from '../test/clients/app.ts';
import { tryCli } from '../test/clients/cli-calls.ts';

/**
 * Drives the endpoint with every installed version of the AWS CLI and boto3. Those of Debian are from before November 2023 and
 * speak another protocol to SQS (`apt-get install awscli python3-boto3`).
 */
const run = promisify(execFile);

/** Returns a command for each version that is installed. */
async function versions(commands: readonly string[], args: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const command of commands) {
    const said = await run(command, args).catch(() => undefined);
    const version = said?.stdout.trim().split(' ')[0];
    if (version !== undefined && !found.has(version)) found.set(version, command);
  }
  return found;
}

async function onRuntime(work: (endpoint: string) => Promise<string>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'try-clients-'));
  const identity = { partition: 'aws', region: 'us-east-1', accountId: '000000000000' };
  const runtime = await startLocalRuntime({ assembly: writeClientsApp(join(folder, 'cdk.out')), identity });
  try {
    console.log(await work(runtime.endpoint));
  } finally {
    await runtime.close();
    rmSync(folder, { recursive: true });
  }
}

const ENVIRONMENT = {
  ...process.env,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_PAGER: '',
};

const clis = await versions(['/usr/bin/aws', 'aws'], ['--version']);
for (const [version, command] of clis) {
  await onRuntime(async (endpoint) => {
    // Version 1 of the CLI does not know the option, and takes a payload as it is.
    const isFirst = version.startsWith('aws-cli/1.');
    const calls = await tryCli(async (...args) => {
      const given = isFirst
        ? args.filter((one) => one !== '--cli-binary-format' && one !== 'raw-in-base64-out')
        : args;
      const all = ['--endpoint-url', endpoint, ...given];
      return run(command, all, { env: ENVIRONMENT }).then(
        ({ stdout }) => stdout,
        (error: { stderr?: string }) => error.stderr ?? String(error),
      );
    });
    return `${version}: ${calls} answers as expected`;
  });
}
const pythons = await versions(
  ['/usr/bin/python3', 'python3'],
  ['-c', 'import boto3; print(boto3.__version__)'],
);
for (const command of pythons.values()) {
  await onRuntime(async (endpoint) => {
    const script = join(import.meta.dirname, '../test/clients/calls.py');
    return (await run(command, [script, endpoint], { env: ENVIRONMENT })).stdout.trim();
  });
}
if (clis.size === 0) console.log('The AWS CLI is not installed, and was not tried.');
if (pythons.size === 0) console.log('boto3 is not installed, and was not tried.');
