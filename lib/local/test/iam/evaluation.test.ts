import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../service.ts';
import { accessForTest } from './support.ts';

const effect = fc.constantFrom('Allow', 'Deny');
const action = fc.constantFrom('sqs:SendMessage', 'sqs:Send*', 'sqs:*', 'dynamodb:*', '*');
const resource = fc.constantFrom('*', 'arn:aws-cn:sqs:cn-north-1:000000000000:a', 'arn:aws-cn:sqs:*:*:b*');
const condition = fc.option(
  fc.constantFrom<JsonObject>(
    { StringEquals: { 'aws:PrincipalTag/team': 'blue' } },
    { StringEquals: { 'aws:PrincipalTag/team': 'red' } },
    { Bool: { 'aws:SecureTransport': 'true' } },
  ),
  { nil: undefined },
);
const statement = fc
  .record({ Effect: effect, Action: action, Resource: resource, Condition: condition })
  .map(({ Condition, ...rest }): JsonObject => (Condition ? { ...rest, Condition } : rest));

/** Computes IAM's answer for these statements in the simplest possible way. */
function expected(statements: readonly JsonObject[], name: string): boolean {
  const fits = ({ Action, Resource, Condition }: JsonObject): boolean => {
    const acts = Action !== 'dynamodb:*';
    const reaches =
      Resource === '*' || (name === 'a' ? String(Resource).endsWith(':a') : String(Resource).endsWith('b*'));
    return acts && reaches && !JSON.stringify(Condition ?? {}).includes('red');
  };
  const fitting = statements.filter(fits);
  return fitting.length > 0 && fitting.every(({ Effect }) => Effect === 'Allow');
}

describe('A decision', () => {
  it('is that of all statements together, whether asked once or again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(statement, { maxLength: 5 }), async (statements) => {
        const { call } = accessForTest(statements);
        const allowed = (name: string): boolean => {
          try {
            call({ service: 'sqs', operation: 'SendMessage', input: { QueueUrl: `/${name}` } });
            return true;
          } catch {
            return false;
          }
        };
        for (const name of ['a', 'b1', 'a']) expect(allowed(name)).toBe(expected(statements, name));
      }),
      { numRuns: 200 },
    );
  });
});
