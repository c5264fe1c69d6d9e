import { isDeepStrictEqual } from 'node:util';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { lastHousehold } from '../../../../lib/domain/case/household/state.ts';
import { toInstant } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import type { RevealedField } from '../../../../lib/domain/case/person/events.ts';
import { revealPersonalData, shownUntil } from '../../../../lib/domain/case/person/reveal.ts';
import { revealShownSeconds } from '../../../../lib/policy/office-practice.ts';
import { countReveal } from '../../../../lib/store/reveals.ts';
import type { LoadedCase } from '../../../../lib/store/stored.ts';
import { freeTextOf } from '../../../common/cases/case-access.ts';
import { applyChange } from '../../../common/cases/change-case.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { log } from '../../../common/http/log.ts';
import { Problem } from '../../../common/http/problems.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { currentRules } from '../../../common/rules/rules.ts';
import { maskFreeText } from '../../../common/views/masking.ts';
import { operation } from './operation.ts';

/** The maximum number of texts of the history that are returned in full. */
const maxStatements = 50;

export const handle =
  (records: CaseRecords): Handler<typeof operation> =>
  async (request) => {
    const { path, body, principal, now } = request;
    const { fields, reason, words } = body;
    const { caseId } = path;
    const { loaded, version } = await applyChange(
      records,
      caseId,
      request,
      (_state, context) => ({
        decision: revealPersonalData(fields, reason, words, context),
        ...(words !== undefined && { freeText: { words } }),
      }),
      {
        alongside: ({ state: { district } }) => [
          countReveal(records.table, { district, date: beijingDate(now), subject: principal.subject }),
        ],
      },
    );
    // A repeated request is answered from the record of the first one, while that is valid.
    const recorded = await records.cases.event(caseId, version);
    if (!recorded) throw new Error(`case ${caseId} has no event ${version}`);
    const { at } = recorded.event;
    const pack = (await currentRules(records.table, request)).packAt(loaded.state.region, now);
    const until = shownUntil(at, revealShownSeconds(pack));
    if (now > until) throw new Problem('reveal-expired');
    log.info('PERSONAL_DATA_REVEALED', { caseId, to: principal.subject, fields, reason });
    return {
      body: {
        caseId,
        version,
        at,
        until: toInstant(until),
        fields,
        reason,
        values: await valuesOf(records, loaded, fields),
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));

async function valuesOf(records: CaseRecords, loaded: LoadedCase, fields: readonly RevealedField[]) {
  const person = await records.cases.person(loaded);
  const parts = fields.filter((field) => field !== 'statements' && field !== 'householdNumbers');
  return {
    ...Object.fromEntries(
      parts.flatMap((part) => (person[part] === undefined ? [] : [[part, person[part]]])),
    ),
    ...(fields.includes('householdNumbers') && { householdNumbers: numbersOf(loaded) }),
    ...(fields.includes('statements') && { statements: await statementsOf(records, loaded) }),
  };
}

/** The numbers of the members of the household of a case, except the person themself. */
const numbersOf = ({ state }: LoadedCase) =>
  (lastHousehold(state)?.members ?? []).flatMap(({ member, identityNumber }) =>
    identityNumber === undefined ? [] : [{ member, identityNumber }],
  );

/** The newest texts of the history in which staff see something masked. */
async function statementsOf(records: CaseRecords, loaded: LoadedCase) {
  const said = await freeTextOf(records, loaded, await records.cases.history(loaded.state.caseId, loaded));
  return [...said]
    .filter(([, words]) => !isDeepStrictEqual(maskFreeText(words), words))
    .slice(-maxStatements)
    .map(([sequence, freeText]) => ({ sequence, freeText: { ...freeText } }));
}
