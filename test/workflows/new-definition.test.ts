import { afterAll, beforeAll, expect, it } from 'vitest';
import { application } from '../support/applications.ts';
import { executionOf, workflowArn } from '../support/executions.ts';
import { System } from '../support/system.ts';

let system: System;
let stateMachineArn = '';
beforeAll(async () => {
  system = await System.start('2026-11-20T10:00:00+08:00');
  stateMachineArn = await workflowArn(system, 'registration');
});
afterAll(() => system.close());

const submit = async () => {
  const { body } = await system.call('POST', '/applications', { as: 'applicant', body: application() });
  return String(body.caseId);
};
const approve = (caseId: string) =>
  system.call('POST', `/cases/${caseId}/tasks/decide-application-1/decision`, {
    as: 'officer-chongqing',
    body: { outcome: 'approve' },
  });
const lastState = async (caseId: string) => (await executionOf(system, caseId, 'registration')).states.at(-1);

it('An episode in progress keeps its definition, and the next one follows the new definition', async () => {
  const before = await submit();
  const { definition } = await system.aws('states', 'DescribeStateMachine', { stateMachineArn });
  await system.aws('states', 'UpdateStateMachine', {
    stateMachineArn,
    definition: String(definition).replaceAll('The person is registered', 'The person stands registered'),
  });
  const after = await submit();
  expect((await approve(before)).body.phase).toBe('registered');
  expect((await approve(after)).body.phase).toBe('registered');
  expect(await lastState(before)).toBe('The person is registered');
  expect(await lastState(after)).toBe('The person stands registered');
});
