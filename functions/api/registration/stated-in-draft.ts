import * as z from 'zod';
import { factValues } from '../../../lib/domain/case/ledger/fact-values.ts';
import type { Person } from '../../../lib/domain/person.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import type { DraftCopy } from '../../common/views/draft-copy.ts';
import { groupTextOf, textOf } from '../../common/views/registration-view.ts';

const facts = {
  education: { list: 'education', name: { zh: '文化程度', en: 'Education' } },
  skillLevel: { list: 'skill-level', name: { zh: '技能等级', en: 'Skill level' } },
  serviceNeeds: { list: 'service-needs', name: { zh: '服务需求', en: 'Services wanted' } },
} as const satisfies Readonly<Record<string, { readonly list: string; readonly name: Bilingual }>>;
const yesOrNo = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } } as const;
const pension = { zh: '是否领取基本养老金', en: 'Receives a basic pension' } as const;

const word = z.string().optional();
/** The part of a draft that is about the person, for a copy. The draft's own schema checked it when it was saved. */
export const statedDraftSchema = z.object({
  submissionKey: z.string(),
  form: z.object({
    applicant: z.record(z.string(), z.unknown()).optional(),
    unemployment: z
      .object({ reason: word, date: word, schoolLeavingDate: word, lastEmployer: word })
      .optional(),
    district: word,
    placeBasis: word,
    jobIntention: word,
    education: word,
    skillLevel: word,
    serviceNeeds: word,
    drawsPension: z.boolean().optional(),
    groups: z.array(z.object({ group: z.string(), applies: z.boolean() })).optional(),
  }),
});

/** What a person has stated about themself in a draft, for the copy of their data. */
export function statedInDraft(
  form: z.infer<typeof statedDraftSchema>['form'],
  pack: Pack,
  language: Language,
): NonNullable<DraftCopy['stated']> {
  const { applicant, unemployment = {}, jobIntention, groups = [], drawsPension } = form;
  const person: Partial<Person> = {
    ...(applicant as Partial<Person> | undefined),
    ...(unemployment.reason !== undefined && { unemploymentReason: unemployment.reason }),
    ...(unemployment.date !== undefined && { unemploymentDate: unemployment.date }),
    ...(unemployment.schoolLeavingDate !== undefined && {
      schoolLeavingDate: unemployment.schoolLeavingDate,
    }),
    ...(unemployment.lastEmployer !== undefined && { lastEmployer: unemployment.lastEmployer }),
    ...(jobIntention !== undefined && { jobIntention }),
  };
  const groupOf = groupTextOf(pack, language);
  const answer = (is: boolean) => yesOrNo[`${is}`][language];
  return {
    person,
    district: form.district,
    placeBasis: form.placeBasis,
    others: [
      ...Object.entries(facts).flatMap(([field, { list, name }]) => {
        const value = form[field as keyof typeof facts];
        const texts = textOf(factValues[list] ?? [], language);
        return value === undefined ? [] : [{ name: name[language], value: texts(value) }];
      }),
      ...(drawsPension === undefined ? [] : [{ name: pension[language], value: answer(drawsPension) }]),
      ...groups.map(({ group, applies }) => ({ name: groupOf(group), value: answer(applies) })),
    ],
  };
}
