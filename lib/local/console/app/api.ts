/** The calls of the page to the runtime: the AWS protocol at `/`, and `/_local/`. */
import type { HistoryEvent } from '../../execution-view/path.ts';

/** The runtime has refused a call, or does not answer (`unreachable`). */
export class CallError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

async function send(path: string, init: RequestInit): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new CallError('unreachable', String(error));
  }
  const text = await response.text();
  const body = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  if (response.ok) return body;
  const code = body.__type ?? body.title ?? response.status;
  throw new CallError(String(code), String(body.detail ?? body.message ?? response.statusText));
}

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> =>
  send(`/_local/${path}`, signal ? { signal } : {}) as Promise<T>;

export const change = <T>(
  method: 'POST' | 'PUT',
  path: string,
  body: object,
  signal?: AbortSignal,
): Promise<T> =>
  send(`/_local/${path}`, {
    ...{ method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    ...(signal && { signal }),
  }) as Promise<T>;

/** Calls Step Functions like the SDKs. */
export const states = <T>(operation: string, input: object, signal?: AbortSignal): Promise<T> =>
  send('/', {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `AWSStepFunctions.${operation}`,
    },
    body: JSON.stringify(input),
    ...(signal && { signal }),
  }) as Promise<T>;

export interface ExecutionDescription {
  readonly executionArn: string;
  readonly stateMachineArn?: string;
  readonly name: string;
  readonly status: string;
  readonly startDate: number;
  readonly stopDate?: number;
  readonly input?: string;
  readonly output?: string;
  readonly error?: string;
  readonly cause?: string;
  readonly redriveCount?: number;
  readonly redriveStatus?: string;
  readonly redriveStatusReason?: string;
}

/** Reads all events of a history, with instants in milliseconds. */
export async function historyOf(executionArn: string, signal: AbortSignal): Promise<HistoryEvent[]> {
  const events: HistoryEvent[] = [];
  let nextToken: string | undefined;
  do {
    const page = await states<{ events: HistoryEvent[]; nextToken?: string }>(
      'GetExecutionHistory',
      { executionArn, maxResults: 1000, includeExecutionData: true, ...(nextToken && { nextToken }) },
      signal,
    );
    for (const event of page.events) events.push({ ...event, timestamp: Math.round(event.timestamp * 1000) });
    nextToken = page.nextToken;
  } while (nextToken !== undefined);
  return events;
}

export interface ClockState {
  readonly now: string;
  readonly running: boolean;
  readonly aheadOfWallClock: number;
  readonly nextTimer: string | null;
}

export interface ListedExecution {
  readonly number: number;
  readonly executionArn: string;
  readonly name: string;
  readonly machine: string;
  readonly status: string;
  readonly started: number;
  readonly stopped: number | null;
  readonly error: string | null;
  readonly redrives: number;
  readonly standing: readonly { readonly state: string; readonly since: number }[];
}

export interface ExecutionList {
  readonly executions: readonly ListedExecution[];
  readonly more: boolean;
  readonly counts: Readonly<Record<string, number>>;
  readonly machines: readonly string[];
}

export interface ExecutionPlace extends Omit<ListedExecution, 'standing'> {
  readonly standing: readonly {
    readonly state: string;
    readonly since: number;
    readonly reason: {
      readonly kind: string;
      readonly executionArn?: string;
      readonly done?: number;
      readonly total?: number;
      readonly count?: number;
    };
    readonly until?: number;
  }[];
  readonly parent: string | null;
  readonly children: readonly string[];
}

export interface LogLine {
  readonly function: string;
  readonly at: number | null;
  readonly line: string;
  readonly requestId: string | null;
  readonly step: { readonly executionArn: string; readonly state: string; readonly event: number } | null;
}

export interface ShownTimer {
  readonly at: number;
  readonly recurring: boolean;
  readonly subject?: { readonly kind: string; readonly name?: string };
  readonly timer?: string;
  readonly executionArn?: string;
  readonly state?: string;
}

export type Change = { readonly number: number; readonly at: number; readonly kind: string } & Readonly<
  Partial<
    Record<
      | 'executionArn'
      | 'status'
      | 'timer'
      | 'function'
      | 'error'
      | 'fault'
      | 'principal'
      | 'action'
      | 'resource',
      string
    >
  >
> & { readonly subject?: { readonly kind: string; readonly name?: string } };
