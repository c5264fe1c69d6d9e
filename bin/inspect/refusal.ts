/** What is said, in a sentence, when a command cannot be carried out; the exit code is then 1. */
export class Refusal extends Error {}
