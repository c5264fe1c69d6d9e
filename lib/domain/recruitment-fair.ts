import * as z from 'zod';
import { districtCodeSchema, localDateSchema } from './case/kernel/vocabulary.ts';

/** A special recruitment fair for the unemployed that a district has held (WH-4.2). It names no person. */
export const recruitmentFairSchema = z.strictObject({
  district: districtCodeSchema,
  date: localDateSchema,
  title: z.string().optional(),
});
export type RecruitmentFair = z.infer<typeof recruitmentFairSchema>;

/** A district holds at most one special fair per day, so district and day identify it. */
export const fairIdOf = ({ district, date }: Pick<RecruitmentFair, 'district' | 'date'>): string =>
  `${district}-${date}`;

/** The district and day in the id of a fair; undefined if the text is not such an id. */
export function fairOfId(id: string): Pick<RecruitmentFair, 'district' | 'date'> | undefined {
  const [, district, date] = /^(\d{6})-(\d{4}-\d{2}-\d{2})$/.exec(id) ?? [];
  return district !== undefined && date !== undefined ? { district, date } : undefined;
}

export interface FairQuota {
  readonly required: number;
  readonly held: number;
  readonly met: boolean;
}

/** Whether a district has held as many fairs in a calendar month as it must (WH-4.2); counted, never typed. */
export function fairQuota(
  fairs: readonly Pick<RecruitmentFair, 'date'>[],
  month: string,
  required: number,
): FairQuota {
  const held = fairs.filter(({ date }) => date.startsWith(`${month}-`)).length;
  return { required, held, met: held >= required };
}
