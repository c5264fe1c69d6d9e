/** The number of calls, and the JSON characters of requests and answers together, as far as they are known. */
export interface CallCount {
  readonly calls: number;
  readonly bytes: number;
}

/** Counts the calls of AWS APIs since the start, by service and operation: `dynamodb.GetItem`. */
export class CallCounts {
  readonly #counts = new Map<string, { calls: number; bytes: number }>();

  add(service: string, operation: string, bytes = 0): void {
    const name = `${service}.${operation}`;
    const count = this.#counts.get(name);
    if (count) {
      count.calls++;
      count.bytes += bytes;
    } else this.#counts.set(name, { calls: 1, bytes });
  }

  all(): Readonly<Record<string, CallCount>> {
    return Object.fromEntries([...this.#counts].map(([name, count]) => [name, { ...count }]));
  }
}
