import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { formSchema } from '../../../common/views/form-schema.ts';

export const operation = defineOperation({
  id: 'read-form',
  method: 'GET',
  path: '/forms/{operationId}',
  summary: { zh: '办理表单', en: 'The form of an operation' },
  description:
    'What somebody fills in to call an operation, in the language of the request: each field in order with what it is called, what is taken, and what can be chosen. It is made from the schemas that requests are checked with. Where the choices depend on the region or the case, it names their list: a path into the answer of `read-task` or into the choices of the case.',
  access: 'public',
  pathParameters: z.strictObject({
    operationId: z
      .string()
      .regex(/^[a-z-]{1,60}$/)
      .describe(
        'The `operationId` of an operation that takes a body or changes something, and has no screen of its own.',
      ),
  }),
  answers: { status: 200, description: 'The form.', schema: formSchema },
  problems: ['form-not-found'],
});
