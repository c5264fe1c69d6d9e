import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration, TimeZone } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';

export interface RoundProps {
  readonly description: string;
  readonly function: ServiceFunction;
  /** When it is made, in Beijing time. */
  readonly at: { readonly minute: string; readonly hour?: string };
  /** Takes the invocations that could not be delivered. */
  readonly deadLetterQueue: IQueue;
}

/** Something that is done again and again at set times. A round that fails is repeated by the next one. */
export class ScheduledJob extends Construct {
  constructor(scope: Construct, id: string, props: RoundProps) {
    super(scope, id);
    new Schedule(this, 'Schedule', {
      description: props.description,
      schedule: ScheduleExpression.cron({ ...props.at, timeZone: TimeZone.ASIA_SHANGHAI }),
      target: new LambdaInvoke(props.function.function, {
        deadLetterQueue: props.deadLetterQueue,
        retryAttempts: 5,
        maxEventAge: Duration.minutes(50),
      }),
    });
  }
}
