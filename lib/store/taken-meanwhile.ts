/** What somebody else has taken between a decision and its write, so that it was not written. */
type Taken = 'household-member-elsewhere';

/** A place that only one can have was taken by somebody else: nothing was written. */
export class TakenMeanwhileError extends Error {
  override readonly name = 'TakenMeanwhileError';
  readonly what: Taken;
  constructor(what: Taken) {
    super(`taken meanwhile: ${what}`);
    this.what = what;
  }
}
