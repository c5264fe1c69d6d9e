import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration, TimeZone } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { JobSchedule } from './function-list.ts';
import { pascalCase } from './names.ts';
import type { ServiceFunction } from './service-function.ts';

export interface ScheduledJobProps {
  readonly function: ServiceFunction;
  readonly schedule: JobSchedule;
  /** Receives the invocations that could not be delivered. */
  readonly deadLetterQueue: IQueue;
}

/** Starts a function at set times. What a failed run leaves undone, the next one does. */
export class ScheduledJob extends Construct {
  constructor(scope: Construct, id: string, props: ScheduledJobProps) {
    super(scope, pascalCase(id));
    const { description, minute, hour } = props.schedule;
    new Schedule(this, 'Schedule', {
      description,
      schedule: ScheduleExpression.cron({ minute, ...(hour && { hour }), timeZone: TimeZone.ASIA_SHANGHAI }),
      target: new LambdaInvoke(props.function.function, {
        deadLetterQueue: props.deadLetterQueue,
        retryAttempts: 5,
        maxEventAge: Duration.minutes(50),
      }),
    });
  }
}
