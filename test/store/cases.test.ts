import { describe, expect, it } from 'vitest';
import { openTask } from '../../lib/domain/case/case.ts';
import { escalateDeadline } from '../../lib/domain/case/kernel/core.ts';
import { approveApplication } from '../../lib/domain/case/registration/decide.ts';
import { recordScreening } from '../../lib/domain/case/registration/screening.ts';
import { decisionDeadlineId, decisionTaskId } from '../../lib/domain/case/registration/tasks.ts';
import { withdrawApplication } from '../../lib/domain/case/registration/withdraw.ts';

import type { Person } from '../../lib/domain/person.ts';
import type { CaseStore } from '../../lib/store/cases.ts';
import { firstBrokenEvent } from '../../lib/store/chain.ts';
import { auditCase, storedCase } from '../../lib/store/history-audit.ts';
import { keys } from '../../lib/store/keys.ts';
import type { RequestIdentity } from '../../lib/store/requests.ts';
import { VersionConflictError } from '../../lib/store/version-conflict-error.ts';
import { taskTokenWrite, waitFor } from '../../lib/store/workflow-signals.ts';
import {
  applicant,
  beginningOf,
  calendar,
  day,
  friday,
  hour,
  newCaseId,
  officer,
  replay,
  submission,
  system,
} from '../domain/case/support/cases.ts';
import { chainOf } from '../support/chain.ts';
import { person } from './support/persons.ts';
import { recordsForFile } from './support/records.ts';

const file = recordsForFile();

const submit = (cases: CaseStore, who: Person = person(), request?: RequestIdentity, caseId = newCaseId()) =>
  cases.create({ caseId, event: submission(), person: who, ...(request && { request }) });

/** Submits a case and returns its number. */
const submitted = async (cases: CaseStore, who = person()) => {
  const outcome = await submit(cases, who);
  if (outcome.kind !== 'created') throw new Error(outcome.kind);
  return outcome.state.caseId;
};
const open = (cases: CaseStore, caseId: string) =>
  cases.change(caseId, ({ state }) => {
    const event = openTask(state, decisionTaskId, 'decide-application', {
      now: friday + hour,
      actor: system,
    });
    return { change: event && { event }, answer: event !== undefined };
  });
const approve = (cases: CaseStore, caseId: string) =>
  cases.change(caseId, ({ state }) => {
    const decision = approveApplication(state, decisionTaskId, [], beginningOf('chongqing'), calendar, {
      now: friday + 2 * hour,
      actor: officer,
    });
    return decision.ok
      ? { change: { event: decision.value }, answer: 'approved' }
      : { answer: decision.failure.reason };
  });
const withdraw = (cases: CaseStore, caseId: string) =>
  cases.change(caseId, ({ state }) => {
    const decision = withdrawApplication(state, { now: friday + 2 * hour, actor: applicant });
    return decision.ok
      ? { change: { event: decision.value }, answer: 'withdrawn' }
      : { answer: decision.failure.reason };
  });
const escalate = (cases: CaseStore, caseId: string, now: number) =>
  cases.change(caseId, ({ state }) => {
    const event = escalateDeadline(state, decisionDeadlineId, { now, actor: system });
    return { change: event && { event }, answer: event?.data.step };
  });

describe('A new case', () => {
  it('is written at once with its event, person, deadline, guard and what it is searched by', async () => {
    const { cases, everything } = await file.fresh();
    const who = person();
    const caseId = await submitted(cases, who);
    const sorts = (await everything()).map(({ PK, SK }) => `${String(PK).split('#')[0]} ${SK}`);
    expect(sorts.sort()).toEqual([
      'CASE DUE#decision-1',
      'CASE EVT#000000000001',
      'CASE FIND#name',
      'CASE FIND#phone',
      'CASE HEAD',
      'CASE PERSON',
      'PID ACTIVE',
    ]);
    const loaded = await cases.load(caseId);
    if (!loaded) throw new Error('it is not there');
    expect(loaded.state).toMatchObject({ caseId, version: 1, phase: 'applied' });
    expect(await cases.person(loaded)).toEqual(who);
    expect((await cases.ownedBy('applicant', { limit: 5 })).entries.map(({ state }) => state.caseId)).toEqual(
      [caseId],
    );
    expect(await cases.load(newCaseId())).toBeUndefined();
  });

  it('is read by another process as it was written and as its history replays', async () => {
    const records = await file.fresh();
    const caseId = await submitted(records.cases);
    await open(records.cases, caseId);
    const changed = await approve(records.cases, caseId);
    const another = file.another(records);
    const loaded = await another.load(caseId);
    expect(loaded).toEqual(changed?.loaded);
    const history = await another.history(caseId);
    expect(
      replay(
        caseId,
        history.map(({ event }) => event),
      ),
    ).toEqual(loaded?.state);
    expect(history.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    expect(firstBrokenEvent(await chainOf(records.table, caseId))).toBeUndefined();
    expect(loaded && (await another.person(loaded)).phone).toBe('13912345678');
  });

  it('is not opened twice under one number, and the second person remains free to apply', async () => {
    const { cases, everything } = await file.fresh();
    const caseId = await submitted(cases);
    const before = await everything();
    const second = person();
    await expect(submit(cases, second, undefined, caseId)).rejects.toThrow('nothing was changed');
    expect(await everything()).toEqual(before);
    expect((await submit(cases, second)).kind).toBe('created');
  });
});

describe('A person', () => {
  it('has only one active case anywhere, and a second application learns its number', async () => {
    const { cases, everything } = await file.fresh();
    const who = person();
    const caseId = await submitted(cases, who);
    const before = await everything();
    const elsewhere = await cases.create({
      caseId: newCaseId(),
      event: submission({ region: 'yunnan' }),
      person: { ...who, name: '另一个名字' },
    });
    expect(elsewhere).toEqual({ kind: 'person-active', caseId });
    expect(await everything()).toEqual(before);
  });

  it('remains active when registered and is free again after a withdrawal', async () => {
    const { cases } = await file.fresh();
    const [one, other] = [person(), person()];
    const registered = await submitted(cases, one);
    await open(cases, registered);
    await approve(cases, registered);
    expect((await submit(cases, one)).kind).toBe('person-active');
    await withdraw(cases, await submitted(cases, other));
    const again = await submit(cases, other);
    expect(again.kind).toBe('created');
    expect((await submit(cases, other)).kind).toBe('person-active');
  });

  it('gets one case when many applications arrive together from several processes', async () => {
    const records = await file.fresh();
    const who = person();
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        submit(index % 2 ? records.cases : file.another(records), who).catch((error: Error) => error.message),
      ),
    );
    const kinds = outcomes.map((outcome) => (typeof outcome === 'string' ? outcome : outcome.kind));
    expect(kinds.filter((kind) => kind === 'created')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'person-active')).toHaveLength(11);
    const heads = (await records.everything()).filter(({ SK }) => SK === keys.head);
    expect(heads).toHaveLength(1);
  });
});

describe('A request with an idempotency key', () => {
  const request = (id: string, bodyMac = 'a'): RequestIdentity => ({ id, bodyMac, expiresAt: 2_000_000_000 });

  it('is answered with the first case even after that case has ended', async () => {
    const { cases } = await file.fresh();
    const who = person();
    const first = await submit(cases, who, request('one'));
    if (first.kind !== 'created') throw new Error(first.kind);
    const { caseId } = first.state;
    expect(await submit(cases, who, request('one'))).toEqual({ kind: 'replayed', caseId });
    await withdraw(cases, caseId);
    expect(await submit(cases, who, request('one'))).toEqual({ kind: 'replayed', caseId });
    expect(await cases.replayOf(request('one'))).toEqual({ kind: 'replayed', caseId });
    expect(await cases.replayOf(request('two'))).toBeUndefined();
    expect((await cases.ownedBy('applicant', { limit: 5 })).entries).toHaveLength(1);
  });

  it('is refused with another body and changes nothing', async () => {
    const { cases, everything } = await file.fresh();
    await submit(cases, person(), request('one'));
    const before = await everything();
    expect(await submit(cases, person(), request('one', 'b'))).toEqual({ kind: 'other-body' });
    expect(await everything()).toEqual(before);
  });

  it('is carried out once when it arrives many times together', async () => {
    const records = await file.fresh();
    const who = person();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => submit(file.another(records), who, request('one'))),
    );
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['created', ...Array(7).fill('replayed')]);
    const ids = outcomes.map((outcome) =>
      outcome.kind === 'created' ? outcome.state.caseId : outcome.kind === 'replayed' ? outcome.caseId : '',
    );
    expect(new Set(ids).size).toBe(1);
  });
});

describe('A change of a case', () => {
  it('writes nothing if it decides nothing', async () => {
    const { cases, everything } = await file.fresh();
    const caseId = await submitted(cases);
    await open(cases, caseId);
    const before = await everything();
    expect((await open(cases, caseId))?.answer).toBe(false);
    expect(await cases.change(newCaseId(), () => ({ answer: 1 }))).toBeUndefined();
    await expect(
      cases.change(caseId, () => {
        throw new Error('the one who decides fails');
      }),
    ).rejects.toThrow('decides fails');
    expect(await everything()).toEqual(before);
  });

  it('is decided again on the new state if another process was faster', async () => {
    const records = await file.fresh();
    const caseId = await submitted(records.cases);
    await open(records.cases, caseId);
    const seen: number[] = [];
    const changed = await records.cases.change(caseId, async ({ state }) => {
      seen.push(state.version);
      if (seen.length === 1) await withdraw(file.another(records), caseId);
      const decision = approveApplication(state, decisionTaskId, [], beginningOf('chongqing'), calendar, {
        now: friday + 2 * hour,
        actor: officer,
      });
      return decision.ok
        ? { change: { event: decision.value }, answer: 'approved' }
        : { answer: decision.failure.reason };
    });
    expect(seen).toEqual([2, 3]);
    expect(changed?.answer).toBe('task-already-decided');
    expect(changed?.loaded.state.phase).toBe('withdrawn');
  });

  it('happens once when several processes decide together, and leaves no gap in the history', async () => {
    const records = await file.fresh();
    const caseId = await submitted(records.cases);
    await open(records.cases, caseId);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        (index % 2 ? approve : withdraw)(file.another(records), caseId),
      ),
    );
    const done = answers.filter((each) => each?.answer === 'approved' || each?.answer === 'withdrawn');
    expect(done).toHaveLength(1);
    const history = await records.cases.history(caseId);
    expect(history).toHaveLength(3);
    expect(firstBrokenEvent(await chainOf(records.table, caseId))).toBeUndefined();
  });

  it('fails without having written if others are faster every time', async () => {
    const { cases, documents, tableName } = await file.fresh();
    const { UpdateCommand } = await import('@aws-sdk/lib-dynamodb');
    const caseId = await submitted(cases);
    let tries = 0;
    const attempt = cases.change(caseId, async ({ state }) => {
      tries++;
      await documents.send(
        new UpdateCommand({
          TableName: tableName,
          Key: { PK: keys.case(caseId), SK: keys.head },
          UpdateExpression: 'SET version = :next, #state.version = :next',
          ExpressionAttributeNames: { '#state': 'state' },
          ExpressionAttributeValues: { ':next': state.version + 1 },
        }),
      );
      const decision = withdrawApplication(state, { now: friday + hour, actor: applicant });
      return { change: decision.ok ? { event: decision.value } : undefined, answer: undefined };
    });
    await expect(attempt).rejects.toThrow(VersionConflictError);
    expect(tries).toBeGreaterThan(2);
    expect(await cases.history(caseId)).toHaveLength(1);
  });

  it('opens a task with the step before it: two events, all of both or nothing', async () => {
    const { cases, everything } = await file.fresh();
    const caseId = await submitted(cases);
    const context = { now: friday + hour, actor: system };
    let interrupted = false;
    const both = () =>
      cases.change(caseId, async ({ state }) => {
        const event = recordScreening(state, [], context);
        // Somebody else is faster the first time.
        if (!interrupted) await open(cases, caseId);
        interrupted = true;
        return {
          change: event && { event },
          opening: (after) => openTask(after, decisionTaskId, 'decide-application', context),
          answer: undefined,
        };
      });
    expect(await both()).toMatchObject({ written: true, loaded: { state: { version: 3 } } });
    expect(await both()).toMatchObject({ written: false });
    const other = await submitted(cases, person());
    const opened = await cases.change(other, ({ state }) => {
      const event = recordScreening(state, [], context);
      return {
        change: event && { event },
        opening: (after) => openTask(after, decisionTaskId, 'decide-application', context),
        answer: undefined,
      };
    });
    expect(opened?.loaded.state).toEqual((await cases.load(other))?.state);
    expect((await cases.history(other)).map(({ event }) => event.type)).toEqual([
      'application-submitted',
      'application-screened',
      'task-opened',
    ]);
    for (const each of [caseId, other]) {
      const items = (await everything()).filter(({ PK }) => PK === keys.case(each));
      expect(auditCase(storedCase(each, items), [], undefined).map(({ kind }) => kind)).toEqual([]);
    }
  });

  it('includes the writes that depend on it, or nothing is written', async () => {
    const { cases, table, everything } = await file.fresh();
    const caseId = await submitted(cases);
    const wait = () => [
      taskTokenWrite(table, caseId, { taskId: decisionTaskId, token: 'the-token', since: 2 }),
    ];
    await cases.change(caseId, () => ({ answer: undefined }), wait);
    expect(await waitFor(table, caseId, decisionTaskId)).toBeUndefined();
    await cases.change(
      caseId,
      ({ state }) => {
        const event = openTask(state, decisionTaskId, 'decide-application', { now: friday, actor: system });
        return { change: event && { event }, answer: undefined };
      },
      wait,
    );
    expect(await waitFor(table, caseId, decisionTaskId)).toMatchObject({ token: 'the-token' });
    expect((await everything()).filter(({ SK }) => String(SK).startsWith(keys.waitPrefix))).toHaveLength(1);
  });
});

describe('An escalation', () => {
  const late = friday + 60 * day;

  it('happens once a level however many sweeps run, guarded by the case and by its own key', async () => {
    const records = await file.fresh();
    const caseId = await submitted(records.cases);
    const steps = (await records.cases.load(caseId))?.state.deadlines[decisionDeadlineId]?.steps ?? [];
    const answers = await Promise.all(
      Array.from({ length: steps.length + 2 }, () => escalate(file.another(records), caseId, late)),
    );
    const claimed = answers.flatMap((each) => each?.answer ?? []);
    expect(claimed.sort()).toEqual(steps.map(({ name }) => name).sort());
    const escalations = (await records.everything()).filter(({ SK }) => String(SK).startsWith('ESC#'));
    expect(escalations.map(({ SK }) => SK).sort()).toEqual(
      steps.map(({ name }) => keys.escalation(decisionDeadlineId, name)).sort(),
    );
  });

  it('is not repeated even if the case has lost the record of it', async () => {
    const { cases, documents, tableName, everything } = await file.fresh();
    const { PutCommand } = await import('@aws-sdk/lib-dynamodb');
    const caseId = await submitted(cases);
    const [first] = (await cases.load(caseId))?.state.deadlines[decisionDeadlineId]?.steps ?? [];
    await documents.send(
      new PutCommand({
        TableName: tableName,
        Item: { PK: keys.case(caseId), SK: keys.escalation(decisionDeadlineId, first?.name ?? ''), at: '-' },
      }),
    );
    const before = await everything();
    await expect(escalate(cases, caseId, late)).rejects.toThrow('while it was being written');
    expect(await everything()).toEqual(before);
  });
});
