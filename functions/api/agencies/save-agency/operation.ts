import { defineOperation } from '../../../common/http/operation.ts';
import { districtPathSchema } from '../../../common/http/schemas.ts';
import { districtAgencySchema, enteredAgencySchema } from '../agency.ts';

export const operation = defineOperation({
  id: 'save-agency',
  method: 'PUT',
  path: '/districts/{district}/agency',
  summary: { zh: '登记经办机构联系方式', en: 'Save the contact details of a district’s agency' },
  description:
    'Saves the name, address, telephone number and office hours of a district’s agency, with their source. Earlier entries stay on record. Other agencies, such as those below the county, are entered in the region’s directory.',
  access: ['supervisor', 'unit-administrator'],
  versioned: true,
  pathParameters: districtPathSchema,
  body: enteredAgencySchema,
  answers: { status: 200, description: 'The agency as entered.', schema: districtAgencySchema },
  problems: ['outside-jurisdiction', 'region-not-served', 'district-abolished', 'office-hours-out-of-order'],
});
