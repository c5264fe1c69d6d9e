import { executionArn } from 'cdk-local-runtime/services';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operation as freezeBatch } from '../../functions/api/executions/freeze-redrive-batch/operation.ts';
import { operation as listExecutions } from '../../functions/api/executions/list-executions/operation.ts';
import { operation as listBatches } from '../../functions/api/executions/list-redrive-batches/operation.ts';
import { operation as listRedrives } from '../../functions/api/executions/list-redrives/operation.ts';
import { operation as readExecution } from '../../functions/api/executions/read-execution/operation.ts';
import { operation as readBatch } from '../../functions/api/executions/read-redrive-batch/operation.ts';
import { operation as redriveExecution } from '../../functions/api/executions/redrive-execution/operation.ts';
import { operation as listKpis } from '../../functions/api/figures/list-kpis/operation.ts';
import { operation as readHealth } from '../../functions/api/system/read-system-health/operation.ts';
import { bodyOf } from '../support/answers.ts';
import { workflowArn } from '../support/executions.ts';
import { type ApiAnswer, type Call, System } from '../support/system.ts';
import { register } from '../workflows/service-plan/registered.ts';

/** One system: each test has its own cases. */
let system: System;
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
});
afterAll(() => system.close());

const asAdministrator = (method: string, path: string, call: Call = {}): Promise<ApiAnswer> =>
  system.call(method, path, { as: 'administrator', ...call });

const listed = async (query: string) =>
  bodyOf(listExecutions, await asAdministrator('GET', `/executions?${query}`)).executions;
const read = async (name: string) =>
  bodyOf(readExecution, await asAdministrator('GET', `/executions/${name}`));

/** The state in which a service plan first waits. */
const firstWait = 'Name an officer and wait for the first contact';
const firstWaitText = '确定联系专人，等待首次联系';

/** A registered case whose service plan waits for its first contact, and was stopped there. */
async function stopped() {
  const caseId = await register(system);
  const name = `${caseId}-service-plan-1`;
  const arn = executionArn(await workflowArn(system, 'service-plan'), name);
  await system.aws('states', 'StopExecution', { executionArn: arn, error: 'Stopped' });
  await system.runtime.settle();
  return { caseId, name };
}

describe('The executions, for administrators', () => {
  it('are found by any combination of data of the case and the workflow', async () => {
    const caseId = await register(system);
    const all = await listed(`caseId=${caseId}`);
    expect(all.map(({ workflow, status }) => `${workflow.name} ${status}`).sort()).toEqual([
      'registration SUCCEEDED',
      'service-plan RUNNING',
    ]);
    const [running] = await listed(`caseId=${caseId}&status=RUNNING`);
    expect(running).toMatchObject({ standsAt: { text: firstWaitText }, redrivable: false, redrives: 0 });
    const query = `applicationNumber=${running?.applicationNumber}`;
    const state = encodeURIComponent(firstWait);
    expect(await listed(`${query}&state=${state}&district=${running?.district}`)).toEqual([running]);
    expect(await listed(`${query}&state=${state}&district=500106`)).toEqual([]);
    expect(await listed(`caseId=${caseId}&error=Stopped`)).toEqual([]);
  });

  it('show their steps by the definition that they run, and only allowed fields of the data', async () => {
    const caseId = await register(system);
    const found = await read(`${caseId}-service-plan-1`);
    expect(found.steps.map(({ state, outcome }) => `${state.name}: ${outcome}`)).toEqual([
      `${firstWait}: standing`,
    ]);
    expect(found.steps[0]).toMatchObject({ attempts: 1, waitsFor: 'make-first-contact-1', errors: [] });
    expect(found.steps[0]?.input).toMatchObject({ caseId });
    expect(found.standing).toEqual([{ name: firstWait, text: firstWaitText }]);
    expect(found.redrive).toMatchObject({ possible: false, because: { code: 'not-failed' } });
    const events = await asAdministrator('GET', `/executions/${caseId}-service-plan-1/events`);
    // The definition shows its expressions, but the sent data only show that there was a token.
    expect(JSON.stringify([found.steps, events.body]).match(/"token":"[^"]*"/g)).toEqual([
      '"token":"[redacted]"',
    ]);
    const failed = await asAdministrator('GET', `/executions/${caseId}-service-plan-1/events?failed=true`);
    expect(failed.body.events).toEqual([]);
  });

  it('say in their definition and steps that they were stopped, and can be redriven once', async () => {
    const { caseId, name } = await stopped();
    expect(await listed(`caseId=${caseId}&status=ABORTED&error=Stopped`)).toMatchObject([
      { name, standsAt: { name: firstWait }, redrivable: true },
    ]);
    const path = `/executions/${name}/redrive`;
    const { preview } = bodyOf(
      redriveExecution,
      await asAdministrator('POST', path, { body: { preview: true } }),
    );
    expect(preview).toMatchObject({ from: { text: firstWaitText }, redrives: 0 });
    expect(preview?.calls.map(({ function: called, alreadyDone }) => `${called} ${alreadyDone}`)).toEqual([
      'assign-officer true',
      'open-task true',
      'open-task false',
    ]);
    const notices = () => system.call('GET', `/cases/${caseId}/notices`, { as: 'officer-chongqing' });
    const before = (await notices()).body;
    const body = { reason: '误停，恢复执行', expectedRedrives: 0 };
    expect((await asAdministrator('POST', path, { body })).status).toBe(200);
    await system.runtime.settle();
    expect(await read(name)).toMatchObject({ status: 'RUNNING', redrives: 1 });
    expect(await listed(`caseId=${caseId}&status=RUNNING`)).toMatchObject([{ name, redrives: 1 }]);
    expect((await notices()).body).toEqual(before);
    const late = await asAdministrator('POST', path, { body: { ...body, expectedRedrives: 1 } });
    expect(late.body.code).toBe('not-failed');
    const audited = await system.call('GET', '/redrives', { as: 'auditor-chongqing' });
    // The tests of this file share the records, in whatever order they run.
    const ofThis = bodyOf(listRedrives, audited).redrives.filter((each) => each.name === name);
    expect(ofThis).toMatchObject([{ name, redrive: 1, reason: body.reason }]);
  });

  it('are redriven in batches that are frozen first and show the result of each item', async () => {
    const [one, other] = [await stopped(), await stopped()];
    const names = [one.name, other.name, `${one.caseId}-registration-1`];
    const frozen = await asAdministrator('POST', '/redrive-batches', { body: { names, reason: '误停' } });
    const batch = bodyOf(freezeBatch, frozen);
    expect(batch.counts).toEqual({ waiting: 2, done: 0, refused: 1, failed: 0 });
    const alone = { reason: '先恢复一个', expectedRedrives: 0 };
    await asAdministrator('POST', `/executions/${one.name}/redrive`, { body: alone });
    await asAdministrator('POST', `/redrive-batches/${batch.batchId}/start`);
    await system.runtime.settle();
    const done = bodyOf(readBatch, await asAdministrator('GET', `/redrive-batches/${batch.batchId}`));
    expect(done.status).toBe('finished');
    expect(done.items.map(({ result, because }) => `${result} ${because?.code}`)).toEqual([
      'refused redriven-meanwhile',
      'done undefined',
      'refused not-failed',
    ]);
    expect(await listed(`caseId=${other.caseId}&status=RUNNING`)).toMatchObject([{ redrives: 1 }]);
    const found = bodyOf(listBatches, await asAdministrator('GET', '/redrive-batches?limit=1'));
    expect(found.batches).toMatchObject([
      { batchId: batch.batchId, status: 'finished', size: 3, reason: '误停', by: 'administrator' },
    ]);
  });
});

describe('The overview for supervisors and administrators', () => {
  it('opens from each number of an indicator exactly its cases', async () => {
    await register(system);
    const of = 'district=500103&month=2026-11';
    const as = 'supervisor-chongqing';
    const { kpis } = bodyOf(listKpis, await system.call('GET', `/kpis?${of}`, { as }));
    expect(kpis.map(({ code }) => code)).toEqual([
      'follow_up_rate',
      'reach_rate',
      'longterm_share',
      'zero_open',
      'reemployment_rate',
      'hardship_reemployment_rate',
      'plan_claim_rate',
    ]);
    expect(kpis.find(({ code }) => code === 'longterm_share')?.denominator).toBeGreaterThan(0);
    for (const { code, numerator, denominator } of kpis)
      for (const [part, count] of Object.entries({
        numerator,
        denominator,
        missed: denominator - numerator,
      })) {
        const { body } = await system.call('GET', `/kpis/${code}/cases?${of}&part=${part}&limit=200`, { as });
        expect(body.cases, `${code} ${part}`).toHaveLength(count);
      }
  });

  it('checks all cases when it is asked, and says what it found and when', async () => {
    const { body } = await asAdministrator('POST', '/system/checks');
    await system.runtime.settle();
    expect((await asAdministrator('GET', '/system/health')).body).toMatchObject({
      invariants: { checkedAt: body.begunAt, complete: true },
    });
  });

  it('counts the messages in the dead-letter queues, which raise an alarm', async () => {
    const seen = async () => bodyOf(readHealth, await asAdministrator('GET', '/system/health'));
    const ringing = async () =>
      (await seen()).alarms.filter(({ ringing }) => ringing).map(({ code }) => code);
    expect((await seen()).queues).toEqual([
      { queue: 'stream-records', text: '多次处理未成的变更记录', waiting: 0 },
      { queue: 'job-deliveries', text: '没有送达的定时任务和执行状态消息', waiting: 0 },
    ]);
    const before = await ringing();
    const { QueueUrls } = (await system.aws('sqs', 'ListQueues', {})) as { QueueUrls: string[] };
    const QueueUrl = String(QueueUrls.find((url) => url.includes('UnprocessedStreamRecords')));
    await system.aws('sqs', 'SendMessage', { QueueUrl, MessageBody: '{}' });
    expect((await seen()).queues.map(({ waiting }) => waiting)).toEqual([1, 0]);
    expect(await ringing()).toEqual(['StreamRecordsUnprocessed', ...before]);
    // Somebody reads it right now.
    await system.aws('sqs', 'ReceiveMessage', { QueueUrl });
    expect((await seen()).queues.map(({ waiting }) => waiting)).toEqual([1, 0]);
  });

  it('shows the rules of a region with their sources, and what they leave open', async () => {
    const pack = await system.call('GET', '/policy-packs/chongqing', { as: 'officer-chongqing' });
    expect(pack.body.values).toContainEqual(
      expect.objectContaining({ key: 'decisionDeadlineOnline', status: 'set', layer: 'chongqing' }),
    );
    const found = await system.call('GET', '/policy-packs/findings', { as: 'officer-chongqing' });
    expect(found.body.findings).toContainEqual(expect.objectContaining({ kind: 'proposal' }));
  });
});
