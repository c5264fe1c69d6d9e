/** The fields that inputs, outputs and details may show. None of them is personal or a token. */
const allowed: ReadonlySet<string> = new Set([
  'caseId',
  'taskId',
  'kind',
  'outcome',
  'screened',
  'definite',
  'officer',
  'assigned',
  'job',
  'at',
  'shard',
  'pass',
  'failed',
  'more',
  'slice',
  'slices',
  'finished',
  'looked',
  'counts',
  'Payload',
  'StatusCode',
  'ExecutedVersion',
  'name',
  'error',
  'resource',
  'resourceType',
  'region',
  'timeoutInSeconds',
  'heartbeatInSeconds',
  'input',
  'output',
  'parameters',
  'redriveCount',
  'index',
  'length',
  'state',
  'location',
  'truncated',
  'included',
  'FunctionName',
]);

/** Fields whose value is JSON in a string, as Step Functions stores inputs and outputs. */
const jsonTexts: ReadonlySet<string> = new Set(['input', 'output', 'parameters']);

const hidden = '[redacted]';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/**
 * Returns a value with its allowed fields; of every other field only the name is left. Text outside any field is hidden too,
 * since it may say anything.
 */
export function redacted(value: unknown, isAllowed = false): Json {
  if (Array.isArray(value)) return value.map((each) => redacted(each, isAllowed));
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, each]) => each !== undefined)
        .map(([name, each]) => [name, ofField(name, each)]),
    );
  if (typeof value === 'string') return isAllowed ? value : hidden;
  return isAllowed && (typeof value === 'number' || typeof value === 'boolean')
    ? value
    : value === null
      ? null
      : hidden;
}

function ofField(name: string, value: unknown): Json {
  if (jsonTexts.has(name) && typeof value === 'string') return redactedText(value);
  if (!allowed.has(name)) return hidden;
  return redacted(value, true);
}

/** Returns the content of a JSON text, redacted. A text that is not JSON is hidden. */
export function redactedText(text: string): Json {
  try {
    return redacted(JSON.parse(text));
  } catch {
    return hidden;
  }
}
