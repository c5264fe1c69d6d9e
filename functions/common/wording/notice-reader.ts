import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { CaseEvent, CaseState, EventType } from '../../../lib/domain/case/case.ts';
import type { CitationReference } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import { describeCitation } from '../../../lib/policy/citations.ts';
import type { Pack } from '../../../lib/policy/packs.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';
import type { StoredEvent } from '../../../lib/store/chain.ts';
import type { StoredNotice } from '../../../lib/store/notice-items.ts';
import { dateText } from './date-text.ts';
import type { Parameters } from './notice-texts.ts';

const expected: Bilingual = {
  zh: '（预计，相关年度放假安排公布后可能调整）',
  en: ' (expected; it may change when the holidays of that year are announced)',
};

/** The source of the full text of a notice: the case as it was when the notice was written. */
export interface NoticeSource {
  readonly notice: Pick<StoredNotice, 'sequence' | 'template' | 'templateVersion' | 'issuedAt'>;
  readonly state: CaseState;
  readonly history: readonly Pick<StoredEvent, 'sequence' | 'event'>[];
  /** What people wrote with each event, by event number. */
  readonly freeText: ReadonlyMap<number, Readonly<Record<string, unknown>>>;
  /** The rules in force on the day of the notice. */
  readonly pack: Pack;
  /** The rules to which the application is pinned. */
  readonly applicationPack: Pack;
  readonly language: Language;
  /** The officer who answers for the case, as the directory has them now. */
  readonly officer?: { readonly name?: string | undefined; readonly workPhone?: string | undefined };
}

/** Reads a case as it was at the time of the notice, and puts its facts into words. */
export class NoticeReader {
  readonly source: NoticeSource;
  /** The law that has been cited so far. */
  readonly cited = new Set<string>();
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

  /** The last event up to the notice that satisfies a condition. */
  lastOf(holds: (event: CaseEvent) => boolean): CaseEvent | undefined {
    return this.#stored(holds)?.event;
  }

  /**
   * Like `last`, for an event that must exist.
   * @throws Error if there is none: the notice cannot have been written
   */
  need<Type extends EventType>(...types: readonly Type[]): CaseEvent<Type> {
    const event = this.last(...types);
    if (!event) throw new Error(`a notice ${this.source.notice.template} without ${types.join(' or ')}`);
    return event;
  }

  /** What was written for the person with the last event of a type; undefined if nothing was. */
  said(name: string, type: EventType): string | undefined {
    const stored = this.#stored((event) => event.type === type);
    const freeText = stored && this.source.freeText.get(stored.sequence)?.[name];
    return typeof freeText === 'string' && freeText !== '' ? freeText : undefined;
  }

  /** Who answers for the case and how to reach them; undefined if the directory has neither. */
  get officer(): string | undefined {
    const { officer, language } = this.source;
    const phone = officer?.workPhone;
    if (!officer?.name) return phone;
    if (!phone) return officer.name;
    return language === 'zh' ? `${officer.name}，联系电话${phone}` : `${officer.name}, telephone ${phone}`;
  }

  day = (day: string): string => dateText(day, this.source.language);
  /**
   * The last day of a time limit. It says that the day may move if it depends on a year whose holidays were not announced yet.
   */
  due = ({ dueDate, provisional }: { readonly dueDate: string; readonly provisional?: boolean }): string =>
    provisional ? `${this.day(dueDate)}${expected[this.source.language]}` : this.day(dueDate);
  dayOf = (instant: string): string => this.day(beijingDate(Date.parse(instant)));

  /** A citation for use in a sentence: title, number and place in the document. */
  law = (citation: CitationReference): string => {
    const { text } = describeCitation(citation, this.source.language);
    this.cited.add(text);
    return text;
  };

  text = (both: { readonly zh: string; readonly en: string } | undefined): string | undefined =>
    both?.[this.source.language];

  list(texts: readonly (string | undefined)[]): string {
    return texts.filter((each) => each !== undefined).join(this.source.language === 'zh' ? '；' : '; ');
  }

  /** Joins sentences; each has its own full stop. */
  sentences = (all: readonly { readonly zh: string; readonly en: string }[]): string =>
    all.map((each) => each[this.source.language]).join(this.source.language === 'zh' ? '' : ' ');

  #stored(holds: (event: CaseEvent) => boolean) {
    const { history, notice } = this.source;
    return history.findLast(({ event, sequence }) => sequence <= notice.sequence && holds(event));
  }
}

/** A parameter with its value; none if the value is undefined. */
export const optional = (name: string, value: string | undefined): Parameters =>
  value === undefined ? {} : { [name]: value };

/** How the person can challenge a decision: within the agency, with and without the objection, and the body outside it. */
export const remediesOf = (reader: NoticeReader): Parameters => ({
  remedies: reader.sentences(reader.values.remedies.value.filter(({ code }) => !isOutsideRemedy(code))),
  otherRemedies: reader.sentences(
    reader.values.remedies.value.filter(({ code }) => code !== 'review' && !isOutsideRemedy(code)),
  ),
  reviewBody: reader.text(reviewBodyOf(reader.source.state.district)) ?? '',
});

/** The body that reconsiders decisions of a district. If it is still open, the text says to ask the agency. */
export const reviewBodyOf = (district: string): Bilingual =>
  servedRegions.reviewBody(district) ?? unknownReviewBody;

/** Whether a remedy is outside the agency: those have a paragraph of their own, with the body of the district. */
export const isOutsideRemedy = (code: string): boolean => code === 'reconsideration' || code === 'litigation';

const unknownReviewBody: Bilingual = {
  zh: '有管辖权的行政复议机关（具体机关请向经办机构查询）',
  en: 'the review body in charge (please ask the agency which that is)',
};

/** The day by which the first contact is due, and the article that says so. */
export const contactBy = (
  reader: NoticeReader,
  {
    basis,
    ...deadline
  }: { readonly dueDate: string; readonly provisional?: boolean; readonly basis: CitationReference },
): Parameters => ({ firstContactBy: reader.due(deadline), basis: reader.law(basis) });
