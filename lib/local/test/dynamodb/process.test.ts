import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DynamoDbEndpoint } from '../../dynamodb/endpoint.ts';
import { DynamoDbProcess } from '../../dynamodb/process.ts';
import { temporaryFolder } from '../support/cleanup.ts';

const TABLES = 'DynamoDB_20120810.ListTables';

/** The processes whose command line names a file. */
function processesOn(file: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(file);
      } catch {
        return false;
      }
    })
    .map(Number);
}

async function startInFolder(report: (message: string) => void = () => {}) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'logs'));
  const child = await DynamoDbProcess.start(folder, report);
  onTestFinished(() => child.close());
  const answer = async () => {
    const endpoint = new DynamoDbEndpoint(child.url);
    try {
      return (await endpoint.send(TABLES, '{}')).statusCode;
    } catch {
      return undefined;
    } finally {
      endpoint.close();
    }
  };
  return { child, folder, answer };
}

describe.runIf(process.platform === 'linux')('the process of the embedded DynamoDB', () => {
  it('is started again when it is killed, and when it is killed while it is being started again', async () => {
    const said: string[] = [];
    const { child, answer } = await startInFolder((message) => said.push(message));
    let killed = 0;
    while (killed < 5) {
      for (const id of processesOn(child.databaseFile)) {
        process.kill(id, 'SIGKILL');
        killed++;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    await expect.poll(answer, { timeout: 20_000 }).toBe(200);
    expect(said[0]).toContain('has ended (SIGKILL) and is being restarted');
    expect(processesOn(child.databaseFile)).toHaveLength(1);
  });

  it('ends at once when it is closed while it is being started again', async () => {
    const { child } = await startInFolder();
    for (const id of processesOn(child.databaseFile)) process.kill(id, 'SIGKILL');
    await child.close();
    expect(processesOn(child.databaseFile)).toEqual([]);
  });
});
