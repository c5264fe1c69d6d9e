import * as z from 'zod';
import type { Person } from '../../../lib/domain/person.ts';
import type { Bilingual, Language } from '../../../lib/policy/bilingual.ts';
import { codeName } from '../wording/code-names.ts';
import { dateText, monthText } from '../wording/date-text.ts';
import type { CaseAnswer } from './case-schema.ts';
import { type DraftCopy, draftEntries } from './draft-copy.ts';
import { loanEntries, referralEntries } from './outward-entries.ts';
import { personEntries } from './person-entries.ts';

const entrySchema = z.strictObject({ name: z.string(), value: z.string() });

/** The whole record of a person as they read it: sections with plain names, and no codes. */
export const recordCopySchema = z
  .strictObject({
    title: z.string(),
    madeAt: z.string(),
    sections: z.array(z.strictObject({ title: z.string(), entries: z.array(entrySchema) })),
  })
  .meta({ id: 'RecordCopy' });
export type RecordCopy = z.infer<typeof recordCopySchema>;
type Section = RecordCopy['sections'][number];

/** The source of a copy: the whole case as the person reads it, and the person unmasked. */
export interface CopyParts {
  readonly view: CaseAnswer;
  readonly person: Person;
  readonly notices: readonly { readonly issuedAt: string; readonly title: string }[];
  /** The application that the person has begun and not submitted, if any. */
  readonly draft?: DraftCopy | undefined;
  readonly now: number;
  readonly language: Language;
}

const words = {
  title: { zh: '个人信息副本', en: 'Copy of the data held about you' },
  person: { zh: '本人信息', en: 'About you' },
  draft: { zh: '未提交的申请草稿', en: 'An application that was begun and not submitted' },
  case: { zh: '办理事项', en: 'Your case' },
  ledger: { zh: '台账信息', en: 'What is known about your situation' },
  services: { zh: '服务记录', en: 'Services' },
  months: { zh: '跟踪回访', en: 'Follow-ups' },
  signals: { zh: '比对和报告的变化', en: 'Changes that were found or reported' },
  referrals: { zh: '转介', en: 'Referrals' },
  loans: { zh: '创业担保贷款', en: 'Guaranteed loans' },
  notices: { zh: '告知', en: 'Notices' },
  history: { zh: '办理经过', en: 'What happened' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  revoked: { zh: '（已撤销）', en: '(revoked)' },
} as const satisfies Readonly<Record<string, Bilingual>>;

/** Makes the copy. Data that are not held are left out. */
export function recordCopy({ view, person, notices, draft, now, language }: CopyParts): RecordCopy {
  const text = (both: Bilingual): string => both[language];
  const time = (instant: string): string => {
    const beijing = new Date(Date.parse(instant) + 8 * 60 * 60 * 1000).toISOString();
    return `${dateText(beijing.slice(0, 10), language)} ${beijing.slice(11, 16)}`;
  };
  const section = (title: Bilingual, entries: Section['entries']): Section[] =>
    entries.length === 0 ? [] : [{ title: text(title), entries }];
  const { registration, jobSeeker } = view;
  const ledger = registration?.ledger ?? view.ledger;
  const services = registration?.services ?? jobSeeker?.services ?? [];
  return {
    title: text(words.title),
    madeAt: time(new Date(now).toISOString()),
    sections: [
      ...section(words.person, personEntries(person, language)),
      ...section(words.case, caseEntries(view, time, language)),
      ...section(words.draft, draft ? draftEntries(draft, time, language) : []),
      ...section(words.ledger, [
        ...(ledger?.facts ?? []).map(({ text: name, valueText }) => ({ name, value: valueText })),
        ...(ledger?.tags ?? []).map(({ text: name, applies }) => ({
          name,
          value: text(applies ? words.yes : words.no),
        })),
      ]),
      ...section(
        words.services,
        services.map(({ on, typeText, outcomeText }) => ({
          name: dateText(on, language),
          value: text({ zh: `${typeText}：${outcomeText}`, en: `${typeText}: ${outcomeText}` }),
        })),
      ),
      ...section(
        words.months,
        (registration?.months ?? []).map(({ month, statusText }) => ({
          name: monthText(month, language),
          value: statusText,
        })),
      ),
      ...section(
        words.signals,
        (registration?.signals ?? []).map(({ asOf, kindText, originText }) => ({
          name: dateText(asOf, language),
          value: text({ zh: `${kindText}（${originText}）`, en: `${kindText} (${originText})` }),
        })),
      ),
      ...section(words.referrals, referralEntries(view.referrals ?? [], time, language)),
      ...section(words.loans, loanEntries(view.loans ?? [], time, language)),
      ...section(
        words.notices,
        notices.map(({ issuedAt, title }) => ({ name: time(issuedAt), value: title })),
      ),
      ...section(
        words.history,
        view.history.map(({ at, text: what, by, freeText }) => ({
          name: time(at),
          value: [what, codeName('role', by, language), ...wordsIn(freeText)].join(' | '),
        })),
      ),
    ],
  };
}

/** All free texts of an event, at any depth. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(wordsIn);
}

/** When and how the identity of the person was proven. */
function identityProofText({ identity, identityProof }: CaseAnswer, language: Language): string {
  const day = identityProof ? dateText(identityProof.on, language) : '';
  const how = identityProof?.seen?.text ?? (identity && codeName('identity', identity, language)) ?? '';
  return [day, how].join(' ');
}

/** The sign-in of a representative, and the first and last day of their mandate. */
const mandateText = (
  { representative, from, until, revokedAt }: NonNullable<CaseAnswer['mandates']>[number],
  language: Language,
): string =>
  [
    representative,
    `${dateText(from, language)} – ${dateText(until, language)}`,
    ...(revokedAt === undefined ? [] : [words.revoked[language]]),
  ].join(' ');

function caseEntries(
  view: CaseAnswer,
  time: (instant: string) => string,
  language: Language,
): Section['entries'] {
  const names = {
    number: { zh: '编号', en: 'Number' },
    place: { zh: '登记地', en: 'Place' },
    phase: { zh: '状态', en: 'Phase' },
    submitted: { zh: '提交时间', en: 'Submitted' },
    registered: { zh: '登记时间', en: 'Registered' },
    officer: { zh: '联系专人', en: 'Contact person' },
    agency: { zh: '办理机构', en: 'Agency' },
    identityProven: { zh: '身份核实', en: 'Identity proven' },
    mandates: { zh: '委托代理人及期限', en: 'Who acts for you, and until when' },
    certificateNotes: { zh: '《就业创业证》注明', en: 'Notes on your employment certificate' },
    restriction: { zh: '个人信息处理限制自', en: 'Processing restricted since' },
    dataNotice: {
      zh: '已阅的个人信息处理告知版本',
      en: 'Version of the notice on personal data that was shown',
    },
  } as const satisfies Readonly<Record<string, Bilingual>>;
  const values: Readonly<Record<keyof typeof names, string | undefined>> = {
    number: view.applicationNumber,
    place: view.district.name,
    phase: view.phaseText,
    submitted: time(view.submittedAt),
    registered: view.registration && time(view.registration.registeredAt),
    officer:
      view.contactPerson && [view.contactPerson.name, view.contactPerson.workPhone].filter(Boolean).join(' '),
    agency: view.agency?.text,
    identityProven: view.identityProof && identityProofText(view, language),
    mandates: view.mandates?.map((each) => mandateText(each, language)).join('; '),
    certificateNotes: view.certificateNotes
      ?.map(({ measure, ground, number, notedAt, withdrawnAt }) =>
        [
          measure.text,
          ground?.text,
          number,
          time(notedAt),
          withdrawnAt === undefined ? undefined : words.revoked[language],
        ]
          .filter(Boolean)
          .join(' '),
      )
      .join('; '),
    restriction: view.restriction && time(view.restriction.since),
    dataNotice: view.dataNotice?.replace(/^data-notice-/, ''),
  };
  return (Object.keys(names) as (keyof typeof names)[]).flatMap((field) => {
    const value = values[field];
    return value === undefined ? [] : [{ name: names[field][language], value }];
  });
}
