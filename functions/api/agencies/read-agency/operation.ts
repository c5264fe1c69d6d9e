import { defineOperation } from '../../../common/http/operation.ts';
import { districtPathSchema } from '../../../common/http/schemas.ts';
import { districtAgencySchema } from '../agency.ts';

export const operation = defineOperation({
  id: 'read-agency',
  method: 'GET',
  path: '/districts/{district}/agency',
  summary: { zh: '经办机构联系方式', en: 'How to reach the agency of a district' },
  description:
    'Name, address, telephone number and office hours of the agency of a district: as its own staff have entered them, otherwise from the directory of the region.',
  access: 'public',
  versioned: true,
  pathParameters: districtPathSchema,
  answers: { status: 200, description: 'The agency, as far as it is known.', schema: districtAgencySchema },
  problems: ['region-not-served', 'district-abolished'],
});
