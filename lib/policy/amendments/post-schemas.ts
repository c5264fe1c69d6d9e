import * as z from 'zod';
import { plausibleDateSchema } from '../../domain/calendar/plausible-date.ts';
import { householdEndReasonSchema } from '../../domain/case/household/events.ts';
import { codeSchema } from '../../domain/case/kernel/vocabulary.ts';
import { secondGrounds } from '../../domain/case/public-post/events.ts';
import { excludedWork } from '../../domain/public-post.ts';
import {
  attendanceCounts,
  type LastResortRule,
  type PostAttendanceRule,
  type PostTargetRule,
  type PublicPostRule,
  type ZeroEmploymentRule,
} from '../values/posts.ts';
import { type SourceSchemas, textSchema } from './value-schemas.ts';

/*
 * Schemas of the values for households without work and posts of last resort: numbers with limits, and lists of codes that
 * the code knows.
 */

const words = { zh: textSchema, en: textSchema };
const workingDays = z.int().min(1).max(60);

export const zeroEmploymentSchema = (source: SourceSchemas): z.ZodType<ZeroEmploymentRule> =>
  z.strictObject({
    recognition: z.strictObject({ code: codeSchema, ...words, ...source }),
    checkWorkingDays: workingDays,
    decideWorkingDays: workingDays,
    helpWithin: z.literal('quarter-of-recognition'),
    warnAfterWorkingDays: workingDays,
    warnAfterDays: z.int().min(1).max(90),
    endReasons: z
      .array(z.strictObject({ ...words, code: householdEndReasonSchema, ...source }))
      .min(1)
      .max(5),
  });

export const publicPostSchema = (source: SourceSchemas): z.ZodType<PublicPostRule> =>
  z.strictObject({
    maximumMonths: z.int().min(1).max(60),
    toRetirementWithinYears: z.int().min(1).max(10),
    maximumPlacements: z.int().min(1).max(5),
    secondFor: z
      .array(z.strictObject({ ...words, code: z.enum(secondGrounds), ...source }))
      .max(secondGrounds.length),
    excludedWork: z
      .array(z.strictObject({ ...words, code: z.enum(excludedWork), ...source }))
      .max(excludedWork.length),
    noticeMonths: z.int().min(1).max(12),
    decideWorkingDays: workingDays,
    recordEndWorkingDays: workingDays,
    offerRegistrationWorkingDays: workingDays,
  });

/** Posts are a last resort in every region. An amendment can only change the source of that. */
export const postsAsLastResortSchema = (): z.ZodType<LastResortRule> =>
  z.strictObject({ marketFirst: z.literal(true) });

export const postAttendanceSchema = (): z.ZodType<PostAttendanceRule> =>
  z.strictObject({ countedBy: z.enum(attendanceCounts) });

export const postTargetSchema = (): z.ZodType<PostTargetRule> =>
  z.strictObject({
    posts: z.int().min(1).max(1_000_000),
    by: plausibleDateSchema,
    parityAtLeast: z.literal('reemployment-rate'),
  });
