import * as z from 'zod';
import { firstContactMeans } from '../../../../lib/domain/case/service-plan/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { contactMeansSchema, optionalTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { helperField } from '../../../common/views/helper-fields.ts';

export const contactSchema = z
  .strictObject({
    means: contactMeansSchema.extract(firstContactMeans).meta(label('联系方式', 'How', { choices: 'means' })),
    reached: z
      .boolean()
      .describe('True only if the person was actually reached.')
      .meta(
        label('是否联系上', 'Reached', {
          help: ['本人接通或者见到才算联系上。', 'Only if the person was actually reached.'],
        }),
      ),
    helper: helperField.optional(),
    note: optionalTextSchema().optional().describe('Stored encrypted.').meta(label('联系情况', 'Note')),
  })
  .meta({ example: { means: 'phone', reached: true, note: '希望从事软件开发工作。' } });

export const operation = defineOperation({
  id: 'record-contact',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/contact',
  summary: { zh: '记录首次联系', en: 'Record a contact' },
  description:
    'Records an attempt at the first contact, which is due within five working days of registration (人社厅发〔2020〕79号). The task ends when the person has been reached.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: contactSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'task-already-decided',
    'helper-not-provided-for',
    'helper-needs-agreement',
    'date-in-future',
    'date-does-not-exist',
    'case-changed',
  ],
});
