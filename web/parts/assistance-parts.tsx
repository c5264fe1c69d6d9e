import type { ReactNode } from 'react';
import type { Answer } from '../api/operations.ts';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import type { Bilingual } from '../texts/language.ts';

type Assistance = Pick<Answer<'GET /cases/{caseId}'>, 'household' | 'publicPosts' | 'certificateNotes'>;
type Household = NonNullable<Assistance['household']>;
type Placement = NonNullable<Assistance['publicPosts']>[number];
type Note = NonNullable<Assistance['certificateNotes']>[number];

const texts = {
  household: { zh: '零就业家庭', en: 'Household without work' },
  members: { zh: '家庭成员', en: 'Members' },
  able: { zh: '有劳动能力', en: 'able to work' },
  notAble: { zh: '不计入有劳动能力成员', en: 'not counted as able to work' },
  minor: { zh: '未达到法定劳动年龄', en: 'below working age' },
  checks: { zh: '核查情况', en: 'Findings' },
  checkLine: { zh: '{relation} {subject}：{result}', en: '{relation} – {subject}: {result}' },
  comparison: { zh: '信息比对', en: 'Comparison of records' },
  helpedSince: { zh: '自{from}起给予就业援助', en: 'Help from {from}' },
  helpedUntil: { zh: '{from}至{until}给予就业援助', en: 'Help from {from} to {until}' },
  helpDue: {
    zh: '应于{day} 24:00 前帮助至少1名家庭成员就业',
    en: 'At least one member must be helped into work by the end of {day}',
  },
  posts: { zh: '公益性岗位', en: 'Public-welfare posts' },
  placement: { zh: '第{number}次安置', en: 'Placement {number}' },
  employer: { zh: '用人单位：{employer}', en: 'Employer: {employer}' },
  term: { zh: '安置期限：{from}至{until}', en: 'From {from} to {until}' },
  toRetirement: { zh: '至法定退休年龄', en: 'until the retirement age' },
  market: {
    zh: '安置前的市场求职：提供就业机会{offered}次，接受{taken}次，未接受{declined}次',
    en: 'Jobs on the open market before: {offered} offered, {taken} accepted, {declined} declined',
  },
  attendance: { zh: '出勤', en: 'Attendance' },
  days: { zh: '{month} {days}天', en: '{month}: {days} days' },
  left: { zh: '{day}离岗：{reason}', en: 'Left on {day}: {reason}' },
  leftOn: { zh: '{day}离岗', en: 'Left on {day}' },
  notes: { zh: '《就业创业证》注明', en: 'Notes on the employment certificate' },
  noted: { zh: '{day}注明', en: 'noted on {day}' },
  begins: { zh: '合同或者经营开始之日：{day}', en: 'Contract or business starts on {day}' },
  certificate: { zh: '证书编号：{number}', en: 'Certificate {number}' },
  inForce: { zh: '有效', en: 'Valid' },
  withdrawn: { zh: '{day}撤销', en: 'Withdrawn on {day}' },
} satisfies Record<string, Bilingual>;

interface Shown {
  readonly heading: 'h2' | 'h3';
  readonly className: string;
}

/**
 * The household without work, the placements in public-welfare posts and what is noted on the certificate: a section for each
 * that the case has.
 */
export function AssistanceParts({
  found: { household, publicPosts = [], certificateNotes = [] },
  ...shown
}: Shown & { readonly found: Assistance }) {
  return (
    <>
      {household && (
        <Section {...shown} title={texts.household}>
          <HouseholdPart household={household} />
        </Section>
      )}
      {publicPosts.length > 0 && (
        <Section {...shown} title={texts.posts}>
          {publicPosts.map((each) => (
            <PlacementLine key={each.number} placement={each} />
          ))}
        </Section>
      )}
      {certificateNotes.length > 0 && (
        <Section {...shown} title={texts.notes}>
          {certificateNotes.map((each) => (
            <NoteLine key={each.noteId} note={each} />
          ))}
        </Section>
      )}
    </>
  );
}

function Section({
  heading: Heading,
  className,
  title,
  children,
}: Shown & { readonly title: Bilingual; readonly children: ReactNode }) {
  const { t } = useText();
  return (
    <section className={className} aria-label={t(title)}>
      <Heading>{t(title)}</Heading>
      {children}
    </section>
  );
}

const joined = (parts: readonly (string | undefined | false)[]): string =>
  parts.filter((each) => typeof each === 'string' && each !== '').join(' · ');

function HouseholdPart({ household }: { household: Household }) {
  const { t, language } = useText();
  const { status, residence, members, checks, periods, helpDueOn, ended } = household;
  const day = (on: string) => showDate(on, 'dayOfYear', language);
  const relationOf = (member: number) => members.find((each) => each.member === member)?.relation.text ?? '';
  return (
    <>
      <p>
        <strong>{residence.text}</strong> <span className="tag">{status.text}</span>
      </p>
      {periods.map(({ from, until }) => (
        <p key={from}>
          {until === undefined
            ? t(texts.helpedSince, { from: day(from) })
            : t(texts.helpedUntil, { from: day(from), until: day(until) })}
        </p>
      ))}
      {helpDueOn && <p>{t(texts.helpDue, { day: day(helpDueOn) })}</p>}
      {ended && <p>{ended.text}</p>}
      <p className="soft">{t(texts.members)}</p>
      <ul className="plain stack-tight">
        {members.map(({ member, relation, ableToWork, underWorkingAge, identityNumber }) => (
          <li key={member}>
            {relation.text}{' '}
            <span className="faint">
              {joined([
                underWorkingAge && t(texts.minor),
                t(ableToWork ? texts.able : texts.notAble),
                identityNumber,
              ])}
            </span>
          </li>
        ))}
      </ul>
      {checks.length > 0 && (
        <>
          <p className="soft">{t(texts.checks)}</p>
          <ul className="plain stack-tight">
            {checks.map(({ member, subject, result, source, sourceText, on }) => (
              <li key={`${member} ${subject.code}`}>
                {t(texts.checkLine, {
                  relation: relationOf(member),
                  subject: subject.text,
                  result: result.text,
                })}{' '}
                <span className="faint">
                  {joined([source === 'comparison' ? t(texts.comparison) : sourceText, day(on)])}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function PlacementLine({ placement }: { placement: Placement }) {
  const { t, language } = useText();
  const { number, title, employer, status, startsOn, endsOn, toRetirement } = placement;
  const { market, attendance, endedOn, endReason } = placement;
  const day = (on: string) => showDate(on, 'dayOfYear', language);
  return (
    <div className="stack-tight">
      <p>
        <strong>{title ?? t(texts.placement, { number })}</strong> <span className="tag">{status.text}</span>
      </p>
      {employer && <p>{t(texts.employer, { employer })}</p>}
      <p>
        {joined([
          t(texts.term, { from: day(startsOn), until: day(endsOn) }),
          toRetirement && t(texts.toRetirement),
        ])}
      </p>
      {endedOn && (
        <p>
          {endReason
            ? t(texts.left, { day: day(endedOn), reason: endReason.text })
            : t(texts.leftOn, { day: day(endedOn) })}
        </p>
      )}
      <p className="faint">
        {t(texts.market, { offered: market.offered, taken: market.taken, declined: market.declined })}
      </p>
      {attendance.length > 0 && (
        <details>
          <summary>
            {t(texts.attendance)} <span className="count">{attendance.length}</span>
          </summary>
          <ul className="plain">
            {attendance.map(({ month, days }) => (
              <li key={month}>{t(texts.days, { month: showDate(month, 'month', language), days })}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function NoteLine({ note }: { note: Note }) {
  const { t, language } = useText();
  const { measure, ground, number, beginsOn, notedAt, withdrawnAt } = note;
  const day = (on: string) => showDate(on, 'dayOfYear', language);
  return (
    <div className="stack-tight">
      <p>
        <strong>{measure.text}</strong>{' '}
        <span className={withdrawnAt ? 'tag' : 'tag tag-ok'}>
          {withdrawnAt ? t(texts.withdrawn, { day: day(withdrawnAt) }) : t(texts.inForce)}
        </span>
      </p>
      <p className="faint">
        {joined([
          ground?.text,
          t(texts.begins, { day: day(beginsOn) }),
          number && t(texts.certificate, { number }),
          t(texts.noted, { day: day(notedAt) }),
        ])}
      </p>
    </div>
  );
}
