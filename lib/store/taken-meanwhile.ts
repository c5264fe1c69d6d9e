/** What somebody else took between a decision and its write, so that it was not written. */
type Taken = 'household-member-elsewhere';

/** Somebody else has taken a place that only one can have: nothing was written. */
export class TakenMeanwhileError extends Error {
  override readonly name = 'TakenMeanwhileError';
  readonly what: Taken;
  constructor(what: Taken) {
    super(`taken meanwhile: ${what}`);
    this.what = what;
  }
}
