import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import {
  type AbsenceFault,
  absenceFault,
  hasLeft,
  mayEnterAs,
  worksIn,
  worksOnCases,
} from '../../../../lib/domain/case/assignment/officers.ts';
import { isWithin, type Principal } from '../../../../lib/domain/case/kernel/access.ts';
import { servedRegions } from '../../../../lib/policy/regions/registry.ts';
import {
  casesOfOfficer,
  entryToReplace,
  type OfficerEntry,
  officerEntries,
  saveOfficer,
  withLoad,
} from '../../../../lib/store/officers.ts';
import { districtsOfCases } from '../../../../lib/store/registrations.ts';
import { conflict, retryOnConflict } from '../../../../lib/store/retry-on-conflict.ts';
import type { Table } from '../../../../lib/store/table.ts';
import { connectTable } from '../../../common/connections/records.ts';
import { Problem } from '../../../common/http/problems.ts';
import { answerBefore, rememberingWrites } from '../../../common/http/repeated.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { officerView } from '../../../common/views/officer-view.ts';
import { operation } from './operation.ts';

export const handle =
  (table: Table): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, now } = request;
    const { subject } = path;
    checkJurisdiction(principal, body.districts);
    // Somebody else may at this moment have given them a role that the caller may not enter.
    const answer = await retryOnConflict('the officer', async () => {
      const answered = await answerBefore(table, operation, request);
      if (answered) return answered;
      const before = await entryToReplace(table, subject);
      if (before.entry) checkJurisdiction(principal, before.entry.districts);
      if (!mayEnterAs(principal.role, body, before.entry)) throw new Problem('staff-role-not-yours-to-enter');
      const others = (await officerEntries(table)).filter((each) => each.subject !== subject);
      checkDivisions(body.districts);
      const fault = absenceFault({ subject, ...body }, others);
      if (fault) throw faultProblems[fault]();
      await requireNoCasesOutOfReach(table, subject, { before: before.entry, after: body }, now);
      const entry: OfficerEntry = { subject, ...body };
      const [officer] = await withLoad(table, [entry]);
      if (!officer) throw new Error('an officer has no load');
      const view = officerView(officer, [...others, officer], beijingDate(now));
      const remembered = rememberingWrites(table, request.identity, { answer: view });
      const failed = await saveOfficer(table, entry, remembered, before);
      return failed.length === 0 ? view : conflict;
    });
    return { body: answer };
  };

export const handler = serve(operation, () => handle(connectTable()));

const faultProblems: Readonly<Record<AbsenceFault, () => Problem>> = {
  reversed: () => new Problem('absence-reversed'),
  'deputy-unknown': () => new Problem('officer-not-available', { because: 'unknown' }),
  'deputy-other-role': () => new Problem('officer-not-available', { because: 'other-role' }),
  'deputy-elsewhere': () => new Problem('officer-not-available', { because: 'other-district' }),
  'deputy-absent': () => new Problem('officer-not-available', { because: 'absent' }),
};

/** @throws Problem `division-unknown` for a code that is not a division of the regions served, or was abolished */
function checkDivisions(codes: readonly string[]): void {
  codes.forEach((code, place) => {
    if (servedRegions.divisions.countiesOf(code.padEnd(6, '0')).length === 0 && !isCounty(code))
      throw Problem.ofFields([{ pointer: `/districts/${place}`, code: 'division-unknown' }]);
  });
}

const isCounty = (code: string): boolean => servedRegions.divisions.isCounty(code);

/**
 * Checks that nobody keeps cases on which they can no longer work: because they have left, no longer work on cases, or no
 * longer work in the district of the case.
 * @throws Problem `officer-has-cases` with the number of these cases
 */
async function requireNoCasesOutOfReach(
  table: Table,
  subject: string,
  {
    before,
    after,
  }: { readonly before: OfficerEntry | undefined; readonly after: Omit<OfficerEntry, 'subject'> },
  now: number,
): Promise<void> {
  const none = hasLeft(after, beijingDate(now)) || !worksOnCases(after);
  const reachesAsFar = before?.districts.every((district) => worksIn(after, district)) ?? true;
  if (!none && reachesAsFar) return;
  const caseIds = (await casesOfOfficer(table, subject)).map(({ caseId }) => caseId);
  const districts = none ? [] : [...(await districtsOfCases(table, caseIds)).values()];
  const outOfReach = none ? caseIds.length : districts.filter((each) => !worksIn(after, each)).length;
  if (outOfReach > 0) throw new Problem('officer-has-cases', { cases: outOfReach });
}

/** @throws Problem `outside-jurisdiction` if a supervisor would enter somebody for another place. */
function checkJurisdiction(principal: Principal, districts: readonly string[]): void {
  if (principal.role === 'administrator') return;
  if (!districts.every((district) => isWithin(principal, district)))
    throw new Problem('outside-jurisdiction');
}
