import { maskNumbersIn } from '../../../../lib/domain/numbers-in-text.ts';
import { keptDays } from '../../../../lib/store/kept-for.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { type FieldProblem, Problem } from '../../../common/http/problems.ts';
import { replaceOwn } from '../../../common/http/replace-own.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { keptPreferences, type Preferences } from '../preferences.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    requireNobodysNumbers(request.body);
    const kept = { kind: 'preferences', days: keptDays.accounts } as const;
    return { body: keptPreferences(await replaceOwn(table, request, kept, () => request.body)) };
  };

export const handler = serve(operation, () => handle(connectTable()));

/**
 * Refuses personal data in names and search parameters.
 * @throws Problem `number-of-a-person` with the places
 */
function requireNobodysNumbers({ views = [] }: Preferences): void {
  const faults = views.flatMap((view, place) =>
    (['name', 'query'] as const)
      .filter((field) => hasNumber(view[field]))
      .map((field): FieldProblem => ({ pointer: `/views/${place}/${field}`, code: 'number-of-a-person' })),
  );
  if (faults.length > 0) throw Problem.ofFields(faults);
}

const hasNumber = (text: string): boolean => maskNumbersIn(text) !== text;
