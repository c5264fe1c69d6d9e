import { announcedArrangements } from '../../../../lib/domain/calendar/arrangements/announced.ts';
import { dueDates } from '../../../../lib/domain/calendar/due-date.ts';
import { beijingDate } from '../../../../lib/domain/calendar/local-date.ts';
import { workingCalendar } from '../../../../lib/domain/calendar/working-calendar.ts';
import {
  type CaseEvent,
  type CaseState,
  evolve,
  type LifecycleRules,
} from '../../../../lib/domain/case/case.ts';
import { registerAsJobSeeker } from '../../../../lib/domain/case/job-seeker/register.ts';
import type { Context } from '../../../../lib/domain/case/kernel/event.ts';
import type { Actor, Region } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import type { RegistrationStart } from '../../../../lib/domain/case/registration/decide.ts';
import type { RegistrationRules } from '../../../../lib/domain/case/registration/rules.ts';
import { type Application, submitApplication } from '../../../../lib/domain/case/registration/submit.ts';
import { lifecycleRules } from '../../../../lib/policy/lifecycle-rules.ts';
import { type Pack, resolvePack } from '../../../../lib/policy/packs.ts';
import { registrationRules } from '../../../../lib/policy/registration-rules.ts';
import { districtOf } from '../../../support/applications.ts';

/** The working calendar announced by the State Council. */
export const calendar = dueDates(workingCalendar(announcedArrangements));

/** A Friday, six weeks before an unannounced year. */
export const friday = Date.parse('2026-11-20T10:00:00+08:00');
export const at = (instant: string): number => Date.parse(instant);
export const hour = 60 * 60 * 1000;
export const day = 24 * hour;

export const officer: Actor = { role: 'officer', subject: 'officer-chongqing' };
/** Another officer: whoever proposes a closure does not decide it. */
export const secondOfficer: Actor = { role: 'officer', subject: 'officer-chongqing-2' };
export const supervisor: Actor = { role: 'supervisor', subject: 'supervisor-chongqing' };
/** Another supervisor: whoever decides does not review. */
export const secondSupervisor: Actor = { role: 'supervisor', subject: 'supervisor-chongqing-2' };
export const applicant: Actor = { role: 'applicant', subject: 'applicant' };
export const system: Actor = { role: 'system', subject: 'test' };

/** Rules are made once for the values of a pack, which several days share: each step of a life asks for them. */
const onceForValues = <Rules>(make: (pack: Pack) => Rules): ((pack: Pack) => Rules) => {
  const made = new WeakMap<Pack['values'], Rules>();
  return (pack) => {
    const rules = made.get(pack.values) ?? make(pack);
    made.set(pack.values, rules);
    return rules;
  };
};
const registrationRulesOf = onceForValues(registrationRules);
const lifecycleRulesOf = onceForValues(lifecycleRules);

/** The rules of a region in force at an instant. */
export const rulesOf = (region: Region, now = friday): RegistrationRules =>
  registrationRulesOf(resolvePack(region, beijingDate(now)));

/** The rules for after the decision, of a region at an instant. */
export const lifecycleOf = (region: Region, now = friday): LifecycleRules =>
  lifecycleRulesOf(resolvePack(region, beijingDate(now)));

/** What a registration starts from in a region, early in a month by default. */
export const beginningOf = (
  region: Region,
  now = friday,
  workingDaysLeftInMonth = 7,
): RegistrationStart & { readonly lifecycle: LifecycleRules } => ({
  lifecycle: lifecycleOf(region, now),
  workingDaysLeftInMonth,
});

let cases = 0;

/** A case number that no other test has. */
export const newCaseId = (): string => `01J${String(cases++).padStart(23, '0')}`;

/** The event with which a case begins. */
export function submission(
  change: Partial<Application> = {},
  now = friday,
): CaseEvent<'application-submitted'> {
  const region = change.region ?? 'chongqing';
  return submitApplication(
    {
      region,
      district: districtOf(region),
      channel: 'online',
      placeBasis: 'residence',
      applicationNumber: '50010320261120ABCDEFGH',
      owner: 'applicant',
      ...change,
    },
    rulesOf(region, now),
    calendar,
    { now, actor: applicant },
  );
}

/** Takes the offer of job-seeker registration, with an officer of the district. */
export const asJobSeeker = (state: CaseState, context: Context) =>
  registerAsJobSeeker(
    state,
    { officer: 'officer-chongqing', because: 'load' },
    lifecycleOf(state.region, context.now),
    calendar,
    context,
  );

/** A case built from a list of events. */
export function replay(caseId: string, events: readonly CaseEvent[]): CaseState {
  const state = events.reduce<CaseState | undefined>(
    (before, event) => evolve(before, caseId, event),
    undefined,
  );
  if (!state) throw new Error('a case begins with an event');
  return state;
}
