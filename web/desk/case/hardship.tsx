import { Basis } from '../../parts/basis.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { marks } from '../../texts/marks.ts';
import { useOfficerNames } from './officer-names.ts';
import { Part } from './part.tsx';
import type { CaseBody } from './use-case.ts';

type HardshipBody = NonNullable<NonNullable<CaseBody['registration']>['hardship']>;
type Recognition = HardshipBody['recognitions'][number];

const texts = {
  title: { zh: '就业困难人员认定', en: 'Employment difficulty' },
  since: { zh: '自 {day} 起为就业困难人员', en: 'Recognised from {day}' },
  not: { zh: '目前不是就业困难人员', en: 'Not currently recognised' },
  candidate: {
    zh: '线索（待核实）：{category}，来自{foundBy}',
    en: 'To review: {category}, found by {foundBy}',
  },
  positive: { zh: '符合', en: 'meets the conditions' },
  negative: { zh: '不符合', en: 'does not' },
  open: { zh: '未办', en: 'to be done' },
  notice: { zh: '公示 {from} 至 {until}，编号 {reference}', en: 'Notice {from} to {until}, {reference}' },
  objections: { zh: '待核实异议 {count} 件', en: '{count} objections to answer' },
  plan: {
    zh: '个性化援助方案：联系责任人 {contact}，帮扶责任人 {assistance}',
    en: 'Plan: contact {contact}, assistance {assistance}',
  },
  noPlan: { zh: '个性化援助方案：待制定', en: 'Individual plan needed' },
  claimed: { zh: '按方案申领：', en: 'Claimed from the plan: ' },
  refused: { zh: '不予认定：{reason}', en: 'Refused: {reason}' },
  exited: { zh: '{day} 退出：{reason}', en: 'Ended {day}: {reason}' },
} satisfies Record<string, Bilingual>;

/** What there is of recognising employment difficulty: who is recognised since when, for what, and how far it has come. */
export function Hardship({ hardship }: { hardship: HardshipBody }) {
  const { t, language } = useText();
  const nameOf = useOfficerNames();
  const { recognisedSince, recognitions, candidate = [], basis } = hardship;
  return (
    <Part title={t(texts.title)}>
      <p>
        <span className={recognisedSince ? 'tag tag-ok' : 'soft'}>
          {recognisedSince
            ? t(texts.since, { day: showDate(recognisedSince, 'dayOfYear', language) })
            : t(texts.not)}
        </span>{' '}
        {basis && <Basis basis={basis} />}
      </p>
      {candidate.map(({ category, foundBy }) => (
        <p key={`${category.code} ${foundBy.code}`}>
          {t(texts.candidate, { category: category.text, foundBy: foundBy.text })}
        </p>
      ))}
      {recognitions.map((each) => (
        <One key={each.number} recognition={each} nameOf={nameOf} />
      ))}
    </Part>
  );
}

function One({
  recognition,
  nameOf,
}: {
  recognition: Recognition;
  nameOf: (subject: string | undefined) => string;
}) {
  const { t, language } = useText();
  const {
    statusText,
    originText,
    startedAt,
    categories = [],
    steps,
    notice,
    plan,
    refusal,
    exit,
  } = recognition;
  const day = (on: string) => showDate(on, 'day', language);
  return (
    <div className="stack-tight">
      <p>
        {originText} · {showDate(startedAt, 'day', language)} <span className="tag">{statusText}</span>{' '}
        {categories.map(({ text }) => text).join(marks[language].list)}
      </p>
      <ul className="plain stack-tight">
        {steps.map(({ code, text, takenAt, positive, by }) => (
          <li key={code}>
            <span aria-hidden="true">{takenAt ? (positive ? '✓ ' : '✗ ') : '○ '}</span>
            {text}{' '}
            <span className="faint">
              {takenAt
                ? [t(positive ? texts.positive : texts.negative), day(takenAt), nameOf(by)]
                    .filter(Boolean)
                    .join(' · ')
                : t(texts.open)}
            </span>
          </li>
        ))}
      </ul>
      {notice && (
        <p>
          {t(texts.notice, { from: day(notice.from), until: day(notice.until), reference: notice.reference })}{' '}
          {notice.openObjections > 0 && (
            <span className="tag tag-warn">{t(texts.objections, { count: notice.openObjections })}</span>
          )}
        </p>
      )}
      {refusal && <p>{t(texts.refused, { reason: refusal.text })}</p>}
      {exit && <p>{t(texts.exited, { day: day(exit.on), reason: exit.text })}</p>}
      {plan && (
        <p>
          {plan.madeOn
            ? t(texts.plan, { contact: nameOf(plan.contact), assistance: nameOf(plan.assistance) })
            : t(texts.noPlan)}
        </p>
      )}
      {(plan?.subsidies ?? []).some(({ claims }) => claims.length > 0) && (
        <p>
          {t(texts.claimed)}
          {(plan?.subsidies ?? [])
            .flatMap(({ scheme, claims }) => claims.map(({ status }) => `${scheme.text} · ${status.text}`))
            .join(marks[language].semicolon)}
        </p>
      )}
    </div>
  );
}
