import { type AttributeValue, refuse, validValue } from '../attribute-value.ts';

/** White space, and line or block comments. */
const BETWEEN = /(?:\s|--[^\n]*|\/\*(?:[^*]|\*(?!\/))*\*\/)*/y;
const TOKEN =
  /(?:"((?:[^"]|"")+)"|('(?:[^']|'')*')|([A-Za-z_][\w]*)|((?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?)|(<<|>>|<=|>=|<>|!=|[.,()[\]{}=<>?:*+-]))/y;

/** A token. A quoted name (`name`) is never a keyword; a `word` may be one. */
interface Token {
  readonly kind: 'name' | 'text' | 'word' | 'number' | 'symbol';
  readonly text: string;
}

/** The tokens of a PartiQL statement, read one after the other, with the parameters for its `?`. */
export class Words {
  readonly #tokens: Token[] = [];
  readonly #parameters: readonly unknown[];
  #at = 0;
  #used = 0;

  /** @throws AwsError ValidationException for a character that belongs to no token */
  constructor(statement: string, parameters: readonly unknown[]) {
    this.#parameters = parameters;
    let from = past(statement, 0);
    while (from < statement.length) {
      if (statement[from] === ';' && past(statement, from + 1) === statement.length) break;
      TOKEN.lastIndex = from;
      const [, name, text, word, number, symbol] = TOKEN.exec(statement) ?? [];
      if (name !== undefined) this.#tokens.push({ kind: 'name', text: name.replaceAll('""', '"') });
      else if (text !== undefined) {
        this.#tokens.push({ kind: 'text', text: text.slice(1, -1).replaceAll("''", "'") });
      } else if (word !== undefined) this.#tokens.push({ kind: 'word', text: word });
      else if (number !== undefined) this.#tokens.push({ kind: 'number', text: number });
      else if (symbol !== undefined) this.#tokens.push({ kind: 'symbol', text: symbol });
      else throw notWellFormed('');
      from = past(statement, TOKEN.lastIndex);
    }
  }

  /** Whether a word (regardless of case) or a symbol comes next. */
  isNext(text: string, ahead = 0): boolean {
    const token = this.#tokens[this.#at + ahead];
    if (token?.kind === 'symbol') return token.text === text;
    return token?.kind === 'word' && token.text.toUpperCase() === text;
  }

  take(text: string): boolean {
    if (!this.isNext(text)) return false;
    this.#at++;
    return true;
  }

  /** @throws AwsError ValidationException when something else comes next */
  expect(...texts: readonly string[]): void {
    for (const text of texts) if (!this.take(text)) throw this.unexpected();
  }

  /** Moves past one of these texts and returns it; undefined when none of them comes next. */
  takeOneOf(texts: readonly string[]): string | undefined {
    return texts.find((text) => this.take(text));
  }

  get ended(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Reads a name, quoted or not. */
  name(): string {
    const token = this.#tokens[this.#at++];
    if (token?.kind === 'name' || token?.kind === 'word') return token.text;
    throw this.unexpected(-1);
  }

  /** Reads the index of a list. */
  index(): number {
    const token = this.#tokens[this.#at++];
    if (token?.kind === 'number' && /^\d+$/.test(token.text)) return Number(token.text);
    throw this.unexpected(-1);
  }

  /** Reads a value, if one comes next. */
  value(): AttributeValue | undefined {
    const token = this.#tokens[this.#at];
    if (token?.kind === 'text') return this.#past({ S: token.text });
    if (token?.kind === 'number') return this.#past(validValue({ N: token.text }));
    if (this.take('?')) return this.#parameter();
    if (this.take('-')) {
      const { N = '' } = this.value() ?? {};
      return validValue({ N: `-${N}` });
    }
    if (this.take('TRUE')) return { BOOL: true };
    if (this.take('FALSE')) return { BOOL: false };
    if (this.take('NULL')) return { NULL: true };
    if (this.take('[')) return { L: this.#list(']') };
    if (this.take('<<')) return setOf(this.#list('>>'));
    if (this.take('{')) return { M: this.#map() };
    return undefined;
  }

  /**
   * Refuses an alias for a table. A keyword is not an alias.
   * @throws AwsError ValidationException
   */
  refuseAlias(keywords: readonly string[]): void {
    const kind = this.#tokens[this.#at]?.kind;
    const isName = kind === 'name' || (kind === 'word' && !keywords.some((one) => this.isNext(one)));
    if (isName) throw refuse('Aliasing is not supported');
  }

  /** @throws AwsError ValidationException when something is left, or the number of parameters differs from that of `?` */
  expectEnd(): void {
    if (!this.ended) throw notWellFormed('Unexpected token after expression');
    if (this.#used !== this.#parameters.length) {
      throw refuse("Number of parameters in request and statement don't match.");
    }
  }

  unexpected(by = 0) {
    const token = this.#tokens[this.#at + by];
    return notWellFormed(token ? `unexpected ${token.text}` : 'unexpected end');
  }

  #past(value: AttributeValue): AttributeValue {
    this.#at++;
    return value;
  }

  #parameter(): AttributeValue {
    if (this.#used >= this.#parameters.length) {
      throw refuse("Number of parameters in request and statement don't match.");
    }
    return validValue(this.#parameters[this.#used++]);
  }

  #list(end: string): AttributeValue[] {
    const values: AttributeValue[] = [];
    while (!this.take(end)) {
      if (values.length > 0) this.expect(',');
      const value = this.value();
      if (!value) throw this.unexpected();
      values.push(value);
    }
    return values;
  }

  #map(): Record<string, AttributeValue> {
    const entries: [string, AttributeValue][] = [];
    while (!this.take('}')) {
      if (entries.length > 0) this.expect(',');
      const key = this.#tokens[this.#at++];
      if (key?.kind !== 'text' && key?.kind !== 'name') throw this.unexpected(-1);
      this.expect(':');
      const value = this.value();
      if (!value) throw this.unexpected();
      entries.push([key.text, value]);
    }
    return Object.fromEntries(entries);
  }
}

/** Returns the position after white space and comments. */
function past(statement: string, from: number): number {
  BETWEEN.lastIndex = from;
  BETWEEN.test(statement);
  return BETWEEN.lastIndex;
}

function setOf(values: readonly AttributeValue[]): AttributeValue {
  const type = values.every(({ S }) => S !== undefined)
    ? 'S'
    : values.every(({ N }) => N !== undefined)
      ? 'N'
      : 'B';
  return validValue({ [`${type}S`]: values.map((value) => value[type]) });
}

function notWellFormed(reason: string) {
  return refuse(`Statement wasn't well formed, can't be processed: ${reason}`);
}
