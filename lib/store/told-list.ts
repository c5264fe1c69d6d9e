import type { Recipient } from '../domain/case/kernel/notice.ts';
import { type IndexPartition, lists } from './keys.ts';

/** A recipient who works at an agency: a notice to the person is found by their cases. */
export type AgencyRecipient = Exclude<Recipient, { readonly kind: 'person' }>;

/** The list of what a recipient of an agency was told. */
export const toldTo = (to: AgencyRecipient): IndexPartition =>
  lists.noticesTold.partition(to.kind, to.kind === 'officer' ? to.subject : to.district);

/** The list of what a recipient was told, for the item of a notice; undefined where it goes to the person. */
export const toldPartition = (to: Recipient): IndexPartition | undefined =>
  to.kind === 'person' ? undefined : toldTo(to);

/** Where a notice stands among what somebody was told: by when it was issued. */
export const toldPlace = ({
  issuedAt,
  caseId,
  noticeId,
}: {
  readonly issuedAt: string;
  readonly caseId: string;
  readonly noticeId: string;
}): string => lists.noticesTold.sort(issuedAt, caseId, noticeId);
