import { type Answer, type Context, executionArn, findExecution } from '../context.ts';
import { isoText } from '../time-text.ts';

/** `redrive <name>`: resumes a failed execution where it failed, as the service does. */
export async function redrive(context: Context): Promise<Answer> {
  const row = findExecution(await context.database(), context);
  const arn = await executionArn(context.runtime, row);
  const { redriveDate } = await context.runtime.call('states', 'RedriveExecution', { executionArn: arn });
  return {
    text: `${row.name} is running again: \`${context.command} execution ${row.name}\` shows its path.`,
    json: { name: row.name, redriven: isoText(Number(redriveDate) * 1000) },
  };
}

/** `stop <name>`: aborts a running execution. */
export async function stop(context: Context): Promise<Answer> {
  const { error, cause } = context.options;
  const row = findExecution(await context.database(), context);
  const arn = await executionArn(context.runtime, row);
  const { stopDate } = await context.runtime.call('states', 'StopExecution', {
    executionArn: arn,
    ...(error !== undefined && { error }),
    ...(cause !== undefined && { cause }),
  });
  return {
    text:
      row.status === 'RUNNING'
        ? `${row.name} was stopped.`
        : `${row.name} was not running: it is ${row.status}.`,
    json: { name: row.name, stopped: isoText(Number(stopDate) * 1000) },
  };
}
