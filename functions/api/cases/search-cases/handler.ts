import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { isWithin, type Principal } from '../../../../lib/domain/case/kernel/access.ts';
import { caseOfNumber } from '../../../../lib/store/lookups.ts';
import { officerEntries } from '../../../../lib/store/officers.ts';
import { caseOfPublicNotice } from '../../../../lib/store/public-notices.ts';
import { countSearch } from '../../../../lib/store/reveals.ts';
import type { LoadedCase } from '../../../../lib/store/stored.ts';
import { resolveDistricts } from '../../../common/cases/districts.ts';
import { connectCases, connectRecords, type Records } from '../../../common/connections/records.ts';
import { log } from '../../../common/http/log.ts';
import { Problem } from '../../../common/http/problems.ts';
import { recordOnce } from '../../../common/http/repeated.ts';
import type { RequestContext } from '../../../common/http/request-context.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { districtView } from '../../../common/views/district-view.ts';
import { applicantView } from '../../../common/views/masking.ts';
import { phaseTextOf } from '../../../common/views/texts.ts';
import { operation, resultsOnPage } from './operation.ts';
import { isSought, type SearchTerms, termsOf } from './terms.ts';

/** The records that a search needs: those with their keys, and the cases as far as they can be read without keys. */
type SearchRecords = Pick<Records, 'table' | 'sealing' | 'cases'> & { readonly open: Records['cases'] };

/**
 * How many cases a name or a phone number may fit, in all places, before the search needs another term. Anybody can create more
 * cases with a stated identity (I-52), so these come last. If only they exceed the limit, the oldest are left out and no other
 * term is needed. The same holds for an identity number, since a search for one cannot be narrowed.
 */
const maxFound = 100;

export const handle =
  (records: SearchRecords, most = maxFound): Handler<typeof operation> =>
  async (request) => {
    const { body, principal, language, now } = request;
    const terms = termsOf(body, now);
    const numbersOnly = searchesByNumberOnly(principal);
    if (numbersOnly && Object.keys(terms).some((term) => term !== 'number'))
      throw new Problem('search-by-number-only');
    const officer = body.officer === 'me' ? principal.subject : body.officer;
    const { cases, more } = await foundBy(records, terms, most);
    const found = cases.filter(
      ({ state }) =>
        !state.destroyed &&
        mayFind(principal, state) &&
        (body.phase === undefined || state.phase === body.phase) &&
        (officer === undefined || state.assignment?.officer === officer),
    );
    const left = found.filter(({ state }) => body.after === undefined || state.caseId < body.after);
    const page = left.slice(0, resultsOnPage);
    const last = page.at(-1)?.state.caseId;
    const [known, officers] = await Promise.all([
      numbersOnly ? undefined : records.cases.withPersons(page.map(({ state }) => state.caseId)),
      officerEntries(records.table),
    ]);
    const names = new Map(officers.map(({ subject, name }) => [subject, name]));
    const persons = new Map(known?.map(({ loaded, person }) => [loaded.state.caseId, person]));
    await record(records, request, terms, found);
    return {
      body: {
        results: page.flatMap(({ state }) => {
          const person = persons.get(state.caseId);
          if (person && !isSought(person, terms)) return [];
          const { assignment } = state;
          const name = assignment && names.get(assignment.officer);
          return [
            {
              caseId: state.caseId,
              applicationNumber: state.applicationNumber,
              ...(person && { applicant: applicantView(person, 'agency').name }),
              phase: state.phase,
              phaseText: phaseTextOf(state, language),
              district: districtView(state.district, language),
              ...(assignment && { officer: assignment.officer }),
              ...(name !== undefined && { officerName: name }),
              openTasks: Object.keys(state.tasks).length,
            },
          ];
        }),
        ...(left.length > page.length && last !== undefined && { next: last }),
        ...(more && { statedLeftOut: true as const }),
      },
    };
  };

export const handler = serve(operation, () => {
  const { table, sealing, cases } = connectRecords();
  return handle({ table, sealing, cases, open: connectCases().cases });
});

/** Roles that see how cases run but not whom they are about, and write nothing. */
const searchesByNumberOnly = ({ role }: Principal): boolean => role === 'administrator' || role === 'auditor';

const mayFind = (principal: Principal, { district }: Pick<CaseState, 'district'>): boolean =>
  principal.role === 'administrator' || isWithin(principal, district);

/** Cases that a term fits, and which others it also fits: only stated ones, or others too. */
type Fitting = Awaited<ReturnType<Records['cases']['soughtBy']>>;

/**
 * Finds the cases that every term fits, newest first.
 * @throws Problem `search-too-wide` if each of the terms fits too many cases whose identity is known
 */
async function foundBy(
  { table, sealing, open }: SearchRecords,
  { number, notice, identityNumber, name, phone }: SearchTerms,
  most: number,
): Promise<Fitting> {
  const byId = async (caseId: string | undefined): Promise<Fitting> => {
    const loaded = caseId === undefined ? undefined : await open.load(caseId);
    return { cases: loaded ? [loaded] : [] };
  };
  const lists = await Promise.all([
    number === undefined ? undefined : caseOfNumber(table, number).then((numbered) => byId(numbered?.caseId)),
    notice === undefined ? undefined : caseOfPublicNotice(table, notice).then(byId),
    identityNumber === undefined ? undefined : ofIdentity(identityNumber),
    ...(['name', 'phone'] as const).map((part) => {
      const value = { name, phone }[part];
      return value === undefined
        ? undefined
        : sealing.soughtId(part, value).then((sought) => open.soughtBy(part, sought, most));
    }),
  ]);
  const given = lists.filter((list) => list !== undefined);
  const whole = given
    .filter(({ more }) => more === undefined)
    .toSorted((a, b) => a.cases.length - b.cases.length);
  // If no list is complete, one that leaves out only stated cases will do: the person of a case shows whether the other terms
  // fit.
  const narrowest = whole[0] ?? given.find(({ more }) => more === 'stated');
  if (!narrowest) throw new Problem('search-too-wide');
  const isInEach = ({ state }: LoadedCase): boolean =>
    whole.every(({ cases }) => cases.some((each) => each.state.caseId === state.caseId));
  return {
    ...narrowest,
    cases: narrowest.cases.filter(isInEach).toSorted((a, b) => (a.state.caseId < b.state.caseId ? 1 : -1)),
  };

  async function ofIdentity(sought: string): Promise<Fitting> {
    return { cases: await open.casesOf(await sealing.personId(sought), most) };
  }
}

/**
 * Counts a search for a person in the districts of the cases found or, if there are none, in the searcher's own. A repeated
 * request is not counted again, nor is a further page, whose `after` is the last case of a page. Any other `after` was made up
 * or belongs to another search, and is counted.
 */
async function record(
  { table }: SearchRecords,
  request: RequestContext & { readonly body: { readonly after?: string | undefined } },
  terms: SearchTerms,
  found: readonly LoadedCase[],
): Promise<void> {
  const { principal, now, body } = request;
  const by = Object.keys(terms);
  log.info('CASES_SEARCHED', { to: principal.subject, by, found: found.length });
  const isFurtherPage = found.some(
    ({ state }, place) => state.caseId === body.after && (place + 1) % resultsOnPage === 0,
  );
  if (isFurtherPage || searchesByNumberOnly(principal)) return;
  const [first] = resolveDistricts(principal, undefined);
  const places = new Set(found.map(({ state }) => state.district));
  const districts = places.size > 0 ? [...places] : first === undefined ? [] : [first];
  const { subject } = principal;
  const counts = districts.map((district) =>
    countSearch(table, { district, date: beijingDate(now), subject }),
  );
  await recordOnce(table, request, { districts }, counts);
}
