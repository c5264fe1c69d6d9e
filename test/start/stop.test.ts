import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderForStart, start } from './command.ts';

describe('Ctrl-C', () => {
  it('ends everything that served the portal in good order, even though a terminal sends it to the whole process group', async () => {
    const folder = folderForStart();
    const command = start(folder, { detached: true });
    const { api } = await command.ready();
    const page = await fetch(`${api}/app/`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('<title>');
    process.kill(-Number(command.child.pid), 'SIGINT');
    expect(await command.ended()).toBe(0);
    expect(existsSync(join(folder, 'running.json'))).toBe(false);
  });
});
