import * as z from 'zod';
import { addMonths, parseLocalDate, startOfDay } from '../../calendar/local-date.ts';
import { instantSchema, toInstant } from '../kernel/vocabulary.ts';
import type { PlacementRules } from './tasks.ts';

/** A check that will be opened on a later day. */
export const placementCheckActionSchema = z.strictObject({
  kind: z.literal('placement-check'),
  at: instantSchema,
  monthsAfter: z.int().positive(),
});
export type PlacementCheckAction = z.infer<typeof placementCheckActionSchema>;

export const placementCheckActionId = (monthsAfter: number): string => `placement-check-${monthsAfter}`;

/** Closure reasons that mean that the person is in work. Checks follow, and a re-entry may. */
export const inWorkReasons: readonly string[] = ['employed', 'self-employed', 'stable-income'];

/** The checks that a closure schedules, by the ids of their actions; none unless the person is in work (WH-4.6, I-29). */
export const placementChecksAfter = (
  reason: string,
  closedOn: string,
  { placementChecks }: Pick<PlacementRules, 'placementChecks'>,
): Readonly<Record<string, PlacementCheckAction>> =>
  Object.fromEntries(
    (inWorkReasons.includes(reason) ? (placementChecks?.months ?? []) : []).map((monthsAfter) => [
      placementCheckActionId(monthsAfter),
      {
        kind: 'placement-check',
        monthsAfter,
        at: toInstant(startOfDay(addMonths(parseLocalDate(closedOn), monthsAfter))),
      },
    ]),
  );
