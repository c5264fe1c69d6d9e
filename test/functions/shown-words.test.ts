import { describe, expect, it } from 'vitest';
import { isReadable } from '../../functions/common/cases/shown-history.ts';
import { claimStory } from '../domain/case/support/claims.ts';

const events = claimStory().events.filter(({ type }) =>
  ['claim-refused', 'claim-review-decided', 'claim-information-requested'].includes(type),
);

describe('What was written with a claim', () => {
  it.each(events.map((event) => [event.type, event] as const))(
    'to the claimant by %s is read by the person where the claim is theirs, and not where it is an employer’s (I-83)',
    (_type, event) => {
      const toEmployer = { ...event, data: { ...event.data, by: 'employer' } } as typeof event;
      expect([isReadable(event, 'person'), isReadable(toEmployer, 'person')]).toEqual([true, false]);
      expect([isReadable(event, 'agency'), isReadable(toEmployer, 'agency')]).toEqual([true, true]);
    },
  );

  it('is of three kinds of events', () => {
    expect(new Set(events.map(({ type }) => type)).size).toBe(3);
  });
});
