import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../lib/domain/calendar/local-date.ts';
import type { Region } from '../../lib/domain/case/kernel/vocabulary.ts';
import { unemploymentReasons } from '../../lib/domain/codes/unemployment-reason.ts';
import { lifecycleRules } from '../../lib/policy/lifecycle-rules.ts';
import { resolvePack } from '../../lib/policy/packs.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import { escalationRulesOf, registrationRules } from '../../lib/policy/registration-rules.ts';

const valuesOf = (region: Region) => resolvePack(region, parseLocalDate('2026-11-20')).values;
const rulesOf = (region: Region) => registrationRules(resolvePack(region, parseLocalDate('2026-11-20')));
const codes = (list: readonly { readonly code: string }[]) => list.map(({ code }) => code);

describe('time limits of the decision', () => {
  const atOnce = { kind: 'same-visit' };
  const days = (workingDays: number) => ({ kind: 'working-days', workingDays });

  it.each([
    { clause: 'SX-1.2', what: 'the national 3 working days', region: 'shanxi', online: 3, by: 'N2' },
    { clause: 'QH-1.2', what: '3 working days', region: 'qinghai', online: 3, by: 'QH-1.2' },
    { clause: 'N2', what: 'the national 3 working days', region: 'weihai', online: 3, by: 'N2' },
    { clause: 'CQ-1.2', what: '5 working days', region: 'chongqing', online: 5, by: 'CQ-1.2' },
    {
      clause: 'YN-1.2.1',
      what: 'the national 3 working days',
      region: 'yunnan',
      online: 3,
      by: 'N2',
    },
  ] as const)(
    '$clause: an online application in $region is decided within $what',
    ({ region, online, by }) => {
      const { decisionDeadlineOnline } = valuesOf(region);
      expect(decisionDeadlineOnline.value).toEqual(days(online));
      expect(decisionDeadlineOnline.citation.clause).toBe(by);
    },
  );

  it.each([
    { clause: 'SX-1.2', what: 'the national 3 working days', region: 'shanxi', limit: days(3) },
    { clause: 'QH-1.2', what: 'the same visit', region: 'qinghai', limit: atOnce },
    { clause: 'N2', what: 'the national 3 working days', region: 'weihai', limit: days(3) },
    { clause: 'CQ-1.2', what: '7 working days', region: 'chongqing', limit: days(7) },
    { clause: 'YN-1.2.1', what: 'the national 3 working days', region: 'yunnan', limit: days(3) },
  ] as const)(
    '$clause: an application at a counter in $region is decided within $what',
    ({ region, limit }) => {
      expect(valuesOf(region).decisionDeadlineCounter.value).toEqual(limit);
    },
  );

  it('I-01: a longer local limit carries the national one as a warning', () => {
    expect(rulesOf('chongqing').decision).toMatchObject({
      online: {
        term: { workingDays: 5 },
        basis: { clause: 'CQ-1.2' },
        nationalLimit: { term: { workingDays: 3 } },
      },
      counter: {
        term: { workingDays: 7 },
        nationalLimit: { term: { workingDays: 3 }, basis: { clause: 'N2' } },
      },
    });
    for (const region of ['shanxi', 'qinghai', 'weihai', 'yunnan'] as const) {
      expect(rulesOf(region).decision.online.nationalLimit).toBeUndefined();
      expect(rulesOf(region).decision.counter.nationalLimit).toBeUndefined();
    }
  });

  it('I-02: a decision at once is due on the same day, at the close of business', () => {
    expect(rulesOf('qinghai').decision.counter).toMatchObject({
      term: { workingDays: 0 },
      closes: { time: '17:30' },
    });
  });

  it('L11: the last day ends at 24:00 online; the closing time of counters is our proposal', () => {
    const { dayEndOnline, dayEndCounter } = valuesOf('shanxi');
    expect(rulesOf('shanxi').decision.online.closes).toBe('end-of-day');
    expect(dayEndOnline.basis).toBe('national');
    expect(dayEndCounter.basis).toBe('proposal');
  });

  it('I-35, I-36, I-37: time runs from submission, that day not counted, and no question stops it', () => {
    expect(valuesOf('yunnan').deadlineCounting.value).toEqual({
      dayZero: 'beijing-date-of-submission',
      nationalPlatformClockStarts: 'submission-by-the-person',
      informationRequestStopsClock: false,
    });
  });
});

describe('contact', () => {
  it.each(servedRegions.ids)(
    'N2: %s makes the first contact within 5 working days by phone or text message',
    (region) => {
      expect(valuesOf(region).firstContact).toMatchObject({
        value: { workingDays: 5, means: ['phone', 'message'] },
        citation: { clause: 'N2' },
      });
      expect(lifecycleRules(resolvePack(region, parseLocalDate('2026-11-20'))).firstContact).toMatchObject({
        term: { workingDays: 5 },
        basis: { clause: 'N2' },
      });
    },
  );

  it.each([
    { clause: 'SX-1.3', region: 'shanxi', named: true },
    { clause: 'QH-1.3', region: 'qinghai', named: true },
    { clause: 'CQ-1.3', region: 'chongqing', named: true },
    { clause: 'I-27', region: 'weihai', named: false },
    { clause: 'I-27', region: 'yunnan', named: false },
  ] as const)('$clause: everybody in $region has a contact person', ({ clause, region, named }) => {
    expect(valuesOf(region).contactPerson).toMatchObject({
      value: { assignedTo: 'every-registered-person', namedByCircular: named },
      basis: named ? 'circular' : 'reading',
      citation: { clause },
    });
  });
});

describe('who may register and where', () => {
  it('N1, I-04: one may register from the 16th birthday until drawing a basic pension, whatever the retirement age (I-03)', () => {
    expect(valuesOf('shanxi').registrationAge).toMatchObject({
      value: {
        minimumAge: 16,
        minimumInclusive: true,
        upperBound: 'draws-basic-pension',
        pastStatutoryRetirementMonth: 'human-review',
      },
      citation: { clause: 'N1' },
    });
  });

  it('N1: urban and rural workers may register, and residents of Hong Kong, Macao and Taiwan', () => {
    expect(codes(valuesOf('yunnan').eligiblePersons.value)).toEqual([
      'urban-and-rural-workers',
      'hong-kong-macao-taiwan',
    ]);
  });

  it('N14: the situations of the older list are shown', () => {
    expect(codes(valuesOf('qinghai').registrationSituations.value)).toEqual([
      'left-school',
      'lost-job',
      'business-ended',
      'land-requisitioned',
      'left-army',
      'released',
      'other',
    ]);
  });

  it('N2: one may register at any one of four places', () => {
    expect(codes(valuesOf('weihai').registrationPlaces.value)).toEqual([
      'household-registration',
      'residence',
      'last-employment',
      'insurance',
    ]);
  });

  it.each([
    { clause: 'SX-1.1', region: 'shanxi', named: 'national-platform' },
    { clause: 'QH-1.1', region: 'qinghai', named: 'qinghai-renshetong' },
    { clause: 'N1', region: 'weihai', named: 'national-platform' },
    { clause: 'CQ-1.1', region: 'chongqing', named: 'chongqing-app' },
    { clause: 'YN-1.1.1', region: 'yunnan', named: 'disability-agency' },
  ] as const)('$clause: $region names its channels, $named among them', ({ clause, region, named }) => {
    const { serviceChannels } = valuesOf(region);
    expect(codes(serviceChannels.value)).toContain(named);
    expect(serviceChannels.citation.clause).toBe(clause);
  });
});

describe('what is asked for', () => {
  it('N1, N22: an identity document is all that is needed, another one for residents of Hong Kong, Macao and Taiwan', () => {
    const { identityDocuments } = valuesOf('chongqing');
    const acceptedFor = (group: 'mainland' | 'hong-kong-macao' | 'taiwan') =>
      codes(identityDocuments.value.filter((each) => each.acceptedFor.includes(group)));
    expect(acceptedFor('mainland')).toEqual(['identity-card', 'social-security-card']);
    expect(acceptedFor('taiwan')).toEqual([
      'social-security-card',
      'residence-permit',
      'taiwan-travel-permit',
    ]);
    expect(acceptedFor('hong-kong-macao')).toEqual([
      'social-security-card',
      'residence-permit',
      'mainland-travel-permit',
    ]);
  });

  it.each([
    'termination-proof',
    'diploma',
    'skill-certificate',
    'personnel-archive',
    'insurance-proof',
    'benefit-proof',
    'former-status-proof',
  ])('N2: nobody may be asked for %s', (code) => {
    const found = valuesOf('chongqing').forbiddenDocuments.value.find((each) => each.code === code);
    expect(found).toMatchObject({
      basis: 'national',
      citation: { document: 'mohrss-2020-79', clause: 'N2' },
    });
  });

  it('D3.6: the reason and the commitment to the truth are always stated', () => {
    const always = valuesOf('chongqing').applicationFacts.value.filter((fact) => fact.required === 'always');
    expect(codes(always)).toEqual(expect.arrayContaining(['unemployment-reason', 'truth-commitment']));
  });

  it('D1: every reason of unemployment of the current set is accepted, and no other', () => {
    expect(valuesOf('chongqing').unemploymentReasons.value.codes).toEqual(
      unemploymentReasons.entries.map(({ code }) => code),
    );
  });

  it('I-37: an officer may ask only for what a person can state', () => {
    const { informationItems, forbiddenDocumentIn } = rulesOf('chongqing');
    expect(informationItems).toContain('last-employer');
    expect(informationItems.filter((item) => forbiddenDocumentIn(item))).toEqual([]);
  });
});

describe('refusal', () => {
  it.each(servedRegions.ids)(
    'every reason of refusal in %s states its law and its remedy in both languages',
    (region) => {
      for (const reason of valuesOf(region).refusalReasons.value) {
        for (const text of [reason, reason.law, reason.remedy]) {
          expect(text.zh).toMatch(/\p{Script=Han}/u);
          expect(text.en).toMatch(/^[^\p{Script=Han}]{8,}$/u);
        }
      }
    },
  );

  it('N2, N15: the grounds on which nobody may be refused are no reasons', () => {
    const { forbiddenRefusalGrounds, refusalReasons } = valuesOf('shanxi');
    expect(codes(forbiddenRefusalGrounds.value)).toEqual(
      expect.arrayContaining([
        'incomplete-materials',
        'not-insured',
        'no-benefit-entitlement',
        'separated-household-registration',
        'no-archive',
      ]),
    );
    const reasons = codes(refusalReasons.value);
    expect(codes(forbiddenRefusalGrounds.value).filter((ground) => reasons.includes(ground))).toEqual([]);
  });

  it('L17, L18: the time limits are those of the laws, 60 days and six months, each with its article', () => {
    const remedies = valuesOf('shanxi').remedies.value;
    const remedy = (code: string) => remedies.find((each) => each.code === code);
    expect(remedy('reconsideration')).toMatchObject({
      basis: 'national',
      zh: expect.stringContaining('60日'),
      citation: {
        document: 'reconsideration-law',
        article: '第二十条',
        quote: expect.stringContaining('六十日'),
      },
    });
    expect(remedy('litigation')).toMatchObject({
      basis: 'national',
      zh: expect.stringContaining('6个月'),
      citation: {
        document: 'administrative-procedure-law',
        article: '第四十六条',
        quote: expect.stringContaining('六个月'),
      },
    });
    expect(JSON.stringify(remedies)).not.toContain('未经核对');
  });

  it('L17: the review body is the people’s government of the county, and open for a development zone', () => {
    expect(servedRegions.reviewBody('500103')?.zh).toBe('重庆市渝中区人民政府');
    expect(servedRegions.reviewBody('371002')?.zh).toMatch(/环翠区人民政府$/);
    for (const zone of ['371071', '371072', '371073', '140271'])
      expect(servedRegions.reviewBody(zone)).toBeUndefined();
  });

  it('I-15: that there is one active registration is our reading', () => {
    const reason = valuesOf('shanxi').refusalReasons.value.find(({ code }) => code === 'already-registered');
    expect(reason).toMatchObject({ basis: 'reading', citation: { clause: 'I-15' } });
  });
});

describe('job-seeker registration instead', () => {
  it.each([
    {
      clause: 'SX-1.6',
      region: 'shanxi',
      value: { offeredFor: ['ineligible', 'over-age'], withService: 'none-stated' },
    },
    { clause: 'QH-1.4', region: 'qinghai', value: { offeredFor: ['ineligible'], withService: 'placement' } },
    {
      clause: 'CQ-1.4',
      region: 'chongqing',
      value: { offeredFor: ['ineligible', 'over-age'], withService: 'none-stated' },
    },
    {
      clause: 'YN-1.2.3',
      region: 'yunnan',
      value: { offeredFor: ['ineligible', 'over-age'], withService: 'corresponding-services' },
    },
  ] as const)('$clause: $region offers job-seeker registration', ({ clause, region, value }) => {
    expect(valuesOf(region).jobSeekerFallback).toMatchObject({ value, citation: { clause } });
    expect(rulesOf(region).refusalReasons['draws-pension']).toEqual({ offersJobSeekerRegistration: true });
    expect(rulesOf(region).refusalReasons['in-employment']).toEqual({ offersJobSeekerRegistration: true });
  });

  it('I-03: Weihai is silent, so the services that the law gives everybody are offered there too', () => {
    const { jobSeekerFallback } = resolvePack('weihai', parseLocalDate('2026-11-20')).values;
    expect(jobSeekerFallback).toMatchObject({
      status: 'set',
      basis: 'reading',
      citation: { document: 'employment-promotion-law', article: '第三十五条' },
    });
  });

  it.each(servedRegions.ids)(
    'SX-1.6, QH-1.4, CQ-1.4, YN-1.2.3, I-03: %s offers it to everybody who wants work and cannot be registered as unemployed there',
    (region) => {
      const offered = Object.entries(rulesOf(region).refusalReasons)
        .filter(([, { offersJobSeekerRegistration: offers }]) => offers)
        .map(([reason]) => reason);
      expect(offered.sort()).toEqual([
        'draws-pension',
        'in-employment',
        'outside-four-places',
        'person-not-covered',
        'unable-to-work',
      ]);
    },
  );

  it.each(servedRegions.ids)('nobody under 16 is offered work in %s', (region) => {
    expect(rulesOf(region).refusalReasons['under-age']).toEqual({ offersJobSeekerRegistration: false });
  });
});

describe('everything around it', () => {
  it('I-01: the escalation steps are our proposal: officer before, supervisor at, unit one day, city three days after the deadline', () => {
    const pack = resolvePack('yunnan', parseLocalDate('2026-11-20'));
    expect(pack.values.escalation.basis).toBe('proposal');
    expect(escalationRulesOf(pack, 'decision').map((step) => [step.to, step.workingDaysAfterDue])).toEqual([
      ['officer', -1],
      ['supervisor', 0],
      ['unit', 1],
      ['city', 3],
    ]);
    expect(registrationRules(pack).escalation).toEqual(escalationRulesOf(pack, 'decision'));
  });

  it.each([
    { clause: 'SX-1.2', region: 'shanxi' },
    { clause: 'QH-1.2', region: 'qinghai' },
    { clause: 'CQ-1.2', region: 'chongqing' },
    { clause: 'YN-1.2.1', region: 'yunnan' },
  ] as const)('$clause: the result is fed back, and reading I-34 says how', ({ clause, region }) => {
    const { resultNotice } = valuesOf(region);
    expect(resultNotice.leftOpenBy.map(({ citation }) => citation.clause)).toEqual([clause]);
    expect(resultNotice).toMatchObject({
      basis: 'reading',
      citation: { clause: 'I-34' },
      value: { proofOfDelivery: true, keptOutOfMessages: ['reason', 'category', 'benefit'] },
    });
  });

  it('G2: the notice of processing names processor, purpose, kinds, method, period and rights', () => {
    expect(codes(valuesOf('qinghai').personalDataNotice.value)).toEqual([
      'processor',
      'legal-basis',
      'purpose-and-kinds',
      'method',
      'sensitive',
      'automated-decisions',
      'retention',
      'rights',
    ]);
  });

  it('a case is pinned to the reference of its pack', () => {
    expect(rulesOf('shanxi').packVersion).toBe(resolvePack('shanxi', parseLocalDate('2026-11-20')).reference);
  });
});
