import { expect, it, onTestFinished } from 'vitest';
import { AsynchronousInvocations } from '../../lambda/asynchronous-invocations.ts';
import { LambdaService } from '../../lambda/lambda-service.ts';
import type { JsonObject } from '../../service.ts';
import { functionsForTest } from '../support/functions.ts';

function lambdaForTest(count: number) {
  const { clock, activity, folder, functions, put } = functionsForTest();
  const asynchronous = new AsynchronousInvocations({
    file: `${folder}/lambda.sqlite`,
    functions,
    clock,
    activity,
    callService: async () => ({}),
  });
  onTestFinished(() => asynchronous.close());
  const names = Array.from({ length: count }, (_, index) => `function-${index}`);
  for (const name of names) put(name, 'export const handler = () => 1');
  const service = new LambdaService(functions, asynchronous);
  const call = (operation: string, input: JsonObject) =>
    service.handle({ service: 'lambda', operation, input, principal: { arn: 'root' } });
  return { call, names, put };
}

/** API reference of ListFunctions: MaxItems 1 to 10,000, 50 at most in each response even if it is higher. */
it('functions are listed in pages of fifty at most', async () => {
  const { call, names } = lambdaForTest(52);
  const listed = async (input: JsonObject) => {
    const { Functions, NextMarker } = await call('ListFunctions', input);
    const found = (Functions as { FunctionName: string }[]).map(({ FunctionName }) => FunctionName);
    return { found, NextMarker };
  };
  for (const input of [{}, { MaxItems: 50 }, { MaxItems: 10_000 }]) {
    const first = await listed(input);
    expect(first.found).toEqual(names.slice(0, 50));
    const rest = await listed({ ...input, Marker: first.NextMarker ?? '' });
    expect(rest).toEqual({ found: names.slice(50), NextMarker: undefined });
  }
  expect((await listed({ MaxItems: 2 })).found).toEqual(names.slice(0, 2));
  for (const MaxItems of [0, 10_001]) {
    await expect(call('ListFunctions', { MaxItems })).rejects.toMatchObject({
      code: 'InvalidParameterValueException',
    });
  }
});

/** API reference of GetFunction: ResourceNotFoundException for a version or alias that does not exist. */
it.each(['GetFunction', 'GetFunctionConfiguration'])(
  '%s refuses a qualifier that does not exist',
  async (name) => {
    const { call } = lambdaForTest(1);
    await call(name, { FunctionName: 'function-0', Qualifier: '$LATEST' });
    await expect(call(name, { FunctionName: 'function-0', Qualifier: 'live' })).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
    });
  },
);

/**
 * Troubleshooting tenant isolation (Lambda Developer Guide): InvalidParameterValueException when a function without tenant
 * isolation is invoked with a tenant ID.
 */
it.each(['TenantId', 'DurableExecutionName'])('a function is not invoked with a %s', async (name) => {
  const { call } = lambdaForTest(1);
  const input = { FunctionName: 'function-0', InvocationType: 'DryRun' };
  await call('Invoke', input);
  await expect(call('Invoke', { ...input, [name]: 'blue' })).rejects.toMatchObject({
    code: 'InvalidParameterValueException',
  });
});

/** `FunctionConfiguration` and `Concurrency` of GetFunction (Lambda API Reference). */
it('a function is described with its variables, its dead-letter queue and its concurrency, if it has them', async () => {
  const { call, put } = lambdaForTest(1);
  const queue = 'arn:aws:sqs:us-east-1:000000000000:lost';
  put('mine', 'export const handler = () => 1', {
    environment: { AWS_REGION: 'us-east-1', NAME: 'mine' },
    variables: { NAME: 'mine' },
    deadLetterTarget: queue,
    reservedConcurrency: 4,
  });
  const shown = { Environment: { Variables: { NAME: 'mine' } }, DeadLetterConfig: { TargetArn: queue } };
  expect(await call('GetFunctionConfiguration', { FunctionName: 'mine' })).toMatchObject(shown);
  expect(await call('GetFunction', { FunctionName: 'mine' })).toMatchObject({
    Configuration: shown,
    Concurrency: { ReservedConcurrentExecutions: 4 },
  });
  const { Configuration, ...rest } = await call('GetFunction', { FunctionName: 'function-0' });
  expect(rest).toEqual({});
  for (const name of ['Environment', 'DeadLetterConfig']) expect(Configuration).not.toHaveProperty(name);
});
