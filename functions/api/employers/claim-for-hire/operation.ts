import * as z from 'zod';
import { payeeSchema } from '../../../../lib/domain/case/claim/events.ts';
import { employerSizeSchema } from '../../../../lib/domain/case/claim/scheme.ts';
import { statedFactsSchema } from '../../../../lib/domain/case/claim/stated.ts';
import { codeSchema, regionSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { claimFields } from '../../../common/claims/claim-fields.ts';
import { entryIdSchema } from '../../../common/employers/employer-schema.ts';
import { label, texts } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'claim-for-hire',
  method: 'POST',
  path: '/employer/claims',
  summary: { zh: '为招用人员申领补贴', en: 'Claim a subsidy for somebody hired' },
  description:
    'An employer claims for one person whom it has hired, by the name and the identity number of the contract. The claim is dealt with as any other; the person is told in neutral words, and can say that it is not so. Whatever does not fit the registrations of the region has one answer, `hire-not-matched`: whether somebody is registered, where, or has been claimed for, is nothing that an employer learns. Attempts are counted and limited a day.',
  access: ['employer'],
  body: z
    .strictObject({
      region: regionSchema.meta(
        label('办理地区', 'Region', {
          help: ['所招人员登记失业的地区。', 'Where the person is registered as unemployed.'],
        }),
      ),
      scheme: codeSchema.meta(
        label('补贴项目', 'Scheme', { help: ['补贴项目的代码。', 'The code of the scheme.'] }),
      ),
      person: z
        .strictObject({
          name: z.string().max(100),
          identityNumber: z.string().max(40).meta(label('证件号码', 'Identity number')),
        })
        .describe('As the contract has them; not kept where nothing fits.')
        .meta(label('招用人员', 'Person hired')),
      employerName: z.string().trim().min(1).max(100).meta(label('单位名称', 'Name of the employer')),
      size: employerSizeSchema
        .optional()
        .describe('As the employer says; an officer finds it.')
        .meta(
          label('企业规模', 'Size', {
            help: [
              '不清楚的可以不填，由工作人员核实。',
              'Leave it out where you are not sure: our staff find it.',
            ],
            choices: {
              large: { zh: '大型', en: 'Large' },
              medium: { zh: '中型', en: 'Medium' },
              small: { zh: '小型', en: 'Small' },
              micro: { zh: '微型', en: 'Micro' },
            },
          }),
        ),
      stated: statedFactsSchema.omit({ employer: true, business: true, certificate: true }),
      payee: payeeSchema.optional(),
    })
    .meta({
      example: {
        region: 'weihai',
        scheme: 'hiring-subsidy',
        person: { name: '张伟', identityNumber: '11010519491231002X' },
        employerName: '某机械有限公司',
        stated: { contract: { from: '2022-10-10', until: '2023-10-09' } },
      },
    }),
  labels: { ...claimFields, 'person.name': texts('姓名', 'Name') },
  answers: {
    status: 201,
    description: 'The claim was made.',
    schema: z.strictObject({ claimId: entryIdSchema }),
  },
  problems: [
    'region-not-served',
    'scheme-not-found',
    'scheme-not-claimable',
    'scheme-not-open-yet',
    'scheme-closed',
    'claimant-not-allowed',
    'claim-facts-missing',
    'date-in-future',
    'claim-had-already',
    'hire-not-matched',
    'too-many-tries',
  ],
});
