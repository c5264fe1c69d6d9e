import { ulid } from 'ulid';
import type * as z from 'zod';
import type { DueDateCalendar } from '../../../../lib/domain/calendar/due-date.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import type { Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import {
  asPreviousSpell,
  ledgerCarriedOver,
} from '../../../../lib/domain/case/registration/previous-spell.ts';
import { submitApplication } from '../../../../lib/domain/case/registration/submit.ts';
import type { Person } from '../../../../lib/domain/person.ts';
import { lifecycleRules } from '../../../../lib/policy/lifecycle-rules.ts';
import type { Pack } from '../../../../lib/policy/packs.ts';
import { registrationRules } from '../../../../lib/policy/registration-rules.ts';
import type { CaseStore, CreateOutcome } from '../../../../lib/store/cases.ts';
import type { RequestIdentity } from '../../../../lib/store/requests.ts';
import { applicationNumber } from '../../../common/cases/application-number.ts';
import type { applicationSchema } from './operation.ts';

/** An application whose person has been checked. */
export interface CheckedApplication {
  readonly application: z.infer<typeof applicationSchema>;
  readonly region: Region;
  readonly person: Person;
  readonly request: RequestIdentity;
}

/** Opens the case of an application, by the rules of the day on which it is submitted. */
export async function createCase(
  cases: CaseStore,
  { application, region, person, request }: CheckedApplication,
  pack: Pack,
  calendar: DueDateCalendar,
  context: Context,
): Promise<CreateOutcome> {
  const { now, actor } = context;
  const caseId = ulid(now);
  const { district, placeBasis, channel, assistance } = application;
  const last = await cases.lastClosed(person.identityNumber);
  const previousSpell = last && asPreviousSpell(last, person.unemploymentDate, lifecycleRules(pack));
  const event = submitApplication(
    {
      region,
      district,
      placeBasis,
      channel,
      applicationNumber: applicationNumber(district, now, caseId),
      ...(actor.role === 'applicant' && { owner: actor.subject }),
      ...(assistance && { assistance: { ...assistance, subject: actor.subject } }),
      // The spell before this one decides whether this is a re-entry (YN-5.1.3), and brings what was learnt in it.
      ...(last && previousSpell && { previousSpell, ledger: ledgerCarriedOver(last.ledger) }),
    },
    registrationRules(pack),
    calendar,
    context,
  );
  return cases.create({ caseId, event, person, request });
}
