import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import type { Bilingual } from '../../texts/language.ts';
import { marks } from '../../texts/marks.ts';
import { Remedies } from '../parts/remedies.tsx';
import type { Case } from './with-case.tsx';

type Hardship = NonNullable<NonNullable<Case['registration']>['hardship']>;

const texts = {
  title: { zh: '我的就业援助', en: 'My help with employment difficulty' },
  since: {
    zh: '您自{day}起被认定为就业困难人员。',
    en: 'You are recognised as being in employment difficulty from {day}.',
  },
  groups: { zh: '类别：{groups}', en: 'Groups: {groups}' },
  progress: { zh: '{day}申请，目前：{status}', en: 'Requested on {day}. Status: {status}' },
  plan: {
    zh: '个性化援助方案已于{day}制定，内容见通知。',
    en: 'We made your individual plan on {day}. See the notice.',
  },
  noPlan: { zh: '工作人员正在为您制定个性化援助方案。', en: 'We are making your individual plan.' },
  refused: { zh: '理由：{reason}', en: 'Reason: {reason}' },
  exited: { zh: '{day}退出，原因：{reason}', en: 'Ended on {day}: {reason}' },
} satisfies Record<string, Bilingual>;

/** The progress of the person's request for assistance, or the date and groups of their recognition. */
export function AssistancePanel({ hardship }: { hardship: Hardship }) {
  const { t, language } = useText();
  const { recognisedSince } = hardship;
  const last = hardship.recognitions.at(-1);
  if (!last) return null;
  const { categories = [], plan, refusal, exit } = last;
  const day = (on: string) => showDate(on, 'dayOfYear', language);
  return (
    <section className="panel stack-tight">
      <h2>{t(texts.title)}</h2>
      <p>
        {recognisedSince
          ? t(texts.since, { day: day(recognisedSince) })
          : t(texts.progress, { day: day(last.startedAt), status: last.statusText })}
      </p>
      {categories.length > 0 && (
        <p className="soft">
          {t(texts.groups, {
            groups: categories.map(({ text }) => text).join(marks[language].list),
          })}
        </p>
      )}
      {recognisedSince && plan && (
        <p>{plan.madeOn ? t(texts.plan, { day: day(plan.madeOn) }) : t(texts.noPlan)}</p>
      )}
      {refusal && <p>{t(texts.refused, { reason: refusal.text })}</p>}
      {exit && <p>{t(texts.exited, { day: day(exit.on), reason: exit.text })}</p>}
      {!recognisedSince && <Remedies all={last.remedies} />}
    </section>
  );
}
