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

/** Words that stand for something else where an officer is named: the caller, or what every object has. */
const reservedSubjects = new Set(['me', '__proto__', 'constructor', 'prototype']);

const enteredSubjectSchema = subjectSchema.refine((subject) => !reservedSubjects.has(subject));

export const operation = defineOperation({
  id: 'save-officer',
  method: 'PUT',
  path: '/officers/{subject}',
  summary: { zh: '登记工作人员', en: 'Enter an officer' },
  description:
    'Records where an officer works and when they are away, replacing the previous entry. New cases go to the officers of the district who are present, by load. While an officer is away, their tasks also show on their deputy’s worklist. A supervisor can only enter officers who work entirely within their jurisdiction.',
  access: ['supervisor', 'administrator'],
  pathParameters: z.strictObject({ subject: enteredSubjectSchema }),
  body: officerBodySchema,
  answers: { status: 200, description: 'The officer as entered.', schema: officerSchema },
  problems: ['outside-jurisdiction', 'officer-not-available', 'absence-reversed', 'date-does-not-exist'],
});
