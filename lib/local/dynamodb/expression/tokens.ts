import type { AwsError } from '../../aws-error.ts';
import { refuse } from '../attribute-value.ts';
import { isReservedWord } from './reserved-words.ts';
import type { ExpressionKind, Path, Step } from './syntax.ts';

/** Limits of expressions (Developer Guide, "Quotas"): bytes of the text, and the highest list index. */
const MAX_BYTES = 4096;
const MAX_INDEX = 4_294_967_294n;
const TOKEN = /\s*(?:([#:][A-Za-z0-9_]+|[A-Za-z][A-Za-z0-9_]*|\d+)|(<>|<=|>=|[.,()[\]=+<>-]))/y;

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The tokens of an expression, read one after the other. */
export class Tokens {
  readonly kind: ExpressionKind;
  readonly #text: string;
  readonly #tokens: Token[] = [];
  #at = 0;

  /** @throws AwsError ValidationException for text that is empty, too long, or has a character that belongs to no token */
  constructor(text: string, kind: ExpressionKind) {
    this.kind = kind;
    this.#text = text;
    if (text.trim() === '') throw this.invalid('The expression can not be empty;');
    const bytes = Buffer.byteLength(text);
    if (bytes > MAX_BYTES) {
      throw this.invalid(`Expression size has exceeded the maximum allowed size; expression size: ${bytes}`);
    }
    const end = text.trimEnd().length;
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < end) {
      const from = TOKEN.lastIndex;
      const found = TOKEN.exec(text);
      if (!found) throw this.#badCharacter(from);
      const token = (found[1] ?? found[2]) as string;
      this.#tokens.push({ text: token, start: TOKEN.lastIndex - token.length, end: TOKEN.lastIndex });
    }
  }

  get ended(): boolean {
    return this.#at >= this.#tokens.length;
  }

  /** Returns the text of the current token, or of one after it; empty at the end. */
  peek(ahead = 0): string {
    return this.#tokens[this.#at + ahead]?.text ?? '';
  }

  /** Moves past the current token if it is `text`. */
  take(text: string): boolean {
    if (this.peek() !== text) return false;
    this.#at++;
    return true;
  }

  /** Moves past the current token if it is the word, regardless of case. */
  takeWord(word: string): boolean {
    if (this.peek().toUpperCase() !== word) return false;
    this.#at++;
    return true;
  }

  /** Moves past the current token, whatever it is, and returns it. */
  next(): string {
    const text = this.peek();
    this.#at++;
    return text;
  }

  /** @throws AwsError ValidationException when the current token is a different one */
  expect(text: string): void {
    if (!this.take(text)) throw this.syntaxError();
  }

  /** @throws AwsError ValidationException when something is left */
  expectEnd(): void {
    if (!this.ended) throw this.syntaxError();
  }

  /** Reads a document path. */
  path(): Path {
    const steps: Step[] = [this.#name()];
    for (;;) {
      if (this.take('.')) steps.push(this.#name());
      else if (this.take('[')) {
        const index = this.peek();
        if (!/^\d+$/.test(index)) throw this.syntaxError();
        if (BigInt(index) > MAX_INDEX) {
          throw this.invalid(`List index is not within the allowable range; index: [${index}]`);
        }
        this.#at++;
        this.expect(']');
        steps.push(Number(index));
      } else return steps;
    }
  }

  /** Makes the refusal of the current token. */
  syntaxError(): AwsError {
    const token = this.#tokens[this.#at];
    const before = this.#tokens[Math.min(this.#at, this.#tokens.length) - 1];
    const after = this.#tokens[this.#at + 1];
    const near = this.#text.slice(
      before?.start ?? token?.start ?? 0,
      after?.end ?? token?.end ?? this.#text.length,
    );
    return this.invalid(`Syntax error; token: "${token?.text ?? '<EOF>'}", near: "${near.trimEnd()}"`);
  }

  /** Makes a refusal of this expression. */
  invalid(reason: string): AwsError {
    return refuse(`Invalid ${this.kind}: ${reason}`);
  }

  #name(): string {
    const name = this.peek();
    if (!/^#|^[A-Za-z]/.test(name)) throw this.syntaxError();
    if (isReservedWord(name)) {
      throw this.invalid(`Attribute name is a reserved keyword; reserved keyword: ${name}`);
    }
    this.#at++;
    return name;
  }

  #badCharacter(from: number): AwsError {
    const start = from + (this.#text.slice(from).match(/^\s*/)?.[0].length ?? 0);
    const token = this.#text[start] as string;
    const before = this.#tokens.at(-1)?.start ?? start;
    const near =
      this.#text.slice(before, start + 1) + (/^\s*\S/.exec(this.#text.slice(start + 1))?.[0] ?? '');
    return this.invalid(`Syntax error; token: "${token}", near: "${near}"`);
  }
}
