import * as z from 'zod';
import { instantSchema } from '../kernel/vocabulary.ts';
import { endReasons } from './events.ts';

const shape = {
  /** The registration as a job-seeker; absent in cases that were registered before 2026-12. */
  jobSeeker: z
    .strictObject({
      since: instantSchema,
      ended: z.enum(endReasons).optional(),
      /** Effects of an end whose reason is sealed: earlier notices are not sent and, after a death, none at all. */
      noticeExempt: z.literal(true).optional(),
      tellNobody: z.literal(true).optional(),
    })
    .optional(),
};

/** The fields of a case that belong to this episode, and their values in a new case. */
export const jobSeekerSlice = { shape, initial: {} };

export interface JobSeekerSlice extends z.infer<z.ZodObject<typeof shape>> {}
