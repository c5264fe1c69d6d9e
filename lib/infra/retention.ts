import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/**
 * How long logs are kept. The Cybersecurity Law of the People's Republic of China requires network logs to be kept for at least
 * six months; a year is the shortest longer period that CloudWatch offers. What has to be known about an access for longer is
 * not a log: a reveal is an event of its case (`lib/store/record-classes.ts`).
 */
export const logRetention = RetentionDays.ONE_YEAR;
