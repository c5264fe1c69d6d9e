import * as z from 'zod';

const shape = {
  homeVisitGrants: z.array(
    z.strictObject({
      number: z.int().positive(),
      status: z.enum(['applied-for', 'checked', 'granted', 'not-granted']),
      checkedBy: z.string().optional(),
    }),
  ),
};

export const grantSlice = { shape, initial: { homeVisitGrants: [] } };

export interface GrantSlice extends z.infer<z.ZodObject<typeof shape>> {}
