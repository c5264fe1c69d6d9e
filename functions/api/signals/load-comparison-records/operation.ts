import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { comparedFactSchema } from '../../../../lib/domain/comparison.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';

/** A line of a file: the person, and what the source knows about them. */
export const comparisonLineSchema = z.strictObject({
  identityNumber: z.string().max(40).meta(label('证件号码', 'Identity number')),
  fact: comparedFactSchema.meta(label('比对事项', 'Fact', { choices: 'comparedFact' })),
  detail: z.string().max(200).optional().meta(label('补充内容', 'Detail')),
  employer: z
    .strictObject({
      creditCode: z
        .string()
        .regex(/^[0-9A-Z]{18}$/)
        .meta(
          label('统一社会信用代码', 'Unified social credit code', {
            help: ['18位统一社会信用代码。', 'Unified social credit code, 18 characters.'],
          }),
        ),
      name: z.string().trim().min(1).max(100).meta(label('名称', 'Name')),
    })
    .optional()
    .describe('For insured employment: who pays the insurance.')
    .meta(label('用人单位', 'Employer')),
  since: plausibleDateSchema
    .optional()
    .describe('For insured employment: since when it is paid.')
    .meta(label('参保起始日期', 'Insured since')),
  training: z
    .strictObject({
      course: z.string().trim().min(1).max(100).meta(label('培训项目', 'Course')),
      occupation: z.string().trim().min(1).max(100).meta(label('职业（工种）', 'Occupation')),
      institution: z.string().trim().min(1).max(100).meta(label('培训机构', 'Institution')),
      completedOn: plausibleDateSchema.meta(label('结业日期', 'Completed on')),
    })
    .optional()
    .describe('For a completed training.')
    .meta(label('培训', 'Training')),
});

/** The maximum number of lines per request. */
const linesAtATime = 250;

/** The run of a comparison that a request belongs to: all requests of a file name the same. */
export const sentRunSchema = z
  .strictObject({
    id: z.ulid().meta(label('批次标识', 'Id of the run', { control: 'hidden' })),
    fileHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional()
      .describe('The SHA-256 of the file.')
      .meta(label('文件校验值', 'Hash of the file', { control: 'hidden' })),
    refused: z
      .int()
      .min(0)
      .max(100_000_000)
      .optional()
      .describe('The number of lines of the file that are not sent.')
      .meta(label('未发送的行数', 'Lines that are not sent')),
  })
  .describe('For the record of comparisons. A request without it is a run of its own.')
  .meta(label('导入批次', 'Run', { control: 'hidden' }));

export const comparisonSchema = z
  .strictObject({
    asOf: plausibleDateSchema
      .describe('The Beijing day on which the source knew this.')
      .meta(label('数据日期', 'As of')),
    run: sentRunSchema.optional(),
    records: z.array(comparisonLineSchema).min(1).max(linesAtATime).meta(label('数据', 'Lines')),
  })
  .meta({
    example: {
      asOf: '2026-11-19',
      records: [{ identityNumber: '11010519491231002X', fact: 'insured-employment' }],
    },
  });

const count = (description: string) => z.int().nonnegative().describe(description);

export const loadedSchema = z.strictObject({
  lines: count('Lines of the request.'),
  matched: count('Lines about people with an open application or registration.'),
  signals: count('Signals to open registrations: one for each source, fact and month.'),
  older: count(
    'Lines older than what the source has already said about the same fact, which changed nothing. Absent if there are none.',
  ).optional(),
  unknown: count('Lines about people without an open application or registration; kept until there is one.'),
  rejected: z
    .array(
      z.strictObject({
        line: z.int().positive().describe('The number of the line, counted from 1.'),
        code: z.string().describe('A problem code; never what the line says.'),
      }),
    )
    .describe('The number of lines left out.'),
});

export const operation = defineOperation({
  id: 'load-comparison-records',
  method: 'POST',
  path: '/comparison-sources/{source}/records',
  summary: { zh: '导入比对数据', en: 'Load comparison records' },
  description:
    'Loads records into a comparison source, up to 250 lines per request (`npm run comparison` splits a CSV, XLSX or XLS file). Identity numbers are hashed with a key and not kept. A line about a registered person becomes a signal on the case: evidence for a human. A record as of a day before the person applied says nothing about the present and gives no signal, except for a pension, which is permanent. Insured employment with its employer, and completed training, also find grants that are given without an application, and the beneficiaries are told. Loading a file twice changes nothing, and an older file never replaces what a newer one said.',
  access: ['administrator'],
  pathParameters: z.strictObject({ source: codeSchema }),
  body: comparisonSchema,
  // 250 lines, each with a detail of 200 characters of three bytes, and an employer or a course.
  maxBodyBytes: 512 * 1024,
  answers: { status: 200, description: 'The result for each line.', schema: loadedSchema },
  problems: ['date-in-future', 'date-does-not-exist', 'run-is-another', 'case-changed'],
});
