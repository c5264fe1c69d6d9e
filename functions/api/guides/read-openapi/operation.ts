import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'read-openapi',
  method: 'GET',
  path: '/openapi.json',
  summary: { zh: '接口说明', en: 'Read the API description' },
  description: 'Returns this document: OpenAPI 3.1, generated from the schemas that validate requests.',
  access: 'public',
  answers: {
    status: 200,
    description: 'The document, in OpenAPI 3.1.',
    schema: z.looseObject({ openapi: z.string() }),
  },
  problems: [],
});
