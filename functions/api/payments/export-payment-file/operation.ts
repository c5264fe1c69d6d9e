import * as z from 'zod';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { freeTextSchema } from '../../../common/http/schemas.ts';
import { runPathSchema } from '../../../common/payments/schemas.ts';

export const operation = defineOperation({
  id: 'export-payment-file',
  method: 'POST',
  path: '/payment-runs/{runId}/exports',
  summary: { zh: '导出拨付文件', en: 'Export the payment file of a run' },
  description:
    'Returns the file for the bank: CSV in UTF-8 with a byte order mark and fixed columns (the key of the payment, the account holder, the bank and account number, the amount in yuan, the purpose). It contains only payments that were sent and not yet answered, so that a second file cannot pay anything twice. This is the only place that shows full account numbers: who exports it and why is recorded with the run first.',
  access: ['finance'],
  pathParameters: runPathSchema,
  body: z
    .strictObject({
      reason: freeTextSchema(200)
        .describe('Why it is exported. No personal data.')
        .meta(
          label('导出事由', 'Why', {
            help: [
              '如“提交银行拨付”。系统将记录导出人和事由。',
              'It is recorded with the name of the exporter.',
            ],
          }),
        ),
    })
    .meta({ example: { reason: '提交银行拨付' } }),
  answers: {
    status: 200,
    description: 'The file.',
    schema: z.strictObject({
      fileName: z.string(),
      payments: z.int(),
      fen: z.int().describe('The sum of the file, in fen.'),
      content: z.string().describe('The text of the file, including the byte order mark.'),
    }),
  },
  problems: ['payment-run-not-found', 'payment-run-not-entered', 'nothing-to-pay'],
});
