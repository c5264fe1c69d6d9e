import { expect, it } from 'vitest';
import type { Note } from '../../assembly/support.ts';
import { noteLines } from '../../cli/run.ts';

const traced = (logicalId: string): Note => ({
  logicalId,
  path: `App/${logicalId}`,
  type: 'AWS::Lambda::Function',
  property: 'TracingConfig',
  reason: 'there are no traces here',
});

it('each property without effect is named once, with its reason and a resource that has it', () => {
  const alarm = { logicalId: 'A', path: 'App/A', type: 'AWS::CloudWatch::Alarm', reason: 'no metrics' };
  expect(noteLines([traced('One'), alarm, traced('Two'), traced('Three')])).toEqual([
    'Without effect here:',
    '  AWS::CloudWatch::Alarm (App/A): no metrics',
    '  AWS::Lambda::Function TracingConfig (App/One and 2 more): there are no traces here',
  ]);
});

it('an app in which everything has an effect gets no notes', () => {
  expect(noteLines([])).toEqual([]);
});
