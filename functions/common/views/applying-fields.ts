import * as z from 'zod';
import { assistanceSchema } from '../../../lib/domain/case/registration/events.ts';
import { label } from '../http/label.ts';

/** Fields of every application: who makes it if it is not the person, and the commitment to the truth of what is stated. */
export const applyingFields = {
  assistance: z
    .strictObject({
      relationship: assistanceSchema.shape.relationship.meta(
        label('代办人身份', 'Who applies', {
          choices: {
            family: { zh: '家属', en: 'Family' },
            'community-worker': { zh: '社区（村）工作人员', en: 'Community worker' },
            'agency-staff': { zh: '经办机构工作人员', en: 'Agency staff' },
            other: { zh: '其他人', en: 'Somebody else' },
          },
        }),
      ),
    })
    .optional()
    .describe('Present when somebody else applies for the person; the application is labelled as assisted.')
    .meta(
      label('代办', 'Applied for by somebody else', {
        help: ['由他人代为办理的才填写。', 'Only if somebody else applies for the person.'],
      }),
    ),
  truthCommitment: z
    .literal(true)
    .describe('The person commits to the truth of what is stated.')
    .meta(label('本人承诺所填内容真实', 'What is stated is true')),
};
