import { AwsError } from '../../aws-error.ts';
import { isTooDeep, MAX_LEVELS } from '../../json-levels.ts';
import type { JsonObject, JsonValue } from '../../service.ts';
import type { Engine } from '../engine/engine.ts';
import type { ExecutionMessage, Reply } from '../engine/message.ts';
import { isTooLarge } from '../engine/quotas.ts';
import { parseTaskToken } from '../engine/tasks.ts';
import type { Store } from '../store/store.ts';
import { optionalText, text } from './parameters.ts';

/** The calls of holders of a task token. They are answered once their effect is durable. */
export class Tasks {
  readonly #engine: Engine;
  readonly #store: Store;

  constructor(engine: Engine, store: Store) {
    this.#engine = engine;
    this.#store = store;
  }

  async success(input: JsonObject): Promise<JsonObject> {
    // Left to the check below: an empty string is not JSON.
    const output = input.output === '' ? '' : text(input, 'output', Number.MAX_SAFE_INTEGER);
    if (isTooLarge(output))
      throw new AwsError('InvalidOutput', 'Invalid Output: the output is larger than 262144 bytes');
    let value: JsonValue;
    try {
      value = JSON.parse(output) as JsonValue;
    } catch (error) {
      throw new AwsError('InvalidOutput', `Invalid Output: '${(error as Error).message}'`);
    }
    if (isTooDeep(value, output))
      throw new AwsError('InvalidOutput', `Invalid Output: the output has more than ${MAX_LEVELS} levels`);
    return this.#send(input, (task, reply) => ({ type: 'success', task, output, reply }));
  }

  async failure(input: JsonObject): Promise<JsonObject> {
    const error = optionalText(input, 'error');
    const cause = optionalText(input, 'cause', 32_768);
    const failure = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
    return this.#send(input, (task, reply) => ({ type: 'failure', task, failure, reply }));
  }

  async heartbeat(input: JsonObject): Promise<JsonObject> {
    return this.#send(input, (task, reply) => ({ type: 'heartbeat', task, reply }));
  }

  async #send(
    input: JsonObject,
    message: (task: string, reply: Reply) => ExecutionMessage,
  ): Promise<JsonObject> {
    const token = parseTaskToken(text(input, 'taskToken', 2048));
    if (!token || !(this.#engine.recordInMemory(token.execution) ?? this.#store.execution(token.execution))) {
      throw new AwsError('InvalidToken', "Invalid Token: 'Invalid token'");
    }
    await this.#engine.request(token.execution, (reply) => message(token.task, reply));
    return {};
  }
}
