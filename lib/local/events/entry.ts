import { randomUUID } from 'node:crypto';
import type { AccountIdentity } from '../aws-error.ts';
import { isTooDeep } from '../json-levels.ts';
import type { JsonObject, JsonValue } from '../service.ts';

/** Milliseconds since 1970 of the last instant that a `Date` can hold. */
const MAX_INSTANT = 8.64e15;

/** An event as rules and targets see it. */
export type ServiceEvent = JsonObject & { readonly id: string };

export type ParsedEntry = { bus: string; event: ServiceEvent } | { ErrorCode: string; ErrorMessage: string };

/** Returns the bytes of a PutEvents entry, as the service counts them. */
export function entrySize(entry: JsonValue): number {
  const { Source, DetailType, Detail, Time, Resources } = (entry ?? {}) as JsonObject;
  const texts = [Source, DetailType, Detail, ...(Array.isArray(Resources) ? Resources : [])];
  return texts.reduce<number>(
    (sum, text) => sum + (typeof text === 'string' ? Buffer.byteLength(text) : 0),
    (Time ?? undefined) === undefined ? 0 : 14,
  );
}

/**
 * Turns a PutEvents entry into an event, or returns the reason for refusing it.
 * @param forwarded whether a rule forwards it: then it keeps its id, and may come from an AWS service
 */
export function parseEntry(
  entry: JsonValue,
  identity: AccountIdentity,
  now: number,
  forwarded = false,
): ParsedEntry {
  const { Source, DetailType, Detail, Time, Resources = [], EventBusName } = (entry ?? {}) as JsonObject;
  for (const [name, value] of Object.entries({ Source, DetailType, Detail })) {
    if (value === undefined || value === null || value === '') {
      return refusal(
        'InvalidArgument',
        `Parameter ${name} is not valid. Reason: ${name} is a required argument.`,
      );
    }
    if (typeof value !== 'string') {
      return refusal('InvalidArgument', `Parameter ${name} is not valid. Reason: it must be a string.`);
    }
  }
  const [source, detailType, detail] = [Source, DetailType, Detail] as [string, string, string];
  if (source.startsWith('aws.') && !forwarded) {
    return refusal('NotAuthorizedForSourceException', 'Not authorized for the source.');
  }
  if (detailType.length > 128) {
    return refusal(
      'InvalidArgument',
      'Parameter DetailType is not valid. Reason: longer than 128 characters.',
    );
  }
  const resources = Resources ?? [];
  if (!Array.isArray(resources) || !resources.every((one) => typeof one === 'string')) {
    return refusal(
      'InvalidArgument',
      'Parameter Resources is not valid. Reason: it must be a list of strings.',
    );
  }
  const parsed = parseDetail(detail);
  if (!parsed) return refusal('MalformedDetail', 'Detail is malformed.');
  const time =
    Time === undefined || Time === null
      ? now
      : typeof Time === 'number'
        ? Time * 1000
        : Date.parse(typeof Time === 'string' ? Time : '');
  if (!(Math.abs(time) <= MAX_INSTANT)) {
    return refusal('InvalidArgument', 'Parameter Time is not valid. Reason: it is not a timestamp.');
  }
  const event = serviceEvent(
    { source, detailType, resources: resources as string[], detail: parsed },
    identity,
    time,
  );
  const { Id } = entry as JsonObject;
  return {
    bus: typeof EventBusName === 'string' && EventBusName !== '' ? EventBusName : 'default',
    event: forwarded && typeof Id === 'string' ? { ...event, id: Id } : event,
  };
}

export function serviceEvent(
  given: { source: string; detailType: string; resources: string[]; detail: JsonObject },
  identity: AccountIdentity,
  time: number,
): ServiceEvent {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': given.detailType,
    source: given.source,
    account: identity.accountId,
    time: new Date(time).toISOString().replace(/\.\d+Z$/, 'Z'),
    region: identity.region,
    resources: given.resources,
    detail: given.detail,
  };
}

function parseDetail(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as JsonValue;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return isTooDeep(value, text) ? undefined : value;
  } catch {
    return undefined;
  }
}

function refusal(ErrorCode: string, ErrorMessage: string): ParsedEntry {
  return { ErrorCode, ErrorMessage };
}
