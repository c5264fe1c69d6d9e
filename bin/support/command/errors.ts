/** A command was called in a way that it does not know: it prints the sentence and how it is called, and ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A command cannot do what it was asked for: it prints the sentence and ends with 1. */
export class CommandFailure extends Error {
  override readonly name: string = 'CommandFailure';
}
