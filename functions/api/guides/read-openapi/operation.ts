import * as z from 'zod';
import { defineOperation } from '../../../common/http/operation.ts';

export const operation = defineOperation({
  id: 'read-openapi',
  method: 'GET',
  path: '/openapi.json',
  summary: { zh: '接口说明', en: 'The API description' },
  description: 'This document: OpenAPI 3.1, made from the schemas that requests are checked with.',
  access: 'public',
  answers: { status: 200, description: 'OpenAPI 3.1.', schema: z.looseObject({ openapi: z.string() }) },
  problems: [],
});
