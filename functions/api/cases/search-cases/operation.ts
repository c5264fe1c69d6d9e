import * as z from 'zod';
import { phaseSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { caseIdSchema, nextPageSchema, placeSchema, subjectSchema } from '../../../common/http/schemas.ts';

/** How many cases a page of results has. */
export const resultsOnPage = 20;

export const searchSchema = z
  .strictObject({
    applicationNumber: z
      .string()
      .trim()
      .max(60)
      .optional()
      .describe(
        'The number on the receipt and on letters, or that of a public notice (`GS-`); spaces and hyphens are ignored.',
      )
      .meta(
        label('申请编号或者公示编号', 'Application number, or number of a public notice', {
          help: [
            '填写完整编号，公示编号以GS开头。',
            'In full. The number of a public notice begins with GS.',
          ],
        }),
      ),
    identityNumber: z
      .string()
      .max(60)
      .optional()
      .describe('In full.')
      .meta(label('证件号码', 'Identity number', { help: ['填写完整号码。', 'In full.'] })),
    phone: z
      .string()
      .max(60)
      .optional()
      .describe('In full.')
      .meta(label('联系电话', 'Telephone', { help: ['填写完整号码。', 'In full.'] })),
    name: z
      .string()
      .max(200)
      .optional()
      .describe('In full: part of a name finds nothing.')
      .meta(label('姓名', 'Name', { help: ['填写完整姓名。', 'In full.'] })),
    phase: phaseSchema
      .optional()
      .describe('Only cases in this phase.')
      .meta(label('办理阶段', 'Phase', { choices: 'phase' })),
    officer: subjectSchema
      .optional()
      .describe('Only cases of this officer; `me` is the caller.')
      .meta(label('联系专人', 'Officer', { options: 'officers' })),
    after: caseIdSchema
      .optional()
      .describe('The `next` of the page before.')
      .meta(label('续页标记', 'Where to go on', { control: 'hidden' })),
  })
  .meta({ example: { name: '张伟' } });

export const operation = defineOperation({
  id: 'search-cases',
  method: 'POST',
  path: '/case-searches',
  summary: { zh: '查找案件', en: 'Find a case' },
  description:
    'Finds cases of the jurisdiction by what somebody says or shows at the counter: the application number, the number of a public notice (until the day after its last day), the identity number, the telephone number or the full name. If several are given, all must match. Administrators and auditors can search by the application number only, which identifies nobody; those searches are not counted. Search terms appear in no address and no log. All other searches are counted per member of staff and day, and supervisors and auditors see the counts (`list-reveals`).',
  access: ['officer', 'supervisor', 'auditor', 'administrator'],
  body: searchSchema,
  answers: {
    status: 200,
    description: 'A page of matching cases, newest first.',
    schema: z.strictObject({
      results: z.array(
        z.strictObject({
          caseId: caseIdSchema,
          applicationNumber: z.string(),
          applicant: z
            .string()
            .optional()
            .describe('The masked name; absent for administrators and auditors.'),
          phase: phaseSchema,
          phaseText: z.string(),
          district: placeSchema,
          officer: subjectSchema.optional(),
          officerName: z.string().optional(),
          openTasks: z.int().describe('How many of its tasks are open.'),
        }),
      ),
      next: nextPageSchema,
      statedLeftOut: z
        .literal(true)
        .optional()
        .describe(
          'Older cases match too, but their identity is only stated: give more details to find them.',
        ),
    }),
  },
  problems: [
    'search-needs-something',
    'search-by-number-only',
    'search-too-wide',
    'identity-number-length',
    'identity-number-characters',
    'identity-number-checksum',
    'invalid-name',
    'invalid-phone',
    'invalid-field',
    'invalid-cursor',
  ],
});
