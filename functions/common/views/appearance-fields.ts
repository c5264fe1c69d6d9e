import { channelSchema, identityDocumentSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../http/label.ts';

/** How a person appears who exercises a right over their data. */
export const appearanceFields = {
  channel: channelSchema
    .describe('Online by the person, or at the counter through an officer.')
    .meta(label('办理方式', 'How it is asked for', { choices: 'channel' })),
  seen: identityDocumentSchema
    .optional()
    .describe(
      'The identity document that the officer has seen: required at the counter, where nothing else is.',
    )
    .meta(
      label('查验的证件', 'Document seen', {
        choices: 'identityDocument',
        help: ['在窗口办理时填写，无需其他材料。', 'At the counter only; nothing else is asked for.'],
      }),
    ),
};
