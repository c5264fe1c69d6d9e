/** For tests of an app's workflows; see README.md, "Test a workflow". */
export type { JsonObject, JsonValue, ServiceRequest } from './service.ts';
export {
  type ExecutionDescription,
  functionError,
  functionResult,
  type StandIn,
  type WorkflowEvent,
  WorkflowHarness,
  type WorkflowHarnessOptions,
} from './testing/workflow-harness.ts';
