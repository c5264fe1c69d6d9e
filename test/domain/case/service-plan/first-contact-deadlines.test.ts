import { describe, expect, it } from 'vitest';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import { registered } from '../support/registered.ts';

/** The fifth working day after the day of the registration, by the State Council's arrangement of 2026. */
const days: readonly [registeredAt: string, due: string][] = [
  ['2025-12-29T09:00:00', '2026-01-06'],
  ['2025-12-31T23:59:30', '2026-01-08'],
  ['2026-01-03T10:00:00', '2026-01-08'],
  ['2026-02-14T17:31:00', '2026-02-28'],
  ['2026-02-27T10:00:00', '2026-03-05'],
  ['2026-09-20T10:00:00', '2026-09-28'],
  ['2026-09-30T10:00:00', '2026-10-13'],
];

describe.each(servedRegions.ids)(
  'The first contact in %s (N2; SX-1.3, QH-1.3, CQ-1.3, YN-1.2.2)',
  (region) => {
    it.each(days)('of a registration at %s is due until 24:00 of %s', (registeredAt, due) => {
      const state = registered(region, Date.parse(`${registeredAt}+08:00`));
      expect(state.deadlines['first-contact-1']).toMatchObject({
        kind: 'first-contact',
        dueDate: due,
        dueAt: new Date(Date.parse(`${due}T00:00:00+08:00`) + 86_400_000).toISOString(),
        provisional: false,
      });
    });
  },
);
