/**
 * The CDK app that `cdk synth` and `cdk deploy` run. Without an account and a Region it is synthesized for any.
 *
 *     npx cdk synth
 *     npx cdk deploy --all -c account=123456789012 -c region=cn-north-1 --parameters ApiStack:TokenIssuer=...
 *
 * Further context: `runtime` (nodejs24.x), `architecture` (arm64), and the ARNs that alarms notify, separated by commas:
 * `criticalAlarmActions` for alarms that somebody is woken for, `warningAlarmActions` for all others.
 */
import * as z from 'zod';
import { synthesize } from '../lib/infra/synthesize.ts';

const arnsSchema = z
  .string()
  .default('')
  .transform((text) => text.split(',').filter((arn) => arn !== ''));

const contextSchema = z.object({
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  region: z
    .string()
    .regex(/^[a-z]{2}(-[a-z]+)+-\d$/)
    .optional(),
  runtime: z.string().optional(),
  architecture: z.enum(['x86_64', 'arm64']).optional(),
  criticalAlarmActions: arnsSchema,
  warningAlarmActions: arnsSchema,
});

const context = contextSchema.parse(JSON.parse(process.env.CDK_CONTEXT_JSON ?? '{}'));
const { account, region, runtime, architecture, criticalAlarmActions, warningAlarmActions } = context;
if ((account === undefined) !== (region === undefined)) {
  throw new Error('account and region belong together: give both (-c account=... -c region=...) or neither');
}

await synthesize({
  outdir: process.env.CDK_OUTDIR ?? 'cdk.out',
  ...(account !== undefined && region !== undefined && { environment: { account, region } }),
  platform: { ...(runtime !== undefined && { runtime }), ...(architecture && { architecture }) },
  alarmActions: { critical: criticalAlarmActions, warning: warningAlarmActions },
});
