import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { CaseEvent, CaseState, EventType, NoticeTemplate } from '../../../lib/domain/case/case.ts';
import type { CitationReference } from '../../../lib/domain/case/kernel/vocabulary.ts';
import { decisionDeadlineId } from '../../../lib/domain/case/registration/tasks.ts';
import { describeCitation } from '../../../lib/policy/citations.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import type { StoredEvent } from '../../../lib/store/chain.ts';
import type { StoredNotice } from '../../../lib/store/notice-items.ts';
import type { Language } from '../http/language.ts';
import { tierTexts } from '../views/plan-texts.ts';
import { districtView } from '../views/views.ts';
import { dateText } from './date-text.ts';
import type { Parameters } from './notice-texts.ts';
import { findingTexts, progressFindings, sourceText } from './wording.ts';

/** What the full text of a notice is made from: the case as it was when the notice was written. */
export interface NoticeSource {
  readonly notice: Pick<StoredNotice, 'sequence' | 'template' | 'templateVersion' | 'issuedAt'>;
  readonly state: CaseState;
  readonly history: readonly Pick<StoredEvent, 'sequence' | 'event'>[];
  /** What was written with each event, by its number. */
  readonly freeText: ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  /** The rules in force on the day of the notice. */
  readonly pack: Pack;
  /** The rules to which the application is pinned. */
  readonly applicationPack: Pack;
  readonly language: Language;
}

/** The parameters that a template has besides those of the place. */
export function parametersOf(source: NoticeSource): Parameters {
  return builders[source.notice.template](new Reader(source));
}

/** Looks into a case as of the notice, and words what it finds. */
class Reader {
  readonly source: NoticeSource;
  constructor(source: NoticeSource) {
    this.source = source;
  }

  get values(): Pack['values'] {
    return this.source.pack.values;
  }

  /** The last event of a type up to the notice. */
  last<Type extends EventType>(...types: readonly Type[]): CaseEvent<Type> | undefined {
    return this.#stored((event) => types.includes(event.type as Type))?.event as CaseEvent<Type> | undefined;
  }

  /** The last event up to the notice of which something holds. */
  lastOf(holds: (event: CaseEvent) => boolean): CaseEvent | undefined {
    return this.#stored(holds)?.event;
  }

  /** @throws Error where the case has no such event: the notice cannot have been written. */
  need<Type extends EventType>(...types: readonly Type[]): CaseEvent<Type> {
    const event = this.last(...types);
    if (!event) throw new Error(`a notice ${this.source.notice.template} without ${types.join(' or ')}`);
    return event;
  }

  /** What was written for the person with the last event of a type; nothing where nothing was. */
  said(name: string, type: EventType): string | undefined {
    const stored = this.#stored((event) => event.type === type);
    const freeText = stored && this.source.freeText.get(stored.sequence)?.[name];
    return typeof freeText === 'string' && freeText !== '' ? freeText : undefined;
  }

  day = (day: string): string => dateText(day, this.source.language);
  dayOf = (instant: string): string => this.day(beijingDate(Date.parse(instant)));

  law(citation: CitationReference): string {
    const { title, article, mark } = describeCitation(citation, this.source.language);
    const place =
      article === '-' || article === '' ? '' : this.source.language === 'zh' ? article : `, ${article}`;
    return `${title}${place}${mark === undefined ? '' : this.#inBrackets(mark)}`;
  }

  text = (both: { readonly zh: string; readonly en: string } | undefined): string | undefined =>
    both?.[this.source.language];

  list(texts: readonly (string | undefined)[]): string {
    return texts.filter((each) => each !== undefined).join(this.source.language === 'zh' ? '；' : '; ');
  }

  /** Each sentence brings its own full stop. */
  sentences = (all: readonly { readonly zh: string; readonly en: string }[]): string =>
    all.map((each) => each[this.source.language]).join(this.source.language === 'zh' ? '' : ' ');

  #inBrackets = (text: string): string => (this.source.language === 'zh' ? `（${text}）` : ` (${text})`);

  #stored(holds: (event: CaseEvent) => boolean) {
    const { history, notice } = this.source;
    return history.findLast(({ event, sequence }) => sequence <= notice.sequence && holds(event));
  }
}

const builders: Readonly<Record<NoticeTemplate, (reader: Reader) => Parameters>> = {
  'registration-approved': (reader) => {
    const approved = reader.need('application-approved');
    const { firstContact } = approved.data;
    return { registeredOn: reader.dayOf(approved.at), ...contactBy(reader, firstContact) };
  },
  'registration-refused': (reader) => {
    const { reason, jobSeekerRegistrationOffered } = reader.need('application-refused').data;
    const { refusalReasons, remedies } = reader.source.applicationPack.values;
    const ground = refusalReasons.value.find(({ code }) => code === reason);
    return {
      ...optional('reason', reader.text(ground) ?? reason),
      ...optional('law', reader.text(ground?.law)),
      ...optional('remedy', reader.text(ground?.remedy)),
      ...optional('explanation', reader.said('explanation', 'application-refused')),
      ...(jobSeekerRegistrationOffered && { jobSeekerRegistration: 'offered' }),
      remedies: reader.sentences(remedies.value),
    };
  },
  'application-withdrawn': () => ({}),
  'information-requested': (reader) => {
    const { items } = reader.need('information-requested').data;
    const { dueDate } = reader.need('application-submitted').data.deadline;
    const facts = reader.source.applicationPack.values.applicationFacts.value;
    const moved = reader.source.state.deadlines[decisionDeadlineId];
    return {
      items: reader.list(items.map((item) => reader.text(facts.find(({ code }) => code === item)) ?? item)),
      ...optional('message', reader.said('message', 'information-requested')),
      dueOn: reader.day(moved?.dueDate ?? dueDate),
    };
  },
  'officer-assigned': firstContactOf,
  'case-assigned': firstContactOf,
  'plan-made': planOf,
  'plan-adjusted': planOf,
  'comparison-finding': findingOf,
  'registration-closed': (reader) => ({
    ...closureOf(reader),
    closedOn: reader.day(reader.need('registration-closed').data.closedOn),
    ...optional('explanation', reader.said('explanation', 'registration-closed')),
  }),
  'objection-dismissed': (reader) => ({
    ...closureOf(reader),
    ...optional('explanation', reader.said('explanation', 'objection-dismissed')),
  }),
  'registration-reinstated': (reader) =>
    optional('explanation', reader.said('explanation', 'registration-reinstated')),
  'registration-transferred': (reader) => {
    const { from, firstContact } = reader.need('registration-transferred-in').data;
    return {
      transferredFrom: districtView(from.district, reader.source.language).name,
      ...contactBy(reader, firstContact),
    };
  },
  'placement-check': (reader) => {
    const { monthsAfter, deadline } = reader.need('placement-check-opened').data;
    return {
      monthsAfter: String(monthsAfter),
      dueOn: reader.day(deadline.dueDate),
      basis: reader.law(deadline.basis),
    };
  },
  'may-register-again': (reader) => {
    const { reEntry } = reader.values;
    if (reEntry.status !== 'set' || !reader.source.state.closure?.employmentDifficulty) return {};
    return {
      reEntryMonths: String(reEntry.value.employedLessThanMonths),
      basis: reader.law(reEntry.citation),
    };
  },
  'closure-for-supervisor': (reader) => {
    const proposal = lastProposal(reader);
    if (!proposal) throw new Error('a notice of a closure that nobody proposed');
    return {
      ...closureReason(reader, proposal.reason),
      law: reader.law(proposal.basis),
      dueOn: reader.day(proposal.deadline.dueDate),
    };
  },
  'objection-to-decide': (reader) => ({
    dueOn: reader.day(reader.need('objection-raised').data.deadline.dueDate),
  }),
};

/** The name of something as it stands in the middle of a sentence: English names begin with a capital. */
const withinSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

const optional = (name: keyof Parameters, value: string | undefined): Parameters =>
  value === undefined ? {} : { [name]: value };

const contactBy = (
  reader: Reader,
  { dueDate, basis }: { readonly dueDate: string; readonly basis: CitationReference },
): Parameters => ({ firstContactBy: reader.day(dueDate), basis: reader.law(basis) });

/** When the first contact is due, while it has not been made. */
function firstContactOf(reader: Reader): Parameters {
  // Whichever came last: the contact, or what asked for one.
  const last = reader.lastOf(
    (event) =>
      event.type === 'application-approved' ||
      event.type === 'registration-transferred-in' ||
      (event.type === 'registration-reinstated' && event.data.firstContact !== undefined) ||
      (event.type === 'contact-recorded' && event.data.reached),
  );
  const firstContact = last && 'firstContact' in last.data ? last.data.firstContact : undefined;
  return firstContact ? contactBy(reader, firstContact) : {};
}

function planOf(reader: Reader): Parameters {
  const { plan, deadline } = reader.need('plan-made', 'plan-adjusted').data;
  const { templates } = reader.values.servicePlan.value;
  const track = reader.values.intentionTracks.value.find(({ code }) => code === plan.track);
  const services = plan.items.map(({ code, minimum }) => {
    const name = reader.text(templates[plan.track].find((item) => item.code === code)) ?? code;
    if (minimum === 0) return name;
    return reader.source.language === 'zh' ? `${name}（至少${minimum}次）` : `${name} (at least ${minimum})`;
  });
  return {
    track: reader.text(track) ?? plan.track,
    tier: withinSentence(tierTexts[plan.tier][reader.source.language]),
    services: reader.list(services),
    ...(deadline && { fulfilBy: reader.day(deadline.dueDate), basis: reader.law(deadline.basis) }),
  };
}

function findingOf(reader: Reader): Parameters {
  const event = reader.need('signal-received', 'follow-up-completed');
  const notice = reader.values.personalDataNotice.value;
  const paragraph = (code: string) => reader.text(notice.find((each) => each.code === code)?.text);
  const { closureProposal } = event.data;
  const [evidence] = closureProposal?.evidence ?? [];
  const [source, asOf] =
    event.type === 'signal-received'
      ? [event.data.source, event.data.asOf]
      : [evidence?.source, evidence?.on];
  const finding =
    event.type === 'signal-received' ? findingTexts[event.data.kind] : progressFindings[event.data.progress];
  return {
    finding: finding[reader.source.language],
    ...(source !== undefined &&
      asOf !== undefined && {
        source: sourceText(source, reader.source.language),
        asOf: reader.day(asOf),
      }),
    ...(closureProposal && { closureProposed: 'proposed' }),
    ...optional('automatedDecisions', paragraph('automated-decisions')),
    ...optional('rights', paragraph('rights')),
  };
}

function closureOf(reader: Reader): Parameters {
  const { reason } = reader.need('registration-closed').data;
  const basis = lastProposal(reader)?.basis ?? reader.source.state.closure?.basis;
  return {
    ...closureReason(reader, reason),
    ...optional('law', basis && reader.law(basis)),
    remedies: reader.sentences(reader.values.remedies.value),
  };
}

const closureReason = (reader: Reader, reason: string): Parameters => ({
  reason: reader.text(reader.values.closureReasons.value.find(({ code }) => code === reason)) ?? reason,
});

/** The proposal that was open at the notice: any event may have brought it. */
function lastProposal({ source: { history, notice } }: Reader) {
  return history
    .filter(({ sequence }) => sequence <= notice.sequence)
    .flatMap(({ event }) =>
      'closureProposal' in event.data && event.data.closureProposal ? [event.data.closureProposal] : [],
    )
    .at(-1);
}
