import type { CaseEvent } from '../../../../lib/domain/case/events.ts';
import { decisionTaskId, firstContactTaskId } from '../../../../lib/domain/case/ids.ts';
import { approveApplication, openTask, recordContact } from '../../../../lib/domain/case/registration.ts';
import { type CaseState, evolve } from '../../../../lib/domain/case/state.ts';
import type { Region } from '../../../../lib/domain/case/vocabulary.ts';
import type { Result } from '../../../../lib/domain/result.ts';
import { beginningOf, calendar, friday, lifecycleOf, newCaseId, officer, submission } from './cases.ts';

export const context = { now: friday, actor: officer };
/** The case after an event. */
export const having = (state: CaseState, event: CaseEvent | undefined): CaseState =>
  event ? evolve(state, state.caseId, event) : state;
/** The event of a decision that must not be refused. */
export function done<Event extends CaseEvent>(result: Result<Event, { readonly reason: string }>): Event {
  if (!result.ok) throw new Error(result.failure.reason);
  return result.value;
}

/** A person who was registered on Friday 20 November and reached at once. */
export function contacted(region: Region): CaseState {
  const begun = evolve(undefined, newCaseId(), submission({ region }));
  const given = having(begun, openTask(begun, decisionTaskId, 'decide-application', context));
  const approved = having(
    given,
    done(approveApplication(given, decisionTaskId, [], beginningOf(region), calendar, context)),
  );
  const asked = having(approved, openTask(approved, firstContactTaskId, 'make-first-contact', context));
  return having(
    asked,
    done(
      recordContact(
        asked,
        firstContactTaskId,
        { method: 'phone', reached: true },
        lifecycleOf(region),
        calendar,
        context,
      ),
    ),
  );
}
