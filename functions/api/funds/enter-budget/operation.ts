import * as z from 'zod';
import { codeSchema, instantSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { schemeOfBudget } from '../../../../lib/domain/payments/fund-report.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema, placeSchema } from '../../../common/http/schemas.ts';
import { divisionSchema } from '../../../common/payments/division.ts';
import { fundNameSchema, yuanSchema } from '../../../common/payments/schemas.ts';
import { yearSchema } from '../year.ts';

export const operation = defineOperation({
  id: 'enter-budget',
  method: 'POST',
  path: '/fund-budgets',
  summary: { zh: '录入资金预算', en: 'Enter the budget of a fund' },
  description:
    'Adds an entry to the budget of a fund (or of a scheme whose source names no fund) for a jurisdiction and a year, with the document that sets it. Entries never change: to correct or lower one, add an entry with a negative amount.',
  access: ['finance', 'policy-administrator'],
  body: z
    .strictObject({
      division: divisionSchema.meta(
        label('地区', 'Division', {
          options: 'divisions',
          help: ['预算所属的省、市或者县（市、区）。', 'The province, city or district whose budget it is.'],
        }),
      ),
      fund: fundNameSchema
        .refine((name) => name !== '-' && schemeOfBudget(name) === undefined)
        .optional()
        .describe('The fund, by the Chinese name that the schemes use. Either this or `scheme`.')
        .meta(
          label('资金渠道', 'Fund', {
            options: 'funds',
            help: [
              '预算所属的资金渠道；补贴项目未载明资金渠道的不选，改选补贴项目。',
              'The fund that the budget is for. If the scheme names no fund, leave it out and choose the scheme.',
            ],
          }),
        ),
      scheme: codeSchema
        .optional()
        .describe('The code of a scheme whose source names no fund. Either this or `fund`.')
        .meta(
          label('补贴项目', 'Scheme', {
            options: 'schemes',
            help: [
              '资金渠道待明确的补贴项目；与资金渠道只选一项。',
              'A scheme whose fund is open. Either this or the fund.',
            ],
          }),
        ),
      year: yearSchema.meta(label('年度', 'Year')),
      amount: yuanSchema
        .describe('In yuan, with at most two decimals; negative to lower an earlier entry.')
        .meta(
          label('金额（元）', 'Amount (yuan)', {
            help: ['最多两位小数；调减填负数。', 'At most two decimals; negative to lower it.'],
          }),
        ),
      source: freeTextSchema(200)
        .describe('The document that sets it: number and title.')
        .meta(label('依据文件', 'Source', { help: ['文号和名称。', 'Its number and title.'] })),
    })
    .meta({
      example: {
        division: '50',
        fund: '就业补助资金',
        year: 2026,
        amount: '1000000.00',
        source: '某财社〔2026〕1号 关于下达就业补助资金的通知',
      },
    }),
  answers: {
    status: 201,
    description: 'The entry.',
    schema: z.strictObject({
      entryId: z.string(),
      division: placeSchema,
      fund: z.string().optional(),
      scheme: z.string().optional(),
      year: z.int(),
      amountFen: z.int(),
      source: z.string(),
      by: z.string(),
      at: instantSchema,
    }),
  },
  problems: [
    'outside-jurisdiction',
    'not-a-budget-amount',
    'budget-of-nothing',
    'budget-below-zero',
    'budget-of-one-thing',
    'scheme-not-found',
    'scheme-of-fund',
    'fund-not-named',
  ],
});
