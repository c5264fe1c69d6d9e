import type { Operation } from '../common/http/operation.ts';
import { writes } from '../common/http/operation.ts';
import type { BilingualForm } from '../common/views/form-schema.ts';
import { formFields } from './form-fields.ts';
import { operations } from './operations.ts';

/**
 * Returns the forms of all operations that take a body or change something and have no screen of their own, and what they lack
 * to be complete.
 */
export function forms(all = operations as unknown as readonly Operation[]): {
  readonly forms: readonly BilingualForm[];
  readonly complaints: readonly string[];
} {
  const complaints: string[] = [];
  const made = all
    .filter((operation) => operation.body !== undefined || writes(operation))
    .flatMap((operation) => {
      const missing: string[] = [];
      const form = formOf(operation, (complaint) => missing.push(complaint));
      if (operation.ownScreen === undefined) {
        complaints.push(...missing);
        return [form];
      }
      if (missing.length === 0)
        complaints.push(
          `${operation.id}: its form is complete, so that no screen of its own takes its place`,
        );
      return [];
    });
  return { forms: made, complaints };
}

function formOf(operation: Operation, complain: (complaint: string) => void): BilingualForm {
  const { id, summary, method, path, body, labels = {}, problems } = operation;
  const problem = (place: string, fault: string) => complain(`${id}: ${place || 'the body'} ${fault}`);
  return {
    operationId: id,
    title: summary,
    method,
    path,
    pathParameters: [...path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []),
    writes: writes(operation),
    hasBody: body !== undefined,
    fields: body === undefined ? [] : formFields(body, labels, problem),
    problems,
  };
}
