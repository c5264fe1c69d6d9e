import { describe, expect, it } from 'vitest';
import { handle as listHistory } from '../../functions/api/cases/list-history/handler.ts';
import { handle as listServices } from '../../functions/api/cases/list-services/handler.ts';
import { makeRules } from '../../functions/common/rules/rules.ts';
import { caseSchema } from '../../functions/common/views/case-schema.ts';
import { caseView } from '../../functions/common/views/case-view.ts';
import type { CaseState } from '../../lib/domain/case/case.ts';
import type { Service } from '../../lib/domain/case/service-plan/services.ts';
import { builtInLayers } from '../../lib/policy/regions/registry.ts';
import { calendarWith } from '../../lib/store/calendar.ts';
import type { StoredEvent } from '../../lib/store/chain.ts';
import { friday } from '../domain/case/support/cases.ts';
import { planned, serving } from '../domain/case/support/registered.ts';

const base = planned();
const recorded = serving(base, {});
if (!recorded.ok) throw new Error(recorded.failure.reason);
const event = recorded.value;

const count = 700;
const services = Array.from(
  { length: count },
  (_, index): Service => ({ ...event.data.service, number: index + 1 }),
);
const months = Object.fromEntries(
  Array.from({ length: 120 }, (_, index) => [
    `${2017 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`,
    { attempts: [], status: 'done' as const, openedAt: '2017-01-01T00:00:00.000Z', taskId: 'follow-up' },
  ]),
);
/** A registration of ten years with 700 services. */
const long: CaseState = {
  ...base,
  version: count,
  plan: { ...base.plan, services },
  followUp: { firstMonth: '2017-01', months },
};
const history = services.map(
  (service, index): StoredEvent => ({
    caseId: base.caseId,
    sequence: index + 1,
    event: { ...event, data: { ...event.data, service } },
  }),
);

const view = (shown: number) =>
  caseView({
    state: long,
    history,
    shown,
    freeText: new Map(),
    applicant: { name: '张伟', identityNumber: '500103199003071234', phone: '13800138000' },
    audience: 'agency',
    posts: [],
    user: { role: 'officer', subject: 'officer' },
    rules: makeRules(builtInLayers, calendarWith([])),
    now: friday,
    language: 'zh',
  });

describe('A case of ten years with 700 services', () => {
  it('is answered with the newest entries of each list, and with how many there are', () => {
    const answer = caseSchema.parse(view(50));
    expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(64 * 1024);
    expect(answer.history).toHaveLength(50);
    expect(answer.history.at(-1)?.sequence).toBe(count);
    expect(answer.registration?.services.map(({ number }) => number)).toEqual(
      Array.from({ length: 50 }, (_, index) => count - 49 + index),
    );
    expect(answer.registration?.months.at(-1)?.month).toBe('2026-12');
    expect(answer.totals).toEqual({ history: count, services: count, months: 120, signals: 0 });
  });

  it('answers a change with less than 32 KB', () => {
    expect(Buffer.byteLength(JSON.stringify(view(20)))).toBeLessThan(32 * 1024);
  });

  const asked = {
    path: { caseId: base.caseId },
    headers: {},
    body: undefined,
    rawBody: '',
    principal: { subject: 'officer-chongqing', role: 'officer', jurisdiction: '50' },
    language: 'zh',
    now: friday,
  } as const;
  const cases = {
    load: async () => ({ state: long, personId: '', dataKey: {}, lastHash: '' }),
    historyAfter: async (_caseId: string, after: number, limit: number) =>
      history.slice(after, after + limit),
  };

  it('is read to its end page by page, each entry once', async () => {
    const numbers: number[] = [];
    const sequences: number[] = [];
    let after: string | undefined;
    do {
      const { body } = await listServices({ cases } as never)({ ...asked, query: { limit: 200, after } });
      numbers.push(...body.services.map(({ number }) => number));
      after = body.next;
    } while (after !== undefined);
    do {
      const { body } = await listHistory({ cases } as never)({ ...asked, query: { limit: 200, after } });
      sequences.push(...body.history.map(({ sequence }) => sequence));
      after = body.next;
    } while (after !== undefined);
    const all = services.map(({ number }) => number);
    expect([numbers, sequences]).toEqual([all, all]);
  });
});
