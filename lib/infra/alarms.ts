import type { HttpStage } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  Metric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, type IFilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Duration } from 'aws-cdk-lib/core';
import { Construct } from 'constructs';
import { pascalCase } from './names.ts';
import { type ServiceFunction, serviceName } from './service-function.ts';
import type { Workflow } from './workflow.ts';

/** ARNs that alarms notify, both when they start and when they end. Without any, alarms only show in the console. */
export interface AlarmActions {
  /** Act now, at any hour: people are waiting, or a legal deadline is about to be missed. */
  readonly critical: readonly string[];
  /** Can wait until the next working day. */
  readonly warning: readonly string[];
}

export interface ServiceAlarmsProps {
  readonly unprocessedStreamRecords: IQueue;
  readonly failedJobDeliveries: IQueue;
  readonly consumer: ServiceFunction;
  readonly sweep: ServiceFunction;
  readonly reconciliation: ServiceFunction;
  readonly digests?: ServiceFunction | undefined;
  /** Signs the history every night. */
  readonly signing?: ServiceFunction | undefined;
  /** Counts every morning the records whose retention period is over. */
  readonly retention?: ServiceFunction | undefined;
  /** Looks every morning for people who may be in employment difficulty. */
  readonly hardship?: ServiceFunction | undefined;
  /** Runs rounds of jobs, one slice at a time. */
  readonly slices?: ServiceFunction | undefined;
  /** Functions whose errors nothing else reports: all but those of the API. */
  readonly functions: readonly ServiceFunction[];
  readonly workflows: readonly Workflow[];
  readonly actions: AlarmActions;
}

export interface ApiAlarmsProps {
  readonly stage: HttpStage;
  readonly actions: AlarmActions;
}

type Rule = Omit<AlarmProps, 'alarmDescription' | 'comparisonOperator' | 'treatMissingData'> & {
  readonly comparisonOperator?: ComparisonOperator;
  readonly treatMissingData?: TreatMissingData;
};

const fiveMinutes = Duration.minutes(5);
const sum = { statistic: 'Sum', period: fiveMinutes };
const maximum = { statistic: 'Maximum', period: fiveMinutes };

/** The alarms. Each names its section in `RUNBOOKS.md`. */
abstract class Alarms extends Construct {
  readonly #actions: AlarmActions;

  constructor(scope: Construct, id: string, actions: AlarmActions) {
    super(scope, id);
    this.#actions = actions;
  }

  protected critical(id: string, runbook: string, meaning: string, rule: Rule): void {
    this.#watch(id, 'CRITICAL', this.#actions.critical, `${meaning}. ${runbookHint(runbook)}`, rule);
  }

  protected warning(id: string, runbook: string, meaning: string, rule: Rule): void {
    this.#watch(id, 'Warning', this.#actions.warning, `${meaning}. ${runbookHint(runbook)}`, rule);
  }

  #watch(id: string, severity: string, arns: readonly string[], text: string, rule: Rule): void {
    const alarm = new Alarm(this, id, {
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      ...rule,
      alarmDescription: `${severity}: ${text}`,
    });
    const actions = arns.map((alarmActionArn) => ({ bind: () => ({ alarmActionArn }) }));
    alarm.addAlarmAction(...actions);
    alarm.addOkAction(...actions);
  }

  /** How often any of these functions logged a message in a period. */
  protected messages(
    metricName: string,
    functions: readonly (ServiceFunction | undefined)[],
    filterPattern: IFilterPattern,
    period: Duration,
  ): Metric {
    for (const watched of functions) {
      if (!watched) continue;
      new MetricFilter(this, `${metricName}In${pascalCase(watched.name)}`, {
        logGroup: watched.logGroup,
        filterPattern,
        metricNamespace: serviceName,
        metricName,
      });
    }
    return new Metric({ namespace: serviceName, metricName, statistic: 'Sum', period });
  }
}

const runbookHint = (runbook: string): string => `What to do: lib/infra/RUNBOOKS.md#${runbook}`;

/** Alarms on the API. */
export class ApiAlarms extends Alarms {
  constructor(scope: Construct, id: string, { stage, actions }: ApiAlarmsProps) {
    super(scope, id, actions);
    this.critical('ApiFailing', 'api-failing', 'The API answers requests with 5xx', {
      metric: stage.metricServerError(sum),
      threshold: 5,
      evaluationPeriods: 1,
    });
  }
}

/**
 * Failures that too few people meet to raise the alarm of the whole API: an operation that is used once a month may fail every
 * time. A 503 (cannot be served at the moment) does not count as a failure here.
 */
export class ApiFunctionAlarms extends Alarms {
  constructor(scope: Construct, id: string, functions: readonly ServiceFunction[], actions: AlarmActions) {
    super(scope, id, actions);
    const pattern = FilterPattern.anyTerm('REQUEST_FAILED', 'Task timed out', 'Runtime exited');
    this.warning('RequestsFailing', 'requests-failing', 'A request of the API failed in its function', {
      metric: this.messages('RequestsFailed', functions, pattern, fiveMinutes),
      threshold: 1,
      evaluationPeriods: 1,
    });
  }
}

/** Alarms on workflows, the stream and scheduled jobs. */
export class ServiceAlarms extends Alarms {
  constructor(scope: Construct, id: string, props: ServiceAlarmsProps) {
    super(scope, id, props.actions);
    this.#watchQueues(props);
    this.#watchFunctions(props);
    this.#watchWorkflows(props);
    this.#watchScheduledJobs(props);
  }

  #watchQueues({ unprocessedStreamRecords, failedJobDeliveries }: ServiceAlarmsProps): void {
    this.critical(
      'StreamRecordsUnprocessed',
      'stream-records-unprocessed',
      'Changes of cases were given up on, and nothing follows from them',
      {
        metric: unprocessedStreamRecords.metricApproximateNumberOfMessagesVisible(maximum),
        threshold: 1,
        evaluationPeriods: 1,
      },
    );
    this.warning('JobNotRun', 'job-not-run', 'A scheduled job was not started or did not succeed', {
      metric: failedJobDeliveries.metricApproximateNumberOfMessagesVisible(maximum),
      threshold: 1,
      evaluationPeriods: 1,
    });
  }

  #watchFunctions({ functions, consumer }: ServiceAlarmsProps): void {
    for (const { name, function: watched } of functions) {
      this.warning(`${pascalCase(name)}Failing`, 'function-failing', `The function ${name} keeps failing`, {
        metric: watched.metricErrors(sum),
        threshold: 1,
        evaluationPeriods: 3,
        datapointsToAlarm: 2,
      });
    }
    this.critical(
      'StreamBehind',
      'stream-behind',
      'The oldest change that nothing has followed from yet is old (milliseconds)',
      {
        metric: consumer.function.metric('IteratorAge', maximum),
        threshold: Duration.minutes(10).toMilliseconds(),
        evaluationPeriods: 2,
      },
    );
    this.warning('FunctionsThrottled', 'functions-throttled', 'Functions of this account are throttled', {
      metric: LambdaFunction.metricAllThrottles(sum),
      threshold: 10,
      evaluationPeriods: 2,
    });
  }

  #watchWorkflows({ workflows }: ServiceAlarmsProps): void {
    for (const { name, stateMachine } of workflows) {
      const id = pascalCase(name);
      this.critical(`${id}Failed`, 'workflow-failed', `Executions of the workflow ${name} failed`, {
        metric: stateMachine.metricFailed(sum),
        threshold: 1,
        evaluationPeriods: 1,
      });
      this.critical(`${id}TimedOut`, 'workflow-timed-out', `Executions of the workflow ${name} timed out`, {
        metric: stateMachine.metricTimedOut(sum),
        threshold: 1,
        evaluationPeriods: 1,
      });
      this.warning(
        `${id}Throttled`,
        'workflow-throttled',
        `Executions of the workflow ${name} are held back`,
        {
          metric: stateMachine.metricThrottled(sum),
          threshold: 1,
          evaluationPeriods: 3,
        },
      );
    }
  }

  /**
   * A job that does not run reports no errors, and a job that fails every time does run. So a job is watched by its completed
   * rounds. It records them itself, or, where it works in slices, the function that runs the slices does.
   */
  #watchScheduledJobs(props: ServiceAlarmsProps): void {
    const { sweep, reconciliation, digests, signing, retention, hardship, slices } = props;
    this.critical('SweepSilent', 'sweep-silent', 'Deadlines have not been swept for two hours', {
      ...this.#absence([sweep, slices], sweep.name, Duration.hours(1)),
      evaluationPeriods: 2,
    });
    this.warning(
      'ReconciliationSilent',
      'reconciliation-silent',
      'Cases have not been reconciled for a day',
      {
        ...this.#absence([reconciliation, slices], reconciliation.name, Duration.days(1)),
        evaluationPeriods: 1,
      },
    );
    if (digests)
      this.warning('DigestsSilent', 'digests-silent', 'No digests have been made for a day', {
        ...this.#absence([digests, slices], digests.name, Duration.days(1)),
        evaluationPeriods: 1,
      });
    if (signing)
      this.warning('HistoryUnsigned', 'history-unsigned', 'The history of a day has not been signed', {
        ...this.#absence([signing], signing.name, Duration.days(1)),
        evaluationPeriods: 1,
      });
    if (retention)
      this.warning(
        'RetentionSilent',
        'retention-silent',
        'Records due for destruction were not counted for a day',
        {
          ...this.#absence([retention, slices], retention.name, Duration.days(1)),
          evaluationPeriods: 1,
        },
      );
    if (hardship)
      this.warning(
        'HardshipNotSought',
        'hardship-not-sought',
        'Nobody has looked for employment difficulty for a day',
        {
          ...this.#absence([hardship], hardship.name, Duration.days(1)),
          evaluationPeriods: 1,
        },
      );
    this.critical('InvariantsBroken', 'invariants-broken', 'The reconciliation found what should not exist', {
      metric: this.messages(
        'InvariantsBroken',
        [reconciliation, slices],
        said('INVARIANTS_BROKEN'),
        fiveMinutes,
      ),
      threshold: 1,
      evaluationPeriods: 1,
    });
    this.warning('NoticesNotDelivered', 'notices-not-delivered', 'Notices have not arrived for three days', {
      metric: this.messages(
        'NoticesNotDelivered',
        [reconciliation, slices],
        said('NOTICES_NOT_DELIVERED'),
        fiveMinutes,
      ),
      threshold: 1,
      evaluationPeriods: 1,
    });
  }

  /** Raised when a job has completed no round within a period. */
  #absence(functions: readonly (ServiceFunction | undefined)[], job: string, period: Duration) {
    const pattern = FilterPattern.all(said('ROUND_COMPLETED'), FilterPattern.stringValue('$.job', '=', job));
    return {
      metric: this.messages(`${pascalCase(job)}Completed`, functions, pattern, period),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    };
  }
}

const said = (message: string) => FilterPattern.stringValue('$.message', '=', message);
