import { type CaseState, evolve } from '../../../../lib/domain/case/case.ts';
import { isWithin, type Principal } from '../../../../lib/domain/case/kernel/access.ts';
import type { Language } from '../../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../../lib/policy/citations.ts';
import type { CaseStore } from '../../../../lib/store/cases.ts';
import { Problem } from '../../../common/http/problems.ts';
import { districtView } from '../../../common/views/district-view.ts';
import { dateText } from '../../../common/wording/date-text.ts';

/**
 * Checks the channel: online applications come from the person or a helper; staff enter those at their own counter.
 * @throws Problem `outside-jurisdiction` or `channel-not-allowed`
 */
export function checkChannel(
  { channel, district }: Pick<CaseState, 'channel' | 'district'>,
  principal: Principal,
): void {
  if (principal.role === 'officer' && !isWithin(principal, district))
    throw new Problem('outside-jurisdiction');
  if ((channel === 'counter') !== (principal.role === 'officer')) throw new Problem('channel-not-allowed');
}

/** The case as it was when it was received: a repeated request gets the same answer as the first one. */
export async function firstStateOf(caseId: string, cases: CaseStore): Promise<CaseState> {
  const [first] = await cases.history(caseId);
  if (!first) throw new Error(`case ${caseId} was remembered but is not there`);
  return evolve(undefined, caseId, first.event);
}

/**
 * The problem that the person already has a case. It names the case to its owner and to somebody whose sign-in proves that it
 * is theirs. To staff it names the district of the case, so that it can be transferred, and the case itself if it is in their
 * own jurisdiction, so that a case opened by a stranger can be taken away from them (I-52).
 */
export async function alreadyActiveProblem(
  caseId: string,
  { principal, language }: { readonly principal: Principal; readonly language: Language },
  cases: CaseStore,
): Promise<Problem> {
  const loaded = await cases.load(caseId);
  if (!loaded) return new Problem('already-active');
  if (principal.role !== 'applicant')
    return new Problem('already-active', {
      district: districtView(loaded.state.district, language),
      ...(isWithin(principal, loaded.state.district) && { caseId }),
    });
  const own =
    loaded.state.owner === principal.subject ||
    (principal.identityNumber !== undefined && (await cases.isOf(loaded, principal.identityNumber)));
  return new Problem('already-active', own ? { caseId } : {});
}

/** The receipt for an application: its number, and the day by which it is decided. */
export function receiptOf(state: CaseState, language: Language) {
  const [deadline] = Object.values(state.deadlines);
  if (!deadline) throw new Error(`case ${state.caseId} has no decision deadline`);
  const { dueDate, dueAt, provisional, basis } = deadline;
  return {
    caseId: state.caseId,
    applicationNumber: state.applicationNumber,
    phase: state.phase,
    submittedAt: state.submittedAt,
    dueDate,
    dueAt,
    provisional,
    basis: describeCitation(basis, language),
    text:
      language === 'en'
        ? `Your application has been received. It will be decided by ${dateText(dueDate, 'en')}.`
        : `已收到您的失业登记申请，最迟于${dateText(dueDate, 'zh')}办结。`,
  };
}
