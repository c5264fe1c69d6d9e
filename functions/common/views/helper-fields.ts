import * as z from 'zod';
import { plausibleDateSchema } from '../../../lib/domain/calendar/plausible-date.ts';
import { type Helper, helperKinds } from '../../../lib/domain/case/kernel/helper.ts';
import { freeTextSchema } from '../http/schemas.ts';

/** Who did something on behalf of the officer, as it is sent: the officer records it and answers for it (CQ-1.3, I-33). */
export const helperField = z
  .strictObject({
    kind: z.enum(helperKinds),
    name: freeTextSchema(60).describe('Who it was. Stored encrypted.'),
    agreementOn: plausibleDateSchema
      .optional()
      .describe('For a labour broker: the Beijing day of the written agreement with them (PIPL art. 21).'),
  })
  .describe(
    'Who did it on behalf of the officer, where the circular of the region names such helpers (CQ-1.3). They sign in to nothing: the officer records it and answers for it.',
  );

/** A helper as the event holds them, and the name beside it, which is sealed. Empty where nobody helped. */
export function helperOf(sent: z.infer<typeof helperField> | undefined): {
  readonly done: { readonly helper?: Helper };
  readonly words: { readonly helper?: string };
} {
  if (!sent) return { done: {}, words: {} };
  const { kind, name, agreementOn } = sent;
  return { done: { helper: { kind, ...(agreementOn && { agreementOn }) } }, words: { helper: name } };
}
