/** A command was called in a way that it does not understand. It prints the sentence and its usage, and ends with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A command cannot do what was asked. It prints the sentence and ends with 1. */
export class CommandFailure extends Error {
  override readonly name: string = 'CommandFailure';
}
