import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { afterAll, beforeAll } from 'vitest';
import { freePort } from '../../ports.ts';
import type { JsonObject } from '../../service.ts';

/** The program of another DynamoDB implementation, for comparison; undefined if there is none for this machine. */
export const dynoxide = (() => {
  try {
    return createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  } catch {
    return undefined;
  }
})();

const SIGNED = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=local',
  'x-amz-date': '20260101T000000Z',
};

/** Runs it for one test file, in memory. */
export function dynoxideForFile() {
  let url = '';
  let child: ReturnType<typeof spawn> | undefined;
  beforeAll(async () => {
    if (dynoxide === undefined) return;
    const port = await freePort();
    const started = spawn(dynoxide, ['serve', '--host', '127.0.0.1', '--port', String(port)]);
    child = started;
    await new Promise<void>((resolve, reject) => {
      const hear = (text: Buffer) => text.includes('listening on') && resolve();
      started.stdout.on('data', hear);
      started.stderr.on('data', hear);
      started.once('error', reject);
    });
    url = `http://127.0.0.1:${port}`;
  });
  afterAll(() => {
    child?.kill('SIGKILL');
  });
  /** Returns the answer, or `{ error }` with the code of a refusal. */
  return async (operation: string, input: JsonObject): Promise<JsonObject> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        ...SIGNED,
        'x-amz-target': `DynamoDB_20120810.${operation}`,
        'content-type': 'application/x-amz-json-1.0',
      },
      body: JSON.stringify(input),
    });
    const body = (await response.json()) as JsonObject;
    return response.ok ? body : { error: String(body.__type).split('#').at(-1) ?? '' };
  };
}
