import { describe, expect, it } from 'vitest';
import { clauseFinder } from '../../bin/clauses/scan.ts';
import { ApiActors } from '../../bin/simulation/api-actors.ts';
import { storiesOf } from '../../bin/simulation/play.ts';
import { accounts, accountsOf } from '../../bin/support/accounts.ts';
import { applicationSchema } from '../../functions/api/registration/submit-application/operation.ts';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import { amendmentForms, amendmentSchema, exampleAmendment } from '../../lib/policy/amendments/amendment.ts';
import { amendedLayers } from '../../lib/policy/amendments/apply.ts';
import { serviceCatalogue } from '../../lib/policy/catalogue.ts';
import { describeCitation } from '../../lib/policy/citations.ts';
import { lintPacks } from '../../lib/policy/lint.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { makeRegions, UnknownRegionError } from '../../lib/policy/regions/make-regions.ts';
import { regionDefinitions, servedRegions } from '../../lib/policy/regions/registry.ts';
import { regionSamples } from '../../lib/policy/regions/samples.ts';
import { registrationRules } from '../../lib/policy/registration-rules.ts';
import { circular } from './test-region/circular.ts';
import { penglai } from './test-region/region.ts';
import { sample } from './test-region/sample.ts';

const today = parseLocalDate('2026-11-20');
const regions = makeRegions([...regionDefinitions, penglai]);
const samples = { ...regionSamples, penglai: sample };
const packOn = (day: string, layers = regions.layers) =>
  resolvePack('penglai', parseLocalDate(day), layers, regions);

describe('a sixth region, added to the list of definitions', () => {
  it('its pack has its own values over the national ones, from the day of its circular on', () => {
    const { values, region, version } = packOn('2026-11-20');
    expect([region.name.en, version]).toEqual(['Penglai', 'penglai@2026.1']);
    expect(values.decisionDeadlineOnline).toMatchObject({
      value: { workingDays: 4 },
      layer: 'penglai',
      stricter: { layer: 'national', value: { workingDays: 3 } },
    });
    expect(values.firstContact).toMatchObject({ layer: 'national', leftOpenBy: [{ layer: 'penglai' }] });
    expect(packOn('2026-02-28').values.decisionDeadlineOnline.layer).toBe('national');
  });

  it('the packs of the other regions stay as they are', () => {
    for (const id of servedRegions.ids)
      expect(resolvePack(id, today, regions.layers, regions).reference).toBe(
        resolvePack(id, today).reference,
      );
    expect(() => resolvePack('penglai', today)).toThrow(UnknownRegionError);
  });

  it('its layer can be amended by citing its own clauses', () => {
    const amendment = {
      ...exampleAmendment,
      id: 'penglai-2027-decision-online',
      layer: 'penglai',
      value: { kind: 'working-days', workingDays: 2 },
      citation: { document: '蓬人社发〔2027〕1号', article: '一', clause: 'PL-1.1' },
    };
    const layers = amendedLayers([amendmentForms(regions).schema.parse(amendment)], regions.layers);
    const limitOn = (day: string) => registrationRules(packOn(day, layers)).decision.online.term;
    expect([limitOn('2026-12-31'), limitOn('2027-01-01')]).toEqual([{ workingDays: 4 }, { workingDays: 2 }]);
    expect(
      amendmentSchema()
        .safeParse(amendment)
        .error?.issues.map(({ path }) => path.join('.')),
    ).toEqual(['layer', 'citation.clause']);
  });

  it('its clauses are recognised where code and tests name them', () => {
    expect(clauseFinder(regions)('by PL-1.1 and CQ-1.2, not XX-1.1')).toEqual(['PL-1.1', 'CQ-1.2']);
    expect(clauseFinder(servedRegions)('by PL-1.1 and CQ-1.2')).toEqual(['CQ-1.2']);
    expect(regions.clauseTitle('PL-1.2')).toBe('专人联系并建立台账');
  });

  it('the lint knows its circular, and finds that a looser limit is a conflict', () => {
    const findings = lintPacks(regions.layers, today, regions);
    expect(findings.filter(({ kind }) => kind === 'error')).toEqual([]);
    expect(findings.filter(({ where, kind }) => where === 'penglai' && kind === 'conflict')).toMatchObject([
      { what: 'decisionDeadlineOnline', clause: 'PL-1.1' },
    ]);
    const unknown = lintPacks(regions.layers, today).filter(({ kind }) => kind === 'error');
    expect(unknown.map(({ message }) => message.en)).toContain('cites an unknown document: penglai-2026-1');
  });

  it('its places are known: whom it serves, their English names and their area code', () => {
    expect(regions.ofDivision('990102')).toBe('penglai');
    expect([regions.ofCounty('990101'), regions.ofCounty('990200'), regions.ofCounty('500103')]).toEqual([
      'penglai',
      undefined,
      'chongqing',
    ]);
    expect(regions.divisions.fullName('990101')).toBe('蓬莱市东海区');
    expect(regions.fullNameInEnglish('990101')).toBe('Donghai District, Penglai');
    expect(regions.areaCode('990101')).toBe('0999');
    expect(servedRegions.ofDivision('990101')).toBeUndefined();
  });

  it('its guide cites its circular for what the circular says', () => {
    const { name, sections } = serviceCatalogue('penglai', today, 'en', regions.layers, regions);
    const statements = sections.flatMap((section) => section.statements);
    expect(name).toBe('Penglai');
    expect(statements).toContainEqual(
      expect.objectContaining({
        text: 'Online applications: decided within 4 working days.',
        source: expect.objectContaining({
          clause: 'PL-1.1',
          title: `${circular.title.en} (${circular.number})`,
        }),
      }),
    );
    const cited = { document: circular.id, article: '一', clause: 'PL-1.1' };
    expect(describeCitation(cited, 'zh', undefined, regions).title).toContain('蓬莱');
  });

  it('it has sign-ins: two officers of its example district, two supervisors, and others', () => {
    const own = accountsOf(regions, samples).filter(({ id }) => id.endsWith('-penglai'));
    expect(own).toEqual([
      {
        id: 'officer-penglai',
        name: '蓬莱市东海区经办人员',
        claims: { role: 'officer', jurisdiction: '990101' },
      },
      { id: 'supervisor-penglai', name: '蓬莱市主管', claims: { role: 'supervisor', jurisdiction: '9901' } },
      {
        id: 'unit-administrator-penglai',
        name: '蓬莱市单位管理员',
        claims: { role: 'unit-administrator', jurisdiction: '9901' },
      },
      {
        id: 'auditor-penglai',
        name: '蓬莱市审计人员',
        claims: { role: 'auditor', jurisdiction: '9901' },
      },
      {
        id: 'delivery-penglai',
        name: '蓬莱市消息平台',
        claims: { role: 'delivery-adapter', jurisdiction: '9901' },
      },
      {
        id: 'finance-penglai',
        name: '蓬莱市资金拨付人员',
        claims: { role: 'finance', jurisdiction: '9901' },
      },
    ]);
    expect(accountsOf(regions, samples).length).toBe(accounts.length + 8);
  });

  it('its people act out its story through the API', async () => {
    const calls: string[] = [];
    const call = async (method: string, path: string, { as = '' } = {}) => {
      calls.push(`${as} ${method} ${path}`);
      return { status: 200, headers: new Headers(), body: { caseId: '1' } as never };
    };
    const [told] = storiesOf(['penglai'] as const, samples);
    const actors = new ApiActors({ call }, 'penglai');
    for (const { run } of told?.story.steps ?? []) await run(actors);
    expect(calls).toEqual([
      'applicant POST /applications',
      'officer-penglai POST /cases/1/tasks/decide-application-1/decision',
      'officer-penglai POST /cases/1/tasks/make-first-contact-1/contact',
      'officer-penglai POST /cases/1/profile',
      'officer-penglai POST /cases/1/tasks/follow-up-2025-04/follow-up',
      'applicant POST /cases/1/changes',
    ]);
  });
});

describe.each(regions.ids)('the sample of %s', (id) => {
  const { application, story } = samples[id];

  it('the application of a sample is one that the API takes, in a county that the region serves', () => {
    expect(applicationSchema.safeParse(application).error).toBeUndefined();
    expect(regions.ofCounty(application.district)).toBe(id);
  });

  it('the story of a sample is told in order', () => {
    const times = story.steps.map(({ at }) => at);
    expect(times.every((at) => /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(at))).toBe(true);
    expect(times).toEqual(times.toSorted());
  });
});

describe('definitions that contradict each other', () => {
  const [{ layer, circulars }] = penglai.rules;
  const other = {
    ...penglai,
    id: 'yingzhou',
    divisionPrefix: '9902',
    rules: [{ layer: { ...layer, id: 'yingzhou' }, circulars: [] }],
  } as const;
  const rulesWith = (change: object) =>
    [
      {
        layer: { ...layer, id: 'yingzhou' },
        circulars: [{ ...circular, id: 'yingzhou-1', ...change }],
      } as const,
    ] as const;

  it.each([
    ['one id for two regions', { ...other, id: 'penglai' }, 'the region penglai is defined twice'],
    [
      'one prefix for two regions',
      { ...other, divisionPrefix: '9901' },
      'the division prefix 9901 is defined twice',
    ],
    [
      'one layer for two bodies of rules',
      { ...other, rules: [{ layer, circulars }] as const },
      'the layer penglai is defined twice',
    ],
    [
      'one clause prefix for two circulars',
      { ...other, rules: rulesWith({}) },
      'the clause prefix PL is defined twice',
    ],
    [
      'a clause under another prefix',
      { ...other, rules: rulesWith({ clausePrefix: 'YZ' }) },
      'the clause PL-1.1 of yingzhou-1 does not begin with YZ',
    ],
  ])('regions are refused with %s', (_what, second, message) => {
    expect(() => makeRegions([penglai, second])).toThrow(message);
  });

  it('two cities may share the rules of their province', () => {
    const province = { layer: { ...layer, id: 'donghai', values: {} }, circulars: [] };
    const cities = [
      { ...penglai, rules: [...penglai.rules, province] as const },
      { ...other, rules: [...other.rules, province] as const },
    ];
    expect(makeRegions(cities).layersOf('yingzhou')).toEqual(['yingzhou', 'donghai', 'national']);
  });
});
