import { ulid } from 'ulid';
import type * as z from 'zod';
import type { DueDateCalendar } from '../../../../lib/domain/calendar/due-date.ts';
import type { CaseState } from '../../../../lib/domain/case/case.ts';
import { categoryRefusal } from '../../../../lib/domain/case/hardship/begin.ts';
import type { Principal } from '../../../../lib/domain/case/kernel/access.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import type { Phase, Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { carriedLedgerOf } from '../../../../lib/domain/case/ledger/carry-over.ts';
import { asPreviousSpell, lastClosed } from '../../../../lib/domain/case/registration/previous-spell.ts';
import { submitApplication } from '../../../../lib/domain/case/registration/submit.ts';
import type { Person } from '../../../../lib/domain/person.ts';
import { lifecycleRules } from '../../../../lib/policy/lifecycle-rules.ts';
import type { Pack } from '../../../../lib/policy/packs.ts';
import { registrationRules } from '../../../../lib/policy/registration-rules.ts';
import type { CaseStore, CreateOutcome } from '../../../../lib/store/cases.ts';
import type { RequestIdentity } from '../../../../lib/store/requests.ts';
import type { Write } from '../../../../lib/store/table.ts';
import { applicationNumber } from '../../../common/cases/application-number.ts';
import { problemOf } from '../../../common/cases/case-access.ts';
import { countedOpening, earlierCases, identityBasisOf } from '../../../common/cases/identity.ts';
import { requireKnown, statedProfile } from '../../../common/views/stated-fields.ts';
import type { applicationSchema } from './operation.ts';

/** An application whose person has been checked. */
export interface CheckedApplication {
  readonly application: z.infer<typeof applicationSchema>;
  readonly region: Region;
  readonly person: Person;
  readonly request: RequestIdentity;
  readonly principal: Principal;
  /** The agency at which it is made, if that is not the district's own. */
  readonly agency?: string | undefined;
  /** Further writes of the same transaction. */
  readonly alongside: readonly Write[];
}

/** Opens the case of an application, under the rules of the day of submission. */
export async function createCase(
  cases: CaseStore,
  { application, region, person, request, principal, agency, alongside }: CheckedApplication,
  pack: Pack,
  calendar: DueDateCalendar,
  context: Context,
): Promise<CreateOutcome> {
  const { now, actor } = context;
  const caseId = ulid(now);
  const { district, placeBasis, channel, assistance } = application;
  const identity = await identityBasisOf(
    principal,
    { identityNumber: person.identityNumber, assisted: assistance !== undefined },
    cases,
    now,
  );
  const found = await cases.ofPerson(person.identityNumber, principal.subject);
  const all = found.all.map(({ state }) => state);
  const earlier = earlierCases(principal, identity, all);
  const spellIn = (some: readonly CaseState[]) => {
    const last = lastClosed(some);
    return last && asPreviousSpell(last, application.unemployment.date, region, lifecycleRules(pack));
  };
  // The previous spell decides whether this is a re-entry (YN-5.1.3). If the number is only stated, this waits until it is
  // proven whose it is, unless the spell belongs to the same sign-in: so a stranger learns nothing, and the person concerned
  // loses nothing.
  const previousSpell = spellIn(earlier);
  const toProve = identity === 'stated' ? spellIn(all) : undefined;
  const spellToProve = toProve?.caseId === previousSpell?.caseId ? undefined : toProve;
  // A sign-in may be told of the cases that it has stated itself, and has one at a time.
  const open = earlier.find(({ phase, owner }) => owner === principal.subject && isActive(phase));
  // A copy of this very request may have opened it meanwhile.
  if (open) return (await cases.replayOf(request)) ?? { kind: 'person-active', caseId: open.caseId };
  const carriedLedger = carriedLedgerOf(earlier);
  const stated = statedProfile(application, now);
  requireKnown(stated, lifecycleRules(pack), now);
  const wrong =
    application.hardship && categoryRefusal(application.hardship.categories, lifecycleRules(pack));
  if (wrong) throw problemOf(wrong);
  const event = submitApplication(
    {
      region,
      district,
      placeBasis,
      channel,
      applicationNumber: applicationNumber(district, now, caseId),
      identity,
      ...(agency !== undefined && { agency }),
      ...(actor.role === 'applicant' && { owner: actor.subject }),
      ...(assistance && { assistance: { ...assistance, subject: actor.subject } }),
      ...(previousSpell && { previousSpell }),
      ...(spellToProve && { spellToProve }),
      ...(carriedLedger && { carriedLedger }),
      ...(stated && { statedProfile: stated }),
      ...(application.hardship && { hardshipAsked: application.hardship }),
      ...(application.dataNotice !== undefined && { dataNotice: application.dataNotice }),
    },
    registrationRules(pack),
    calendar,
    context,
  );
  const counted = countedOpening(identity, principal, now);
  return cases.create({ caseId, event, person, personId: found.personId, request, alongside, counted });
}

const isActive = (phase: Phase): boolean => phase === 'applied' || phase === 'registered';
