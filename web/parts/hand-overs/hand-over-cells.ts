import type { Answer } from '../../api/operations.ts';
import { showDate } from '../../texts/dates.ts';
import { type Language, say } from '../../texts/language.ts';

type HandOver = Answer<'GET /hand-overs'>['handOvers'][number];

const kinds = {
  referral: { zh: '转介', en: 'Referral' },
  loan: { zh: '创业担保贷款', en: 'Guaranteed loan' },
} as const;

/** The cells of a hand-over in the file, in the order of the head. */
export const handOverCells = (each: HandOver, language: Language): readonly (string | undefined)[] => [
  showDate(each.at, 'momentOfYear', language),
  say(kinds[each.kind], language),
  each.applicationNumber,
  each.applicant,
  each.to.text,
  each.way.text,
  each.statusText,
  each.receivedOn,
  each.answeredOn,
  each.key,
];
