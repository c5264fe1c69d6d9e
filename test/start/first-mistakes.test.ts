import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { command as api } from '../../bin/api.ts';
import { command as auditVerify } from '../../bin/audit-verify.ts';
import { command as comparison } from '../../bin/comparison.ts';
import { command as docReferences } from '../../bin/doc-references.ts';
import { command as iamUnused } from '../../bin/iam-unused.ts';
import { command as outbox } from '../../bin/outbox.ts';
import { command as packsLint } from '../../bin/packs-lint.ts';
import { command as packsWhatIf } from '../../bin/packs-whatif.ts';
import { command as prove } from '../../bin/prove.ts';
import { command as retention } from '../../bin/retention.ts';
import { command as simulate } from '../../bin/simulate.ts';
import { isCheckOnly } from '../../bin/support/command/check-only.ts';
import type { Command } from '../../bin/support/command/command.ts';
import { toCsv } from '../../bin/support/command/csv.ts';
import { startOptions } from '../../bin/support/start-options.ts';
import { command as token } from '../../bin/token.ts';
import { folderForFile } from '../support/folders.ts';
import { projectRoot } from './command.ts';

const commands: Readonly<Record<string, Command>> = {
  api,
  comparison,
  docReferences,
  iamUnused,
  outbox,
  packsLint,
  packsWhatIf,
  auditVerify,
  prove,
  retention,
  simulate,
  token,
};

const folder = folderForFile();
const file = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const amendment = file('amendment.json', '{}');
const csv = file('a.csv', 'identityNumber,fact\n');

beforeEach(() => vi.stubEnv('DATA_FOLDER', folder));
afterEach(() => vi.unstubAllEnvs());

async function run(name: string, ...args: string[]) {
  let [out, error] = ['', ''];
  const status = await commands[name]?.execute(args, {
    print: (text) => (out += text),
    printError: (text) => (error += text),
    progress: () => {},
  });
  return { status, out, error };
}

const load = ['--source', 's', '--as-of', '2026-11-19'];

describe.each(Object.keys(commands))('The command %s', (name) => {
  it.each(['--help', '-h', 'help'])('explains itself for %s', async (word) => {
    const { status, out, error } = await run(name, word);
    expect({ status, error }).toEqual({ status: 0, error: '' });
    expect(out).toBe(commands[name]?.usage);
  });

  it.each([
    ['an option that does not exist', ['--no-such-option'], 'There is no option --no-such-option.'],
    ['a short option that does not exist', ['-x'], 'There is no option -x.'],
    ['an empty word', [''], 'is a variable of the shell not set'],
    ['more words than it takes', Array.from({ length: 101 }, () => 'GET'), /one argument too many/],
  ])('refuses %s with a sentence and its usage', async (_what, args, sentence) => {
    const { status, out, error } = await run(name, ...args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(error).toMatch(sentence);
    expect(error).toContain(commands[name]?.usage);
    expect(error).not.toMatch(/^\s+at /m);
  });
});

describe('A program of a command', () => {
  const programs = globSync('bin/*.ts', { cwd: projectRoot })
    .map((name) => [name, readFileSync(join(projectRoot, name), 'utf8')] as const)
    .filter(([, text]) => text.includes('defineCommand('));

  it('is covered by these tests', () => expect(programs).toHaveLength(Object.keys(commands).length));

  it.each(programs)('%s runs only after its whole file has been read', (_name, text) => {
    expect(text.trimEnd().split('\n').at(-1)).toBe('if (import.meta.main) await main(command);');
  });
});

describe('A mistyped call', () => {
  it.each([
    ['api', [], 'METHOD is missing'],
    ['api', ['GET'], 'PATH is missing'],
    ['api', ['GET', 'regions'], 'The path begins with a slash: /regions'],
    ['api', ['GET', 'http://127.0.0.1:4567/regions'], 'The path begins with a slash: /regions'],
    ['api', ['/regions', 'GET'], 'The method comes first'],
    ['api', ['GET', '/cases/'], 'is a variable such as $CASE not set'],
    ['api', ['POST', '/cases//tasks/x/decision', '--data', '{}'], 'is a variable such as $CASE not set'],
    ['api', ['GET', '/regions', '--as'], '--as needs a value'],
    ['api', ['GET', '/regions', '--as', '--language', 'en'], '--as needs a value'],
    ['api', ['GET', '/regions', '--as='], '--as is empty'],
    ['api', ['GET', '/regions', '--as', 'applicant', '--as', 'officer-weihai'], '--as is given twice'],
    ['api', ['GET', '/regions', '--language', 'fr'], '--language is zh or en'],
    ['api', ['GET', '/regions', '--data', '{}'], 'GET takes no --data'],
    ['api', ['POST', '/applications', '--data', '@'], 'the name of a file'],
    ['api', ['POST', '/applications', '--data', '{}', '--key', '键'], '--key takes letters'],
    ['api', ['POST', '/worklist', '--csv', 'tasks'], '--csv goes with GET'],
    ['outbox', ['--deliver=yes'], '--deliver takes no value'],
    ['outbox', ['--case', 'x', '--deliver'], 'without --case'],
    ['packsLint', ['2026-02-30'], 'Not a day: 2026-02-30'],
    ['packsWhatIf', [], 'FILE.json is missing'],
    ['packsWhatIf', [amendment, '--api', 'nowhere'], '--api takes an address'],
    ['packsWhatIf', [amendment, '--api', 'http://127.0.0.1:1'], 'API_TOKEN contains no token'],
    ['auditVerify', ['--since', 'yesterday'], '--since takes a day'],
    ['prove', ['P1', 'P9'], 'no promise "P9": P1, P2, P3, P4, P5, P6, P7, 1, 2, 3'],
    ['prove', ['test/nowhere'], 'There is no test/nowhere.'],
    ['retention', [], 'Give either --dry-run'],
    ['retention', ['--dry-run', '--region', 'x'], 'There is no region "x"'],
    ['simulate', ['shanghai'], 'There is no region "shanghai": '],
    ['simulate', ['--language', 'de'], '--language is zh or en'],
    ['token', [], 'ACCOUNT is missing'],
    ['comparison', load, 'The name of a file is missing'],
    ['comparison', [csv], '--source is missing'],
    ['comparison', [csv, '--source', 's'], '--as-of is missing'],
    [
      'comparison',
      [csv, '--source', '社保', '--as-of', '2026-11-19'],
      '--source takes up to 40 lower-case letters',
    ],
    ['comparison', [csv, '--source', 'social_insurance', '--as-of', '2026-11-19'], '--source takes'],
    ['comparison', [csv, '--source', 's', '--as-of', '2026-02-30'], '--as-of: there is no day'],
    ['comparison', [csv, csv, ...load, '--from-line', '2'], '--from-line goes with one file'],
    ['comparison', [csv, ...load, '--from-line', 'two'], '--from-line takes the number'],
    ['comparison', [csv, ...load, '--snapshot', '--from-line', '2'], '--snapshot needs every line'],
    ['comparison', ['--template', 'a.ods'], '--template takes the name of a file'],
    ['comparison', [csv, '--template', 'a.csv'], '--template takes no other file'],
  ])('of %s with %j is told what is wrong, and ends with 2', async (name, args, sentence) => {
    vi.stubEnv('API_TOKEN', '');
    const { status, error } = await run(name, ...args);
    expect(error.split('\n')[0]).toContain(sentence);
    expect(status).toBe(2);
  });

  it.each([
    [['--prot', '1'], /--prot/],
    [['--port', 'abc'], /--port takes a number/],
    [['--port', '80000'], /--port takes a number/],
    [['--port', ''], /--port takes a number/],
  ])('of npm start with %j is refused', (args, message) => {
    expect(() => startOptions(args)).toThrow(message);
  });

  it.each([[['--chek']], [['check']], [['--check', '--fix']], [['--help']]])(
    'of a program that writes a page, with %j, writes nothing',
    (args) => expect(isCheckOnly(args)).toBeUndefined(),
  );
});

describe('A file that cannot be used', () => {
  const utf16 = file('utf-16.json', Buffer.from('\ufeff{"a": [}', 'utf16le'));
  it.each([
    ['packsWhatIf', [join(folder, 'none.json')], 'There is no file'],
    ['packsWhatIf', [folder], 'is a folder, not a file'],
    ['packsWhatIf', [file('gbk.json', Buffer.from([0x7b, 0xd5, 0xc5, 0x7d]))], 'is not in UTF-8'],
    ['packsWhatIf', [file('empty.json', '')], 'is empty'],
    ['packsWhatIf', [file('list.json', '[]')], 'must contain a JSON object'],
    ['packsWhatIf', [file('null.json', 'null')], 'must contain a JSON object'],
    ['packsWhatIf', [file('number.json', '7')], 'must contain a JSON object'],
    ['packsWhatIf', [file('torn.json', '{\n  "a": 1,\n}')], 'is not valid JSON, from line 3'],
    ['packsWhatIf', [utf16], 'is not valid JSON'],
    ['api', ['POST', '/applications', '--data', `@${join(folder, 'none.json')}`], 'There is no file'],
    ['comparison', [join(folder, 'none.csv'), ...load], 'There is no file'],
    ['comparison', [csv, join(folder, 'none.csv'), ...load], 'There is no file'],
    ['comparison', [folder, ...load], 'is a folder, not a file'],
    ['comparison', [file('empty.csv', ''), ...load], 'it is empty. Nothing was sent.'],
    ['comparison', ['--template', csv], 'already exists'],
  ])('by %s with %j is named in a sentence, and ends with 1', async (name, args, sentence) => {
    const { status, error } = await run(name, ...args);
    expect(error).toContain(sentence);
    expect(error).not.toContain('\n');
    expect(status).toBe(1);
  });
});

describe('A command without a system that answers', () => {
  const calls: readonly (readonly [string, readonly string[]])[] = [
    ['api', ['GET', '/worklist', '--as', 'officer-chongqing']],
    ['api', ['GET', '/regions/chongqing/services']],
    ['outbox', []],
    ['outbox', ['--case', '01ARZ3NDEKTSV4RRFFQ69G5FAV']],
    ['token', ['applicant']],
    ['auditVerify', []],
    ['retention', ['--dry-run']],
    ['packsWhatIf', [amendment]],
    ['comparison', [csv, ...load]],
  ];

  it.each(calls)('says of %s %j that nothing was started', async (name, args) => {
    const { status, error } = await run(name, ...args);
    expect(error).toContain('Nothing is running here yet: start it with `npm start`');
    expect(status).toBe(1);
  });

  it.each(calls)('says of %s %j that nothing answers any more', async (name, args) => {
    file('running.json', JSON.stringify(await goneAddresses));
    const { status, error } = await run(name, ...args);
    file('running.json', '');
    expect(error).toContain('Nothing answers at http://127.0.0.1:');
    expect(status).toBe(1);
  });

  it('says of packs:whatif that nothing answers at the address that was given', async () => {
    vi.stubEnv('API_TOKEN', 'a-token');
    const { api: address } = await goneAddresses;
    const { status, error } = await run('packsWhatIf', amendment, '--api', address);
    expect(error).toContain(`Nothing answers at ${address}`);
    expect(status).toBe(1);
  });
});

/** Addresses at which a system has answered before. */
const goneAddresses = new Promise<{ api: string; endpoint: string; issuer: string; dataFolder: string }>(
  (resolve, reject) => {
    const server = createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
      server.close(() => resolve({ api: url, endpoint: url, issuer: url, dataFolder: folder }));
    });
  },
);

describe('A dry run of comparison', () => {
  it('checks every line, needs no running system and sends nothing', async () => {
    const mixed = file('mixed.csv', '公民身份号码,事实\n11010519491231002X,领取养老金\n1,领取养老金\n');
    const { status, out, error } = await run('comparison', mixed, ...load, '--dry-run');
    expect(error).toContain('mixed.csv: in UTF-8');
    expect(out).toContain('1 line could be sent, 1 rejected. Nothing was sent.');
    expect(out).toContain('line 3: cell A3');
    expect(status).toBe(1);
  });
});

describe('Rows as CSV', () => {
  it('have a column for each value, quotes where they are needed, and a mark for spreadsheets', () => {
    const rows = [
      { a: 1, b: { c: 'x,"y"' } },
      { b: { c: null }, d: ['一', '二\n三'], e: true },
    ];
    expect(toCsv(rows)).toBe('\ufeffa,b.c,d.0,d.1,e\r\n1,"x,""y""",,,\r\n,,一,"二\n三",true');
  });

  it.each(['=1+1', '+1', '-1', '@x', '\tx', '＝1'])(
    'have no cell that a spreadsheet would execute: %j',
    (text) => {
      expect(toCsv([{ text }])).toBe(`\ufefftext\r\n'${text}`);
    },
  );

  it('keep negative numbers as numbers', () => expect(toCsv([{ days: -4 }])).toBe('\ufeffdays\r\n-4'));
});
