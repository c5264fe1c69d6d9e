import type { HardshipCategory, HardshipRules } from '../domain/case/hardship/rules.ts';
import type { TimeLimit } from '../domain/case/kernel/deadline.ts';
import type { Pack } from './packs.ts';
import { referenceOf } from './registration-rules.ts';

type Hints = Pick<HardshipCategory, 'tags' | 'compared' | 'statedDisability'>;

const none: Hints = { tags: [], compared: [], statedDisability: false };
const disability: Hints = { ...none, compared: ['disability-certificate'], statedDisability: true };

/**
 * What suggests, besides the criterion, that a person may belong to a group: groups marked in the ledger, and facts that
 * a source is asked for (WH-3.1 数据比对). The table is our own and decides nothing. A group without an entry is left to
 * people.
 */
const hints: Readonly<Record<string, Hints>> = {
  'zero-employment-household': { ...none, tags: ['zero-employment-household'] },
  'allowance-household': { ...none, compared: ['minimum-living-guarantee'] },
  'long-term-allowance': { ...none, compared: ['minimum-living-guarantee'] },
  'allowance-margin': { ...none, compared: ['living-guarantee-margin'] },
  'low-income-household': { ...none, compared: ['low-income-family'] },
  'out-of-poverty': { ...none, tags: ['out-of-poverty'], compared: ['out-of-poverty'] },
  disabled: disability,
  'certified-disabled': disability,
};

/**
 * Translates the pack into the rules that recognising employment difficulty needs.
 * @param promptly the time limit for what must be done promptly, when no source gives one (I-13)
 */
export function hardshipRules({ values }: Pack, promptly: TimeLimit): HardshipRules['hardship'] {
  const { difficultyRecognition, hardshipChain, hardshipExits } = values;
  const groups = difficultyRecognition.status === 'set' ? difficultyRecognition.value.groups : [];
  const { steps, noticeWorkingDays } = hardshipChain.value;
  const timeOf = (step: string): TimeLimit => {
    const found = steps.find(({ code }) => code === step);
    return found?.workingDays === undefined
      ? promptly
      : {
          term: { workingDays: found.workingDays },
          closes: 'end-of-day',
          basis: referenceOf(found.citation),
        };
  };
  return {
    categories: groups.map(({ code, criterion, citation }) => ({
      code,
      basis: referenceOf(citation),
      ...(criterion && { criterion }),
      ...(hints[code] ?? none),
    })),
    chain: steps.map(({ code }) => code),
    ...(noticeWorkingDays !== undefined && { noticeWorkingDays }),
    within: {
      candidate: promptly,
      check: timeOf('check'),
      publication: promptly,
      'notice-result': promptly,
      review: timeOf('review'),
      decision: timeOf('decision'),
      'notice-objection': promptly,
      plan: promptly,
      objection: promptly,
    },
    exitReasons: hardshipExits.value.reasons.map(({ code }) => code),
  };
}
