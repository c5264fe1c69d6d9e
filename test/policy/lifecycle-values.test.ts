import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import type { Region, Track } from '../../lib/domain/case/kernel/vocabulary.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';

const valuesOf = (region: Region) => resolvePack(region, parseLocalDate('2026-11-20')).values;
const codes = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code);

/** The services of a track that must be counted, with their minimum: `{ 'job-match': 3 }`. */
const minimums = (region: Region, track: Track) =>
  Object.fromEntries(
    valuesOf(region)
      .servicePlan.value.templates[track].filter(({ minimum }) => minimum > 0)
      .map(({ code, minimum }) => [code, minimum]),
  );

describe('the ledger', () => {
  it.each([
    { clause: 'SX-1.3', region: 'shanxi' },
    { clause: 'QH-1.3', region: 'qinghai' },
    { clause: 'CQ-1.3', region: 'chongqing' },
  ] as const)('$clause: three facts are learnt about everybody in $region', ({ clause, region }) => {
    const { profileFacts } = valuesOf(region);
    expect(codes(profileFacts.value)).toEqual(['unemployment-reason', 'skill-level', 'employment-intention']);
    expect(profileFacts).toMatchObject({ basis: 'circular', citation: { clause } });
  });

  it.each([
    { clause: 'SX-1.4', region: 'shanxi', open: true },
    { clause: 'QH-1.3', region: 'qinghai', open: false },
    { clause: 'CQ-1.3', region: 'chongqing', open: false },
    { clause: 'YN-1.2.2', region: 'yunnan', open: true },
  ] as const)(
    '$clause: three groups are marked in $region; their list is open: $open',
    ({ clause, region, open }) => {
      const { tags } = valuesOf(region);
      expect(codes(tags.value.groups)).toEqual([
        'employment-difficulty',
        'graduate-without-work',
        'out-of-poverty',
      ]);
      expect(tags.value.openList).toBe(open);
      expect(tags.citation.clause).toBe(clause);
    },
  );

  it.each([
    { clause: 'SX-1.5', region: 'shanxi', completenessChecks: 3 },
    { clause: 'QH-1.3', region: 'qinghai', completenessChecks: 3 },
    { clause: 'CQ-1.3', region: 'chongqing', completenessChecks: 3 },
    { clause: 'YN-1.2.2', region: 'yunnan', completenessChecks: 4 },
  ] as const)(
    '$clause: the ledger has $completenessChecks completeness checks, each with the fields that it needs',
    ({ clause, region, completenessChecks }) => {
      const { ledgerCompleteness } = valuesOf(region);
      expect(ledgerCompleteness.value).toHaveLength(completenessChecks);
      expect(ledgerCompleteness.value.every(({ fields }) => fields.length > 0)).toBe(true);
      expect(ledgerCompleteness.citation.clause).toBe(clause);
    },
  );

  it('YN-1.2.2: the four checks of Yunnan together need the same fields as the three of the others', () => {
    const fields = (region: Region) =>
      new Set(valuesOf(region).ledgerCompleteness.value.flatMap((each) => codes(each.fields)));
    expect(fields('yunnan')).toEqual(fields('shanxi'));
  });
});

describe('the service plan', () => {
  it.each(servedRegions.ids)('%s has four intention tracks, and services for each', (region) => {
    const { intentionTracks, servicePlan } = valuesOf(region);
    expect(codes(intentionTracks.value)).toEqual(['employment', 'flexible', 'own-business', 'unclear']);
    for (const { code } of intentionTracks.value)
      expect(servicePlan.value.templates[code].length, code).toBeGreaterThan(0);
  });

  it('CQ-2.2: somebody willing to work is owed 1 coaching, 3 matched jobs or gigs, and the offer of an event (I-09)', () => {
    expect(minimums('chongqing', 'employment')).toEqual({
      'job-search-coaching': 1,
      'recruitment-event': 1,
      'job-match': 3,
    });
    const event = valuesOf('chongqing').servicePlan.value.templates.employment.find(
      ({ code }) => code === 'recruitment-event',
    );
    expect(event).toMatchObject({ counts: 'offered', basis: 'reading', citation: { clause: 'I-09' } });
  });

  it('CQ-2.2: a job and a gig both count towards the three', () => {
    const match = valuesOf('chongqing').servicePlan.value.templates.employment.find(
      ({ code }) => code === 'job-match',
    );
    expect(match?.serviceTypes).toEqual(['job-match', 'gig-match']);
  });

  it('CQ-2.3: somebody who wants to run a business is owed 1 start-up service', () => {
    expect(minimums('chongqing', 'own-business')).toEqual({ 'start-up-service': 1 });
  });

  it('CQ-2.4: somebody with an unclear intention is owed 1 guidance and 1 activity, and counselling is offered (I-10)', () => {
    expect(minimums('chongqing', 'unclear')).toEqual({
      guidance: 1,
      counselling: 1,
      'preparation-activity': 1,
    });
    const counselling = valuesOf('chongqing').servicePlan.value.templates.unclear.find(
      ({ code }) => code === 'counselling',
    );
    expect(counselling).toMatchObject({ counts: 'offered', basis: 'reading' });
  });

  it('I-09: the counts are due within a month of the plan, once in a spell', () => {
    expect(valuesOf('chongqing').servicePlan.value).toMatchObject({
      dueMonthsAfterPlan: 1,
      countedPer: 'spell',
    });
  });

  it.each([
    { clauses: 'SX-2.2 to SX-2.5', region: 'shanxi' },
    { clauses: 'QH-2.2 to QH-2.4', region: 'qinghai' },
    { clauses: 'WH-4.2 to WH-4.5', region: 'weihai' },
    { clauses: 'YN-1.3.2 and YN-1.3.3', region: 'yunnan' },
  ] as const)('$clauses name services without a count', ({ region }) => {
    for (const track of ['employment', 'flexible', 'own-business', 'unclear'] as const)
      expect(minimums(region, track)).toEqual({});
  });

  it('SX-2.5: people with an unclear intention get guidance, career planning, counselling and preparation', () => {
    expect(codes(valuesOf('shanxi').servicePlan.value.templates.unclear)).toEqual([
      'guidance',
      'career-planning',
      'counselling',
      'preparation-activity',
    ]);
  });

  it('YN-1.3.2: somebody willing, or in need of training, gets coaching, training and events', () => {
    expect(codes(valuesOf('yunnan').servicePlan.value.templates.employment)).toEqual([
      'job-search-coaching',
      'training',
      'recruitment-event',
    ]);
  });

  it('WH-4.2: each district of Weihai, and of no other region, holds one fair a month', () => {
    expect(valuesOf('weihai').recruitmentFairs).toMatchObject({ value: { perMonth: 1, each: 'district' } });
    expect(valuesOf('chongqing').recruitmentFairs.status).toBe('unstated');
  });

  it('WH-4.4: the internship of Weihai is open from 16 to 24', () => {
    expect(valuesOf('weihai').youthInternship).toMatchObject({ value: { minimumAge: 16, maximumAge: 24 } });
  });

  it('WH-4.1, I-08: the "12333" package is empty until the agency confirms its content', () => {
    expect(valuesOf('weihai').servicePackage).toMatchObject({
      value: { items: [], contentConfirmedBy: 'agency' },
    });
  });

  it('QH-2.1: one-to-one service is for everybody in Qinghai, elsewhere for those with employment difficulty', () => {
    expect(valuesOf('qinghai').oneToOne.value.scope).toBe('every-registered-person');
    for (const region of ['shanxi', 'weihai', 'chongqing', 'yunnan'] as const)
      expect(valuesOf(region).oneToOne.value.scope).toBe('persons-with-employment-difficulty');
  });

  it.each([
    { clause: 'SX-2.1', region: 'shanxi', criteria: ['need', 'ability', 'quality'] },
    { clause: 'QH-2.1', region: 'qinghai', criteria: ['intention', 'skill-level', 'training-need'] },
    { clause: 'CQ-2.1', region: 'chongqing', criteria: ['need', 'ability'] },
    { clause: 'YN-1.3.1', region: 'yunnan', criteria: ['need', 'feature'] },
  ] as const)('$clause: people are graded by $criteria', ({ clause, region, criteria }) => {
    const { tierCriteria } = valuesOf(region);
    expect(codes(tierCriteria.value)).toEqual(criteria);
    expect(tierCriteria.citation.clause).toBe(clause);
  });
});

describe('follow-up', () => {
  it.each([
    { clause: 'SX-2.6', region: 'shanxi', phone: '电话调查', visit: '实地走访' },
    { clause: 'QH-2.5', region: 'qinghai', phone: '电话回访', visit: '实地走访' },
    { clause: 'WH-4.6', region: 'weihai', phone: '电话调查', visit: '实地走访' },
    { clause: 'CQ-2.5', region: 'chongqing', phone: '电话调查', visit: '实地走访' },
    { clause: 'YN-1.3.4', region: 'yunnan', phone: '电话调查', visit: '实地回访' },
  ] as const)(
    '$clause: $region follows up once a month, by its own methods',
    ({ clause, region, phone, visit }) => {
      const { followUp } = valuesOf(region);
      const named = followUp.value.methods.filter(({ basis }) => basis === 'circular');
      expect(followUp.value.minimumPerMonth).toBe(1);
      expect(followUp.citation.clause).toBe(clause);
      expect(named.map(({ zh }) => zh)).toEqual(['信息比对', visit, phone]);
    },
  );

  it.each(servedRegions.ids)(
    'I-05, I-06, I-07: %s counts comparisons, the first month and failed attempts as we read them',
    (region) => {
      const { value } = valuesOf(region).followUp;
      expect(codes(value.methods)).toContain('data-comparison');
      expect(value.firstMonth).toEqual({ firstContactCounts: true, skippedWithinLastWorkingDays: 5 });
      expect(value.excusedAfter).toEqual({ attempts: 3, differentMeans: 2 });
    },
  );

  it('YN-1.3.4: the agencies at and below the county answer for follow-ups in Yunnan', () => {
    expect(valuesOf('yunnan').followUp.value.responsible).toBe('county-and-below');
    expect(valuesOf('shanxi').followUp.value.responsible).toBe('registering-agency');
  });

  it('WH-4.6, I-29: Weihai alone checks 1, 3 and 6 months after a placement', () => {
    expect(valuesOf('weihai').afterPlacement).toMatchObject({
      value: { months: [1, 3, 6] },
      basis: 'reading',
    });
    expect(valuesOf('qinghai').afterPlacement.status).toBe('unstated');
  });
});

describe('closure and after', () => {
  const reasons = valuesOf('shanxi').closureReasons.value;
  const reason = (code: string) => reasons.find((each) => each.code === code);

  it('C5: every reason of closure that a source states is there, each decided by a human', () => {
    expect(codes(reasons)).toEqual([
      'employed',
      'self-employed',
      'stable-income',
      'pension',
      'incapacitated',
      'in-school',
      'joined-army',
      'emigrated',
      'imprisoned',
      'refused-service',
      'unreachable',
      'deceased',
      'applicant-request',
    ]);
    expect(reasons.every(({ humanDecides, evidence }) => humanDecides && evidence.length > 0)).toBe(true);
  });

  it('C5: no reason rests on the rules of another province, or on no source', () => {
    for (const region of servedRegions.ids) {
      const { closureReasons, refusalClosure, unreachableClosure } = valuesOf(region);
      for (const { citation, basis } of closureReasons.value)
        expect([citation.document, basis]).toEqual(['mohrss-2020-3', 'national']);
      // Who confirms, which reasons are good and how months are counted are readings, and shown as such (I-07, I-17).
      expect([refusalClosure.basis, unreachableClosure.basis]).toEqual(['reading', 'reading']);
    }
  });

  it('C5, W19: the family may state a death, and the person a pension', () => {
    expect(reason('deceased')?.evidence).toContain('statement-of-the-family');
    expect(reason('pension')?.evidence).toContain('statement-of-the-person');
  });

  it('N3: people who emigrated, are imprisoned, died or cannot be reached get no notice', () => {
    expect(codes(reasons.filter(({ notice }) => notice === 'exempt'))).toEqual([
      'emigrated',
      'imprisoned',
      'unreachable',
      'deceased',
    ]);
  });

  it('N3, I-17: three refusals in a row without good reason count, the last confirmed by a supervisor', () => {
    expect(valuesOf('yunnan').refusalClosure.value).toMatchObject({
      consecutiveRefusals: 3,
      onlyWithoutGoodReason: true,
      resetBy: 'acceptance',
      lastRefusalConfirmedBy: 'supervisor',
    });
    expect(reason('refused-service')?.proposedByRule).toBe(true);
  });

  it('N3, I-18: six months without contact count, never three', () => {
    expect(valuesOf('yunnan').unreachableClosure.value).toEqual({ consecutiveMonths: 6 });
    expect(reason('unreachable')?.proposedByRule).toBe(true);
  });

  it('I-16: stable income rests on a statement and is never proposed by rule', () => {
    expect(reason('stable-income')).toMatchObject({
      evidence: ['statement-of-the-person'],
      proposedByRule: false,
    });
  });

  it('YN-5.1.3: Yunnan alone takes people back under assistance after less than 6 months in work', () => {
    expect(valuesOf('yunnan').reEntry).toMatchObject({ value: { employedLessThanMonths: 6 } });
    expect(valuesOf('shanxi').reEntry.status).toBe('unstated');
  });
});
