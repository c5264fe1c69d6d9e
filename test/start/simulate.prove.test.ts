import { execFile } from 'node:child_process';
import { expect, it } from 'vitest';
import { projectRoot } from './command.ts';

it('npm run simulate plays a year, prints it and ends', async () => {
  const { status, said } = await new Promise<{ status: unknown; said: string }>((resolve) => {
    const given = ['bin/simulate.ts', 'chongqing', '--language', 'en'];
    const options = { cwd: projectRoot, timeout: 280_000 };
    execFile(process.execPath, given, options, (error, out) =>
      resolve({ status: error ? (error.signal ?? error.code) : 0, said: out }),
    );
  });
  expect(said).toContain('The registration was closed');
  expect(status).toBe(0);
}, 300_000);
