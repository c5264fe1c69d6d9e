import type { Recipient } from '../domain/case/kernel/notice.ts';
import { type IndexPartition, lists } from './keys.ts';

/** A recipient at an agency. Notices to the person are found through their cases instead. */
export type AgencyRecipient = Exclude<Recipient, { readonly kind: 'person' }>;

/** The list of what a recipient at an agency was told. */
export const toldTo = (to: AgencyRecipient): IndexPartition =>
  lists.noticesTold.partition(to.kind, to.kind === 'officer' ? to.subject : to.district);

/** The list of its recipient, for the item of a notice; undefined if it goes to the person. */
export const toldPartition = (to: Recipient): IndexPartition | undefined =>
  to.kind === 'person' ? undefined : toldTo(to);

/** The position of a notice in that list: by when it was issued. */
export const toldPlace = ({
  issuedAt,
  caseId,
  noticeId,
}: {
  readonly issuedAt: string;
  readonly caseId: string;
  readonly noticeId: string;
}): string => lists.noticesTold.sort(issuedAt, caseId, noticeId);
