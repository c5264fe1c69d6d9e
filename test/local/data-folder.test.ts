import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DataFolder } from '../../lib/local/data-folder.ts';
import { temporaryFolder } from './support/cleanup.ts';

const MODULE = JSON.stringify(join(import.meta.dirname, '../../lib/local/data-folder.ts'));

describe('a data folder', () => {
  it('is refused to another process, with the number of the one that uses it', () => {
    const path = temporaryFolder();
    const folder = DataFolder.open(path);
    onTestFinished(() => folder.close());
    const script = `import { DataFolder } from ${MODULE};
      try { DataFolder.open(${JSON.stringify(path)}); console.log('opened'); } catch (error) { console.log(error.message); }`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(said.trim()).toBe(`The data folder ${path} is in use by another runtime (process ${process.pid})`);
  });

  it('is free again when its process was killed', () => {
    const path = temporaryFolder();
    const script = `import { DataFolder } from ${MODULE};
      DataFolder.open(${JSON.stringify(path)}); process.kill(process.pid, 'SIGKILL');`;
    expect(() =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' }),
    ).toThrow();
    const folder = DataFolder.open(path);
    folder.close();
    expect(existsSync(join(path, 'pid'))).toBe(false);
  });

  it('is refused when its form is not known or damaged, and can be opened by the right version after that', () => {
    const path = temporaryFolder();
    DataFolder.open(path).close();
    writeFileSync(join(path, 'format.json'), '{"format":99}');
    expect(() => DataFolder.open(path)).toThrow('has the form 99; this version reads the form 1');
    writeFileSync(join(path, 'format.json'), '{');
    expect(() => DataFolder.open(path)).toThrow('format.json is damaged');
    writeFileSync(join(path, 'format.json'), '{"format":1}');
    DataFolder.open(path).close();
  });

  it('is removed in the end when it is ephemeral', () => {
    const folder = DataFolder.ephemeral();
    writeFileSync(folder.file('something'), 'x');
    folder.close();
    expect(existsSync(folder.path)).toBe(false);
  });

  it('keeps the clock', () => {
    const path = temporaryFolder();
    const folder = DataFolder.open(path);
    expect(folder.keptClock()).toBeUndefined();
    folder.keepClock({ running: false, offset: 5, at: 7 });
    folder.close();
    const again = DataFolder.open(path);
    expect(again.keptClock()).toEqual({ running: false, offset: 5, at: 7 });
    again.close();
  });
});
