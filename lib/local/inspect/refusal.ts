/** Thrown for a command that cannot be carried out. The message is one sentence for the user; the exit code is 1. */
export class Refusal extends Error {}
