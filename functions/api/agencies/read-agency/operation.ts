import { defineOperation } from '../../../common/http/operation.ts';
import { districtPathSchema } from '../../../common/http/schemas.ts';
import { districtAgencySchema } from '../agency.ts';

export const operation = defineOperation({
  id: 'read-agency',
  method: 'GET',
  path: '/districts/{district}/agency',
  summary: { zh: '经办机构联系方式', en: 'Read the contact details of a district’s agency' },
  description:
    'Returns the name, address, telephone number and office hours of a district’s agency, as its own staff have entered them, or else from the region’s directory.',
  access: 'public',
  versioned: true,
  pathParameters: districtPathSchema,
  answers: {
    status: 200,
    description: 'The agency’s details, as far as they are known.',
    schema: districtAgencySchema,
  },
  problems: ['region-not-served', 'district-abolished'],
});
