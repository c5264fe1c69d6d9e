import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { type IdentityNumber, parseIdentityNumber } from '../../../lib/domain/identity-number.ts';
import { inParallel } from '../../common/in-parallel.ts';
import { type FieldProblem, Problem } from '../../common/problems.ts';
import { connectRecords } from '../../common/records.ts';
import { serve } from '../../common/serve.ts';
import { operation } from './operation.ts';

const records = connectRecords();

export const handler = serve(operation, async ({ path, body, now }) => {
  const today = beijingDate(now);
  if (body.asOf > today) throw Problem.ofFields([{ pointer: '/asOf', code: 'date-in-future' }]);
  const faults: FieldProblem[] = [];
  const rows: { number: IdentityNumber; row: (typeof body.records)[number] }[] = [];
  for (const [index, row] of body.records.entries()) {
    const identity = parseIdentityNumber(row.identityNumber, today);
    if (identity.ok) rows.push({ number: identity.value.number, row });
    else
      faults.push({
        pointer: `/records/${index}/identityNumber`,
        code: `identity-number-${identity.failure.fault}`,
      });
  }
  if (faults.length > 0) throw Problem.ofFields(faults);
  await inParallel(rows, async ({ number, row: { fact, detail } }) => {
    const personId = await records.sealing.personId(number);
    await records.comparison.save(personId, {
      source: path.source,
      fact,
      asOf: body.asOf,
      ...(detail && { detail }),
    });
  });
  return { body: { loaded: rows.length } };
});
