import * as z from 'zod';
import type { CaseState } from '../../../lib/domain/case/case.ts';
import { loanParts } from '../../../lib/domain/case/guaranteed-loan/check.ts';
import { loanOf } from '../../../lib/domain/case/guaranteed-loan/state.ts';
import {
  type HandedOver,
  type HandOverItem,
  type HandOverParts,
  handOverData,
  handOverItemSchema,
  handOverWaySchema,
} from '../../../lib/domain/case/hand-over/hand-over.ts';
import { instantSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { referralParts } from '../../../lib/domain/case/referral/hand-over.ts';
import { referralOf } from '../../../lib/domain/case/referral/state.ts';
import { groupedYuanOf } from '../../../lib/domain/money.ts';
import type { Person } from '../../../lib/domain/person.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { caseIdSchema } from '../http/schemas.ts';
import { codeName } from '../wording/code-names.ts';
import { districtName } from '../wording/district-name.ts';
import { handOverItemTexts } from '../wording/hand-over-texts.ts';

/** The data of a hand-over, once it is recorded: by codes for a machine, and with names for a letter. */
export const handOverSchema = z
  .strictObject({
    caseId: caseIdSchema,
    version: z.int().describe('The version of the case after the hand-over, which is an event of the case.'),
    key: z.string().describe('Names this hand-over for good, on both sides.'),
    to: z.string().describe('The code of the other body.'),
    way: handOverWaySchema,
    at: instantSchema.describe('When it was first handed over.'),
    data: z
      .partialRecord(handOverItemSchema, z.string())
      .describe('The items that were recorded, and nothing else. Amounts are in fen.'),
    items: z.array(z.strictObject({ name: z.string(), value: z.string() })).describe('The same, with names.'),
  })
  .meta({ id: 'HandOver' });
export type HandOverAnswer = z.infer<typeof handOverSchema>;

/** Returns the hand-over of a referral or a loan, with the data of its person. */
export function handOverView(
  state: CaseState,
  subject: 'referral' | 'loan',
  number: number,
  person: Person,
  version: number,
  pack: Pack,
  language: Language,
): HandOverAnswer {
  const { handedOver, parts } = handedOverOf(state, subject, number);
  const data = handOverData(handedOver.items, person, parts);
  return {
    caseId: state.caseId,
    version,
    key: handedOver.key,
    to: handedOver.to,
    way: handedOver.way,
    at: handedOver.at,
    data,
    items: handedOver.items.flatMap((item) =>
      data[item] === undefined
        ? []
        : [{ name: handOverItemTexts[item][language], value: itemText(item, data[item], pack, language) }],
    ),
  };
}

/** The text of a value in a letter: places, grounds and groups by name, and amounts in yuan. */
function itemText(item: HandOverItem, value: string, { values }: Pack, language: Language): string {
  const bodies = values.referral.status === 'set' ? values.referral.value.bodies : [];
  const nameIn = (all: readonly (Bilingual & { readonly code: string })[], code: string) =>
    all.find((each) => each.code === code)?.[language] ?? code;
  switch (item) {
    case 'district':
      return districtName(value, language);
    case 'referral-ground':
      return nameIn(
        bodies.flatMap(({ grounds }) => grounds),
        value,
      );
    case 'benefit-kinds':
      return value
        .split(',')
        .map((code) =>
          nameIn(
            bodies.flatMap(({ reliefs }) => reliefs),
            code,
          ),
        )
        .join(language === 'zh' ? '、' : ', ');
    case 'loan-kind':
      return codeName('loanKind', value, language);
    case 'loan-group':
      return nameIn(values.loanGroups.value.groups, value);
    case 'loan-amount':
      return { zh: `${groupedYuanOf(Number(value))}元`, en: `${groupedYuanOf(Number(value))} yuan` }[
        language
      ];
    case 'counter-guarantee':
      return codeName('counterGuarantee', value, language);
    default:
      return value;
  }
}

function handedOverOf(
  state: CaseState,
  subject: 'referral' | 'loan',
  number: number,
): { readonly handedOver: HandedOver; readonly parts: HandOverParts } {
  const referral = referralOf(state, number);
  const loan = loanOf(state, number);
  if (subject === 'referral' && referral?.handedOver)
    return { handedOver: referral.handedOver, parts: referralParts(state, referral) };
  if (subject === 'loan' && loan?.handedOver)
    return { handedOver: loan.handedOver, parts: loanParts(state, loan) };
  throw new Error(`case ${state.caseId} has handed over no ${subject} ${number}`);
}
