import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { synthesizeLocally } from '../../bin/support/project-assembly.ts';
import { SimulatedSystem } from '../../bin/support/simulated-system.ts';
import { ClosureCases } from '../support/closure-cases.ts';
import { executionOf } from '../support/executions.ts';
import { registryLines } from './lines.ts';
import { ProjectWith } from './project.ts';

const checkTask = 'check-home-visit-grant-1';
const decisionTask = 'decide-home-visit-grant-1';
const checkStates = ['Wait for the check', 'Was it checked?'];
const decisionStates = [...checkStates, 'Wait for the decision', 'What was decided?'];

let project: ProjectWith;
let edits: Readonly<Record<string, number>>;
let system: SimulatedSystem;
let cases: ClosureCases;
beforeAll(async () => {
  project = new ProjectWith(join(import.meta.dirname, 'home-visit-grant'), registryLines);
  edits = project.changes();
  project.writeApiDocuments();
  const assembly = join(project.folder, 'cdk.out');
  await synthesizeLocally(assembly, project.folder);
  system = await SimulatedSystem.begin({ assembly, at: '2026-11-20T10:00:00+08:00' });
  cases = new ClosureCases(system);
});
afterAll(async () => {
  await system?.close();
  project?.remove();
});

/** The members that a list of an answer has, whatever else there is. */
interface Listed {
  readonly caseId: string;
  readonly taskId: string;
  readonly kindText: string;
  readonly forSupervisor?: boolean;
  readonly escalatedTo?: string;
  readonly template: string;
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly type: string;
  readonly text: string;
  readonly deadlineId: string;
  readonly warnings: readonly { readonly name: string; readonly at: string }[];
}

async function list(path: string, name: string, as: string, language = 'zh'): Promise<readonly Listed[]> {
  const { status, body } = await system.call('GET', path, { as, language });
  expect(status).toBe(200);
  return body[name] as readonly Listed[];
}

const grantTask = async (caseId: string) =>
  (await list('/worklist?limit=100', 'tasks', 'officer-chongqing')).find(
    (task) => task.caseId === caseId && task.taskId.includes('home-visit-grant'),
  );
const history = (caseId: string, language = 'zh') =>
  list(`/cases/${caseId}`, 'history', 'officer-chongqing', language);
const apply = (caseId: string) => cases.post(`/cases/${caseId}/home-visit-grants`, 'applicant');
const check = (caseId: string, as: string) =>
  cases.post(`/cases/${caseId}/tasks/${checkTask}/home-visit-grant-check`, as);
const decide = (caseId: string, as: string, granted = true) =>
  cases.post(`/cases/${caseId}/tasks/${decisionTask}/home-visit-grant-decision`, as, {
    granted,
    explanation: '经核查，按规定办理。',
  });
const execution = (caseId: string) => executionOf(system, caseId, 'home-visit-grant');

/** Somebody registered who has applied. */
async function applied(): Promise<string> {
  const caseId = await cases.registered();
  expect((await apply(caseId)).status).toBe(200);
  return caseId;
}

describe('An episode that is a folder and one line in each registry', () => {
  it('adds an import and an entry to four registries, a line of rules, and changes nothing else', () => {
    expect(edits).toEqual({
      'lib/domain/case/episodes.ts': 2,
      'lib/policy/lifecycle-rules.ts': 1,
      'functions/episodes/registry.ts': 2,
      'functions/episodes/notice-registry.ts': 2,
      'functions/api/operations.ts': 2,
    });
  });

  it('is complete for the compiler: its words, problems, notices and rules are asked for by type', () => {
    expect(project.typeErrors()).toBe('');
  });

  it('is offered to the person, put before an officer to check, and then before a supervisor to decide', async () => {
    const caseId = await cases.registered();
    const before = await system.call('GET', `/cases/${caseId}`, { as: 'applicant' });
    expect(before.body.possibleActions).toContain('apply-for-home-visit-grant');
    await apply(caseId);
    expect((await apply(caseId)).body.code).toBe('home-visit-grant-under-way');
    expect(await grantTask(caseId)).toMatchObject({ taskId: checkTask, kindText: '核查上门服务补贴申请' });
    expect((await check(caseId, 'officer-chongqing')).status).toBe(200);
    expect(await grantTask(caseId)).toMatchObject({
      taskId: decisionTask,
      kindText: '决定上门服务补贴',
      forSupervisor: true,
    });
    expect((await decide(caseId, 'officer-chongqing')).body.code).toBe('role-not-allowed');
  });

  it('has a form for each act in both languages, from the labels of its schemas', async () => {
    const form = async (operationId: string, language: string) =>
      (await system.call('GET', `/forms/${operationId}`, { language })).body;
    expect(await form('decide-home-visit-grant', 'zh')).toMatchObject({
      title: '决定上门服务补贴',
      fields: [
        { name: 'granted', label: '是否给予补贴', kind: 'yes-no', required: true },
        { name: 'explanation', label: '理由', kind: 'long-text', required: true },
      ],
    });
    expect(await form('decide-home-visit-grant', 'en')).toMatchObject({
      fields: [{ label: 'Give the grant' }, { label: 'Reasons' }],
    });
    for (const act of ['apply-for-home-visit-grant', 'check-home-visit-grant'])
      expect(await form(act, 'zh')).toMatchObject({ hasBody: false, fields: [] });
  });

  it('is not decided by the supervisor who has checked it', async () => {
    const caseId = await applied();
    expect((await check(caseId, 'supervisor-chongqing')).status).toBe(200);
    const refused = await decide(caseId, 'supervisor-chongqing');
    expect([refused.status, refused.body.code, refused.body.title]).toEqual([
      409,
      'checked-by-same-person',
      '核查人不能作出决定，请由另一人办理。',
    ]);
    expect(await grantTask(caseId)).toMatchObject({ taskId: decisionTask });
  });

  it('tells the person the result in words, explains it, writes its history in both languages, and ends its workflow', async () => {
    const caseId = await applied();
    await check(caseId, 'officer-chongqing');
    expect((await decide(caseId, 'supervisor-chongqing')).status).toBe(200);
    const outbox = await list('/outbox?limit=100', 'notices', 'delivery-chongqing');
    expect(outbox.filter((each) => each.caseId === caseId).map(({ template }) => template)).toContain(
      'home-visit-grant-decided',
    );
    const notices = await list(`/cases/${caseId}/notices`, 'notices', 'applicant');
    const told = notices.find(({ template }) => template === 'home-visit-grant-decided');
    expect(told?.title).toBe('上门服务补贴申请的结果');
    expect(told?.paragraphs[0]).toMatch(/^您申请的上门服务补贴已于2026年\d+月\d+日获得批准。$/);
    const sentences = async (language: string) =>
      (await history(caseId, language))
        .filter(({ type }) => type.startsWith('home-visit-grant'))
        .map(({ text }) => text);
    expect(await sentences('zh')).toEqual([
      '已申请上门服务补贴',
      '上门服务补贴申请已核查',
      '决定给予上门服务补贴',
    ]);
    expect(await sentences('en')).toEqual([
      'A home-visit grant was applied for',
      'The application for the grant was checked',
      'The home-visit grant was given',
    ]);
    expect(await list(`/cases/${caseId}`, 'history', 'applicant')).toContainEqual(
      expect.objectContaining({ freeText: { explanation: '经核查，按规定办理。' } }),
    );
    expect(await execution(caseId)).toMatchObject({
      status: 'SUCCEEDED',
      input: { caseId, checkTaskId: checkTask, decisionTaskId: decisionTask },
      states: [...decisionStates, 'The grant was given'],
    });
  });

  it('ends without a decision when the registration is closed', async () => {
    const caseId = await applied();
    await cases.propose(caseId);
    expect((await cases.decide(caseId)).status).toBe(200);
    expect(await grantTask(caseId)).toBeUndefined();
    expect(await execution(caseId)).toMatchObject({
      status: 'SUCCEEDED',
      states: [...checkStates, 'The registration ended before the decision'],
    });
    expect((await apply(caseId)).body.code).toBe('not-possible-now');
  });

  it('climbs the ladder of its deadline a step at a time, each once, and can still be decided', async () => {
    const caseId = await applied();
    const countdowns = await list(`/cases/${caseId}`, 'countdowns', 'officer-chongqing');
    const deadline = countdowns.find(({ deadlineId }) => deadlineId === 'home-visit-grant-check-1');
    const steps = deadline?.warnings ?? [];
    expect(steps.map(({ name }) => name)).toEqual(['reminder', 'supervisor', 'unit', 'city']);
    const escalated = async () =>
      (await cases.messages(caseId)).flatMap((message) =>
        message.includes('DeadlineEscalated') && message.includes('home-visit-grant-check-1')
          ? (/"step":"([a-z]+)"/.exec(message.replaceAll('\\', ''))?.[1] ?? message)
          : [],
      );
    for (const [index, { at }] of steps.entries()) {
      await system.skipTo(new Date(Date.parse(at) + 60 * 60 * 1000).toISOString());
      expect(await escalated()).toEqual(steps.slice(0, index + 1).map(({ name }) => name));
    }
    expect(await grantTask(caseId)).toMatchObject({ escalatedTo: 'city' });
    await check(caseId, 'officer-chongqing');
    expect((await decide(caseId, 'supervisor-chongqing', false)).status).toBe(200);
    expect(await execution(caseId)).toMatchObject({
      status: 'SUCCEEDED',
      states: [...decisionStates, 'The grant was not given'],
    });
  });
});
