import { takerOf } from '../../../lib/domain/case/assignment/take-application.ts';
import { type CaseState, evolve } from '../../../lib/domain/case/case.ts';
import { actingRole, type Principal } from '../../../lib/domain/case/kernel/access.ts';
import type { StoredEvent } from '../../../lib/store/chain.ts';
import { officerEntry } from '../../../lib/store/officers.ts';
import { postsAt } from '../../../lib/store/public-posts.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';
import type { CaseRecords } from '../connections/records.ts';
import { log } from '../http/log.ts';
import { Problem } from '../http/problems.ts';
import type { RequestContext } from '../http/request-context.ts';
import { currentRules, type Rules } from '../rules/rules.ts';
import type { CaseAnswer } from '../views/case-schema.ts';
import { caseView } from '../views/case-view.ts';
import { applicantView } from '../views/masking.ts';
import { requireRecords, requireRelation } from './case-access.ts';
import { secondPersonCounts } from './second-person.ts';
import { audiences, freeTextShownTo } from './shown-history.ts';

/**
 * Loads a case for a caller who reads the part of it that is kept for good, such as its history. Administrators may read any
 * case, without personal data.
 * @throws Problem as `requireRelation` does
 */
export async function loadReadableCase(
  records: CaseRecords,
  caseId: string,
  principal: Principal,
): Promise<LoadedCase> {
  return requireReadable(await records.cases.load(caseId), principal);
}

function requireReadable(found: LoadedCase | undefined, principal: Principal): LoadedCase {
  if (principal.role !== 'administrator') return requireRelation(found, principal);
  if (!found) throw new Problem('case-not-found');
  return found;
}

/**
 * Loads a case that is shown with its person and by the rules, in one call.
 * @throws Problem as `requireRelation` does, or `records-destroyed`
 */
export async function loadShownCase(
  records: CaseRecords,
  caseId: string,
  request: RequestContext,
): Promise<{ readonly loaded: LoadedCase; readonly rules: Rules }> {
  const [found, rules] = await Promise.all([
    records.cases.loadShown(caseId),
    currentRules(records.table, request),
  ]);
  return { loaded: requireRecords(requireReadable(found, request.principal)), rules };
}

/** How many of the newest entries of each list the view of a case has; the rest is read page by page. */
const shownOnReading = 50;
/** The same for the answer to a change: the caller already knows the rest. */
export const shownAfterChange = 20;

/** The part of a case that is shown. */
interface Shown {
  /** The version as of which it is shown; by default the present one. */
  readonly version?: number | undefined;
  readonly shown: number;
}

/** Returns the view of a case, masked for everybody but the person. Each sight of it by staff is logged. */
export async function viewOf(
  records: CaseRecords,
  loaded: LoadedCase,
  request: RequestContext,
  { version = loaded.state.version, shown }: Shown = { shown: shownOnReading },
): Promise<CaseAnswer> {
  const { principal, language, now } = request;
  const role = actingRole(principal, loaded.state);
  const audience = audiences[role];
  const subject = loaded.state.assignment?.officer;
  const takenBy = audience === 'person' ? undefined : takerOf(loaded.state);
  const user = { role, subject: principal.subject };
  const [whole, person, rules, officer, taker, posts, secondPerson] = await Promise.all([
    records.cases.history(loaded.state.caseId, loaded),
    records.cases.person(loaded),
    currentRules(records.table, request),
    subject === undefined ? undefined : officerEntry(records.table, subject),
    takenBy === undefined ? undefined : officerEntry(records.table, takenBy),
    postsAt(records.table, loaded.state.publicPosts ?? []),
    loaded.state.phase === 'applied' && secondPersonCounts(records.table, loaded.state, { actor: user, now }),
  ]);
  const history = whole.filter(({ sequence }) => sequence <= version);
  const state = version === loaded.state.version ? loaded.state : stateAfter(loaded.state.caseId, history);
  if (audience === 'agency') log.info('PERSONAL_DATA_SHOWN', { caseId: state.caseId, to: principal.subject });
  const from = history.length - shown;
  const worthReading = history.filter(({ event }, index) => index >= from || worded.has(event.type));
  return caseView({
    state,
    history,
    shown,
    freeText: await freeTextShownTo(principal, records, loaded, worthReading),
    audience,
    user,
    secondPerson,
    officer,
    taker,
    posts,
    applicant: applicantView(person, audience),
    rules,
    now,
    language,
  });
}

/** Events whose free text is also shown outside the history. */
const worded: ReadonlySet<string> = new Set([
  'application-approved',
  'application-refused',
  'application-withdrawn',
  'application-ended',
  'information-requested',
]);

function stateAfter(caseId: string, history: readonly StoredEvent[]): CaseState {
  const state = history.reduce<CaseState | undefined>(
    (before, { event }) => evolve(before, caseId, event),
    undefined,
  );
  if (!state) throw new Error(`case ${caseId} has no history`);
  return state;
}
