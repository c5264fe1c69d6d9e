import type { JsonObject } from '../service.ts';
import type { RawAnswer } from './endpoint.ts';
import {
  keyOf,
  type ListLength,
  lengthOf,
  listElements,
  parseUpdateExpression,
  renderUpdateExpression,
  requireListIndexes,
  textOf,
  type UpdateExpression,
} from './update-expression.ts';

type Send = (input: JsonObject) => Promise<RawAnswer>;

/** The most attempts for a request while others change the lists that it writes into. */
const ATTEMPTS = 20;
/** The most transactions that are remembered for a repetition with the same token. */
const REMEMBERED = 1_000;

/**
 * Updates that write into lists, which dynoxide 1.2.1 carries out differently from DynamoDB (see
 * `renderUpdateExpression`). What it has to be told depends on the lengths of the lists. They are assumed, the
 * assumption is made a condition of the update, and if it was wrong, the item that comes with the refusal has the
 * lengths for the next attempt. So the update stays one atomic step.
 */
export class ListUpdates {
  /** The transactions that were sent otherwise than first assumed, by token: a repetition must be sent alike. */
  readonly #sent = new Map<string, { readonly request: string; readonly sent: JsonObject }>();

  /** Whether a request is to be sent by `send`; every other may go to the embedded DynamoDB as it is. */
  concerns(operation: string, input: JsonObject): boolean {
    return updatesOf(operation, input).some((update) => writesIntoLists(update));
  }

  /** @throws AwsError ValidationException for an expression that DynamoDB refuses */
  async send(operation: string, input: JsonObject, send: Send): Promise<RawAnswer> {
    const given = updatesOf(operation, input);
    const updates = given.map((update) =>
      update && writesIntoLists(update) ? new ListUpdate(update) : undefined,
    );
    const token = typeof input.ClientRequestToken === 'string' ? input.ClientRequestToken : undefined;
    const request = token === undefined ? '' : JSON.stringify(input);
    const earlier = token === undefined ? undefined : this.#sent.get(token);
    if (earlier?.request === request) return send(earlier.sent);
    for (let attempt = 1; ; attempt++) {
      const sent = withUpdates(operation, input, (at) => updates[at]?.request() ?? given[at]);
      const answer = await send(sent);
      if (answer.statusCode < 300) {
        if (token !== undefined && attempt > 1) this.#remember(token, { request, sent });
        return answer;
      }
      const failures = failuresOf(JSON.parse(answer.body.toString()) as JsonObject);
      const learnt = updates.map((update, at) => {
        const failure = failures[at];
        return failure !== undefined && update?.learn(failure.Item) === true;
      });
      if (attempt === ATTEMPTS || !learnt.includes(true)) return withoutItems(answer, given);
    }
  }

  #remember(token: string, transaction: { request: string; sent: JsonObject }): void {
    if (this.#sent.size >= REMEMBERED) this.#sent.delete(this.#sent.keys().next().value as string);
    this.#sent.set(token, transaction);
  }
}

/** One update and what is assumed about the lists that it writes into. */
class ListUpdate {
  readonly #update: JsonObject;
  readonly #expression: UpdateExpression;
  readonly #elements: ReturnType<typeof listElements>;
  /** Undefined while it is assumed that every element is there. */
  #lists: readonly ListLength[] | undefined;

  constructor(update: JsonObject) {
    const text = String(update.UpdateExpression);
    requireListIndexes(text);
    this.#update = update;
    this.#expression = parseUpdateExpression(text, (update.ExpressionAttributeNames ?? {}) as JsonObject);
    this.#elements = listElements(this.#expression);
  }

  request(): JsonObject {
    const { ConditionExpression, ExpressionAttributeValues } = this.#update;
    const UpdateExpression = renderUpdateExpression(this.#expression, this.#lists ?? []);
    if (this.#elements.length === 0) return { ...this.#update, UpdateExpression };
    const values: JsonObject = {};
    const conditions = this.#lists
      ? this.#lists.map(({ path, length }, at) => {
          values[`:assumed${at}`] = length === undefined ? { S: 'L' } : { N: String(length) };
          return length === undefined
            ? `NOT attribute_type(${textOf(path)}, :assumed${at})`
            : `size(${textOf(path)}) = :assumed${at}`;
        })
      : this.#elements.map(({ list, index }) => `attribute_exists(${textOf(list)}[${index}])`);
    return {
      ...this.#update,
      UpdateExpression,
      ConditionExpression: [
        ...(typeof ConditionExpression === 'string' ? [`(${ConditionExpression})`] : []),
        ...new Set(conditions),
      ].join(' AND '),
      ...(this.#lists && {
        ExpressionAttributeValues: { ...((ExpressionAttributeValues ?? {}) as JsonObject), ...values },
      }),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    };
  }

  /**
   * Compares the assumption with the item as it was.
   * @returns whether the assumption was wrong, so that the update is worth another attempt
   */
  learn(item: JsonObject): boolean {
    const found = this.#elements.map(({ list, index }) => ({
      path: list,
      length: lengthOf(item, list),
      index,
    }));
    const assumed = new Map(this.#lists?.map(({ path, length }) => [keyOf(path), length]));
    const right = found.every(({ path, length, index }) =>
      this.#lists ? assumed.get(keyOf(path)) === length : length !== undefined && index < length,
    );
    this.#lists = [...new Map(found.map(({ path, length }) => [keyOf(path), { path, length }])).values()];
    return !right;
  }
}

/** The updates of a request, by their place in it. */
function updatesOf(operation: string, input: JsonObject): (JsonObject | undefined)[] {
  if (operation === 'UpdateItem') return [input];
  if (operation !== 'TransactWriteItems' || !Array.isArray(input.TransactItems)) return [];
  return input.TransactItems.map((item) => (item as { Update?: JsonObject } | null)?.Update);
}

function writesIntoLists(update: JsonObject | undefined): boolean {
  return typeof update?.UpdateExpression === 'string' && update.UpdateExpression.includes('[');
}

function withUpdates(
  operation: string,
  input: JsonObject,
  update: (at: number) => JsonObject | undefined,
): JsonObject {
  if (operation === 'UpdateItem') return update(0) as JsonObject;
  const items = (input.TransactItems as JsonObject[]).map((item, at) => {
    const Update = update(at);
    return Update ? { ...item, Update } : item;
  });
  return { ...input, TransactItems: items };
}

/** The conditions that did not hold, by the place of their action, with the item as it was. */
function failuresOf(error: JsonObject): ({ Item: JsonObject } | undefined)[] {
  const Item = (reason: JsonObject) => ({ Item: (reason.Item ?? {}) as JsonObject });
  if (String(error.__type).endsWith('ConditionalCheckFailedException')) return [Item(error)];
  if (!Array.isArray(error.CancellationReasons)) return [];
  return (error.CancellationReasons as JsonObject[]).map((reason) =>
    reason.Code === 'ConditionalCheckFailed' ? Item(reason) : undefined,
  );
}

/** The refusal without the items that only this module has asked for. */
function withoutItems(answer: RawAnswer, given: readonly (JsonObject | undefined)[]): RawAnswer {
  const error = JSON.parse(answer.body.toString()) as JsonObject;
  const reasons = Array.isArray(error.CancellationReasons)
    ? (error.CancellationReasons as JsonObject[])
    : [error];
  for (const [at, reason] of reasons.entries()) {
    const update = given[at];
    if (writesIntoLists(update) && update?.ReturnValuesOnConditionCheckFailure !== 'ALL_OLD') {
      delete reason.Item;
    }
  }
  return { ...answer, body: Buffer.from(JSON.stringify(error)), checksum: undefined };
}
