import { describe, expect, it } from 'vitest';
import { parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import { evidenceSchema } from '../../../../lib/domain/case/registration/events.ts';
import { screen } from '../../../../lib/domain/case/registration/screening.ts';
import type { ComparisonRecord } from '../../../../lib/domain/comparison.ts';
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
const found = (all: ReturnType<typeof screen>, check: string) => all.find((each) => each.check === check);

describe('A screening', () => {
  it('lists every check once, including the clear ones', () => {
    const evidence = screen(person(), [], today);
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

  it('shows for each fact what was last known, with its source and day', () => {
    const evidence = screen(
      person(),
      [
        record('2026-11-01'),
        record('2026-11-19', 'pension', 'x'),
        record('2026-10-01'),
        record('2026-01-01', 'business-owner'),
      ],
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
    expect(found(evidence, 'insured-employment')).toMatchObject({ finding: 'clear' });
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

  it('puts somebody past the month of retirement before a human, and refuses nobody', () => {
    const at = (birthDate: string, sex: 'male' | 'female') =>
      found(screen(person({ birthDate, sex }), [], today), 'retirement-age')?.finding;
    expect([at('1960-01-01', 'male'), at('1990-01-01', 'male')]).toEqual(['review', 'clear']);
    expect([at('1968-01-01', 'female'), at('1968-01-01', 'male')]).toEqual(['review', 'clear']);
  });

  it('says nothing that could identify the person', () => {
    const who = person();
    const text = JSON.stringify(screen(who, [record('2026-11-01')], today));
    for (const secret of [who.name, who.identityNumber, who.phone, who.birthDate])
      expect(text).not.toContain(secret);
  });
});
