import type { JsonObject, JsonValue } from '../service.ts';
import type { Item } from './attribute-value.ts';

/** An item of an answer: as the text that is stored, which need not be parsed to be sent, or as its attributes. */
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

/** An answer of the API, in which items may stand as their text. Fields that are undefined are left out. */
export type Answer =
  | JsonValue
  | undefined
  | AnsweredItem
  | readonly Answer[]
  | { readonly [name: string]: Answer };

/** An answer to an operation. */
export type AnswerObject = { readonly [name: string]: Answer };

/** The answer as JSON text. */
export function textOfAnswer(answer: Answer): string {
  if (answer instanceof AnsweredItem) return answer.text;
  if (Array.isArray(answer)) return `[${answer.map(textOfAnswer).join(',')}]`;
  if (answer === null || typeof answer !== 'object') return JSON.stringify(answer ?? null);
  const fields = Object.entries(answer).flatMap(([name, value]) =>
    value === undefined ? [] : [`${JSON.stringify(name)}:${textOfAnswer(value)}`],
  );
  return `{${fields.join(',')}}`;
}

/** An answer without lists as JSON, in which each item is parsed only when it is looked at. */
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

/** An item is JSON. */
export function jsonOfItem(item: Item): { [name: string]: JsonValue } {
  return item as { [name: string]: JsonValue };
}
