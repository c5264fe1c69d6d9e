import { defineOperation } from '../../../common/http/operation.ts';
import { districtPathSchema } from '../../../common/http/schemas.ts';
import { districtAgencySchema, enteredAgencySchema } from '../agency.ts';

export const operation = defineOperation({
  id: 'save-agency',
  method: 'PUT',
  path: '/districts/{district}/agency',
  summary: { zh: '登记经办机构联系方式', en: 'Enter how to reach the agency of a district' },
  description:
    'Enters name, address, telephone number and office hours of the agency of a district, with their source. What was entered before stays on record. Other agencies, such as those below the county, are entered into the directory of the region.',
  access: ['supervisor', 'unit-administrator'],
  versioned: true,
  pathParameters: districtPathSchema,
  body: enteredAgencySchema,
  answers: { status: 200, description: 'The agency as entered.', schema: districtAgencySchema },
  problems: ['outside-jurisdiction', 'region-not-served', 'district-abolished', 'office-hours-out-of-order'],
});
