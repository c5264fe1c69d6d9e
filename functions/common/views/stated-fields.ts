import * as z from 'zod';
import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { Profile } from '../../../lib/domain/case/ledger/events.ts';
import { factValues, statedIntention } from '../../../lib/domain/case/ledger/fact-values.ts';
import { faultOf } from '../../../lib/domain/case/ledger/record-profile.ts';
import type { LedgerRules } from '../../../lib/domain/case/ledger/rules.ts';
import { problemOf } from '../cases/case-access.ts';
import { tagGroups } from './tag-groups.ts';

const oneOf = (fact: string) => z.enum((factValues[fact] ?? []).map(({ code }) => code));

/** What a person can state of themself with every kind of application, as the form of 人社厅发〔2020〕3号 has it. */
export const statedFields = {
  education: oneOf('education').optional().describe('GB/T 4658.'),
  skillLevel: oneOf('skill-level').optional().describe('The level of the skill certificate, or none.'),
  serviceNeeds: oneOf('service-needs').optional(),
  jobIntention: z.enum(['1', '2', '3', '4']).optional(),
  groups: z
    .array(tagGroups)
    .max(30)
    .default([])
    .describe('The groups that the person was asked about, at the same time as the registration (SX-1.4).'),
  dataNotice: z
    .string()
    .max(80)
    .optional()
    .describe(
      'The version of the notice on personal data that was shown, as the service catalogue gives it.',
    ),
};

type Stated = z.infer<z.ZodObject<typeof statedFields>>;

/** What was stated as the ledger keeps it; undefined where nothing was. */
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
 * Checks that the region knows the groups that were stated.
 * @throws Problem `unknown-tag`
 */
export function requireKnown(stated: Profile | undefined, rules: LedgerRules, now: number): void {
  const fault = stated && faultOf(stated, rules, beijingDate(now));
  if (fault?.reason === 'unknown-tag') throw problemOf(fault);
}
