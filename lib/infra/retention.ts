import { RetentionDays } from 'aws-cdk-lib/aws-logs';

/**
 * How long logs are kept. The Cybersecurity Law of the People's Republic of China wants network logs kept for
 * at least six months; a year is the shortest period that CloudWatch offers beyond that. What has to be kept longer of an access is
 * no log: a reveal is an event of its case (`lib/store/record-classes.ts`).
 */
export const logRetention = RetentionDays.ONE_YEAR;
