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
  summary: { zh: '为招用人员申领补贴', en: 'Claim a subsidy for hiring somebody' },
  description:
    'Claims a subsidy for one person whom the employer has hired, by the name and identity number in the contract. The claim is processed like any other. The person is told in neutral words and can contest it. If the details do not match a registration of the region, the answer is always `hire-not-matched`, so that an employer does not learn whether somebody is registered, where, or whether they were claimed for. Attempts are limited per day.',
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
        .describe('As in the contract; not kept if they match nothing.')
        .meta(label('招用人员', 'Person hired')),
      employerName: z.string().trim().min(1).max(100).meta(label('单位名称', 'Name of the employer')),
      size: employerSizeSchema
        .optional()
        .describe('As stated by the employer; an officer finds it.')
        .meta(
          label('企业规模', 'Size', {
            help: [
              '不清楚的可以不填，由工作人员核实。',
              'Leave it out if you are not sure: our staff find it.',
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
    description: 'The claim has been made.',
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
    'claim-facts-contradict',
    'date-in-future',
    'claim-had-already',
    'hire-not-matched',
    'too-many-tries',
  ],
});
