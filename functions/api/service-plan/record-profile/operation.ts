import * as z from 'zod';
import { plausibleDateSchema } from '../../../../lib/domain/calendar/plausible-date.ts';
import { codeSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { factSources } from '../../../../lib/domain/case/ledger/events.ts';
import { label } from '../../../common/http/label.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { casePathSchema, freeTextSchema, optionalTextSchema } from '../../../common/http/schemas.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';

const sourceSchema = z
  .enum(factSources)
  .exclude(['carried-over'])
  .describe('How it was learnt.')
  .meta(label('了解途径', 'How it was learnt', { choices: 'factSource' }));
const onSchema = plausibleDateSchema
  .describe('The Beijing day on which it was learnt.')
  .meta(label('了解日期', 'Day on which it was learnt'));
const differ = (values: readonly string[]): boolean => new Set(values).size === values.length;

export const profileSchema = z
  .strictObject({
    facts: z
      .array(
        z.strictObject({
          code: codeSchema
            .describe('One of the facts that the plan task lists.')
            .meta(label('项目', 'Fact', { options: 'planChoices.profileFacts' })),
          value: codeSchema
            .describe('One of the values of the fact, as the service catalogue lists them.')
            .meta(label('内容', 'Value', { options: 'factValues[code]' })),
          source: sourceSchema,
          on: onSchema,
          statement: freeTextSchema(500)
            .optional()
            .describe('In words; stored encrypted.')
            .meta(label('说明', 'In words')),
        }),
      )
      .max(30)
      .refine((facts) => differ(facts.map(({ code }) => code)))
      .default([])
      .meta(label('基本情况', 'Facts')),
    tags: z
      .array(
        z.strictObject({
          group: codeSchema
            .describe('One of the region’s groups, or any other where the region’s list is open.')
            .meta(label('群体', 'Group', { options: 'planChoices.groups' })),
          applies: z
            .boolean()
            .describe('"No" is also an answer: the group has been checked.')
            .meta(label('是否属于', 'Belongs to it')),
          source: sourceSchema,
          on: onSchema,
        }),
      )
      .max(30)
      .refine((tags) => differ(tags.map(({ group }) => group)))
      .describe('The groups that were checked; empty if none were.')
      .meta(
        label('重点群体标注', 'Groups', {
          help: [
            '已核查的逐项填写，不属于的也填写。',
            'Each group that was checked, including those that do not apply.',
          ],
        }),
      ),
    note: optionalTextSchema().optional().describe('Stored encrypted.').meta(label('备注', 'Note')),
  })
  .meta({
    example: {
      facts: [
        { code: 'skill-level', value: 'intermediate', source: 'person', on: '2026-11-20' },
        { code: 'employment-intention', value: 'employment', source: 'person', on: '2026-11-20' },
      ],
      tags: [{ group: 'employment-difficulty', applies: false, source: 'officer', on: '2026-11-20' }],
    },
  });

export const operation = defineOperation({
  id: 'record-profile',
  method: 'POST',
  path: '/cases/{caseId}/profile',
  summary: { zh: '登记基本情况和重点群体标注', en: 'Record the profile and the groups' },
  description:
    'Records what was learnt about the person, each fact with its source and day, and which groups were checked (SX-1.3, SX-1.4, QH-1.3, CQ-1.3, YN-1.2.2). Earlier entries stay unless they are replaced. The completeness of the ledger is recomputed. If the person turns out to be entitled to one-to-one service and the plan has another tier, the officer is asked to adjust the plan (SX-6.2, CQ-6.2).',
  access: ['officer', 'supervisor'],
  pathParameters: casePathSchema,
  body: profileSchema,
  answers: { status: 200, description: 'The case after the change.', schema: caseSchema },
  problems: [
    'case-not-found',
    'outside-jurisdiction',
    'not-possible-now',
    'unknown-profile-fact',
    'unknown-fact-value',
    'unknown-tag',
    'date-in-future',
    'date-does-not-exist',
    'nothing-recorded',
    'case-changed',
  ],
});
