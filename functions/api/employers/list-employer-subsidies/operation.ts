import * as z from 'zod';
import { regionSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { subsidySchema } from '../../../common/claims/claim-schema.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { asOfSchema } from '../../../common/http/schemas.ts';

export const operation = defineOperation({
  id: 'list-employer-subsidies',
  method: 'GET',
  path: '/employer/subsidies',
  summary: { zh: '用人单位可以申领的补贴', en: 'List the subsidies for employers' },
  description:
    'Lists the schemes of a region that employers can claim, with their conditions and what a claim has to state. The hired person is not asked for, so conditions are not assessed. Closed schemes are listed with their last day.',
  access: ['employer'],
  query: z.strictObject({ region: regionSchema }),
  answers: {
    status: 200,
    description: 'The schemes.',
    schema: z.strictObject({ subsidies: z.array(subsidySchema), asOf: asOfSchema }),
  },
  problems: ['region-not-served', 'invalid-field'],
});
