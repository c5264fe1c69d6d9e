import middy from '@middy/core';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { once } from '../../common/connections/once.ts';
import { connectProgress } from '../../common/connections/progress.ts';
import { taskMiddleware } from '../../common/http/task.ts';
import { advanceCases } from './advance.ts';

const handle = /* @__PURE__ */ once(() => advanceCases(connectProgress()));

export const handler = middy<DynamoDBStreamEvent, DynamoDBBatchResponse>({ timeoutEarlyInMillis: 0 })
  .use(taskMiddleware('advance-cases'))
  .handler((event) => handle()(event));
