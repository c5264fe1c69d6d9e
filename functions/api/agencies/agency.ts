import * as z from 'zod';
import { codeSchema, instantSchema, localDateSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../common/http/label.ts';
import { freeTextSchema, placeSchema } from '../../common/http/schemas.ts';

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .describe('A Beijing time, `HH:MM`.');
const clockHelp = ['例如09:00。', 'Such as 09:00.'] as const;

const officeHoursSchema = z
  .array(
    z.strictObject({
      opens: clock.meta(label('开门', 'Opens', { help: clockHelp })),
      closes: clock.meta(label('关门', 'Closes', { help: clockHelp })),
    }),
  )
  .min(1)
  .max(3)
  .describe('When the counter is open on a working day, in order.')
  .meta(
    label('工作日办公时间', 'Hours on working days', {
      help: [
        '按先后填写，例如 09:00–12:00、14:00–17:30。不填即为未登记。',
        'In order, such as 09:00–12:00 and 14:00–17:30. Not entered unless given.',
      ],
    }),
  );

/** An agency of a district, as entered. */
export const enteredAgencySchema = z
  .strictObject({
    name: freeTextSchema(100).meta(label('机构名称', 'Name')),
    address: freeTextSchema(200).meta(label('地址', 'Address')),
    phone: z
      .string()
      .max(40)
      .regex(/^[\d+() -]{5,40}$/)
      .meta(label('咨询电话', 'Telephone', { help: ['固定电话带区号。', 'A landline with its area code.'] })),
    hours: officeHoursSchema.optional(),
    source: freeTextSchema(200)
      .describe('Where this is published, or who stated it.')
      .meta(
        label('来源', 'Source', {
          help: ['在哪里公布，或者由谁提供。', 'Where it is published, or who stated it.'],
        }),
      ),
  })
  .meta({
    example: {
      name: '渝中区就业和人才中心',
      address: '渝中区和平路1号',
      phone: '023-63152000',
      hours: [
        { opens: '09:00', closes: '12:00' },
        { opens: '14:00', closes: '17:30' },
      ],
      source: '渝中区人民政府网站，2026-11-20',
    },
  });

/** An agency of a district, as shown to people. */
export const districtAgencySchema = z.strictObject({
  district: placeSchema,
  version: z
    .int()
    .nonnegative()
    .describe('0 if nothing was entered for the district. The ETag begins with this number.'),
  agency: z
    .strictObject({
      id: codeSchema
        .optional()
        .describe('The agency’s id in the region’s directory, if the details come from there.'),
      name: z.string(),
      address: z.string(),
      phone: z.string(),
      hours: officeHoursSchema.optional(),
      source: z.string(),
      enteredOn: localDateSchema.optional(),
    })
    .optional()
    .describe('Absent if nobody has entered it: nothing is invented.'),
  usualHours: z
    .strictObject({ opens: clock, closes: clock })
    .describe('The opening hours assumed for a working day of the region’s agencies, unless entered.'),
  asOf: instantSchema,
});
