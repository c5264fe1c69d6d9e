import type { Body } from '../../api/operations.ts';
import type { ApiProblem } from '../../api/problem.ts';
import type { Bilingual } from '../../texts/language.ts';

type DecisionBody = Body<'POST /cases/{caseId}/tasks/{taskId}/decision'>;

/** The input for each outcome. Each outcome keeps its own, so that looking at another one loses nothing. */
export interface DecisionDraft {
  readonly outcome: DecisionBody['outcome'] | undefined;
  /** The reason for overruling each finding, by its check. */
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

/** A fault, with its place on the screen. */
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

/** The ids of the elements of the places, for links of the error summary. */
export const placeIds = {
  outcome: 'decision-outcome',
  reason: 'decision-reason',
  explanation: 'decision-explanation',
  items: 'decision-items',
  message: 'decision-message',
  because: (check: string) => `decision-because-${check}`,
};

/** The missing input, in the order of the screen. */
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

/** The body to send: only the input for the outcome. */
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

/** The places on the screen of the pointers of the API. */
const places: readonly [RegExp, string][] = [
  [/^\/reason/, placeIds.reason],
  [/^\/explanation/, placeIds.explanation],
  [/^\/items/, placeIds.items],
  [/^\/message/, placeIds.message],
];

/** The place on the screen of a code without a pointer: the text that it is about. */
function placeOfCode(code: string, outcome: DecisionDraft['outcome']): string | undefined {
  if (code === 'forbidden-document' || code === 'forbidden-ground')
    return outcome === 'refuse' ? placeIds.explanation : placeIds.message;
  if (code === 'unknown-information-item') return placeIds.items;
  if (code === 'unknown-refusal-reason') return placeIds.reason;
  return undefined;
}

/** The faults that the service found, at their places; empty if the problem concerns no field. */
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
