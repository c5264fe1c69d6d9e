import type { JsonObject, JsonValue } from '../service.ts';

/** The only events that a service of this runtime sends by itself. */
export const EXECUTION_EVENTS = {
  source: 'aws.states',
  detailType: 'Step Functions Execution Status Change',
} as const;

/** Bytes of input and output, escaped, above which they are left out. */
const CONTENT_LIMIT = 248 * 1024;

/**
 * Refuses a rule for events of AWS services that are never sent here.
 * @throws Error naming the source or the detail type
 */
export function requireSentEvents(pattern: JsonObject, where: string): void {
  const sources = textsOf(pattern.source).filter((source) => source.startsWith('aws.'));
  const missing = sources.find((source) => source !== EXECUTION_EVENTS.source);
  if (missing !== undefined) throw new Error(`${where}: events of the source ${missing} are not sent here.`);
  if (sources.length === 0) return;
  const type = textsOf(pattern['detail-type']).find((one) => one !== EXECUTION_EVENTS.detailType);
  if (type !== undefined && textsOf(pattern.source).length === 1)
    throw new Error(`${where}: events "${type}" of the source ${EXECUTION_EVENTS.source} are not sent here.`);
}

function textsOf(choices: JsonValue | undefined): string[] {
  return Array.isArray(choices) ? choices.filter((choice) => typeof choice === 'string') : [];
}

/**
 * Returns the detail of an event about an execution, as documented in "Automating Step Functions event delivery with
 * EventBridge" of the Step Functions Developer Guide: instants in milliseconds, and `null` for missing values.
 * @param execution the answer of `DescribeExecution`
 * @param status the status that the event is about; the execution may have another one by now
 */
export function executionDetail(execution: JsonObject, status: string): JsonObject {
  const isRunning = status === 'RUNNING';
  const input = String(execution.input);
  const output = isRunning || typeof execution.output !== 'string' ? null : execution.output;
  const outputBytes = output === null ? 0 : escapedBytes(output);
  const withOutput = outputBytes <= CONTENT_LIMIT;
  const withInput = escapedBytes(input) + (withOutput ? outputBytes : 0) <= CONTENT_LIMIT;
  return {
    executionArn: execution.executionArn ?? null,
    stateMachineArn: execution.stateMachineArn ?? null,
    stateMachineVersionArn: execution.stateMachineVersionArn ?? null,
    stateMachineAliasArn: execution.stateMachineAliasArn ?? null,
    name: execution.name ?? null,
    status,
    startDate: milliseconds(execution.startDate),
    stopDate: isRunning ? null : milliseconds(execution.stopDate),
    input: withInput ? input : null,
    inputDetails: { included: withInput },
    output: withOutput ? output : null,
    outputDetails: output === null ? null : { included: withOutput },
    error: isRunning ? null : (execution.error ?? null),
    cause: isRunning ? null : (execution.cause ?? null),
    redriveCount: execution.redriveCount ?? 0,
    redriveDate: milliseconds(execution.redriveDate),
    redriveStatus: isRunning ? 'NOT_REDRIVABLE' : (execution.redriveStatus ?? null),
    redriveStatusReason: isRunning
      ? 'Execution is RUNNING and cannot be redriven'
      : (execution.redriveStatusReason ?? null),
  };
}

const escapedBytes = (text: string): number => Buffer.byteLength(JSON.stringify(text));

/** Converts the API's seconds to milliseconds. */
const milliseconds = (seconds: JsonValue | undefined): number | null =>
  typeof seconds === 'number' ? Math.round(seconds * 1000) : null;
