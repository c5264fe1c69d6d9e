import type { JsonObject, JsonValue } from '../service.ts';
import type { Item } from './attribute-value.ts';

/** An item in an answer: either its stored text, which need not be parsed to be sent, or its attributes. */
export class AnsweredItem {
  readonly #text: string | undefined;
  #attributes: Item | undefined;

  private constructor(text: string | undefined, attributes: Item | undefined) {
    this.#text = text;
    this.#attributes = attributes;
  }

  static ofText(text: string): AnsweredItem {
    return new AnsweredItem(text, undefined);
  }

  static of(attributes: Item): AnsweredItem {
    return new AnsweredItem(undefined, attributes);
  }

  get text(): string {
    return this.#text ?? JSON.stringify(this.#attributes);
  }

  get attributes(): Item {
    this.#attributes ??= JSON.parse(this.text) as Item;
    return this.#attributes;
  }
}

/** A part of an answer of the API, in which items may be text. Undefined fields are left out. */
export type Answer =
  | JsonValue
  | undefined
  | AnsweredItem
  | readonly Answer[]
  | { readonly [name: string]: Answer };

/** The answer of an operation. */
export type AnswerObject = { readonly [name: string]: Answer };

/** Returns an answer as JSON text. */
export function textOfAnswer(answer: Answer): string {
  if (answer instanceof AnsweredItem) return answer.text;
  if (Array.isArray(answer)) return `[${answer.map(textOfAnswer).join(',')}]`;
  if (answer === null || typeof answer !== 'object') return JSON.stringify(answer ?? null);
  const fields = Object.entries(answer).flatMap(([name, value]) =>
    value === undefined ? [] : [`${JSON.stringify(name)}:${textOfAnswer(value)}`],
  );
  return `{${fields.join(',')}}`;
}

/** Returns an answer without lists as JSON, in which each item is parsed only when it is first accessed. */
export function jsonWhenNeeded(answer: AnswerObject): JsonObject {
  const json: JsonObject = {};
  for (const [name, value] of Object.entries(answer)) {
    if (value === undefined) continue;
    if (value instanceof AnsweredItem)
      Object.defineProperty(json, name, { enumerable: true, get: () => jsonOfItem(value.attributes) });
    else if (value !== null && typeof value === 'object') json[name] = jsonWhenNeeded(value as AnswerObject);
    else json[name] = value;
  }
  return json;
}

/** Returns an item as JSON, which it is already. */
export function jsonOfItem(item: Item): { [name: string]: JsonValue } {
  return item as { [name: string]: JsonValue };
}
