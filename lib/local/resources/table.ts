import { dynamodbTypes } from './dynamodb.ts';
import { httpApiTypes } from './http-api.ts';
import { iamTypes } from './iam.ts';
import { kmsTypes } from './kms.ts';
import { lambdaTypes } from './lambda.ts';
import { messagingTypes } from './messaging.ts';
import { observationTypes } from './observation.ts';
import { resourcePolicyTypes } from './resource-policies.ts';
import type { ResourceType } from './resource-type.ts';
import { statesTypes } from './states.ts';
import { topicTypes } from './topics.ts';

/** All supported resource types; SUPPORT.md is generated from this. */
export const RESOURCE_TYPES: Readonly<Record<string, ResourceType>> = {
  ...dynamodbTypes,
  ...httpApiTypes,
  ...iamTypes,
  ...kmsTypes,
  ...lambdaTypes,
  ...messagingTypes,
  ...observationTypes,
  ...resourcePolicyTypes,
  ...statesTypes,
  ...topicTypes,
};
