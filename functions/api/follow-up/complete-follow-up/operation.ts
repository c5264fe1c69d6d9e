import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { progresses } from '../../../../lib/domain/case/follow-up/findings.ts';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { factSources } from '../../../../lib/domain/case/ledger/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { contactMeansSchema, freeTextSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { helperField } from '../../../common/views/helper-fields.ts';

const learnt = {
  source: z
    .enum(factSources)
    .extract(['person', 'officer'])
    .default('person')
    .describe('Who said so.')
    .meta(label('信息来源', 'Source', { choices: 'factSource' })),
  on: plausibleDateSchema
    .optional()
    .describe('The Beijing day on which it was learnt; today unless given.')
    .meta(
      label('了解日期', 'Day on which it was learnt', { help: ['不填即为今天。', 'Today unless given.'] }),
    ),
};

const ledgerSchema = z
  .discriminatedUnion('found', [
    z.strictObject({
      found: z.literal('unchanged').describe('The ledger was checked and is still right.'),
    }),
    z.strictObject({
      found: z.literal('changed'),
      facts: z
        .array(
          z.strictObject({
            code: codeSchema.meta(label('项目', 'Fact', { options: 'planChoices.profileFacts' })),
            value: codeSchema.meta(label('内容', 'Value', { options: 'factValues[code]' })),
            ...learnt,
          }),
        )
        .max(20)
        .default([])
        .describe('Facts of the intake profile that have changed.')
        .meta(label('变化的基本情况', 'Facts that have changed')),
      tags: z
        .array(
          z.strictObject({
            group: codeSchema.meta(label('群体', 'Group', { options: 'planChoices.groups' })),
            applies: z.boolean().meta(label('是否属于', 'Belongs to it')),
            ...learnt,
          }),
        )
        .max(20)
        .default([])
        .describe('Groups that the person belongs to, or no longer belongs to.')
        .meta(label('变化的群体标注', 'Groups that have changed')),
      statement: freeTextSchema()
        .optional()
        .describe('The same in words. Stored encrypted.')
        .meta(label('说明', 'In words')),
    }),
  ])
  .meta(
    label('台账', 'Ledger', {
      choices: {
        unchanged: { zh: '核对无变化', en: 'Checked, unchanged' },
        changed: { zh: '有变化', en: 'Changed' },
      },
    }),
  );

export const completionSchema = z
  .strictObject({
    means: contactMeansSchema
      .extract(['phone', 'online', 'visit'])
      .describe('How the person was reached. Only the system makes a data comparison; nobody can report one.')
      .meta(label('回访方式', 'How', { choices: 'means' })),
    progress: z
      .enum(progresses)
      .describe(
        'The progress of the person’s search for work, or why it has ended. `not-available`: another reason, such as a long illness.',
      )
      .meta(
        label('求职进展', 'Progress', {
          choices: {
            'still-looking': { zh: '仍在求职', en: 'Still looking for work' },
            'in-training': { zh: '正在参加培训', en: 'In training' },
            'offer-pending': { zh: '等待录用结果', en: 'Waiting for an offer' },
            'in-work': { zh: '已就业', en: 'In work' },
            'own-business': { zh: '已创业', en: 'Runs a business' },
            'stable-income': { zh: '已有稳定收入', en: 'Has a stable income' },
            'drawing-pension': { zh: '已领取基本养老金', en: 'Receives a basic pension' },
            studying: { zh: '已入学', en: 'Studies' },
            'in-army': { zh: '已服兵役', en: 'In the army' },
            abroad: { zh: '已移居境外', en: 'Has moved abroad' },
            'moved-away': { zh: '已迁移住所', en: 'Has moved' },
            'no-longer-looking': { zh: '不再求职', en: 'No longer looks for work' },
            'not-available': { zh: '其他暂不能求职的情形', en: 'Not available, for another reason' },
          },
        }),
      ),
    ledger: ledgerSchema,
    service: z
      .enum(['keep', 'adjust'])
      .describe('Whether the services stay as they are or are adjusted.')
      .meta(
        label('后续服务', 'Services', {
          choices: {
            keep: { zh: '按原计划继续', en: 'Go on as they are' },
            adjust: { zh: '调整服务计划', en: 'Are adjusted' },
          },
        }),
      ),
    helper: helperField.optional(),
    note: freeTextSchema()
      .describe('What was learnt, in words, as evidence of the follow-up. Stored encrypted.')
      .meta(label('回访情况', 'What was learnt')),
  })
  .meta({
    example: {
      means: 'phone',
      progress: 'still-looking',
      ledger: { found: 'unchanged' },
      service: 'keep',
      note: '本月参加两场招聘会，仍在求职。',
    },
  });

export const operation = defineOperation({
  id: 'complete-follow-up',
  method: 'POST',
  path: '/cases/{caseId}/tasks/{taskId}/follow-up',
  summary: { zh: '完成月度回访', en: 'Complete a follow-up' },
  description:
    'Records a monthly follow-up in which the person was reached: their progress, whether the ledger is still right, and whether the services stay as they are. A request for an adjustment opens a task to adjust the plan, as does a group that entitles the person to one-to-one service (SX-2.6, QH-2.5, WH-4.6, CQ-2.5, YN-1.3.4). If the person works, runs a business, has a stable income, draws a pension, studies, serves, lives abroad or no longer looks for work, this proposes the same closure as a comparison or a report of that fact. If they moved, it asks for a transfer; anything else asks for a closer look. It also counts as the first contact if there was none. A follow-up recorded after its month is late.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  body: completionSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'task-not-found',
    'not-possible-now',
    'no-obligation-for-month',
    'month-already-followed-up',
    'unknown-method',
    'helper-not-provided-for',
    'helper-needs-agreement',
    'unknown-profile-fact',
    'unknown-fact-value',
    'unknown-tag',
    'date-in-future',
    'date-does-not-exist',
    'nothing-recorded',
    'case-changed',
  ],
});
