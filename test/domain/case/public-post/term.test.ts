import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMonths, parseLocalDate } from '../../../../lib/domain/calendar/local-date.ts';
import { latestEnd } from '../../../../lib/domain/case/public-post/term.ts';
import { retiresOn } from '../../../../lib/domain/retirement-age.ts';
import { having } from '../support/decisions.ts';
import { entitled, failureOf, fresh, man, proposing, rules, term } from '../support/public-posts.ts';

describe('How long a placement lasts (C8, I-66)', () => {
  it.each([
    ['2026-12-01', '2029-12-01'],
    ['2028-02-29', '2031-02-28'],
    ['2026-08-31', '2029-08-31'],
  ])('from %s until %s at most, the corresponding day (Civil Code, arts 201, 202)', (startsOn, latest) => {
    expect(latestEnd(startsOn, '2026-11-20', man, rules)).toEqual({ on: latest, toRetirement: false });
  });

  it('is refused if it would last a day longer', () => {
    expect(failureOf(proposing(entitled(), { term: { endsOn: '2029-12-02' } }))).toBe(
      'public-post-term-too-long',
    );
    expect(failureOf(proposing(entitled(), { term: { endsOn: '2026-11-30' } }))).toBe(
      'public-post-ends-before-it-begins',
    );
    expect(failureOf(proposing(entitled(), { term: { startsOn: '2026-11-19' } }))).toBe(
      'public-post-begins-in-the-past',
    );
  });

  it.each([
    // A man born on 1970-03-15 retires 16 months later than at 60: on 2031-07-15.
    ['2026-07-15', { on: '2029-07-15', toRetirement: false }],
    ['2026-07-16', { on: '2031-07-15', toRetirement: true }],
  ])(
    'to retirement if fewer than five years are left on %s, the first approval',
    (approvedFirst, expected) => {
      const person = { birthDate: '1970-03-15', sex: 'male' } as const;
      expect(retiresOn(person)).toBe('2031-07-15');
      expect(latestEnd(approvedFirst, approvedFirst, person, rules)).toEqual(expected);
    },
  );

  it('ends at a retirement in a shorter month on its last day', () => {
    // Born in May 1972: 60 and 23 months, in April 2034, which has no 31st.
    const person = { birthDate: '1972-05-31', sex: 'male' } as const;
    expect(retiresOn(person)).toBe('2034-04-30');
    // Five years before that is 2029-04-30: exactly five are not fewer.
    expect(latestEnd('2029-05-01', '2029-04-30', person, rules)).toEqual({
      on: '2032-05-01',
      toRetirement: false,
    });
    expect(latestEnd('2029-05-01', '2029-05-01', person, rules)).toEqual({
      on: '2034-04-30',
      toRetirement: true,
    });
  });

  it('never lasts beyond retirement, and three years for a woman whose post is not known', () => {
    expect(retiresOn({ birthDate: '1980-01-01', sex: 'female' })).toBeUndefined();
    expect(latestEnd('2026-12-01', '2026-11-20', { birthDate: '1980-01-01', sex: 'female' }, rules).on).toBe(
      '2029-12-01',
    );
    const woman = { birthDate: '1977-01-01', sex: 'female', originalStatutoryAge: 50 } as const;
    expect(latestEnd('2026-12-01', '2026-11-20', woman, rules)).toEqual({
      on: retiresOn(woman),
      toRetirement: true,
    });
  });

  it('is said to last until retirement only if it ends on that day', () => {
    const near = { ...fresh, person: { birthDate: '1968-03-07', sex: 'male' } as const };
    const last = latestEnd(term.startsOn, '2026-11-20', near.person, rules);
    expect(last.toRetirement).toBe(true);
    const until = (endsOn: string) =>
      having(entitled(), proposing(entitled(), { facts: near, term: { endsOn } })).publicPosts?.at(-1)
        ?.toRetirement;
    expect(until(last.on)).toBe(true);
    expect(until('2027-12-01')).toBeUndefined();
  });

  it('is never longer than three years, unless it lasts until retirement, for anybody at any time', () => {
    const dates = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    const births = fc
      .date({ min: new Date('1965-01-01'), max: new Date('2005-12-31'), noInvalidDate: true })
      .map((d) => d.toISOString().slice(0, 10));
    fc.assert(
      fc.property(
        dates,
        births,
        fc.constantFrom(50 as const, 55 as const, 60 as const),
        (startsOn, birthDate, age) => {
          const person = { birthDate, sex: 'female' as const, originalStatutoryAge: age };
          const latest = latestEnd(startsOn, startsOn, person, rules);
          const retirement = retiresOn(person) ?? '';
          expect(latest.on <= addMonths(parseLocalDate(startsOn), 36) || latest.on === retirement).toBe(true);
          expect(latest.on <= retirement).toBe(true);
          if (!latest.toRetirement) expect(latest.on).toBe(addMonths(parseLocalDate(startsOn), 36));
        },
      ),
    );
  });
});
