import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';
import { formSchema } from '../../../common/views/form-schema.ts';

export const operation = defineOperation({
  id: 'read-form',
  method: 'GET',
  path: '/forms/{operationId}',
  summary: { zh: '办理表单', en: 'Read the form of an operation' },
  description:
    'Returns the form for calling an operation, in the language of the request: each field in order with its label, its format and its choices. The form is generated from the schemas that validate requests. If the choices depend on the region or the case, the field names their list: a path into the answer of `read-task` or into the choices of the case.',
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
