import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { subjectSchema } from '../../../common/http/schemas.ts';
import { absenceSchema, districtsSchema, officerSchema } from '../../../common/views/officer-view.ts';

export const officerBodySchema = z
  .strictObject({ districts: districtsSchema, absence: absenceSchema.optional() })
  .meta({
    example: {
      districts: ['500103'],
      absence: { from: '2026-12-07', until: '2026-12-11', deputy: 'officer-2' },
    },
  });

export const operation = defineOperation({
  id: 'save-officer',
  method: 'PUT',
  path: '/officers/{subject}',
  summary: { zh: '登记工作人员', en: 'Enter an officer' },
  description:
    'Enters where an officer works and when they are away, replacing what was entered before. New cases go by district and load to those who are there; while somebody is away their deputy’s worklist shows their tasks too. A supervisor enters only officers who work nowhere outside their jurisdiction.',
  access: ['supervisor', 'administrator'],
  pathParameters: z.strictObject({ subject: subjectSchema }),
  body: officerBodySchema,
  answers: { status: 200, description: 'The officer as entered.', schema: officerSchema },
  problems: ['outside-jurisdiction', 'officer-not-available', 'absence-reversed', 'date-does-not-exist'],
});
