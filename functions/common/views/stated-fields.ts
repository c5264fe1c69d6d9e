import * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { Profile } from '../../../lib/domain/case/ledger/events.ts';
import { factValues, statedIntention } from '../../../lib/domain/case/ledger/fact-values.ts';
import { faultOf } from '../../../lib/domain/case/ledger/record-profile.ts';
import type { LedgerRules } from '../../../lib/domain/case/ledger/rules.ts';
import { problemOf } from '../cases/case-access.ts';
import { label } from '../http/label.ts';
import { tagGroups } from './tag-groups.ts';

const oneOf = (fact: string) => z.enum((factValues[fact] ?? []).map(({ code }) => code));

/** What a person can state about themself in every kind of application, following the form of 人社厅发〔2020〕3号. */
export const statedFields = {
  education: oneOf('education')
    .optional()
    .describe('GB/T 4658.')
    .meta(label('文化程度', 'Education', { choices: 'education' })),
  skillLevel: oneOf('skill-level')
    .optional()
    .describe('The level of the skill certificate, or none.')
    .meta(label('技能等级', 'Skill level', { choices: 'skillLevel' })),
  serviceNeeds: oneOf('service-needs')
    .optional()
    .meta(label('服务需求', 'Services wanted', { choices: 'serviceNeeds' })),
  jobIntention: z
    .enum(['1', '2', '3', '4'])
    .optional()
    .meta(label('求职意向', 'Intention', { choices: 'jobIntention' })),
  groups: z
    .array(tagGroups)
    .max(30)
    .default([])
    .describe('The groups that the person was asked about when they registered (SX-1.4).')
    .meta(
      label('重点群体', 'Groups', {
        help: ['逐项回答是否属于，不属于也请填写。', 'Say for each whether it applies or not.'],
      }),
    ),
  dataNotice: z
    .string()
    .max(80)
    .optional()
    .describe('The version of the notice on personal data that was shown, from the service catalogue.')
    .meta(label('个人信息告知版本', 'Version of the data notice', { control: 'hidden' })),
};

type Stated = z.infer<z.ZodObject<typeof statedFields>>;

/** Returns the stated facts as the ledger stores them; undefined if nothing was stated. */
export function statedProfile(
  { education, skillLevel, serviceNeeds, jobIntention, groups }: Omit<Stated, 'dataNotice'>,
  now: number,
): Profile | undefined {
  const learnt = { source: 'person', on: beijingDate(now) } as const;
  const facts = Object.entries({
    education,
    'skill-level': skillLevel,
    'service-needs': serviceNeeds,
    'employment-intention': jobIntention && statedIntention(jobIntention),
  }).flatMap(([code, value]) => (value === undefined ? [] : [{ code, value, ...learnt }]));
  const tags = groups.map((tag) => ({ ...tag, ...learnt }));
  return facts.length + tags.length === 0 ? undefined : { facts, tags };
}

/**
 * Checks that the region knows the stated groups.
 * @throws Problem `unknown-tag`
 */
export function requireKnown(stated: Profile | undefined, rules: LedgerRules, now: number): void {
  const fault = stated && faultOf(stated, rules, beijingDate(now));
  if (fault?.reason === 'unknown-tag') throw problemOf(fault);
}
