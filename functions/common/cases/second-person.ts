import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { withoutRelated } from '../../../lib/domain/case/assignment/assign-officer.ts';
import { hasSecondPerson } from '../../../lib/domain/case/assignment/officers.ts';
import { dependsOnUnit } from '../../../lib/domain/case/assignment/separation.ts';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';
import { officerEntries } from '../../../lib/store/officers.ts';
import type { Table } from '../../../lib/store/table.ts';

/** Whether the unit has a second person who could decide an application, if this bars the acting user from deciding it. */
export async function secondPersonCounts(
  table: Table,
  state: CaseState,
  context: Pick<Context, 'actor' | 'now'>,
): Promise<boolean> {
  if (!dependsOnUnit(state, 'decide-application', context)) return false;
  return hasSecondPerson(withoutRelated(state, await officerEntries(table)), state, beijingDate(context.now));
}
