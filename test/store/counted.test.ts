import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseState } from '../../lib/domain/case/case.ts';
import { parseCounted } from '../../lib/store/counted.ts';
import { parseKpiCase } from '../../lib/store/counted-kpis.ts';
import { parseRegistrationMonths, registrationMonthsAttributes } from '../../lib/store/stored.ts';
import type { Item } from '../../lib/store/table.ts';
import { NewerVersionError } from '../../lib/store/versions/versions.ts';
import { life, live } from '../domain/case/support/lives.ts';
import { runsOf } from '../support/property-runs.ts';

/** The head of a case as a district lists it: the attributes that the matrix is read by. */
const headOf = (state: CaseState): Item => ({
  caseId: state.caseId,
  state: Object.fromEntries(
    Object.entries(state).filter(([name]) => registrationMonthsAttributes.includes(`state.${name}`)),
  ),
});

/** What is counted of a registration, by the schemas of its state. */
function countedBySchema(head: Item) {
  const { caseId, state } = parseRegistrationMonths(head);
  const next = state.scheduledActions['next-follow-up'];
  return {
    caseId,
    state: {
      phase: state.phase,
      ...(state.identity && { identity: state.identity }),
      scheduledActions: next ? { 'next-follow-up': next } : {},
      ...(state.followUp && {
        followUp: {
          firstMonth: state.followUp.firstMonth,
          months: Object.fromEntries(
            Object.entries(state.followUp.months).map(([month, { status, by, excuse }]) => [
              month,
              { status, ...(by && { by }), ...(excuse && { excuse }) },
            ]),
          ),
        },
      }),
    },
  };
}

/** The head with another value at a place that is there. */
function withValue(head: Item, [step = '', ...rest]: readonly string[], value: unknown): Item {
  const member = head[step];
  const inner = rest.length === 0 ? value : withValue(member as Item, rest, value);
  return Array.isArray(head)
    ? (head.with(Number(step), inner) as unknown as Item)
    : { ...head, [step]: inner };
}

/** A choice that this code does not know is of a newer release (docs/OPERATING.md); anything else is damage. */
const faultOf = (place: string, value: unknown) =>
  typeof value === 'string' && /(phase|identity|status|by|excuse)$/.test(place)
    ? NewerVersionError
    : 'a registration is damaged';

describe('What is counted of a registration', () => {
  it('is what the schemas of its state read of it, whatever its life', () => {
    fc.assert(
      fc.property(life, (plot) => {
        for (const {
          life: { state },
        } of live(plot)) {
          const head = headOf(state);
          expect(parseCounted(head)).toEqual(countedBySchema(head));
        }
      }),
      { numRuns: runsOf(60) },
    );
  });

  it('is refused where a value that is counted is none that there is, as the schemas refuse it', () => {
    const month = {
      status: 'done',
      openedAt: '2026-11-02T00:00:00.000Z',
      taskId: 'follow-up-2026-11',
      attempts: [],
      by: 'officer',
    };
    const excused = { ...month, by: undefined, status: 'excused', excuse: 'unreachable' };
    const head: Item = {
      caseId: '01M8P2NBS853DQTP4VH0M59179',
      state: {
        phase: 'registered',
        identity: 'counter',
        applicationNumber: '1',
        registeredAt: '2026-10-08T00:00:00.000Z',
        scheduledActions: {
          'next-follow-up': { kind: 'follow-up', at: '2026-12-03T16:00:00.000Z', month: '2026-12' },
        },
        followUp: { firstMonth: '2026-10', months: { '2026-10': excused, '2026-11': month } },
      },
    };
    expect(parseCounted(head)).toEqual(countedBySchema(head));
    const damages: readonly (readonly [string, unknown])[] = [
      ['caseId', 7],
      ['state', 'none'],
      ['state.phase', 'elsewhere'],
      ['state.phase', undefined],
      ['state.identity', 'rumour'],
      ['state.scheduledActions.next-follow-up', []],
      ['state.scheduledActions.next-follow-up.kind', 'nothing'],
      ['state.scheduledActions.next-follow-up.month', '2026-13'],
      ['state.followUp', []],
      ['state.followUp.firstMonth', '2026-1'],
      ['state.followUp.firstMonth', undefined],
      ['state.followUp.months', 'all'],
      ['state.followUp.months.2026-11', null],
      ['state.followUp.months.2026-11.status', 'late'],
      ['state.followUp.months.2026-11.status', undefined],
      ['state.followUp.months.2026-11.by', 'nobody'],
      ['state.followUp.months.2026-10.excuse', 'holiday'],
    ];
    for (const [place, value] of damages) {
      const damaged = withValue(head, place.split('.'), value);
      expect(() => parseRegistrationMonths(damaged), place).toThrow();
      expect(() => parseCounted(damaged), place).toThrow(faultOf(place, value));
    }
  });

  it('is refused, too, where a value that an indicator counts is none that there is', () => {
    const instant = '2026-11-20T02:00:00.000Z';
    const head: Item = {
      caseId: '01M8P2NBS853DQTP4VH0M59179',
      state: {
        phase: 'closed',
        applicationNumber: '1',
        agency: 'yuzhong',
        assignment: { officer: 'officer-1' },
        registeredAt: instant,
        endedAt: instant,
        followUp: {
          firstMonth: '2026-11',
          months: { '2026-11': { status: 'done', by: 'officer', attempts: [] } },
        },
        closure: { inWork: true },
        household: { periods: [{ from: '2026-11-20', until: '2026-12-01' }] },
        hardship: {
          recognitions: [
            {
              number: 1,
              recognisedOn: '2026-11-20',
              plan: { madeOn: '2026-11-21' },
              exit: { on: '2026-12-01' },
            },
          ],
        },
        claims: [{ status: 'made', madeAt: instant, plan: 1 }],
      },
    };
    expect(parseKpiCase(head)).toMatchObject({
      caseId: head.caseId,
      applicationNumber: '1',
      officer: 'officer-1',
    });
    const damages: readonly (readonly [string, unknown])[] = [
      ['phase', 'elsewhere'],
      ['applicationNumber', undefined],
      ['agency', 7],
      ['assignment.officer', undefined],
      ['registeredAt', undefined],
      ['registeredAt', 'yesterday'],
      ['endedAt', 7],
      ['followUp.months.2026-11.attempts', undefined],
      ['closure.inWork', 'yes'],
      ['household.periods', undefined],
      ['household.periods.0.from', undefined],
      ['household.periods.0.until', 'later'],
      ['hardship.recognitions', {}],
      ['hardship.recognitions.0.number', '1'],
      ['hardship.recognitions.0.recognisedOn', 7],
      ['hardship.recognitions.0.plan', 'made'],
      ['hardship.recognitions.0.plan.madeOn', 'today'],
      ['hardship.recognitions.0.exit.on', undefined],
      ['claims', 'none'],
      ['claims.0.status', 'lost'],
      ['claims.0.madeAt', undefined],
      ['claims.0.plan', 'first'],
    ];
    for (const [place, value] of damages) {
      const damaged = withValue(head, ['state', ...place.split('.')], value);
      expect(() => parseKpiCase(damaged), place).toThrow(faultOf(place, value));
      // Whatever a newer version has written, a later attempt meets the code that can read it.
      expect(() => parseKpiCase({ ...damaged, schemaVersion: 99 }), place).toThrow(NewerVersionError);
    }
  });
});
