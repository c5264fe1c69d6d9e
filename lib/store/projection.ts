/** The part of a read that names the attributes to return; without it, all. */
export interface Projection {
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
}

/** Makes a read return only some paths. Placeholders allow only letters and digits, so a month or an id cannot be one. */
export function projectionOf(paths: readonly string[]): Projection {
  const steps = paths.map((path) => path.split('.'));
  const placeholders = new Map([...new Set(steps.flat())].map((name, index) => [name, `#${index}`]));
  return {
    ProjectionExpression: steps
      .map((path) => path.map((name) => placeholders.get(name)).join('.'))
      .join(', '),
    ExpressionAttributeNames: Object.fromEntries(
      [...placeholders].map(([name, placeholder]) => [placeholder, name]),
    ),
  };
}
