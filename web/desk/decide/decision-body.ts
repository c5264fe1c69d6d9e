import type { Body } from '../../api/operations.ts';
import type { ApiProblem } from '../../api/problem.ts';
import type { Bilingual } from '../../texts/language.ts';

type DecisionBody = Body<'POST /cases/{caseId}/tasks/{taskId}/decision'>;

/** What has been typed for each outcome. Another outcome keeps it, so that looking at one loses nothing of the other. */
export interface DecisionDraft {
  readonly outcome: DecisionBody['outcome'] | undefined;
  /** Why each finding is overruled, by its check. */
  readonly because: Readonly<Record<string, string>>;
  readonly reason: string;
  readonly explanation: string;
  readonly items: readonly string[];
  readonly message: string;
}

export const emptyDecision: DecisionDraft = {
  outcome: undefined,
  because: {},
  reason: '',
  explanation: '',
  items: [],
  message: '',
};

/** Something to correct, at a place of the screen. */
export interface Place {
  readonly id: string;
  readonly text: string;
}

const texts = {
  outcome: { zh: '请选择审核意见。', en: 'Choose a decision.' },
  because: { zh: '请说明不采信“{check}”的理由。', en: 'Say why you overrule “{check}”.' },
  reason: { zh: '请选择不予登记的情形。', en: 'Choose a reason.' },
  explanation: { zh: '请写明具体理由。', en: 'Explain the reason in this case.' },
  items: { zh: '请选择需要补充的事项。', en: 'Choose what is missing.' },
};

/** The elements of the places, so that the summary of errors leads to them. */
export const placeIds = {
  outcome: 'decision-outcome',
  reason: 'decision-reason',
  explanation: 'decision-explanation',
  items: 'decision-items',
  message: 'decision-message',
  because: (check: string) => `decision-because-${check}`,
};

/** What is still missing, in the order of the screen. */
export function missingIn(
  draft: DecisionDraft,
  overruled: readonly { check: string; name: string }[],
  t: (text: Bilingual, values?: Readonly<Record<string, string>>) => string,
): readonly Place[] {
  const { outcome, because, reason, explanation, items } = draft;
  const need = (isMissing: boolean, id: string, text: string) => (isMissing ? [{ id, text }] : []);
  if (outcome === 'approve')
    return overruled.flatMap(({ check, name }) =>
      need(!because[check]?.trim(), placeIds.because(check), t(texts.because, { check: name })),
    );
  if (outcome === 'refuse')
    return [
      ...need(reason === '', placeIds.reason, t(texts.reason)),
      ...need(explanation.trim() === '', placeIds.explanation, t(texts.explanation)),
    ];
  if (outcome === 'ask-for-information') return need(items.length === 0, placeIds.items, t(texts.items));
  return need(true, placeIds.outcome, t(texts.outcome));
}

/** What is sent: only what belongs to the outcome. */
export function bodyOf(draft: DecisionDraft, checks: readonly string[]): DecisionBody | undefined {
  const { outcome, because, reason, explanation, items, message } = draft;
  switch (outcome) {
    case 'approve':
      return {
        outcome,
        overruledEvidence: checks.map((check) => ({ check, because: (because[check] ?? '').trim() })),
      };
    case 'refuse':
      return { outcome, reason, explanation };
    case 'ask-for-information':
      return { outcome, items: [...items], message };
    default:
      return undefined;
  }
}

/** The place of each pointer of the API that the screen has a control for. */
const places: readonly [RegExp, string][] = [
  [/^\/reason/, placeIds.reason],
  [/^\/explanation/, placeIds.explanation],
  [/^\/items/, placeIds.items],
  [/^\/message/, placeIds.message],
];

/** Where a code is shown that names no place: at the text that it is about. */
function placeOfCode(code: string, outcome: DecisionDraft['outcome']): string | undefined {
  if (code === 'forbidden-document' || code === 'forbidden-ground')
    return outcome === 'refuse' ? placeIds.explanation : placeIds.message;
  if (code === 'unknown-information-item') return placeIds.items;
  if (code === 'unknown-refusal-reason') return placeIds.reason;
  return undefined;
}

/** What the service has refused, at its places; empty where it concerns no field. */
export function refusedAt(
  problem: ApiProblem | undefined,
  outcome: DecisionDraft['outcome'],
  overruled: readonly string[],
): readonly Place[] {
  if (!problem || problem.status === 412) return [];
  const listed = problem.errors.flatMap(({ pointer, detail }) => {
    const check = /^\/overruledEvidence\/(\d+)/.exec(pointer)?.[1];
    const id =
      check === undefined
        ? places.find(([pattern]) => pattern.test(pointer))?.[1]
        : placeIds.because(overruled[Number(check)] ?? '');
    return id === undefined ? [] : [{ id, text: detail }];
  });
  if (listed.length > 0) return listed;
  const id = placeOfCode(problem.code, outcome);
  return id === undefined ? [] : [{ id, text: problem.title }];
}
