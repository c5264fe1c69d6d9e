import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import { evidenceSchema } from '../../../../lib/domain/case/registration/events.ts';
import { screen } from '../../../../lib/domain/case/registration/screening.ts';
import { type ComparisonRecord, comparedFacts } from '../../../../lib/domain/comparison.ts';
import { person } from '../../../store/support/persons.ts';

const today = parseLocalDate('2026-11-20');
const record = (
  asOf: string,
  fact: ComparisonRecord['fact'] = 'pension',
  detail?: string,
): ComparisonRecord => ({
  source: 'social-insurance',
  fact,
  asOf,
  ...(detail && { detail }),
});
/** A source that was loaded with every fact, as of yesterday, and has this record of the person. */
const said = (...records: readonly ComparisonRecord[]) => ({
  records,
  loaded: comparedFacts.map((fact) => ({ fact, source: 'social-insurance', asOf: '2026-11-19' })),
});
const found = (all: ReturnType<typeof screen>, check: string) => all.find((each) => each.check === check);

describe('A screening', () => {
  it('lists every check once, including the clear ones', () => {
    const evidence = screen(person(), said(), today);
    expect(evidence.map(({ check, finding }) => [check, finding])).toEqual([
      ['duplicate', 'clear'],
      ['pension', 'clear'],
      ['insured-employment', 'clear'],
      ['business-owner', 'clear'],
      ['age', 'clear'],
      ['retirement-age', 'clear'],
    ]);
    for (const each of evidence) expect(evidenceSchema.parse(each)).toEqual(each);
  });

  it('shows the latest record for each fact, with its source and day', () => {
    const evidence = screen(
      person({ unemploymentDate: '2025-12-31' }),
      said(
        record('2026-11-01'),
        record('2026-11-19', 'pension', 'x'),
        record('2026-10-01'),
        record('2026-01-01', 'business-owner'),
      ),
      today,
    );
    expect(found(evidence, 'pension')).toEqual({
      check: 'pension',
      clause: 'D3.4',
      finding: 'match',
      source: 'social-insurance',
      asOf: '2026-11-19',
      detail: 'x',
    });
    expect(found(evidence, 'business-owner')).toMatchObject({ finding: 'match', asOf: '2026-01-01' });
    expect(found(evidence, 'insured-employment')).toMatchObject({ finding: 'clear', asOf: '2026-11-19' });
  });

  it('says that a source could not be asked, and calls nothing clear that was not checked', () => {
    const evidence = screen(person(), 'unavailable', today);
    expect(evidence.filter(({ finding }) => finding === 'unavailable').map(({ check }) => check)).toEqual([
      'duplicate',
      'pension',
      'insured-employment',
      'business-owner',
    ]);
  });

  it('calls nothing clear that no source was ever loaded with', () => {
    const pensions = [{ fact: 'pension', source: 'pension', asOf: '2026-11-01' }] as const;
    const evidence = screen(person(), { records: [], loaded: pensions }, today);
    expect(found(evidence, 'pension')).toMatchObject({ finding: 'clear', asOf: '2026-11-01' });
    for (const check of ['duplicate', 'insured-employment', 'business-owner'])
      expect(found(evidence, check)).toMatchObject({ finding: 'not-compared' });
  });

  it.each<[ComparisonRecord['fact'], string, string]>([
    ['insured-employment', '2026-10-14', 'old'],
    ['insured-employment', '2026-10-15', 'old'],
    ['insured-employment', '2026-10-16', 'match'],
    ['business-owner', '2019-01-01', 'old'],
    ['registered-elsewhere', '2026-10-15', 'old'],
    ['registered-elsewhere', '2026-10-16', 'match'],
    ['pension', '2019-01-01', 'match'],
  ])(
    'of somebody out of work since 15 October says of %s as of %s that it is %s (D3.3, D3.4)',
    (fact, asOf, finding) => {
      const evidence = screen(
        person({ unemploymentDate: '2026-10-15' }),
        said(record(asOf, fact)),
        today,
      ).filter((each) => 'asOf' in each && each.asOf === asOf);
      expect(evidence).toMatchObject([{ finding, source: 'social-insurance', asOf }]);
    },
  );

  it('has a human review somebody past the month of retirement, and refuses nobody', () => {
    const at = (birthDate: string, sex: 'male' | 'female') =>
      found(screen(person({ birthDate, sex }), said(), today), 'retirement-age')?.finding;
    expect([at('1960-01-01', 'male'), at('1990-01-01', 'male')]).toEqual(['review', 'clear']);
    expect([at('1968-01-01', 'female'), at('1968-01-01', 'male')]).toEqual(['review', 'clear']);
  });

  it('contains nothing that could identify the person', () => {
    const who = person();
    const text = JSON.stringify(screen(who, said(record('2026-11-01')), today));
    for (const secret of [who.name, who.identityNumber, who.phone, who.birthDate])
      expect(text).not.toContain(secret);
  });
});
