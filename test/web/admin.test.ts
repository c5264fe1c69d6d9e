import { pathOf } from 'cdk-local-runtime/execution-view';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { roleTable } from '../../functions/api/roles.ts';
import * as web from '../../web/admin/comparisons/lines.ts';
import { filterIn, filtersOf } from '../../web/admin/executions/filter.ts';
import { historyOf, spokenDefinition } from '../../web/admin/executions/history.ts';
import { stretches } from '../../web/admin/policy/holidays.tsx';
import { maySee, type screens } from '../../web/admin/screens.ts';
import { readAnswer } from '../../web/finance/acknowledgement.ts';
import { readGrid, UnreadableFile } from '../../web/parts/sheets/read-grid.ts';

const number = '11010519491231002X';
const csv = (text: string) => readGrid(strToU8(text));

describe('files of comparisons in the browser', () => {
  it('reads CSV with quotation marks, line ends in cells and any separator', async () => {
    const grid = await csv(
      `公民身份号码;比对事实;说明\r\n="${number}";领取养老金;"一行\n两行 ""引"""\r\n'${number};pension;\r\n`,
    );
    expect(web.linesOf(grid).lines).toEqual([
      { line: 2, values: { identityNumber: number, fact: 'pension', detail: '一行\n两行 "引"' } },
      { line: 4, values: { identityNumber: number, fact: 'pension' } },
    ]);
  });

  it('reads GB 18030, in which spreadsheets in China save CSV', async () => {
    // 身份证号,事实 in GB 18030
    const header = [0xc9, 0xed, 0xb7, 0xdd, 0xd6, 0xa4, 0xba, 0xc5, 0x2c, 0xca, 0xc2, 0xca, 0xb5, 0x0a];
    const grid = await readGrid(new Uint8Array([...header, ...strToU8(`${number},pension\n`)]));
    expect(web.linesOf(grid).lines).toHaveLength(1);
  });

  it('refuses a damaged text in UTF-8, and one in Big5, instead of loading other words from it', async () => {
    // Both are valid GB 18030, too.
    const utf8 = strToU8(`identityNumber,fact,detail\n${number},pension,某某公司一二\n`);
    const lost = utf8.filter((_byte, at) => at !== utf8.lastIndexOf(0xba));
    // 丁 in Big5
    const big5 = new Uint8Array([
      ...strToU8(`identityNumber,fact,detail\n${number},pension,`),
      ...[0xa4, 0x42, 0x0a],
    ]);
    for (const bytes of [lost, big5]) {
      expect(() => new TextDecoder('gb18030', { fatal: true }).decode(bytes)).not.toThrow();
      await expect(readGrid(bytes)).rejects.toThrow(UnreadableFile);
    }
  });

  it('reads the first visible sheet of an XLSX file, and refuses numbers that have lost digits', async () => {
    const sheet = (rows: string) => strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`);
    const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const file = zipSync({
      'xl/workbook.xml': strToU8(
        '<workbook><sheets><sheet name="a" state="hidden" r:id="r1"/><sheet name="b" r:id="r2"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<Relationships><Relationship Id="r1" Target="worksheets/one.xml"/><Relationship Id="r2" Target="/xl/worksheets/two.xml"/></Relationships>',
      ),
      'xl/sharedStrings.xml': strToU8(`<sst><si><t>身份证号</t></si><si><t>${number}</t></si></sst>`),
      'xl/worksheets/one.xml': sheet(''),
      'xl/worksheets/two.xml': sheet(
        `<row r="1"><c r="A1" t="s"><v>0</v></c>${text('C1', '说明')}${text('B1', '事实')}</row>` +
          `<row r="3"><c r="A3" t="s"><v>1</v></c>${text('B3', '领取养老金')}</row>` +
          `<row r="4"><c r="A4"><v>110105194912310016</v></c>${text('B4', 'pension')}</row>`,
      ),
    });
    const { lines, refused } = web.linesOf(await readGrid(file));
    expect(lines).toEqual([{ line: 3, values: { identityNumber: number, fact: 'pension' } }]);
    expect(refused).toMatchObject([{ line: 4, why: { zh: expect.stringContaining('数字') } }]);
  });

  it.each(['', '姓名,事实\n', '身份证号,身份证号,事实\n', '身份证号,事实\n"', '%PDF-1.4', '<html>'])(
    'refuses a file that it cannot read, with what to do: %j',
    async (text) => {
      await expect(csv(text).then(web.linesOf)).rejects.toThrow(UnreadableFile);
    },
  );

  it('refuses an old .xls file and a damaged .xlsx one, and says as what to save them', async () => {
    const ole = new Uint8Array([
      0xd0,
      0xcf,
      0x11,
      0xe0,
      0xa1,
      0xb1,
      0x1a,
      0xe1,
      ...Array<number>(600).fill(0),
    ]);
    await expect(readGrid(ole)).rejects.toMatchObject({
      text: { zh: expect.stringContaining('另存为 .xlsx') },
    });
    await expect(csv('PK\u0003\u0004 cut off')).rejects.toThrow(UnreadableFile);
  });

  it('never says what a refused line has in it', async () => {
    const { refused } = web.linesOf(
      await csv(`身份证号,事实\n${number},退休了\n,pension\n${number},pension,x\n`),
    );
    expect(refused.map(({ line }) => line)).toEqual([2, 3, 4]);
    expect(JSON.stringify(refused)).not.toMatch(/1101|退休了/);
  });
});

describe('a line of a file that no request may hold', () => {
  it.each([
    ['NUL, with which a field of fixed width is filled', '\u0000'],
    ['an escape', '\u001b'],
    ['a character that was lost before', '\ufffd'],
    ['half of a surrogate pair', '\ud800'],
    ['a turn of direction', '\u202e'],
    ['words in tag characters', '\u{e0041}'],
  ])('is refused alone, and keeps no other line from being sent (%s)', (_what, character) => {
    const cells = (detail: string) => ({ cells: [number, 'pension', detail] });
    const { lines, refused } = web.linesOf([
      { line: 1, cells: ['身份证号', '事实', '说明'] },
      { line: 2, ...cells(`某公司${character}`) },
      { line: 3, ...cells('某公司') },
    ]);
    expect(lines.map(({ line }) => line)).toEqual([3]);
    expect(refused.map(({ line }) => line)).toEqual([2]);
    const key = 'PAY-01ARZ3NDEKTSV4RRFFQ69G5FAV-1-1';
    const answers = ['F-1', `F-1${character}`].map((reference) => [
      key,
      '4.00',
      '成功',
      '20261120',
      reference,
    ]);
    const read = readAnswer(answers.map((each, index) => ({ line: index + 1, cells: each })));
    expect(read.map(({ line }) => line !== undefined)).toEqual([true, false]);
  });
});

describe('the filters of executions', () => {
  it('come back from an address as they were put there, and unknown ones are dropped', () => {
    const filter = {
      number: '500103',
      status: 'FAILED',
      begunFrom: '2026-12-01',
      error: 'States.Timeout',
    } as const;
    expect(filterIn({ ...filter, number: 500103, other: 'x', endedFrom: 'tomorrow' })).toEqual(filter);
  });

  it('takes days as Beijing days, and a number as that of a case where it looks so', () => {
    expect(
      filtersOf({ number: '01m8kqqr3jvanzrmm3metyw7rx', begunFrom: '2026-12-01', begunUntil: '2026-12-01' }),
    ).toEqual({
      caseId: '01M8KQQR3JVANZRMM3METYW7RX',
      begunFrom: '2026-11-30T16:00:00.000Z',
      begunUntil: '2026-12-01T15:59:59.999Z',
    });
    expect(filtersOf({ number: '50010320261129METYW7RX' })).toEqual({
      applicationNumber: '50010320261129METYW7RX',
    });
  });
});

describe('an execution from the API', () => {
  it('has its path, with attempts and errors, from the redacted events', () => {
    const at = '2026-11-29T13:26:02.614Z';
    const event = (id: number, type: string, details?: object) => ({
      id,
      previous: id - 1,
      at,
      type,
      failed: type.endsWith('Failed'),
      ...(details && { details: details as never }),
    });
    const steps = pathOf(
      historyOf([
        event(1, 'ExecutionStarted'),
        event(2, 'TaskStateEntered', { name: 'A', input: { caseId: 'x' } }),
        event(3, 'TaskScheduled', { resourceType: 'lambda', resource: 'invoke' }),
        event(4, 'TaskFailed', { error: 'States.Timeout' }),
        event(5, 'TaskScheduled', { resourceType: 'lambda', resource: 'invoke' }),
        event(6, 'TaskStateExited', { name: 'A', output: { screened: true } }),
      ]),
    );
    expect(steps).toMatchObject([
      {
        state: 'A',
        attempts: 2,
        errors: [{ error: 'States.Timeout' }],
        input: '{"caseId":"x"}',
        resource: 'lambda:invoke',
      },
    ]);
  });

  it('shows what people read of a choice instead of the comment', () => {
    const spoken = spokenDefinition(
      {
        States: {
          'What?': { Type: 'Choice', Choices: [{ Next: 'B', Comment: 'x' }] },
          B: { Type: 'Succeed', Comment: 'y' },
        },
      },
      { 'What? → 0': '同意' },
      'zh',
    );
    expect(spoken).toEqual({
      States: {
        'What?': { Type: 'Choice', Choices: [{ Next: 'B', Comment: '同意' }] },
        B: { Type: 'Succeed' },
      },
    });
  });
});

it('joins the days of a holiday', () => {
  const days = ['2026-10-02', '2026-10-01', '2026-10-04'].map((date) => ({ date, name: '国庆节' }));
  expect(stretches(days)).toEqual([
    { name: '国庆节', first: '2026-10-01', last: '2026-10-02' },
    { name: '国庆节', first: '2026-10-04', last: '2026-10-04' },
  ]);
});

it('shows a screen to exactly those who may read what it shows', () => {
  const reads = {
    executions: 'list-executions',
    health: 'read-system-health',
    audit: 'list-reveals',
    cases: 'read-proof',
    redrives: 'list-redrives',
    batches: 'list-redrive-batches',
    rules: 'list-rule-proposals',
    packs: 'read-policy-pack',
    holidays: 'list-holiday-arrangements',
    comparisons: 'list-comparison-runs',
  } as const satisfies Record<keyof typeof screens, string>;
  for (const [screen, id] of Object.entries(reads) as [keyof typeof screens, string][])
    for (const role of ['administrator', 'policy-administrator', 'auditor']) {
      const allowed = Object.values(roleTable[id] ?? {}).flat() as string[];
      expect([screen, role, maySee(role, screen)]).toEqual([screen, role, allowed.includes(role)]);
    }
});
