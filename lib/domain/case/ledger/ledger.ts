import * as z from 'zod';
import { beijingDate } from '../../calendar/local-date.ts';
import { type Result, refused, success } from '../../result.ts';
import type { CaseState } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import type { DueDateCalendar } from '../kernel/deadline.ts';
import { type Context, makeEvent } from '../kernel/event.ts';
import { instantSchema, localDateSchema } from '../kernel/vocabulary.ts';
import type { LifecycleRules } from '../lifecycle-rules.ts';
import {
  planAdjustment,
  planAdjustmentSchema,
  withPlanAdjustment,
} from '../plan-adjustment/open-adjustment.ts';
import type { CaseRefusal } from '../refusals.ts';

/** How a fact about the person was learnt. */
export const factSources = ['person', 'officer', 'comparison', 'carried-over'] as const;
const factSourceSchema = z.enum(factSources);

const codeSchema = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** A fact of the intake profile by its code: what it is in words is sealed beside the event. */
export const profileFactSchema = z.strictObject({
  code: codeSchema,
  value: codeSchema,
  source: factSourceSchema,
  on: localDateSchema,
});

/** Whether a person belongs to a group, as checked on a day: also "no" is an answer. */
export const tagSchema = z.strictObject({
  group: codeSchema,
  applies: z.boolean(),
  source: factSourceSchema,
  on: localDateSchema,
});
export type Tag = z.infer<typeof tagSchema>;

export const profileSchema = z.strictObject({
  facts: z.array(profileFactSchema),
  tags: z.array(tagSchema),
});
export type Profile = z.infer<typeof profileSchema>;

export const ledgerEvents = {
  'profile-recorded': profileSchema.extend({
    /** The adjustment of the plan, where one-to-one service is owed by what was found, unless one is under way. */
    opens: planAdjustmentSchema.optional(),
  }),
} as const;

export const ledgerSchema = z.strictObject({
  facts: z.record(z.string(), profileFactSchema.omit({ code: true })),
  tags: z.record(z.string(), tagSchema.omit({ group: true })),
  updatedAt: instantSchema.optional(),
  /** When a follow-up last checked it, whether anything had changed or not. */
  checkedAt: instantSchema.optional(),
});
export type Ledger = z.infer<typeof ledgerSchema>;

export const emptyLedger: Ledger = { facts: {}, tags: {} };

/**
 * The three facts, and the groups, as they were found (SX-1.3, SX-1.4, QH-1.3, CQ-1.3, YN-1.2.2). Where
 * one-to-one service is owed by them and the plan has another tier, it is put before the officer to be adjusted.
 */
export function recordProfile(
  state: CaseState,
  profile: Profile,
  rules: LifecycleRules,
  calendar: DueDateCalendar,
  context: Context,
): Result<CaseEvent<'profile-recorded'>, CaseRefusal> {
  if (state.phase !== 'registered') return refused({ reason: 'not-possible-in-phase', phase: state.phase });
  const wrong = faultOf(profile, rules, beijingDate(context.now));
  if (wrong) return refused(wrong);
  const finding = `profile-${state.version + 1}`;
  const opens = lacksOneToOne(state, profile, rules)
    ? planAdjustment(state, finding, rules, calendar, context.now)
    : undefined;
  return success(makeEvent(context, 'profile-recorded', { ...profile, ...(opens && { opens }) }));
}

/** Why a profile cannot be recorded as it is: a fact or group that the region does not know, or nothing at all. */
export function faultOf(profile: Profile, rules: LifecycleRules, today: string): CaseRefusal | undefined {
  const known = factsToLearn(rules);
  const unknown = profile.facts.find(({ code }) => !known.includes(code));
  if (unknown) return { reason: 'unknown-profile-fact', fact: unknown.code };
  const group = profile.tags.find((tag) => !rules.ledger.openList && !rules.ledger.tags.includes(tag.group));
  if (group) return { reason: 'unknown-tag', tag: group.group };
  if ([...profile.facts, ...profile.tags].some(({ on }) => on > today)) return { reason: 'date-in-future' };
  return profile.facts.length + profile.tags.length === 0 ? { reason: 'nothing-recorded' } : undefined;
}

export const withProfile = (state: CaseState, { data, at }: CaseEvent<'profile-recorded'>): CaseState =>
  withPlanAdjustment(withLedger(state, data, at), data.opens, at);

/** The ledger with what was found, as of then. */
export const withLedger = (state: CaseState, found: Profile, at: string): CaseState => ({
  ...state,
  ledger: { ...withFound(state.ledger, found), updatedAt: at },
});

const withFound = (ledger: Ledger, { facts, tags }: Profile): Ledger => ({
  ...ledger,
  facts: { ...ledger.facts, ...Object.fromEntries(facts.map(({ code, ...fact }) => [code, fact])) },
  tags: { ...ledger.tags, ...Object.fromEntries(tags.map(({ group, ...tag }) => [group, tag])) },
});

/** Fields that are filled by the application itself: a case has them from its first day. */
const statedInApplication: readonly string[] = [
  'name-and-identity-number',
  'contact',
  'place',
  'unemployment-reason',
  'unemployment-date',
];

/**
 * The facts that somebody has to learn about a person: those that the notice names, and what the ledger needs
 * besides the application. That the groups were checked is known from the groups, and is no fact to be stated.
 */
export function factsToLearn({ ledger }: Pick<LifecycleRules, 'ledger'>): readonly string[] {
  const fields = ledger.completenessChecks.flatMap((clear) => clear.fields);
  const missing = fields.filter((code) => code !== groupsChecked && !statedInApplication.includes(code));
  return [...new Set([...ledger.profileFacts, ...missing])];
}

/** Filled by an answer for every group that the region lists. */
const groupsChecked = 'tags-checked';

export interface CompletenessCheck {
  readonly code: string;
  readonly complete: boolean;
  readonly missing: readonly string[];
}

/**
 * The "three clears", or Yunnan's four, as a check of the ledger with the missing fields named (SX-1.5,
 * QH-1.3, CQ-1.3, YN-1.2.2).
 */
export function checkCompleteness(state: CaseState, rules: LifecycleRules): readonly CompletenessCheck[] {
  const checked = rules.ledger.tags.every((group) => state.ledger.tags[group] !== undefined);
  const filled = new Set([
    ...statedInApplication,
    ...Object.keys(state.ledger.facts),
    ...(checked ? [groupsChecked] : []),
  ]);
  return rules.ledger.completenessChecks.map(({ code, fields }) => {
    const missing = fields.filter((field) => !filled.has(field));
    return { code, complete: missing.length === 0, missing };
  });
}

/** Whether the person is marked as belonging to a group. */
export const hasTag = (state: Pick<CaseState, 'ledger'>, group: string): boolean =>
  state.ledger.tags[group]?.applies === true;

/**
 * Whether a person is owed one-to-one service: everybody in Qinghai (QH-2.1), elsewhere persons with employment
 * difficulty (CQ-6.2, SX-6.2), those taken back under assistance among them (YN-5.1.3).
 */
export const isOneToOneOwed = (
  state: Pick<CaseState, 'ledger' | 'reIncluded'>,
  rules: Pick<LifecycleRules, 'plan'>,
): boolean =>
  rules.plan.oneToOneForEverybody || hasTag(state, 'employment-difficulty') || state.reIncluded === true;

/** Whether a person is owed one-to-one service by what was found of them, and has a plan of another tier. */
export function lacksOneToOne(
  state: Pick<CaseState, 'ledger' | 'reIncluded' | 'plan'>,
  found: Profile,
  rules: Pick<LifecycleRules, 'plan'>,
): boolean {
  const { current } = state.plan;
  const owed = isOneToOneOwed({ ...state, ledger: withFound(state.ledger, found) }, rules);
  return owed && current !== undefined && current.tier !== 'one-to-one';
}
