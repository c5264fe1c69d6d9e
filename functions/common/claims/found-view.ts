import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import { assess } from '../../../lib/domain/case/claim/assess.ts';
import type { SchemeTerms } from '../../../lib/domain/case/claim/scheme.ts';
import type { FoundGrant } from '../../../lib/domain/case/proactive/state.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { conditionsOf } from './claim-view.ts';

/** The conditions of a scheme, with what the data showed when a grant was found. */
export const foundConditions = (grant: FoundGrant, terms: SchemeTerms, language: Language) =>
  conditionsOf(
    assess(terms, grant.stated, {}, [], beijingDate(Date.parse(grant.foundAt))).map((each) => {
      const was = grant.assessment.find(({ code }) => code === each.code);
      return was ? { ...each, verdict: was.verdict, by: was.by } : each;
    }),
    terms,
    language,
  );

/** The facts that a confirmation has to state because the data do not have them. */
export const askedBesides = (grant: FoundGrant, { asks }: Pick<SchemeTerms, 'asks'>): readonly string[] =>
  asks.filter((each) => grant.stated[each] === undefined);
