import * as z from 'zod';
import { beijingDate } from '../../calendar/local-date.ts';
import type { CaseState } from '../case.ts';
import type { CaseEvent } from '../events.ts';
import { isNoticeTemplate, type NoticeTemplate, templateVersionOn } from './templates.ts';

/** Who is told: the person, one officer, or whoever supervises a district. Never a name or a number. */
export const recipientSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person') }),
  z.strictObject({ kind: z.literal('officer'), subject: z.string().min(1).max(255) }),
  z.strictObject({ kind: z.literal('district-supervisors'), district: z.string().regex(/^\d{6}$/) }),
]);
export type Recipient = z.infer<typeof recipientSchema>;
export const recipientKinds = ['person', 'officer', 'district-supervisors'] as const;

/** Something that somebody is told because of an event. What it says is fetched when it is sent. */
export interface Notice {
  /** The number of its event and its template: the same whenever it is worked out, once in a case. */
  readonly noticeId: string;
  readonly sequence: number;
  readonly template: NoticeTemplate;
  readonly templateVersion: number;
  readonly to: Recipient;
  readonly at: string;
}

/** How long a notice may take to be delivered before somebody has to look, in milliseconds: three days. */
export const deliveryExpectedWithin = 3 * 24 * 60 * 60 * 1000;

type Told = Pick<Notice, 'template' | 'to'> & { readonly templateVersion?: number };

/**
 * The notices to which an event gives rise. They depend on the event alone and on where its case lies, so that they
 * are the same when they are stored and when they are published. Deadlines that come near or pass are told once a
 * day together, and not here; nor is what the person has just done themself.
 */
export function noticesOf(
  event: CaseEvent,
  sequence: number,
  { district }: Pick<CaseState, 'district'>,
): readonly Notice[] {
  return [...toldBy(event), ...toldToSupervisors(event, district)].map((told) => ({
    noticeId: `${sequence}-${told.template}`,
    sequence,
    template: told.template,
    templateVersion:
      told.templateVersion ?? templateVersionOn(told.template, beijingDate(Date.parse(event.at))),
    to: told.to,
    at: event.at,
  }));
}

const person: Recipient = { kind: 'person' };

function toldBy(event: CaseEvent): readonly Told[] {
  switch (event.type) {
    // The record of what was told names its template (SX-1.2, QH-1.2, CQ-1.2, YN-1.2.1). A closure whose notice
    // is exempt has no such record, so that nobody is told (DOMAIN C5).
    case 'result-notified':
    case 'closure-notified': {
      const { template, templateVersion } = event.data;
      return isNoticeTemplate(template) ? [{ template, templateVersion, to: person }] : [];
    }
    case 'information-requested':
      return [{ template: 'information-requested', to: person }];
    case 'officer-assigned':
      return [
        { template: 'officer-assigned', to: person },
        { template: 'case-assigned', to: { kind: 'officer', subject: event.data.officer } },
      ];
    case 'plan-made':
    case 'plan-adjusted':
      return [{ template: event.type, to: person }];
    // What a source says of somebody is told to them, so that they can object (PIPL arts 24, 44 to 50).
    case 'signal-received':
      return event.data.origin === 'comparison' ? [{ template: 'comparison-finding', to: person }] : [];
    case 'follow-up-completed':
      return event.data.by === 'data-comparison' ? [{ template: 'comparison-finding', to: person }] : [];
    case 'objection-dismissed':
    case 'registration-reinstated':
      return [{ template: event.type, to: person }];
    case 'registration-transferred-in':
      return [{ template: 'registration-transferred', to: person }];
    case 'placement-check-opened':
      return [{ template: 'placement-check', to: person }];
    case 'placement-checked':
      return event.data.mayReEnter ? [{ template: 'may-register-again', to: person }] : [];
    default:
      return [];
  }
}

/** What only a supervisor may decide is told to those of the district. */
function toldToSupervisors(event: CaseEvent, district: string): readonly Told[] {
  const to: Recipient = { kind: 'district-supervisors', district };
  if (event.type === 'objection-raised') return [{ template: 'objection-to-decide', to }];
  const closureProposal = 'closureProposal' in event.data ? event.data.closureProposal : undefined;
  return closureProposal?.decidedBy === 'supervisor' ? [{ template: 'closure-for-supervisor', to }] : [];
}

/**
 * Whether a notice that has not been delivered is no longer to be sent: it is to the person, and the registration
 * was closed after it for a reason of which they need not be told (DOMAIN C5). What holds for the closure holds for
 * what came before it, for each of these reasons, since the number on file no longer leads to the person:
 * - deceased: the message would reach those who are left;
 * - imprisoned: it would reach whoever has the phone, who then knows of the registration (I-34);
 * - emigrated: the number is given up, and what the notice told of is over;
 * - unreachable: at least eighteen attempts in six months, by two means in each, have failed (I-07), and a number so
 *   long silent may be somebody else's by now.
 * Nothing is lost to them: it stays readable behind the sign-in, and a reinstatement makes it due again. What is
 * issued after the closure, such as the answer to an objection, goes out: somebody has come forward.
 * @param state the case as it stands when it would be sent
 */
export const hasLapsed = (
  { to, issuedAt }: { readonly to: Recipient; readonly issuedAt: string },
  { closure, endedAt }: Pick<CaseState, 'closure' | 'endedAt'>,
): boolean =>
  to.kind === 'person' &&
  closure?.status === 'closed' &&
  closure.noticeExempt &&
  endedAt !== undefined &&
  issuedAt <= endedAt;
