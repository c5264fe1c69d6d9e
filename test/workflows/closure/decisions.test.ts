import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as decideClosure } from '../../../functions/api/closure/decide-closure/operation.ts';
import { operation as listNotices } from '../../../functions/api/notices/list-notices/operation.ts';
import { operation as listOutbox } from '../../../functions/api/notices/list-outbox/operation.ts';
import { operation as transferRegistration } from '../../../functions/api/transfer/transfer-registration/operation.ts';
import { operation as readTask } from '../../../functions/api/worklist/read-task/operation.ts';
import { bodyOf } from '../../support/answers.ts';
import { ClosureCases } from '../../support/closure-cases.ts';
import { executionOf } from '../../support/executions.ts';
import { type ApiAnswer, System } from '../../support/system.ts';

let system: System;
let cases: ClosureCases;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  cases = new ClosureCases(system);
});
afterAll(() => system.close());

const wait = 'Wait for the decision on the closure';
const question = 'Was the registration closed?';
const ended = ['The registration is closed'];
const closure = (caseId: string, number = 1) => executionOf(system, caseId, 'closure', number);
const code = ({ status, body }: ApiAnswer) => [status, body.code];

/** The notices on the bus about a case. */
const notices = async (caseId: string) =>
  (await cases.messages(caseId)).filter(
    (text) => text.includes('registration-closed') && text.includes('Notice.Issued'),
  );

describe('A proposed closure', () => {
  it('waits on the worklist with its evidence, its law and the text for the person', async () => {
    const caseId = await cases.registered();
    expect((await cases.propose(caseId)).status).toBe(200);
    expect(await closure(caseId)).toMatchObject({ status: 'RUNNING', states: [wait] });
    const answer = await system.call('GET', `/cases/${caseId}/tasks/decide-closure-1`, {
      as: 'officer-chongqing',
      language: 'en',
    });
    const task = bodyOf(readTask, answer);
    expect(task).toMatchObject({
      kind: 'decide-closure',
      status: 'open',
      closure: {
        status: 'proposed',
        reason: { code: 'employed', text: 'Hired by an employer' },
        basis: { document: 'mohrss-2020-3', article: 'section 1' },
        evidence: [{ kind: { code: 'employment-record' }, source: 'employment-register', on: '2026-11-18' }],
        decidedBy: 'officer',
        willBeTold: expect.stringContaining('Hired by an employer'),
      },
    });
    const reasons = task.closureReasons?.map((each) => each.code);
    expect(reasons).toHaveLength(11);
    for (const none of ['unreachable', 'transferred', 'local-other']) expect(reasons).not.toContain(none);
    // What the officer wrote is for the person who decides, not for the applicant.
    expect(JSON.stringify(await cases.read(caseId, 'applicant'))).not.toContain('用人单位已办理就业登记');
    expect(JSON.stringify(await cases.read(caseId))).toContain('用人单位已办理就业登记');
  });
});

describe('The decision on a closure', () => {
  it('to close the registration notifies the person once, with the explanation, and ends everything else of the case', async () => {
    const caseId = await cases.registered();
    await cases.propose(caseId);
    const decided = await cases.decide(caseId);
    expect([decided.status, decided.body.phase, decided.body.countdowns]).toEqual([200, 'closed', []]);
    expect(await closure(caseId)).toMatchObject({
      status: 'SUCCEEDED',
      states: [wait, question, ...ended],
      output: { outcome: 'closed' },
    });
    expect(await notices(caseId)).toHaveLength(1);
    expect(await cases.tasks(caseId)).toEqual([]);
    expect(await executionOf(system, caseId, 'service-plan')).toMatchObject({
      status: 'SUCCEEDED',
      states: expect.arrayContaining(['The registration ended before there was a plan']),
    });
    expect(JSON.stringify(await cases.read(caseId, 'applicant'))).toContain('已与用人单位核实');
    expect((await cases.events(caseId)).at(-1)).toBe('registration-closed');
  });

  it.each(['imprisoned', 'emigrated'])(
    'to close the registration sends no notice to a person who is %s (C5)',
    async (reason) => {
      const caseId = await cases.registered();
      await cases.propose(caseId, reason, 'other-match');
      expect((await cases.decide(caseId)).body.phase).toBe('closed');
      expect(await closure(caseId)).toMatchObject({
        status: 'SUCCEEDED',
        states: [wait, question, ...ended],
      });
      expect(await notices(caseId)).toEqual([]);
      const messages = (await cases.messages(caseId)).join();
      expect(messages).toContain('Case.RegistrationClosed');
      expect(messages).not.toMatch(/imprisoned|emigrated|other-match/);
    },
  );

  it('to close the registration withholds undelivered notices until the closure proves wrong', async () => {
    const caseId = await cases.registered();
    const outbox = async () => {
      const answer = await system.call('GET', '/outbox?limit=100', { as: 'delivery-chongqing' });
      return bodyOf(listOutbox, answer).notices.filter((notice) => notice.caseId === caseId);
    };
    const message = async (noticeId: string) =>
      code(
        await system.call('GET', `/cases/${caseId}/notices/${noticeId}/message`, {
          as: 'delivery-chongqing',
        }),
      );
    const toPerson = (await outbox()).filter(({ recipient }) => recipient === 'person');
    expect(toPerson.length).toBeGreaterThan(0);
    await cases.propose(caseId, 'imprisoned', 'other-match');
    await cases.decide(caseId);
    expect((await outbox()).filter(({ recipient }) => recipient === 'person')).toEqual([]);
    for (const { noticeId } of toPerson) expect(await message(noticeId)).toEqual([409, 'notice-lapsed']);
    for (const as of ['applicant', 'officer-chongqing']) {
      const answer = await system.call('GET', `/cases/${caseId}/notices`, { as });
      const shown = bodyOf(listNotices, answer).notices;
      for (const { noticeId } of toPerson)
        expect(shown.find((notice) => notice.noticeId === noticeId)?.delivery).toMatchObject({
          status: 'issued',
          lapsed: true,
        });
    }
    await cases.object(caseId);
    await cases.judge(caseId, true);
    expect(await outbox()).toEqual(expect.arrayContaining(toPerson));
    // Other tests may have left the clock at any hour, and people are messaged only in office hours.
    const [first] = toPerson;
    const early = await system.call('GET', `/cases/${caseId}/notices/${first?.noticeId}/message`, {
      as: 'delivery-chongqing',
    });
    if (early.body.code === 'notice-not-yet') await system.skipTo(String(early.body.notBefore));
    for (const { noticeId } of toPerson) expect(await message(noticeId)).toEqual([200, undefined]);
  });

  it('not to close the registration lets it continue, and a closure can be proposed again', async () => {
    const caseId = await cases.registered();
    await cases.propose(caseId);
    expect((await cases.decide(caseId, false)).body.phase).toBe('registered');
    expect(await closure(caseId)).toMatchObject({
      status: 'SUCCEEDED',
      states: [wait, question, 'The registration goes on'],
      output: { outcome: 'declined' },
    });
    expect(await cases.tasks(caseId)).toEqual(['make-first-contact-1']);
    const listed = await system.call('GET', `/cases/${caseId}/notices`, { as: 'applicant' });
    expect(bodyOf(listNotices, listed).notices.at(-1)).toMatchObject({
      title: '失业登记继续有效',
      paragraphs: expect.arrayContaining([expect.stringMatching(/不予注销，继续有效/)]),
    });
    await cases.propose(caseId, 'pension', 'pension-match');
    expect(await closure(caseId, 2)).toMatchObject({ status: 'RUNNING', states: [wait] });
  });

  it('made by several officers at once counts only once, and the others learn that it has been made', async () => {
    const caseId = await cases.registered();
    await cases.propose(caseId);
    const answers = await Promise.all([
      cases.decide(caseId, true),
      cases.decide(caseId, false),
      cases.decide(caseId, true, 'supervisor-chongqing'),
    ]);
    expect(answers.map(code).sort()).toEqual([
      [200, undefined],
      [409, 'task-already-decided'],
      [409, 'task-already-decided'],
    ]);
    const decisions = (await cases.events(caseId)).filter((type) =>
      ['registration-closed', 'closure-declined'].includes(type),
    );
    expect(decisions).toHaveLength(1);
    expect((await closure(caseId)).status).toBe('SUCCEEDED');
    expect(code(await cases.decide(caseId))).toEqual([409, 'task-already-decided']);
  });

  it('is made by the agency of the place and on an existing task', async () => {
    const caseId = await cases.registered();
    await cases.propose(caseId);
    expect(code(await cases.decide(caseId, true, 'applicant'))).toEqual([403, 'role-not-allowed']);
    expect(code(await cases.decide(caseId, true, 'administrator'))).toEqual([403, 'role-not-allowed']);
    expect(code(await cases.decide(caseId, true, 'officer-yunnan'))).toEqual([403, 'outside-jurisdiction']);
    const other = `/cases/${caseId}/tasks/constructor/closure-decision`;
    expect(code(await cases.post(other, 'officer-chongqing', { close: true, explanation: 'x' }))).toEqual([
      404,
      'task-not-found',
    ]);
    expect((await cases.read(caseId)).phase).toBe('registered');
  });
});

describe('An unexpected callback', () => {
  const token = async (caseId: string) => {
    const { Item } = (await system.aws('dynamodb', 'GetItem', {
      TableName: await system.tableName(),
      Key: { PK: { S: `CASE#${caseId}` }, SK: { S: 'WAIT#decide-closure-1' } },
    })) as { Item: { token: { S: string } } };
    return Item.token.S;
  };

  it('with an unknown outcome fails by name and closes nothing', async () => {
    const caseId = await cases.registered();
    await cases.propose(caseId);
    const output = JSON.stringify({ outcome: 'forgotten' });
    await system.aws('states', 'SendTaskSuccess', { taskToken: await token(caseId), output });
    await system.runtime.settle();
    expect(await closure(caseId)).toMatchObject({
      status: 'FAILED',
      states: [wait, question, 'The outcome is not known'],
    });
    expect((await cases.read(caseId)).phase).toBe('registered');
  });

  it('from a wait that has timed out fails by name, and the decision can still be made', async () => {
    const caseId = await cases.registered();
    await cases.propose(caseId);
    await system.aws('states', 'SendTaskFailure', {
      taskToken: await token(caseId),
      error: 'States.Timeout',
      cause: '300 days',
    });
    await system.runtime.settle();
    expect(await closure(caseId)).toMatchObject({
      status: 'FAILED',
      states: [wait, 'Nobody decided the closure within 300 days'],
    });
    expect((await cases.decide(caseId)).body.phase).toBe('closed');
  });
});

describe('A late callback', () => {
  it('with a used token changes nothing', async () => {
    const caseId = await cases.registered();
    await cases.propose(caseId);
    const { Item } = (await system.aws('dynamodb', 'GetItem', {
      TableName: await system.tableName(),
      Key: { PK: { S: `CASE#${caseId}` }, SK: { S: 'WAIT#decide-closure-1' } },
    })) as { Item: { token: { S: string } } };
    await cases.decide(caseId, false);
    const { version } = await cases.read(caseId);
    await expect(
      system.aws('states', 'SendTaskSuccess', {
        taskToken: Item.token.S,
        output: JSON.stringify({ outcome: 'closed' }),
      }),
    ).rejects.toThrow();
    await system.runtime.settle();
    expect((await cases.read(caseId)).version).toBe(version);
    expect((await closure(caseId)).states.at(-1)).toBe('The registration goes on');
  });

  it('from an event that is processed again sends no second notice', async () => {
    const caseId = await cases.registered();
    await cases.propose(caseId);
    await cases.decide(caseId);
    const sequence = (await cases.events(caseId)).indexOf('registration-closed') + 1;
    await system.aws('dynamodb', 'PutItem', {
      TableName: await system.tableName(),
      Item: {
        PK: { S: `CASE#${caseId}` },
        SK: { S: `REDO#${String(sequence).padStart(12, '0')}` },
        caseId: { S: caseId },
        sequence: { N: String(sequence) },
        at: { S: '2026-11-20T02:00:00.000Z' },
      },
    });
    await system.runtime.settle();
    expect((await cases.events(caseId)).filter((type) => type === 'registration-closed')).toHaveLength(1);
    expect((await closure(caseId)).status).toBe('SUCCEEDED');
  });
});

describe('A transfer of the registration while its closure is proposed', () => {
  it('ends the closure without a decision or a notice', async () => {
    const caseId = await cases.registered();
    await cases.propose(caseId);
    const moved = await cases.transfer(caseId, '530102');
    expect(bodyOf(transferRegistration, moved).case.phase).toBe('closed');
    expect(await closure(caseId)).toMatchObject({
      status: 'SUCCEEDED',
      states: [wait, question, 'The registration has gone to another place'],
      output: { outcome: 'transferred' },
    });
    // The notice calls it a transfer, not the end of the registration.
    expect((await cases.read(caseId, 'applicant')).phaseText).toBe(
      'Registration transferred to another place',
    );
    expect(await notices(caseId)).toEqual([]);
    expect(code(await cases.decide(caseId))).toEqual([409, 'task-already-decided']);
    const there = String(moved.body.caseId);
    expect((await cases.tasks(there, 'supervisor-yunnan')).toSorted()).toEqual([
      'make-first-contact-1',
      'name-officer-1',
    ]);
    expect((await cases.read(there, 'officer-yunnan')).phase).toBe('registered');
  });
});

describe('An undecided closure proposal', () => {
  it('is escalated once a level, closes nothing and can still be decided late', async () => {
    const caseId = await cases.registered();
    await cases.propose(caseId);
    const other = await cases.registered();
    await cases.propose(other);
    await cases.decide(other, false);
    const due = (await cases.read(caseId)).countdowns;
    const dueAt = Date.parse(due.find(({ deadlineId }) => deadlineId === 'closure-decision-1')?.dueAt ?? '');
    const escalations = async (id: string) =>
      (await cases.read(id)).history.filter(({ text }) =>
        text.endsWith('overdue: escalated to the supervisor'),
      ).length;
    await system.skipTo(new Date(dueAt - 1000).toISOString());
    const before = await escalations(caseId);
    await system.runtime.clock.advanceTo(dueAt + 60 * 60 * 1000);
    expect((await escalations(caseId)) - before).toBe(1);
    expect((await cases.read(caseId)).phase).toBe('registered');
    const { metDeadlines } = bodyOf(decideClosure, await cases.decide(caseId));
    expect(metDeadlines.find(({ deadlineId }) => deadlineId === 'closure-decision-1')?.late).toBe(true);
    expect((await closure(caseId)).states).toEqual([wait, question, ...ended]);
  });
});
