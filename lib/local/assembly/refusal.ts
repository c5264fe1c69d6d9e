/**
 * What the runtime will not run: every reason at once, each with the place it comes from, so that nothing
 * is ignored silently and one start shows all that has to change.
 */
export class RefusedAssembly extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(
      reasons.length === 1
        ? `The assembly cannot be run here: ${reasons[0]}`
        : `The assembly cannot be run here:\n${reasons.map((reason) => `  - ${reason}`).join('\n')}`,
    );
    this.name = 'RefusedAssembly';
    this.reasons = reasons;
  }
}
