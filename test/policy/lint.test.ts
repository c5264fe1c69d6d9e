import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { citing, dated } from '../../lib/policy/author.ts';
import { type LayerSet, layerOf } from '../../lib/policy/layers.ts';
import { findingsTable } from '../../lib/policy/lint/table.ts';
import { lintPacks } from '../../lib/policy/lint.ts';
import { circular } from '../../lib/policy/regions/chongqing/circular.ts';
import { builtInLayers } from '../../lib/policy/regions/registry.ts';
import type { Layer } from '../../lib/policy/values.ts';

const today = parseLocalDate('2026-11-20');
const chongqing = layerOf(builtInLayers, 'chongqing');
const national = layerOf(builtInLayers, 'national');
const yunnan = layerOf(builtInLayers, 'yunnan');
const withChongqing = (values: Layer['values']): LayerSet => ({
  ...builtInLayers,
  chongqing: { ...chongqing, values: { ...chongqing.values, ...values } },
});
const errorsIn = (layers: LayerSet) =>
  lintPacks(layers, today)
    .filter(({ kind }) => kind === 'error')
    .map(({ where, what, message }) => `${where} ${what}: ${message.en}`);
const found = (kind: string) =>
  lintPacks(builtInLayers, today)
    .filter((each) => each.kind === kind)
    .map(({ where, what, clause }) => `${where} ${what} ${clause}`);

describe('linting the packs of this repository', () => {
  it('the packs of this repository have no errors', () => {
    expect(errorsIn(builtInLayers)).toEqual([]);
  });

  it('CQ-1.2: the two local limits that are looser than the national one are the only conflicts', () => {
    expect(found('conflict')).toEqual([
      'chongqing decisionDeadlineOnline CQ-1.2',
      'chongqing decisionDeadlineCounter CQ-1.2',
    ]);
  });

  it('open values are listed with the layer that fills them', () => {
    const open = lintPacks(builtInLayers, today).filter(({ kind }) => kind === 'open');

    expect(open).toContainEqual({
      kind: 'open',
      where: 'yunnan',
      what: 'decisionDeadlineOnline',
      clause: 'YN-1.2.1',
      message: {
        zh: '云南省未作规定；按全国的规定（N2）：3个工作日',
        en: 'yunnan leaves it open; filled by national (N2): 3 working days',
      },
    });
  });

  it('every finding is in Chinese and in English', () => {
    for (const { message } of lintPacks(builtInLayers, today)) {
      expect(message.zh).toMatch(/\p{Script=Han}/u);
      expect(message.zh).not.toMatch(/undefined|[a-z]{3,} [a-z]{2,} [a-z]{2,}/);
      expect(message.en).not.toMatch(/undefined|\p{Script=Han}/u);
    }
  });

  it('values that no source defines are listed', () => {
    expect(found('proposal')).toEqual(
      expect.arrayContaining([
        'national escalation I-01',
        'national dayEndCounter I-02',
        'national handlingTimes I-13',
      ]),
    );
  });
});

describe('linting a bad layer', () => {
  const citation = citing(circular)('一', 'CQ-1.2');
  const limit = { kind: 'working-days', workingDays: 5 } as const;

  it('two values in force at once are an error', () => {
    const layers = withChongqing({
      decisionDeadlineOnline: [
        { ...dated(limit, 'circular', citation)[0], until: parseLocalDate('2027-01-01') },
        ...dated(limit, 'circular', citation, parseLocalDate('2027-01-01')),
      ],
    });

    expect(errorsIn(layers)).toEqual([
      'chongqing decisionDeadlineOnline: is in force twice: (unknown) to 2027-01-01 and 2027-01-01 to (open)',
    ]);
  });

  it('a period that ends before it begins is an error', () => {
    const layers = withChongqing({
      decisionDeadlineOnline: [
        {
          ...dated(limit, 'circular', citation, parseLocalDate('2027-01-01'))[0],
          until: parseLocalDate('2026-12-31'),
        },
      ],
    });

    expect(errorsIn(layers)).toEqual([
      'chongqing decisionDeadlineOnline: ends on 2026-12-31, before it begins on 2027-01-01',
    ]);
  });

  it('a clause and an article that do not exist are errors', () => {
    const layers = withChongqing({
      decisionDeadlineOnline: dated(limit, 'circular', { ...citation, article: '', clause: 'CQ-9.9' }),
    });

    expect(errorsIn(layers)).toEqual([
      'chongqing decisionDeadlineOnline: cites no article',
      'chongqing decisionDeadlineOnline: cites an unknown clause: CQ-9.9',
    ]);
  });

  it('a circular as the basis needs the citation of a circular', () => {
    const layers = withChongqing({
      decisionDeadlineOnline: dated(limit, 'circular', citing('civil-code')('第一条', 'L11')),
    });

    expect(errorsIn(layers)).toEqual([
      'chongqing decisionDeadlineOnline: says that a circular is its basis, but cites civil-code',
    ]);
  });

  it('a missing citation, an unknown document and missing English are found in data loaded from outside', () => {
    const loaded = JSON.parse(
      JSON.stringify(chongqing)
        .replaceAll('"重庆人社APP","en":"Chongqing Renshe app"', '"重庆人社APP","en":""')
        .replace('"document":"chongqing-notice"', '"document":"nowhere"'),
    );
    loaded.values.contactPerson[0].citation = undefined;

    expect(errorsIn({ ...builtInLayers, chongqing: loaded })).toEqual(
      expect.arrayContaining([
        'chongqing serviceChannels.chongqing-app: has no English text: 重庆人社APP',
        'chongqing contactPerson: has no citation',
        expect.stringContaining('cites an unknown document: nowhere'),
      ]),
    );
  });

  it('a missing value that a region must have is an error', () => {
    const { followUp: _taken, ...values } = national.values;
    const { followUp: _also, ...own } = yunnan.values;
    const layers = {
      ...builtInLayers,
      national: { ...national, values },
      yunnan: { ...yunnan, values: own },
    };

    expect(errorsIn(layers)).toEqual([
      'yunnan followUp: no layer sets this value, which every region must have',
    ]);
  });

  it('a conflict is reported as a fact and not as an error', () => {
    const layers = withChongqing({
      firstContact: dated(
        { workingDays: 9, countedFrom: 'registration', means: ['phone'] },
        'circular',
        citation,
      ),
    });

    expect(errorsIn(layers)).toEqual([]);
    expect(findingsTable(lintPacks(layers, today))).toContain(
      'chongqing has 9 working days; national is stricter with 5 working days (N2) and warns',
    );
  });
});

describe('npm run packs:lint', () => {
  it('the command prints the tables and ends with 0', () => {
    const printed = execFileSync(process.execPath, ['bin/packs-lint.ts', today], { encoding: 'utf8' });

    expect(printed).toContain('Policy packs on 2026-11-20');
    expect(printed).toContain('Errors: 0');
  });

  it('the command refuses anything but a day', () => {
    const { status, stderr } = spawnSync(process.execPath, ['bin/packs-lint.ts', '2026-02-30'], {
      encoding: 'utf8',
    });

    expect(status).toBe(2);
    expect(stderr).toContain('YYYY-MM-DD');
  });
});
