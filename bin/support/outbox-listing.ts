import { maskPhoneNumber, type PhoneNumber } from '../../lib/domain/phone-number.ts';
import { beijingTime } from './beijing-time.ts';
import { CommandFailure } from './command/errors.ts';
import type { CaseNotice, Delivery, Message, OutboxApi, Undelivered } from './outbox-api.ts';

/** Lists the undelivered notices: each message with its masked recipient. */
export async function listUndelivered(api: OutboxApi, notices: readonly Undelivered[]): Promise<string> {
  if (notices.length === 0)
    return 'The outbox is empty: everything has been delivered, or nothing was issued.';
  const lines: string[] = [];
  for (const notice of notices) {
    const message = await api.message(notice);
    lines.push(
      `${beijingTime(notice.issuedAt)}  ${notice.template} (version ${notice.templateVersion})  ${describeDelivery(notice.delivery)}`,
      `  case ${notice.caseId}, notice ${notice.noticeId}, to ${describeAddress(message, notice)}`,
      ...(typeof message === 'string' ? [] : [`  ${message.text}`]),
      '',
    );
  }
  return [...lines, `${notices.length} not delivered`].join('\n');
}

/** Lists every notice of a case in full. @throws CommandFailure if there is no such case */
export async function listCase(api: OutboxApi, caseId: string): Promise<string> {
  const notices = await api.ofCase(caseId);
  if (!notices) throw new CommandFailure(`There is no case ${caseId}.`);
  if (notices.length === 0) return `No notice has been issued in case ${caseId} yet.`;
  return notices.map(wholeNotice).join('\n\n');
}

const wholeNotice = (notice: CaseNotice): string =>
  [
    `${beijingTime(notice.issuedAt)}  ${notice.noticeId} (version ${notice.templateVersion}), to ${notice.to}  ${describeDelivery(notice.delivery)}`,
    `  ${notice.title}`,
    ...notice.paragraphs.map((each) => `    ${each}`),
  ].join('\n');

function describeAddress(message: Message | 'waits' | 'gone', { notBefore }: Undelivered): string {
  if (message === 'gone') return 'nobody any more';
  if (message === 'waits') return `the person in office hours, not before ${beijingTime(notBefore)}`;
  return describeRecipient(message.to);
}

function describeRecipient(to: Message['to']): string {
  // The API returns the text in the form in which it was stored.
  if (to.phone !== undefined) return `the person, ${maskPhoneNumber(to.phone as PhoneNumber)}`;
  return to.subject === undefined ? `the supervisors of ${to.district}` : `officer ${to.subject}`;
}

function describeDelivery({ status, attempts, channel, sentAt, deliveredAt, lapsed }: Delivery): string {
  const when = deliveredAt ?? sentAt;
  const how = channel === undefined ? '' : ` by ${channel}`;
  return `[${status}${how}${when === undefined ? '' : `, ${beijingTime(when)}`}${attempts > 1 ? `, ${attempts} attempts` : ''}${lapsed ? ', no longer to be sent' : ''}]`;
}
