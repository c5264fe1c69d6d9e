import { expect, it } from 'vitest';
import { withoutEffect } from '../../bin/support/welcome.ts';

it('`npm start` names each property without effect once, by the type that has it', () => {
  const note = { logicalId: 'A', path: 'Stack/A', reason: 'there is none here' };
  expect(
    withoutEffect([
      { ...note, type: 'AWS::SQS::Queue', property: 'SqsManagedSseEnabled' },
      { ...note, type: 'AWS::CloudWatch::Alarm' },
      { ...note, type: 'AWS::SQS::Queue', property: 'KmsMasterKeyId' },
      { ...note, type: 'AWS::SQS::Queue', property: 'SqsManagedSseEnabled', path: 'Stack/B' },
    ]),
  ).toEqual(['AWS::CloudWatch::Alarm', 'AWS::SQS::Queue: KmsMasterKeyId, SqsManagedSseEnabled']);
});
