import type { JsonValue } from '../service.ts';
import { invalid } from './message-attributes.ts';
import type { StoredMessage } from './message-store.ts';
import type { Queue } from './queue-definition.ts';

/** Milliseconds within which an attempt to receive can be repeated. */
const REPEATED_FOR = 300_000;
const ATTEMPT_ID = /^[\x21-\x7e]{1,128}$/;

interface Attempt {
  readonly at: number;
  readonly messages: readonly StoredMessage[];
}

/**
 * The messages received from FIFO queues, by `ReceiveRequestAttemptId`. A receiver that did not get the answer repeats the
 * request with the same id, and gets the same messages with the same receipts. Kept in memory, since a connection does not
 * outlast the process.
 */
export class ReceiveAttempts {
  readonly #attempts = new Map<string, Attempt>();

  /**
   * Returns the messages of an earlier attempt with the same id, if none of them has since been deleted, received again, or
   * given another visibility timeout.
   * @param current returns a message as it is now
   */
  repeated(
    queue: Queue,
    id: JsonValue | undefined,
    now: number,
    current: (sequence: number) => StoredMessage | undefined,
  ): readonly StoredMessage[] | undefined {
    const attempt = this.#attempts.get(keyOf(queue, id) ?? '');
    if (!attempt || attempt.at + REPEATED_FOR <= now) return undefined;
    const isAsItWas = attempt.messages.every(({ sequence, receipt, visible_at }) => {
      const message = current(sequence);
      return message?.receipt === receipt && message.visible_at === visible_at && visible_at > now;
    });
    return isAsItWas ? attempt.messages : undefined;
  }

  remember(queue: Queue, id: JsonValue | undefined, now: number, messages: readonly StoredMessage[]): void {
    const key = keyOf(queue, id);
    for (const [other, { at }] of this.#attempts) if (at + REPEATED_FOR <= now) this.#attempts.delete(other);
    if (key !== undefined && messages.length > 0) this.#attempts.set(key, { at: now, messages });
  }
}

/** @throws AwsError InvalidParameterValue for an invalid id; standard queues ignore the id */
function keyOf({ name, fifo }: Queue, id: JsonValue | undefined): string | undefined {
  if (!fifo || id === undefined || id === null) return undefined;
  if (typeof id === 'string' && ATTEMPT_ID.test(id)) return `${name} ${id}`;
  throw invalid(
    `Value ${typeof id === 'string' ? id : JSON.stringify(id)} for parameter ReceiveRequestAttemptId is invalid. Reason: ReceiveRequestAttemptId can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
  );
}
