import { expect, it } from 'vitest';
import { functionsForTest } from '../support/functions.ts';

/**
 * localstack/localstack, tests/aws/services/lambda_/test_lambda_api.py, whose snapshots are recorded from the service. The
 * second refusal is also in the user guide of EventBridge Scheduler, about targets whose input names a function.
 */
it('A reference that names no function, or two versions, is refused in the words of Lambda', () => {
  const { functions, put } = functionsForTest();
  const arn = put('one', 'export const handler = () => 1');
  functions.putQualifier('one', 'live');
  const asked = (reference: string, qualifier?: string) => () => functions.qualifiedArn(reference, qualifier);
  const of = (name: string) => `arn:aws:lambda:us-east-1:000000000000:function:${name}`;
  expect(asked('nobody')).toThrow(`Function not found: ${of('nobody')}`);
  expect(asked('one', '7')).toThrow(`Function not found: ${of('one')}:7`);
  expect(asked('one:7')).toThrow(`Function not found: ${of('one')}:7`);
  const message = 'The derived qualifier from the function name does not match the specified qualifier.';
  for (const reference of ['one:live', `${arn}:live`]) {
    expect(asked(reference, '$LATEST')).toThrow(message);
    expect(asked(reference, 'live')()).toBe(`${arn}:live`);
  }
});
