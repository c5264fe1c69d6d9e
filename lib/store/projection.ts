/** The part of a read that says which attributes it answers with; without it, all. */
export interface Projection {
  readonly ProjectionExpression?: string;
  readonly ExpressionAttributeNames?: Record<string, string>;
}

/** What makes a read answer with some paths alone. A placeholder takes letters and digits, which a month or an id is not. */
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
