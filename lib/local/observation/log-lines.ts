import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { Writing } from '../lambda/hosted-function.ts';

/** A line that a function has written. `at` is milliseconds by the runtime's clock; null for lines of an earlier run. */
export interface LogLine {
  readonly function: string;
  readonly at: number | null;
  readonly line: string;
  readonly requestId: string | null;
  /** The step of an execution that invoked the function. `event` is the number of its last event before the call. */
  readonly step: { readonly executionArn: string; readonly state: string; readonly event: number } | null;
}

/** The number of lines kept of each function. The file has all. */
const KEPT = 2_000;
/** The number of characters kept of a line, and of all lines. */
const LINE_LIMIT = 20_000;
const TOTAL_LIMIT = 4_000_000;
/** The number of bytes read from the end of a file for the lines of an earlier run. */
const FILE_TAIL = 64 * 1024;

/** The latest lines of each function in memory, with the invocations that wrote them. */
export class LogLines {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #lines = new Map<string, LogLine[]>();
  #characters = 0;

  /** @param folder the folder of the log files */
  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  add(functionName: string, line: string, by: Writing | undefined): void {
    let lines = this.#lines.get(functionName);
    if (!lines) {
      lines = [];
      this.#lines.set(functionName, lines);
    }
    const kept = line.slice(0, LINE_LIMIT);
    this.#characters += kept.length;
    lines.push({
      function: functionName,
      at: this.#now(),
      line: kept,
      requestId: by?.requestId ?? null,
      step: by?.step ?? null,
    });
    if (lines.length >= 2 * KEPT) this.#drop(lines, lines.length - KEPT);
    if (this.#characters > TOTAL_LIMIT) this.#dropOldest();
  }

  /** Drops the older half of each function's lines. */
  #dropOldest(): void {
    for (const lines of this.#lines.values()) this.#drop(lines, Math.floor(lines.length / 2));
  }

  #drop(lines: LogLine[], count: number): void {
    for (const { line } of lines.splice(0, count)) this.#characters -= line.length;
  }

  /** Returns how many lines of a function are kept. */
  count(functionName: string): number {
    return this.#lines.get(functionName)?.length ?? 0;
  }

  /** Returns the last lines of a function, in order; from its file if it has written nothing in this run. */
  of(functionName: string, limit: number): LogLine[] {
    const lines = this.#lines.get(functionName) ?? this.#earlier(functionName);
    return lines.slice(-limit);
  }

  /** Returns the lines that functions have written for an execution, in order. */
  ofExecution(executionArn: string, limit: number): LogLine[] {
    return [...this.#lines.values()]
      .flatMap((lines) => lines.filter(({ step }) => step?.executionArn === executionArn))
      .toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0))
      .slice(-limit);
  }

  #earlier(functionName: string): LogLine[] {
    const file = join(this.#folder, `${functionName}.log`);
    if (!existsSync(file)) return [];
    const descriptor = openSync(file, 'r');
    try {
      const { size } = fstatSync(descriptor);
      const buffer = Buffer.alloc(Math.min(size, FILE_TAIL));
      readSync(descriptor, buffer, 0, buffer.length, size - buffer.length);
      const lines = buffer
        .toString()
        .split('\n')
        .slice(size > FILE_TAIL ? 1 : 0, -1);
      return lines.map((line) => ({ function: functionName, at: null, line, requestId: null, step: null }));
    } finally {
      closeSync(descriptor);
    }
  }
}
