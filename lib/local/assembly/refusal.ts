/**
 * Thrown for an app that the runtime cannot run. It lists all reasons at once, each with its place, so that nothing is ignored
 * silently and one start shows everything that must change.
 */
export class RefusedAssembly extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[], options?: ErrorOptions) {
    super(
      reasons.length === 1
        ? `The app cannot run here: ${reasons[0]}`
        : `The app cannot run here:\n${reasons.map((reason) => `  - ${reason}`).join('\n')}`,
      options,
    );
    this.name = 'RefusedAssembly';
    this.reasons = reasons;
  }
}
