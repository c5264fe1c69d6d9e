import type { Answer } from '../api/operations.ts';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import { marks } from '../texts/marks.ts';
import { Notice } from './notice.tsx';

const texts = {
  asked: { zh: '请补充说明：{items}（{day} 提出）', en: 'Add: {items} (asked on {day})' },
  clock: {
    zh: '审核期限不因此延长，请尽早补充；不用提供所列以外的材料。',
    en: 'The time limit continues to run, so answer soon. You do not need to add anything else.',
  },
  answered: { zh: '已于 {day} 补充说明。', en: 'You answered on {day}.' },
};

type Asked = NonNullable<Answer<'GET /cases/{caseId}/claims'>['claims'][number]['informationRequest']>;

/** A request for information about a claim, and whether the claimant has answered it. */
export function ClaimQuestion({ asked }: { asked: Asked }) {
  const { t, language } = useText();
  const day = (value: string) => showDate(value, 'dayOfYear', language);
  const items = asked.items.map(({ text }) => text).join(marks[language].list);
  if (!asked.open && asked.answeredAt === undefined) return null;
  return (
    <Notice>
      {asked.open && <p>{t(texts.asked, { items, day: day(asked.requestedAt) })}</p>}
      {asked.open && asked.message !== undefined && <p>{asked.message}</p>}
      {asked.open && <p>{t(texts.clock)}</p>}
      {asked.answeredAt !== undefined && <p>{t(texts.answered, { day: day(asked.answeredAt) })}</p>}
    </Notice>
  );
}
