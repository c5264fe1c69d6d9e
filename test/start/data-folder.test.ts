import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderFault, makeDataFolder } from '../../bin/support/data-folder.ts';
import { folderForFile } from '../support/folders.ts';
import { start } from './command.ts';

const folder = folderForFile();
const failed = (code: string, errcode?: number) => Object.assign(new Error(code), { code, errcode });

describe('A data folder in which nothing can be kept', () => {
  it('is said to be a file before anything is synthesized, and in a sentence', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    for (const path of [file, join(file, 'below')]) {
      expect(() => makeDataFolder(path)).toThrow(
        `the data folder ${path} is, or lies in, a file. Name a folder in DATA_FOLDER.`,
      );
    }
    const command = start(file);
    expect(await command.ended()).toBe(1);
    expect(command.output()).toContain('It could not be started: the data folder');
    expect(command.output()).not.toMatch(/Synthesizing|EEXIST|^\s+at /m);
  });

  // The superuser may write everywhere, so the code of the error stands for the folder.
  it.each(['EACCES', 'EPERM', 'EROFS'])('is said not to be writable (%s), with what to do', (code) => {
    expect(folderFault(failed(code), '/srv/data')).toBe(
      `the data folder /srv/data may not be written (${code}). Make it writable, or name another one in DATA_FOLDER.`,
    );
  });

  it.each([
    ['ENOSPC', undefined],
    ['EDQUOT', undefined],
    ['ERR_SQLITE_ERROR', 13],
  ])('is said to be on a full disk (%s), whoever finds it', (code, errcode) => {
    expect(folderFault(failed(code, errcode), '/srv/data')).toContain(
      'the disk of the data folder /srv/data is full',
    );
  });

  it('is recognised by its message where an error has lost its code on the way from another thread', () => {
    const error = structuredClone(new Error('ENOSPC: no space left on device, write'));
    expect(folderFault(error, '/srv/data')).toContain('is full');
  });

  it('is not made the reason of anything else', () => {
    expect(folderFault(new Error('no'), folder)).toBeUndefined();
    expect(folderFault(failed('ERR_SQLITE_ERROR', 11), folder)).toBeUndefined();
  });

  it('is made where there is none, also below a folder that is not there', () => {
    const path = join(folder, 'new', 'below');
    makeDataFolder(path);
    expect(() => makeDataFolder(path)).not.toThrow();
  });
});
