import { describe, expect, it } from 'vitest';
import { operations } from '../../functions/api/operations.ts';
import { mandateOf, rightsOfActing } from '../../web/applicant/case/acting.ts';
import { rights } from '../../web/applicant/case/acts.ts';

const mandate = (representative: string, inForce: boolean) => ({
  mandateId: `${representative}-${inForce}`,
  representative,
  from: '2026-12-01',
  until: '2027-02-28',
  grantedAt: '2026-12-01T01:00:00.000Z',
  inForce,
});

describe('somebody who acts by a mandate', () => {
  it('is known by a mandate that is in force, and the person themself is not', () => {
    const mandates = [mandate('daughter', false), mandate('daughter', true), mandate('son', false)];
    expect(mandateOf({ mandates }, 'daughter')?.inForce).toBe(true);
    expect(mandateOf({ mandates }, 'son')).toBeUndefined();
    expect(mandateOf({ mandates }, 'father')).toBeUndefined();
    expect(mandateOf({}, 'daughter')).toBeUndefined();
  });

  it('is offered those rights over the data of the person that the operations give them, and no others', () => {
    const given = Object.keys(rights).filter((right) =>
      operations.some(
        ({ id, access }) => id === right && (access as readonly string[]).includes('representative'),
      ),
    );
    expect(rightsOfActing).toEqual(given);
  });
});
