import * as z from 'zod';
import { clockSkew } from '../../clock-skew.ts';
import { type Result, refused, success } from '../../result.ts';
import { actorSchema, instantSchema, type Role } from '../kernel/vocabulary.ts';

/** The delivery status of a notice. Sent is not delivered: only the provider, or a human, can confirm its arrival. */
const deliveryStatuses = ['issued', 'sent', 'delivered', 'failed'] as const;
export const deliveryStatusSchema = z.enum(deliveryStatuses);
export type DeliveryStatus = z.infer<typeof deliveryStatusSchema>;

/** How a notice is delivered: by the agency's gateways, or by a human if those fail. */
const gatewayChannels = ['sms', 'app', 'work-message'] as const;
const humanChannels = ['phone', 'counter', 'letter'] as const;
export const deliveryChannels = [...gatewayChannels, ...humanChannels] as const;
export const deliveryChannelSchema = z.enum(deliveryChannels);
type DeliveryChannel = (typeof deliveryChannels)[number];

/** Whether a reporter can know of deliveries by a channel: gateways report their own, humans their own acts. */
export const mayReport = (role: Role, channel: DeliveryChannel): boolean =>
  (role === 'delivery-adapter') === gatewayChannels.some((each) => each === channel);

/** The identifier that a provider gives to a message; never the telephone number that received it. */
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

/** A stored report, with its author. */
export const keptReportSchema = deliveryReportSchema.extend({ by: actorSchema });
export type KeptReport = z.infer<typeof keptReportSchema>;

/** The delivery status of a notice, from all reports about it. */
export interface Delivery {
  readonly status: DeliveryStatus;
  /** The number of times that it was sent. */
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
 * The status that follows from all reports, regardless of order and repetition. A delivered notice stays delivered; before that
 * the latest report counts, so that a failed notice can be sent again.
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

/** The time within which a notice should be delivered before somebody must look, in milliseconds: three days. */
export const deliveryExpectedWithin = 3 * 24 * 60 * 60 * 1000;

/** The maximum number of reports for a notice; no working provider reaches it. */
export const maxDeliveryReports = 40;

const isSame = (a: DeliveryReport, b: DeliveryReport): boolean =>
  a.status === b.status &&
  a.channel === b.channel &&
  a.at === b.at &&
  a.providerReference === b.providerReference;

/** Adds a report; returns the same list if the report is known. An arrival can always be reported. */
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
 * The maximum number of messages to an unconfirmed telephone number on a Beijing day: from one sign-in, and from all together
 * (proposals, I-52). A stranger's messages leave room for those that the person's own application causes.
 */
export const maxToUnconfirmed = { ofOneSignIn: 3, ofAll: 10 } as const;
