/**
 * Runs a synthesized AWS CDK app on this machine. `startLocalRuntime` is the way in.
 *
 * Further entries: `cdk-local-runtime/services` (single services without an app, the Step Functions engine above
 * all), `cdk-local-runtime/testing` (a workflow definition tried with stand-in functions), `cdk-local-runtime/bundling` (a
 * plugin for bundles of functions that run here), and `cdk-local-runtime/inspect` (looks into a running system).
 */
export { type AssemblySummary, checkAssembly } from './assembly/check.ts';
export type { StackOutputs } from './assembly/deploy.ts';
export type { Update } from './assembly/deployment.ts';
export { RefusedAssembly } from './assembly/refusal.ts';
export type { Note } from './assembly/support.ts';
export { type AccountIdentity, AwsError } from './aws-error.ts';
export type { ClockState, MovableClock } from './clock.ts';
export { requireFreeDataFolder } from './data-folder.ts';
export { endOnFatalErrors } from './fatal-errors.ts';
export { readUsage, type Usage } from './iam/usage.ts';
export { usageReport } from './inspect/usage-report.ts';
export { KeptThreads } from './lambda/kept-threads.ts';
export type { Account } from './oidc/accounts.ts';
export type { IdentityProvider } from './oidc/identity-provider.ts';
export { type LocalRuntime, startLocalRuntime } from './runtime.ts';
export type { RuntimeOptions } from './runtime-options.ts';
export type { ScheduleDefinition } from './scheduler/schedule.ts';
export type { CallService, JsonObject, JsonValue, Principal, ServiceRequest } from './service.ts';
