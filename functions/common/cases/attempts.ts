import { attemptsFor, type CaseState } from '../../../lib/domain/case/case.ts';
import type { Deadline } from '../../../lib/domain/case/kernel/deadline.ts';
import type { CaseStore } from '../../../lib/store/cases.ts';
import type { LoadedCase } from '../../../lib/store/stored.ts';

/**
 * How often the person was not reached for the task of a deadline: for a follow-up from the case, for the first contact from
 * its history. Undefined where the task is not about reaching them.
 */
export async function attemptsAt(
  cases: CaseStore,
  loaded: LoadedCase,
  deadline: Deadline,
): Promise<number | undefined> {
  const state: CaseState = loaded.state;
  if (deadline.kind !== 'first-contact') return attemptsFor(state, deadline);
  const history = await cases.history(state.caseId, loaded);
  return history.filter(({ event }) => event.type === 'contact-recorded' && !event.data.reached).length;
}
