import * as z from 'zod';
import { localDateSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { fairIdOf, type RecruitmentFair } from '../../../lib/domain/recruitment-fair.ts';
import { districtSchema } from '../http/schemas.ts';

export const fairSchema = z
  .strictObject({
    fairId: z.string().describe('The id by which a service record names it.'),
    district: districtSchema,
    date: localDateSchema,
    title: z.string().optional(),
  })
  .meta({ id: 'RecruitmentFair' });

/** A recruitment fair as the API shows it. */
export const fairView = (fair: RecruitmentFair): z.infer<typeof fairSchema> => ({
  fairId: fairIdOf(fair),
  ...fair,
});
