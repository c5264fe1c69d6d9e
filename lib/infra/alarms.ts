import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IAlarmAction,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { type ServiceFunction, serviceName } from './service-function.ts';

export interface AlarmsProps {
  readonly unprocessedFacts: IQueue;
  readonly failedJobDeliveries: IQueue;
  readonly caseStream: ServiceFunction;
  readonly sweep: ServiceFunction;
  readonly reconciliation: ServiceFunction;
  /** Functions whose errors nobody else reports: all but those of the API. */
  readonly background: Readonly<Record<string, ServiceFunction>>;
  readonly stage: HttpStage;
  readonly workflows: Readonly<Record<string, StateMachine>>;
  /** ARNs of what alarms notify; none leaves them to whoever looks. */
  readonly actionArns: readonly string[];
}

type Rule = Omit<AlarmProps, 'alarmDescription' | 'comparisonOperator' | 'treatMissingData'> & {
  readonly comparisonOperator?: ComparisonOperator;
  readonly treatMissingData?: TreatMissingData;
};

const fiveMinutes = Duration.minutes(5);
const sum = { statistic: 'Sum', period: fiveMinutes };
const most = { statistic: 'Maximum', period: fiveMinutes };

/** What somebody has to be called for. Each alarm names its section in `RUNBOOKS.md`. */
export class Alarms extends Construct {
  readonly #action: IAlarmAction[];

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.#action = props.actionArns.map((alarmActionArn) => ({ bind: () => ({ alarmActionArn }) }));
    this.#watchQueues(props);
    this.#watchFunctions(props);
    this.#watchWorkflows(props);
    this.#watchScheduledJobs(props);
    this.#watch('ApiFailing', 'api-failing', 'The API answers requests with 5xx', {
      metric: props.stage.metricServerError(sum),
      threshold: 5,
      evaluationPeriods: 1,
    });
  }

  #watchQueues({ unprocessedFacts, failedJobDeliveries }: AlarmsProps): void {
    this.#watch('FactsUnprocessed', 'facts-unprocessed', 'Recorded facts were given up on and wait', {
      metric: unprocessedFacts.metricApproximateNumberOfMessagesVisible(most),
      threshold: 1,
      evaluationPeriods: 1,
    });
    this.#watch('JobNotRun', 'job-not-run', 'A scheduled job was not started or did not succeed', {
      metric: failedJobDeliveries.metricApproximateNumberOfMessagesVisible(most),
      threshold: 1,
      evaluationPeriods: 1,
    });
  }

  #watchFunctions({ background, caseStream }: AlarmsProps): void {
    for (const [name, { function: fn }] of Object.entries(background)) {
      this.#watch(`${name}Failing`, 'function-failing', `${name} keeps failing`, {
        metric: fn.metricErrors(sum),
        threshold: 1,
        evaluationPeriods: 3,
        datapointsToAlarm: 2,
      });
    }
    this.#watch('StreamBehind', 'stream-behind', 'Progress is behind the recorded facts (milliseconds)', {
      metric: caseStream.function.metric('IteratorAge', most),
      threshold: Duration.minutes(10).toMilliseconds(),
      evaluationPeriods: 2,
    });
    this.#watch('FunctionsThrottled', 'functions-throttled', 'Functions of this account are throttled', {
      metric: LambdaFunction.metricAllThrottles(sum),
      threshold: 10,
      evaluationPeriods: 2,
    });
  }

  #watchWorkflows({ workflows }: AlarmsProps): void {
    for (const [name, workflow] of Object.entries(workflows)) {
      this.#watch(`${name}Failed`, 'workflow-failed', `Executions of ${name} failed`, {
        metric: workflow.metricFailed(sum),
        threshold: 1,
        evaluationPeriods: 1,
      });
      this.#watch(`${name}TimedOut`, 'workflow-timed-out', `Executions of ${name} timed out`, {
        metric: workflow.metricTimedOut(sum),
        threshold: 1,
        evaluationPeriods: 1,
      });
      this.#watch(`${name}Throttled`, 'workflow-throttled', `Executions of ${name} are held back`, {
        metric: workflow.metricThrottled(sum),
        threshold: 1,
        evaluationPeriods: 3,
      });
    }
  }

  /** What is not there reports no errors: a round that is not made at all shows only by its absence. */
  #watchScheduledJobs({ sweep, reconciliation }: AlarmsProps): void {
    const absent = {
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    };
    this.#watch('SweepSilent', 'sweep-silent', 'Deadlines have not been swept for two hours', {
      ...absent,
      metric: sweep.function.metricInvocations({ statistic: 'Sum', period: Duration.hours(1) }),
      evaluationPeriods: 2,
    });
    const broken = new MetricFilter(this, 'BrokenInvariants', {
      logGroup: reconciliation.logGroup,
      filterPattern: FilterPattern.stringValue('$.message', '=', 'INVARIANTS_BROKEN'),
      metricNamespace: serviceName,
      metricName: 'InvariantsBroken',
    });
    this.#watch('InvariantsBroken', 'invariants-broken', 'The reconciliation found what should not exist', {
      metric: broken.metric(sum),
      threshold: 1,
      evaluationPeriods: 1,
    });
    const undelivered = new MetricFilter(this, 'UndeliveredNotices', {
      logGroup: reconciliation.logGroup,
      filterPattern: FilterPattern.stringValue('$.message', '=', 'NOTICES_NOT_DELIVERED'),
      metricNamespace: serviceName,
      metricName: 'NoticesNotDelivered',
    });
    this.#watch('NoticesNotDelivered', 'notices-not-delivered', 'Notices have not arrived for three days', {
      metric: undelivered.metric(sum),
      threshold: 1,
      evaluationPeriods: 1,
    });
    this.#watch('ReconciliationSilent', 'reconciliation-silent', 'Cases have not been reconciled for a day', {
      ...absent,
      metric: reconciliation.function.metricInvocations({ statistic: 'Sum', period: Duration.days(1) }),
      evaluationPeriods: 1,
    });
  }

  #watch(id: string, runbook: string, meaning: string, rule: Rule): void {
    const alarm = new Alarm(this, id, {
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...rule,
      alarmDescription: `${meaning}. What to do: lib/infra/RUNBOOKS.md#${runbook}`,
    });
    alarm.addAlarmAction(...this.#action);
  }
}
