import * as z from 'zod';
import { clockSkew } from '../../clock-skew.ts';
import { type Result, refused, success } from '../../result.ts';
import { actorSchema, instantSchema, type Role } from '../kernel/vocabulary.ts';

/** How far a notice has come. Sent is not delivered: only the provider, or a human, can say that it arrived. */
const deliveryStatuses = ['issued', 'sent', 'delivered', 'failed'] as const;
export const deliveryStatusSchema = z.enum(deliveryStatuses);
export type DeliveryStatus = z.infer<typeof deliveryStatusSchema>;

/** How a notice is delivered: by the agency's gateways, or by a human where those fail. */
const gatewayChannels = ['sms', 'app', 'work-message'] as const;
const humanChannels = ['phone', 'counter', 'letter'] as const;
export const deliveryChannels = [...gatewayChannels, ...humanChannels] as const;
export const deliveryChannelSchema = z.enum(deliveryChannels);
type DeliveryChannel = (typeof deliveryChannels)[number];

/** Whether a reporter can know about a delivery by a channel: gateways about their own, humans about their own acts. */
export const mayReport = (role: Role, channel: DeliveryChannel): boolean =>
  (role === 'delivery-adapter') === gatewayChannels.some((each) => each === channel);

/** A number that a provider gives to a message: never the number that the message went to. */
const providerReferenceSchema = z
  .string()
  .regex(/^[A-Za-z0-9._:-]{1,100}$/)
  .refine((text) => !/(?<!\d)(?:(?:86)?1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/.test(text));

/** A report about the delivery of a notice. */
export const deliveryReportSchema = z.strictObject({
  status: deliveryStatusSchema.exclude(['issued']),
  channel: deliveryChannelSchema,
  at: instantSchema,
  providerReference: providerReferenceSchema.optional(),
});
export type DeliveryReport = z.infer<typeof deliveryReportSchema>;

/** A report with who made it, as it is kept. */
export const keptReportSchema = deliveryReportSchema.extend({ by: actorSchema });
export type KeptReport = z.infer<typeof keptReportSchema>;

/** The delivery status of a notice, from all reports about it. */
export interface Delivery {
  readonly status: DeliveryStatus;
  /** How often it was sent. */
  readonly attempts: number;
  readonly channel?: DeliveryReport['channel'];
  readonly sentAt?: string;
  readonly failedAt?: string;
  readonly deliveredAt?: string;
}

const order = ['sent', 'failed', 'delivered'];

const placeOf = ({ at, status, channel, providerReference = '' }: DeliveryReport): string =>
  `${at} ${order.indexOf(status)} ${channel} ${providerReference}`;
const byInstant = (a: DeliveryReport, b: DeliveryReport): number => (placeOf(a) < placeOf(b) ? -1 : 1);

/**
 * The status that follows from all reports, independent of their order and of repetitions. What was delivered once
 * stays delivered; before that the latest report counts, so that a notice that failed can be sent again.
 */
export function deliveryOf(reports: readonly DeliveryReport[]): Delivery {
  const inOrder = reports.toSorted(byInstant);
  const delivered = inOrder.find(({ status }) => status === 'delivered');
  const decisive = delivered ?? inOrder.at(-1);
  if (!decisive) return { status: 'issued', attempts: 0 };
  const lastOf = (status: DeliveryStatus) => inOrder.findLast((each) => each.status === status)?.at;
  const [sentAt, failedAt] = [lastOf('sent'), lastOf('failed')];
  return {
    status: decisive.status,
    attempts: Math.max(1, inOrder.filter(({ status }) => status === 'sent').length),
    channel: decisive.channel,
    ...(sentAt !== undefined && { sentAt }),
    ...(failedAt !== undefined && { failedAt }),
    ...(delivered && { deliveredAt: delivered.at }),
  };
}

export type DeliveryRefusal =
  | { readonly reason: 'date-in-future' }
  | { readonly reason: 'delivery-before-issue' }
  | { readonly reason: 'too-many-delivery-reports' };

/** How long a notice may take to be delivered before somebody has to look, in milliseconds: three days. */
export const deliveryExpectedWithin = 3 * 24 * 60 * 60 * 1000;

/** A limit that no working provider reaches. */
export const maxDeliveryReports = 40;

const isSame = (a: DeliveryReport, b: DeliveryReport): boolean =>
  a.status === b.status &&
  a.channel === b.channel &&
  a.at === b.at &&
  a.providerReference === b.providerReference;

/** The reports with one more; the same list where it was known. That a notice arrived can always be reported. */
export function withReport<Report extends DeliveryReport>(
  reports: readonly Report[],
  report: Report,
  issuedAt: string,
  now: number,
): Result<readonly Report[], DeliveryRefusal> {
  if (reports.some((each) => isSame(each, report))) return success(reports);
  const at = Date.parse(report.at);
  if (at > now + clockSkew) return refused({ reason: 'date-in-future' });
  if (at < Date.parse(issuedAt) - clockSkew) return refused({ reason: 'delivery-before-issue' });
  const arrived = report.status === 'delivered' && deliveryOf(reports).status !== 'delivered';
  if (reports.length >= maxDeliveryReports && !arrived)
    return refused({ reason: 'too-many-delivery-reports' });
  return success([...reports, report]);
}

/**
 * How many messages a telephone number that nobody has confirmed gets on a Beijing day: of one sign-in, and of all together (proposals,
 * I-52). What one stranger causes leaves room for what the person themself applies for.
 */
export const mostToUnconfirmed = { ofOneSignIn: 3, ofAll: 10 } as const;
