import type { CaseFault, HeadFault } from '../../lib/store/history-audit.ts';
import { keys } from '../../lib/store/keys.ts';
import { counted } from '../support/command/texts.ts';
import type { AuditResult } from './audit.ts';

type Sentences<Fault extends { readonly kind: string }> = {
  readonly [Kind in Fault['kind']]: (fault: Fault) => string;
};

const headSentences: Sentences<HeadFault> = {
  'head-unreadable': () => 'cannot be read: it was damaged or replaced.',
  'head-out-of-order': () =>
    'does not come after the one before it: a head between them was removed, or added.',
  'head-not-following': () => 'does not bind the head before it: that one was replaced, or removed.',
  'head-altered': () => 'was altered: it does not say any more what was computed for it.',
  'signature-wrong': () => 'has a signature that is not that of the key.',
  'head-missing': () => 'is missing: nothing was signed for this day, or what was signed was removed.',
};

const numbers = ({ sequence, until }: CaseFault): string =>
  until === undefined || until === sequence ? `event ${sequence}` : `events ${sequence} to ${until}`;

const caseSentences: Sentences<CaseFault> = {
  'case-removed': ({ day }) => `was removed: it was signed on ${day}, and nothing of it is there.`,
  'case-head-wrong': ({ sequence }) =>
    `has a head that does not agree with its last event, number ${sequence}: one of them was altered, or events were removed at the end.`,
  'event-unreadable': (fault) => `${numbers(fault)} cannot be read: it was damaged or replaced.`,
  'event-missing': (fault) => `${numbers(fault)}: removed from within the history.`,
  'event-altered': (fault) => `${numbers(fault)} was altered: its hash is another one.`,
  'event-not-following': (fault) =>
    `${numbers(fault)} does not follow the event before it: one of the two was replaced.`,
  'signed-event-missing': (fault) =>
    `${numbers(fault)} was signed on ${fault.day} and is not there any more.`,
  'history-rewritten': (fault) =>
    `${numbers(fault)}: altered after having been signed for ${fault.day}, with all hashes computed anew.`,
  'event-unsigned': (fault) =>
    `${numbers(fault)}: dated on a day that is signed, and not among what was signed: added afterwards, or redated.`,
  'event-listing-wrong': (fault) =>
    `${numbers(fault)}: not listed among all events as it says itself, or with a member that no event has.`,
  'place-wrong': () =>
    'does not have the place of its person that it occupies, or has one that it does not: another case could be opened, or none.',
  'item-altered': (fault) =>
    `${itemOf(fault)} is not as event ${fault.sequence} has left it: it was altered past the service.`,
  'item-removed': (fault) =>
    `${itemOf(fault)} was removed: event ${fault.sequence} was written together with it.`,
  'item-added': (fault) => `${itemOf(fault)} was added: no event was written together with it.`,
  'delivery-altered': (fault) =>
    `${itemOf(fault)} has a delivery status, or a place in a list, that does not follow from what was reported of it.`,
};

const itemNames: readonly (readonly [string, string])[] = [
  [keys.head, 'what the case has become (its head)'],
  [keys.person, 'the sealed person'],
  [keys.task(''), 'a task'],
  [keys.deadline(''), 'a deadline'],
  [keys.scheduledAction(''), 'a scheduled action'],
  ['ESC#', 'a step of an escalation'],
  [keys.noticePrefix, 'a notice'],
  [keys.mandate(''), 'a mandate'],
];

/** An item in words, with its sort key. */
const itemOf = ({ item = '' }: CaseFault): string => {
  const [, words = 'an item'] = itemNames.find(([prefix]) => item.startsWith(prefix)) ?? [];
  return `${words}, ${item},`;
};

const isOfCase = (fault: HeadFault | CaseFault): fault is CaseFault => 'caseId' in fault;

/** What is wrong, in a sentence without anything that an event says. */
export const sentenceOf = (fault: HeadFault | CaseFault): string =>
  isOfCase(fault)
    ? `Case ${fault.caseId}: ${caseSentences[fault.kind](fault)}`
    : `Signed head of ${fault.day}, shard ${fault.shard}, page ${fault.page}: it ${headSentences[fault.kind](fault)}`;

/** What was checked, and the result. */
export function summaryOf({ faults, heads, cases, events, unbound, coveredUntil }: AuditResult): string {
  const looked = `${counted(cases, 'case')} with ${counted(events, 'event')}, ${counted(heads, 'signed head')}`;
  const covered =
    coveredUntil === undefined ? 'not all shards have been signed' : `signed up to ${coveredUntil}`;
  const found =
    faults.length === 0
      ? 'Nothing was altered, removed or added.'
      : `${counted(faults.length, 'finding')}. Leave the table as it is and compare with a restore of the day before.`;
  const notBound =
    unbound === 0
      ? ''
      : ` Of ${counted(unbound, 'case')} only the events are bound, and not what they have led to: the last event is of a release before version 3, and the next one binds it.`;
  return `${looked}; ${covered}. ${found}${notBound}`;
}
