import * as z from 'zod';

const shape = {
  recognitions: z.array(
    z.strictObject({
      number: z.int().positive(),
      status: z.enum(['applied', 'checked', 'recognised', 'not-recognised']),
      checkedBy: z.string().optional(),
    }),
  ),
};

export const recognitionSlice = { shape, initial: { recognitions: [] } };

export interface RecognitionSlice extends z.infer<z.ZodObject<typeof shape>> {}
