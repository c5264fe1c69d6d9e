import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { subjectSchema } from '../../../common/http/schemas.ts';
import {
  absenceSchema,
  districtsSchema,
  enteredOfficerNameSchema,
  enteredWorkPhoneSchema,
  officerAgencySchema,
  officerSchema,
  staffRoleFieldSchema,
  takesCasesSchema,
} from '../../../common/views/officer-view.ts';

export const officerBodySchema = z
  .strictObject({
    role: staffRoleFieldSchema.optional(),
    takesCases: takesCasesSchema.optional(),
    name: enteredOfficerNameSchema.optional(),
    workPhone: enteredWorkPhoneSchema.optional(),
    districts: districtsSchema,
    agency: officerAgencySchema.optional(),
    absence: absenceSchema.optional(),
    leftOn: plausibleDateSchema
      .optional()
      .describe(
        'The Beijing day from which they no longer work here and get no cases. Refused from that day on while they have cases: hand them over first (`POST /reassignments`). The entry stays.',
      )
      .meta(
        label('离职日期', 'Left on', {
          help: ['名下还有案件的，先办理移交。', 'Hand over their cases first.'],
        }),
      ),
  })
  .meta({
    example: {
      name: '李明',
      workPhone: '023-63152000',
      districts: ['500103'],
      absence: { from: '2026-12-07', until: '2026-12-11', deputy: 'officer-2' },
    },
  });

/** Words that have another meaning in place of an officer: the caller, or a member that every object has. */
const reservedSubjects = new Set(['me', '__proto__', 'constructor', 'prototype']);

const enteredSubjectSchema = subjectSchema.refine((subject) => !reservedSubjects.has(subject));

export const operation = defineOperation({
  id: 'save-officer',
  method: 'PUT',
  path: '/officers/{subject}',
  summary: { zh: '登记工作人员', en: 'Enter an officer' },
  description:
    'Records where an officer works and when they are away, replacing the previous entry. New cases go to the district’s officers who are present, by load. While an officer is away, their tasks also appear on their deputy’s worklist. Staff who are not entered, or have left, may do nothing; a change takes effect within 30 seconds. Whoever still has cases is not entered with districts or a role with which they could no longer work on them. A supervisor enters officers; the administrator of a unit also enters supervisors. Both can enter only people who work entirely within their own jurisdiction. The system administrator enters anybody, and alone enters the administrators of units.',
  access: ['supervisor', 'unit-administrator', 'administrator'],
  pathParameters: z.strictObject({ subject: enteredSubjectSchema }),
  body: officerBodySchema,
  answers: { status: 200, description: 'The officer as entered.', schema: officerSchema },
  problems: [
    'outside-jurisdiction',
    'staff-role-not-yours-to-enter',
    'officer-not-available',
    'absence-reversed',
    'division-unknown',
    'officer-has-cases',
    'date-does-not-exist',
  ],
});
