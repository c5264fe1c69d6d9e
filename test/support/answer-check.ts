import type { ApiAnswer } from '../../bin/support/simulated-system.ts';
import { operations } from '../../functions/api/operations.ts';
import type { Operation } from '../../functions/common/http/operation.ts';

const routes = (operations as readonly Operation[]).map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/**
 * Throws if an answer differs from what its operation declares: a success with another status, or a body that does not match
 * its schema, from which the OpenAPI document is generated.
 */
export function checkAnswer(method: string, path: string, { status, headers, body }: ApiAnswer): void {
  if (status >= 300) return;
  const [pathOnly = ''] = path.split('?', 1);
  const route = routes.find(
    ({ operation, pattern }) => operation.method === method && pattern.test(pathOnly),
  );
  if (!route) return;
  const { id, answers } = route.operation;
  if (answers.alsoAs !== undefined && headers.get('content-type') === answers.alsoAs) return;
  if (answers.status !== status) throw new Error(`${id} is answered with ${status}`);
  const checked = answers.schema.safeParse(body);
  if (!checked.success) throw new Error(`${id} answers what it does not describe: ${checked.error.message}`);
}
