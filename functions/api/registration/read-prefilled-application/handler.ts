import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { isKnownValue } from '../../../../lib/domain/case/ledger/fact-values.ts';
import { prefilledPerson, prefillingCase } from '../../../../lib/domain/case/registration/prefill.ts';
import { type CaseRecords, connectRecords } from '../../../common/connections/records.ts';
import { type Handler, serve } from '../../../common/http/serve.ts';
import { operation } from './operation.ts';

/** How many of the person's newest cases are examined. */
const maxLookedThrough = 20;

export const handle =
  ({ cases }: CaseRecords): Handler<typeof operation> =>
  async ({ principal: { subject, identityNumber } }) => {
    if (identityNumber === undefined) return { body: {} };
    const { entries } = await cases.pageOfPerson(identityNumber, { limit: maxLookedThrough });
    const chosen = prefillingCase(
      entries.map((loaded) => ({ ...loaded.state, loaded })),
      subject,
    );
    if (!chosen) return { body: {} };
    const { district, placeBasis, applicationNumber, submittedAt } = chosen;
    const person = await cases.person(chosen.loaded);
    return {
      body: {
        from: { applicationNumber, submittedAt },
        form: {
          district,
          ...(placeBasis && { placeBasis }),
          applicant: prefilledPerson(person),
          ...statedFacts(chosen),
          ...(person.jobIntention !== undefined && { jobIntention: person.jobIntention }),
        },
      },
    };
  };

export const handler = serve(operation, () => handle(connectRecords()));

/** The facts that the form asks for, by the form's names. Values that are no longer known are left out. */
const formFacts = {
  education: 'education',
  'skill-level': 'skillLevel',
  'service-needs': 'serviceNeeds',
} as const;

const statedFacts = ({
  ledger: { facts },
}: Pick<CaseState, 'ledger'>): { readonly [Name in (typeof formFacts)[keyof typeof formFacts]]?: string } =>
  Object.fromEntries(
    Object.entries(formFacts).flatMap(([code, name]) => {
      const value = facts[code]?.value;
      return value !== undefined && isKnownValue(code, value) ? [[name, value]] : [];
    }),
  );
