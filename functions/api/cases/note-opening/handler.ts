import { separationRefusal } from '../../../../lib/domain/case/assignment/separation.ts';
import { officerEntry } from '../../../../lib/store/officers.ts';
import { noteOpening } from '../../../../lib/store/openings.ts';
import { problemOf } from '../../../common/cases/case-access.ts';
import { contextOf } from '../../../common/cases/contexts.ts';
import { loadReadableCase } from '../../../common/cases/read-case.ts';
import { type CaseRecords, connectCases } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { colleaguesView } from '../../../common/views/colleague-view.ts';
import { operation } from './operation.ts';

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async ({ path: { caseId }, principal, now }) => {
    const { state } = await loadReadableCase(records, caseId, principal);
    // No member of staff acts on their own case.
    const barred = separationRefusal(state, 'any-other', contextOf({ principal, now }, state));
    if (barred) throw problemOf(barred);
    // An ended case is only read, unless something is still to be done in it.
    if (state.endedAt !== undefined && Object.keys(state.tasks).length === 0)
      return { body: { colleagues: [] } };
    const others = await noteOpening(records.table, caseId, principal.subject, now);
    const entries = await Promise.all(others.map(({ subject }) => officerEntry(records.table, subject)));
    return {
      body: {
        colleagues: colleaguesView(
          others,
          entries.flatMap((entry) => entry ?? []),
        ),
      },
    };
  };

export const handler = serve(operation, () => handle(connectCases()));
