import * as z from 'zod';
import { plausibleDateSchema } from '../../../lib/domain/calendar/plausible-date.ts';
import { type Helper, helperKinds } from '../../../lib/domain/case/kernel/helper.ts';
import { label } from '../http/label.ts';
import { freeTextSchema } from '../http/schemas.ts';

/** The helper who acted on behalf of the officer, in a request. The officer records it and answers for it (CQ-1.3, I-33). */
export const helperField = z
  .strictObject({
    kind: z.enum(helperKinds).meta(label('协助人员类别', 'Kind of helper', { choices: 'helper' })),
    name: freeTextSchema(60)
      .describe('The name of the helper. Stored encrypted.')
      .meta(label('协助人员姓名', 'Name of the helper')),
    agreementOn: plausibleDateSchema
      .optional()
      .describe('For a labour broker: the Beijing day of the written agreement with them (PIPL art. 21).')
      .meta(
        label('书面约定日期', 'Day of the written agreement', {
          help: [
            '劳务经纪人协助的，填写与其书面约定的日期。',
            'For a labour broker: the day of the written agreement with them.',
          ],
        }),
      ),
  })
  .describe(
    'Who did it on behalf of the officer, if the circular of the region provides for such helpers (CQ-1.3). They have no sign-in: the officer records it and answers for it.',
  )
  .meta(
    label('协助人员', 'Helper', {
      help: [
        '由他人协助办理的才填写；由您记录并负责。',
        'Only if somebody else did it on your behalf; you answer for it.',
      ],
    }),
  );

/** Splits a helper into what the event stores, and the name, which is sealed beside it. Empty if nobody helped. */
export function helperOf(sent: z.infer<typeof helperField> | undefined): {
  readonly done: { readonly helper?: Helper };
  readonly words: { readonly helper?: string };
} {
  if (!sent) return { done: {}, words: {} };
  const { kind, name, agreementOn } = sent;
  return { done: { helper: { kind, ...(agreementOn && { agreementOn }) } }, words: { helper: name } };
}
