import { randomUUID } from 'node:crypto';
import type { AccountIdentity } from '../../aws-error.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import type { CallOutcome } from '../engine/message.ts';
import type { ExecutionRecord, Failure } from '../engine/model.ts';
import { errorName } from './errors.ts';
import type { Resource } from './resource.ts';

/** Returns the result of a Task's call in the form that the service gives it, or its failure. */
export function taskResult(
  resource: Resource,
  outcome: CallOutcome,
  now: number,
): { value: JsonValue } | { failure: Failure } {
  if ('failure' in outcome) return { failure: errorName(resource, outcome.failure) };
  const { output } = outcome;
  if (resource.service === 'lambda' && resource.operation === 'Invoke') {
    if (output.FunctionError !== undefined && output.FunctionError !== null)
      return { failure: functionFailure(output.Payload) };
    if (resource.kind === 'function') return { value: output.Payload ?? null };
    if (resource.kind === 'optimized') return { value: invocation(output, now) };
  }
  if (resource.kind === 'sdk')
    return { value: resource.service === 'states' ? withUpperCaseFields(output) : output };
  const body = resource.service === 'states' ? startedExecution(output) : output;
  return { value: { ...body, ...metadata(JSON.stringify(body), resource.service === 'dynamodb', now) } };
}

function functionFailure(payload: JsonValue | undefined): Failure {
  const errorType = (payload as JsonObject | null)?.errorType;
  return {
    error: typeof errorType === 'string' ? errorType : 'Lambda.Unknown',
    cause: JSON.stringify(payload ?? null),
  };
}

function invocation(output: JsonObject, now: number): JsonObject {
  const version = (output.ExecutedVersion as string | undefined) ?? '$LATEST';
  const payload = output.Payload ?? null;
  const length = String(Buffer.byteLength(JSON.stringify(payload)));
  const requestId = randomUUID();
  const headers: Record<string, string> = {
    Connection: 'keep-alive',
    'Content-Length': length,
    'Content-Type': 'application/json',
    Date: new Date(now).toUTCString(),
    'X-Amz-Executed-Version': version,
    'X-Amzn-Trace-Id': `root=1-${Math.floor(now / 1000).toString(16)}-${requestId.replaceAll('-', '').slice(0, 24)};sampled=0`,
    'x-amzn-Remapped-Content-Length': '0',
    'x-amzn-RequestId': requestId,
  };
  return {
    ExecutedVersion: version,
    Payload: payload,
    ...sdkMetadata(headers, requestId),
    StatusCode: output.StatusCode ?? 200,
  };
}

function metadata(body: string, isDynamo: boolean, now: number): JsonObject {
  const requestId = randomUUID();
  return sdkMetadata(
    {
      ...(isDynamo && { Server: 'Server' }),
      Connection: 'keep-alive',
      'x-amzn-RequestId': requestId,
      ...(isDynamo && { 'x-amz-crc32': '0' }),
      'Content-Length': String(Buffer.byteLength(body)),
      Date: new Date(now).toUTCString(),
      'Content-Type': 'application/x-amz-json-1.0',
    },
    requestId,
  );
}

function sdkMetadata(headers: Record<string, string>, requestId: string): JsonObject {
  const all = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
  return {
    SdkHttpMetadata: { AllHttpHeaders: all, HttpHeaders: headers, HttpStatusCode: 200 },
    SdkResponseMetadata: { RequestId: requestId },
  };
}

function startedExecution(output: JsonObject): JsonObject {
  const started = output.startDate;
  return {
    ExecutionArn: output.executionArn as string,
    StartDate: typeof started === 'number' ? new Date(started * 1000).toISOString() : (started as JsonValue),
  };
}

/** Converts an answer of the Step Functions API to the field names and dates of the SDK integration. */
function withUpperCaseFields(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(withUpperCaseFields);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name.charAt(0).toUpperCase() + name.slice(1),
      typeof item === 'number' && /(Date|timestamp)$/.test(name)
        ? new Date(item * 1000).toISOString()
        : withUpperCaseFields(item),
    ]),
  );
}

/** Returns the result of a `.sync` Task: the execution that it waited for. With `.sync:2` its input and output are JSON. */
export function childResult(
  child: ExecutionRecord,
  arn: string,
  identity: AccountIdentity,
  parsed: boolean,
): JsonObject {
  const { partition, region, accountId } = identity;
  const data = (text: string): JsonValue => (parsed ? (JSON.parse(text) as JsonValue) : text);
  return {
    ...(child.cause !== undefined && { Cause: child.cause }),
    ...(child.error !== undefined && { Error: child.error }),
    ExecutionArn: arn,
    Input: data(child.input),
    InputDetails: { Included: true },
    Name: child.name,
    ...(child.output !== undefined && { Output: data(child.output), OutputDetails: { Included: true } }),
    RedriveCount: child.redrives,
    RedriveStatus: child.status === 'SUCCEEDED' ? 'NOT_REDRIVABLE' : 'REDRIVABLE',
    ...(child.status === 'SUCCEEDED' && {
      RedriveStatusReason: 'Execution is SUCCEEDED and cannot be redriven',
    }),
    StartDate: child.started,
    StateMachineArn: `arn:${partition}:states:${region}:${accountId}:stateMachine:${child.family}`,
    Status: child.status,
    ...(child.stopped !== undefined && { StopDate: child.stopped }),
  };
}
