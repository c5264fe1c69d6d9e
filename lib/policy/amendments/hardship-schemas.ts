import * as z from 'zod';
import { hardshipStepSchema } from '../../domain/case/hardship/state.ts';
import { codeSchema } from '../../domain/case/kernel/vocabulary.ts';
import type { Stated } from '../types.ts';
import type {
  DifficultyRecognition,
  HardshipCategory,
  HardshipChain,
  HardshipCriterion,
  HardshipExits,
} from '../values/hardship.ts';
import { type SourceSchemas, textSchema } from './value-schemas.ts';

/*
 * Schemas of the values for recognising employment difficulty. The province sets the groups and adjusts them (CQ-6.1
 * 动态调整), so groups, steps and reasons can be entered with their source, without a new edition.
 */

const described = { code: codeSchema, zh: textSchema, en: textSchema };
const words = { zh: textSchema, en: textSchema };
const age = z.int().min(16).max(65);

const criterionSchema = (source: SourceSchemas): z.ZodType<Stated<HardshipCriterion>> =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('age'), women: age, men: age, ...words, ...source }),
    z.strictObject({
      kind: z.literal('months-registered'),
      months: z.int().min(1).max(120),
      ...words,
      ...source,
    }),
  ]);

/** Whether every code occurs only once. */
const eachOnce = (entries: readonly { readonly code: string }[]): boolean =>
  new Set(entries.map(({ code }) => code)).size === entries.length;
const twice = { error: 'has a code twice' };

export const difficultyRecognitionSchema = (source: SourceSchemas): z.ZodType<DifficultyRecognition> => {
  const group: z.ZodType<Stated<HardshipCategory>> = z.strictObject({
    ...described,
    criterion: criterionSchema(source).exactOptional(),
    ...source,
  });
  return z.strictObject({ groups: z.array(group).min(1).max(30).refine(eachOnce, twice) });
};

export const hardshipChainSchema = (source: SourceSchemas): z.ZodType<HardshipChain> =>
  z.strictObject({
    steps: z
      .array(
        z.strictObject({
          ...described,
          code: hardshipStepSchema,
          workingDays: z.int().min(1).max(60).exactOptional(),
          ...source,
        }),
      )
      .min(2)
      .max(4)
      .refine(eachOnce, twice)
      .refine((steps) => steps[0]?.code === 'check' && steps.at(-1)?.code === 'decision', {
        error: 'does not go from the first check to the decision',
      }),
    noticeWorkingDays: z.int().min(1).max(30).exactOptional(),
  });

export const hardshipExitsSchema = (source: SourceSchemas): z.ZodType<HardshipExits> =>
  z.strictObject({
    reasons: z
      .array(z.strictObject({ ...described, ...source }))
      .min(1)
      .max(30)
      .refine(eachOnce, twice),
  });
