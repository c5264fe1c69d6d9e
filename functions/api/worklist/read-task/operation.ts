import * as z from 'zod';
import { taskKindSchema } from '../../../../lib/domain/case/case.ts';
import { instantSchema, localDateSchema } from '../../../../lib/domain/case/kernel/vocabulary.ts';
import { evidenceSchema } from '../../../../lib/domain/case/registration/events.ts';
import { personSchema } from '../../../../lib/domain/person.ts';
import { defineOperation } from '../../../common/http/operation.ts';
import { choiceSchema, taskPathSchema } from '../../../common/http/schemas.ts';
import { basisSchema } from '../../../common/views/basis-schema.ts';
import { caseSchema } from '../../../common/views/case-schema.ts';
import { closureReasonSchema, closureSchema } from '../../../common/views/closure-view.ts';
import { planChoicesSchema } from '../../../common/views/plan-choices.ts';

export const operation = defineOperation({
  id: 'read-task',
  method: 'GET',
  path: '/cases/{caseId}/tasks/{taskId}',
  summary: { zh: '查看待办', en: 'Read a task' },
  description:
    'A task with everything needed to deal with it: the case, what the person stated, the evidence of the comparison, the grounds on which the law allows a refusal, and what may be asked for.',
  access: ['officer', 'supervisor'],
  pathParameters: taskPathSchema,
  answers: {
    status: 200,
    description: 'The task.',
    schema: z.strictObject({
      taskId: z.string(),
      kind: taskKindSchema,
      kindText: z.string(),
      status: z.enum(['open', 'ended']),
      outcome: z.string().optional(),
      case: caseSchema,
      stated: z.strictObject({
        age: z.int(),
        sex: personSchema.shape.sex,
        secondContact: z
          .strictObject({ name: z.string(), phone: z.string() })
          .optional()
          .describe('Masked, like the person of the case.'),
        unemploymentReason: choiceSchema.optional(),
        unemploymentDate: localDateSchema.optional(),
        schoolLeavingDate: localDateSchema.optional(),
        lastEmployer: z.string().optional(),
        jobIntention: choiceSchema.optional(),
      }),
      screening: z
        .strictObject({
          at: instantSchema,
          evidence: z.array(
            z.strictObject({
              check: z.string(),
              finding: evidenceSchema.shape.finding,
              findingText: z.string(),
              source: z.string(),
              asOf: z.string().optional(),
              detail: z.string().optional(),
              clause: z.string(),
            }),
          ),
        })
        .optional()
        .describe('Evidence for a human. It never decides.'),
      refusalReasons: z.array(
        choiceSchema.extend({
          law: z.string(),
          remedy: z.string(),
          jobSeekerRegistrationOffered: z.boolean(),
        }),
      ),
      informationItems: z.array(choiceSchema),
      forbiddenDocuments: z.array(choiceSchema.extend({ basis: basisSchema })),
      closure: closureSchema
        .optional()
        .describe('The closure that is proposed or was decided last, with its evidence.'),
      closureReasons: z
        .array(closureReasonSchema)
        .optional()
        .describe('While the person is registered: the reasons for which a closure can be proposed.'),
      proposedGroups: z
        .array(
          choiceSchema.extend({
            since: localDateSchema.describe('The Beijing day from which it is so.'),
            basis: basisSchema,
          }),
        )
        .optional()
        .describe(
          'While the person is registered: groups to which they seem to belong by what they stated, and which nobody has confirmed or denied since. An officer records either with `record-profile`.',
        ),
      planChoices: planChoicesSchema
        .optional()
        .describe('With the tasks of the first contact and of the plan: what its profile and plan can hold.'),
    }),
  },
  problems: ['case-not-found', 'outside-jurisdiction', 'task-not-found'],
});
