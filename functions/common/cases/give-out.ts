import type { CaseEvent, CaseRefusal, CaseState } from '../../../lib/domain/case/case.ts';
import type { Context } from '../../../lib/domain/case/kernel/event.ts';
import type { Result } from '../../../lib/domain/result.ts';
import type { CaseRecords } from '../connections/records.ts';
import { log } from '../http/log.ts';
import type { RequestContext } from '../http/request-context.ts';
import { currentRules } from '../rules/rules.ts';
import { type HandOverAnswer, handOverView } from '../views/hand-over-view.ts';
import { applyChange } from './change-case.ts';

/**
 * Gives out the data of a hand-over: writes the event that says who took which items, then returns the items. A repeated
 * request is answered from the same record.
 */
export async function giveOut(
  records: CaseRecords,
  caseId: string,
  asked: RequestContext,
  subject: 'referral' | 'loan',
  propose: (state: CaseState, context: Context) => Result<CaseEvent, CaseRefusal>,
): Promise<HandOverAnswer> {
  const { loaded, version } = await applyChange(records, caseId, asked, (state, context) => ({
    decision: propose(state, context),
  }));
  const recorded = await records.cases.event(caseId, version);
  const number = recorded && 'number' in recorded.event.data ? recorded.event.data.number : undefined;
  if (typeof number !== 'number') throw new Error(`case ${caseId} has no hand-over ${version}`);
  log.info('PERSONAL_DATA_HANDED_OVER', { caseId, subject, number, by: asked.principal.subject });
  const [person, rules] = await Promise.all([records.cases.person(loaded), currentRules(records.table)]);
  const pack = rules.packAt(loaded.state.region, asked.now);
  return handOverView(loaded.state, subject, number, person, version, pack, asked.language);
}
