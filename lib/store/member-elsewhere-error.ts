/** A member joined another household between a decision and its write: nothing was written. */
export class MemberElsewhereError extends Error {
  override readonly name = 'MemberElsewhereError';
  constructor() {
    super('a member of the household belongs to another one');
  }
}
