import { hash } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import type { JsonValue } from '../service.ts';
import type { Statements } from './database.ts';

/** Milliseconds for which a token is remembered. */
const KEPT = 10 * 60 * 1000;
/** Milliseconds between two clean-ups of old tokens: each reads them all. */
const TRIM_INTERVAL = 60 * 1000;

/** The tokens of transactions, which identify repetitions. */
export class TransactionTokens {
  readonly #statements: Statements;
  #trimmed = Number.NEGATIVE_INFINITY;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /**
   * Whether the transaction with the token has already been made.
   * @param now milliseconds of the runtime's clock
   * @throws AwsError IdempotentParameterMismatchException for a token that was used for a different transaction
   */
  isRepeated(token: string, request: JsonValue, now: number): boolean {
    const row = this.#statements
      .prepare('SELECT request FROM transaction_token WHERE token = ? AND created > ?')
      .get(token, now - KEPT);
    if (!row) return false;
    if (row.request === digestOf(request)) return true;
    throw new AwsError(
      'IdempotentParameterMismatchException',
      'Transaction request already used with different parameters',
    );
  }

  remember(token: string, request: JsonValue, now: number): void {
    if (now - this.#trimmed > TRIM_INTERVAL) {
      this.#statements.run('DELETE FROM transaction_token WHERE created <= ?', now - KEPT);
      this.#trimmed = now;
    }
    this.#statements.run(
      'INSERT OR REPLACE INTO transaction_token VALUES (?, ?, ?)',
      token,
      now,
      digestOf(request),
    );
  }
}

function digestOf(request: JsonValue): string {
  return hash('sha256', JSON.stringify(request, inOneOrder), 'base64');
}

/** The types of sets in attribute values, whose members are unordered. */
const SETS = new Set(['SS', 'NS', 'BS']);

/** Sorts the members of objects and sets: a client may repeat a request with them in another order. */
function inOneOrder(name: string, value: JsonValue): JsonValue {
  if (Array.isArray(value)) return SETS.has(name) ? value.toSorted() : value;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
