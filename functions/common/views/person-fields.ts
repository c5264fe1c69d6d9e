import * as z from 'zod';
import { plausibleDateSchema } from '../../../lib/domain/calendar/plausible-date.ts';
import { nations } from '../../../lib/domain/codes/nation.ts';
import { label } from '../http/label.ts';
import { freeTextSchema } from '../http/schemas.ts';

/** The fields for the identity and contact details of a person, in every kind of application. */
export const applicantFields = {
  name: z.string().max(200).meta(label('姓名', 'Name')),
  identityNumber: z
    .string()
    .max(60)
    .describe('The number of the identity document: 18 characters by GB 11643, or that of a travel permit.')
    .meta(
      label('证件号码', 'Identity number', {
        help: [
          '居民身份证、居住证18位号码，或者通行证号码。',
          'The 18 characters of the identity card or residence permit, or the number of a travel permit.',
        ],
      }),
    ),
  birthDate: plausibleDateSchema
    .optional()
    .describe('Only for a travel permit, whose number does not show it.')
    .meta(
      label('出生日期', 'Birth date', { help: ['只有持通行证的需要填写。', 'Only with a travel permit.'] }),
    ),
  sex: z
    .enum(['male', 'female'])
    .optional()
    .describe('Only for a travel permit.')
    .meta(
      label('性别', 'Sex', {
        choices: 'sex',
        help: ['只有持通行证的需要填写。', 'Only with a travel permit.'],
      }),
    ),
  phone: z
    .string()
    .max(60)
    .meta(
      label('联系电话', 'Telephone', {
        help: ['手机或者固定电话，固定电话带区号。', 'A mobile number, or a landline with its area code.'],
      }),
    ),
  address: freeTextSchema(200)
    .optional()
    .describe('Where the person lives; stored encrypted.')
    .meta(label('住址', 'Address')),
  nation: z
    .string()
    .refine((code) => nations.has(code))
    .optional()
    .describe('GB/T 3304; stored encrypted, as is what follows (人社厅发〔2020〕3号, 附件1).')
    .meta(label('民族', 'Nationality', { choices: 'nation' })),
  household: z
    .enum(['urban', 'rural'])
    .optional()
    .meta(label('户口性质', 'Household', { choices: 'household' })),
  disabilityGrade: z
    .enum(['1', '2', '3', '4'])
    .optional()
    .describe('The grade on the certificate, as stated: nobody is asked for the certificate.')
    .meta(
      label('残疾等级', 'Disability grade', {
        choices: 'disabilityGrade',
        help: ['按残疾人证填写，无需提交证件。', 'As on the certificate, which nobody asks for.'],
      }),
    ),
  secondContact: z
    .strictObject({
      name: z.string().max(200).meta(label('联系人姓名', 'Name of the contact')),
      phone: z
        .string()
        .max(60)
        .meta(
          label('联系人电话', 'Telephone of the contact', {
            help: [
              '手机或者固定电话，固定电话带区号。',
              'A mobile number, or a landline with its area code.',
            ],
          }),
        ),
    })
    .optional()
    .meta(
      label('其他联系人', 'Second contact', {
        help: ['联系不上您时，我们会联系此人。', 'Whom we contact if we cannot reach you.'],
      }),
    ),
};
