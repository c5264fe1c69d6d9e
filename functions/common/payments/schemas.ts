import * as z from 'zod';
import { codeSchema, instantSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { itemResults, runStatuses } from '../../../lib/domain/payments/run.ts';
import { label } from '../http/label.ts';
import { caseIdSchema, choiceSchema, nextPageSchema, placeSchema } from '../http/schemas.ts';
import { withoutSeparators } from '../http/yuan.ts';
import { divisionSchema } from './division.ts';

export const runIdSchema = z
  .string()
  .regex(/^\d{2}-[0-9A-HJKMNP-TV-Z]{26}$/)
  .describe('The payment run.');
export const runPathSchema = z.strictObject({ runId: runIdSchema });

export const fundNameSchema = z.string().trim().min(1).max(100);

/** The filters that select the claims of a run; without any, it is all that is payable in the jurisdiction. */
export const payableFilters = {
  division: divisionSchema.optional().meta(
    label('地区', 'Division', {
      help: ['区划代码前二、四或六位。', 'First 2, 4 or 6 digits of its code.'],
    }),
  ),
  scheme: codeSchema
    .optional()
    .meta(label('补贴项目', 'Scheme', { help: ['项目代码。', 'The code of the scheme.'] })),
  fund: fundNameSchema
    .optional()
    .describe('The fund by its Chinese name, or `-` for schemes whose source names none.')
    .meta(label('资金渠道', 'Fund')),
} as const;

const fenSchema = z.int().describe('In fen.');
const sumSchema = z.strictObject({ count: z.int().nonnegative(), fen: fenSchema });

export const previewSchema = z.strictObject({
  total: sumSchema.describe('The sum of what would be on the list.'),
  byDistrict: z.array(sumSchema.extend({ district: placeSchema })),
  byScheme: z.array(
    sumSchema.extend({
      scheme: choiceSchema,
      fund: z.string().optional().describe('Absent if the source of the scheme names none.'),
      fundKey: z.string().describe('The value of the filter `fund` that selects it.'),
    }),
  ),
  leftOut: z
    .array(sumSchema.extend({ because: choiceSchema }))
    .describe('What is payable but would not be on the list, by reason.'),
  next: nextPageSchema.describe(
    'Present if more may be payable, because the run is full or one request examines no more. Send it as `after` to preview or freeze what follows.',
  ),
});

const runSumsSchema = z.strictObject({
  listed: z.int(),
  listedFen: fenSchema,
  waiting: z.int().describe('On the list, but not yet in the run.'),
  sent: z.int().describe('Ever sent, whatever the result.'),
  sentFen: fenSchema,
  refused: z.int(),
  refusedFen: fenSchema,
  paid: z.int(),
  paidFen: fenSchema,
  bounced: z.int(),
  bouncedFen: fenSchema,
  returned: z.int().describe('Reported as paid and came back later; no longer counted in `paid`.'),
  returnedFen: fenSchema,
  unanswered: z.int().describe('Sent, but not yet answered by finance.'),
  unansweredFen: fenSchema,
});

export const runSchema = z.strictObject({
  runId: runIdSchema,
  jurisdiction: placeSchema,
  purpose: z.string(),
  scheme: z.string().optional(),
  fund: z.string().optional(),
  by: z.string(),
  at: instantSchema,
  status: z.enum(runStatuses),
  sums: runSumsSchema,
});

export const runItemViewSchema = z.strictObject({
  caseId: caseIdSchema,
  number: z.int().positive(),
  key: z.string().optional().describe('The permanent key of the payment; absent until it is sent.'),
  district: placeSchema,
  scheme: choiceSchema.optional(),
  payee: z
    .strictObject({ holder: z.string(), account: z.string() })
    .optional()
    .describe('The payee, masked.'),
  fen: fenSchema.optional().describe('Absent if the records of the case were destroyed.'),
  result: z.enum(itemResults),
  because: choiceSchema.optional(),
  sentAt: instantSchema.optional(),
  answeredAt: instantSchema.optional(),
  returnedAt: instantSchema.optional(),
});

/** An amount in yuan that may be negative, and for a province may exceed a thousand million. */
export const yuanSchema = z
  .string()
  .trim()
  .overwrite(withoutSeparators)
  .regex(/^-?\d{1,12}(\.\d{1,2})?$/, { error: 'not-a-budget-amount' });
