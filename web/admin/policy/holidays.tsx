import { Link } from '@tanstack/react-router';
import { useRead } from '../../api/use-api.ts';
import { reversed, sorted } from '../../parts/arrays.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { useSession } from '../../sign-in/session.ts';
import { showDate } from '../../texts/dates.ts';
import { marks } from '../../texts/marks.ts';
import { AdminPage } from '../admin-page.tsx';
import { When } from '../parts.tsx';

const texts = {
  intro: {
    zh: '没有列出的年份，国务院放假安排尚未录入，落在该年的期限显示为“预计”。',
    en: 'If a year is not listed, the State Council’s arrangement for it is not entered. Deadlines in that year are shown as expected.',
  },
  propose: { zh: '提出放假安排', en: 'Propose an arrangement' },
  year: { zh: '{year}年', en: '{year}' },
  holidays: { zh: '放假', en: 'Holidays' },
  makeUp: { zh: '调休上班', en: 'Make-up working days' },
  source: { zh: '文件', en: 'Source' },
  none: { zh: '无', en: 'none' },
  edition: { zh: '随本版本提供', en: 'built in' },
  loaded: { zh: '{by} 确认', en: 'confirmed by {by}' },
  proposed: { zh: '{by} 提出', en: 'proposed by {by}' },
  waiting: {
    zh: '放假安排尚未录入，{count} 项在办期限显示为“预计”。',
    en: 'Not entered yet. {count} open deadlines are shown as expected.',
  },
  waitingMore: {
    zh: '放假安排尚未录入，超过 {count} 项在办期限显示为“预计”。',
    en: 'Not entered yet. More than {count} open deadlines are shown as expected.',
  },
};

/** The years with known holidays. */
export const Holidays = () => (
  <AdminPage screen="holidays">
    <Years />
  </AdminPage>
);

function Years() {
  const { t } = useText();
  const role = useSession()?.role;
  const list = useRead('GET /holiday-arrangements', {});
  return (
    <>
      <div className="row row-apart">
        <p className="soft">{t(texts.intro)}</p>
        {role === 'policy-administrator' && (
          <Link to="/admin/rules/new" search={{ kind: 'holiday-arrangement' }} className="button button-main">
            {t(texts.propose)}
          </Link>
        )}
      </div>
      <Loaded from={list} lines={6}>
        {({ arrangements, awaited }) => (
          <div className="admin-columns">
            {awaited.map(({ year, deadlines, more }) => (
              <section key={year} className="panel panel-tight stack-tight">
                <h2>{t(texts.year, { year })}</h2>
                <p>{t(more ? texts.waitingMore : texts.waiting, { count: deadlines })}</p>
              </section>
            ))}
            {reversed(arrangements).map(
              ({ arrangement, missingStatutoryHolidays, loadedAt, loadedBy, proposedBy }) => (
                <section key={arrangement.year} className="panel panel-tight stack-tight">
                  <h2>{t(texts.year, { year: arrangement.year })}</h2>
                  <ArrangementFacts arrangement={arrangement} />
                  <MissingHolidays days={missingStatutoryHolidays} />
                  <p className="faint">
                    {loadedAt === undefined ? (
                      t(texts.edition)
                    ) : (
                      <>
                        {proposedBy !== undefined && `${t(texts.proposed, { by: proposedBy })} · `}
                        {t(texts.loaded, { by: loadedBy ?? '' })} · <When at={loadedAt} />
                      </>
                    )}
                  </p>
                </section>
              ),
            )}
          </div>
        )}
      </Loaded>
    </>
  );
}

interface SaidDay {
  readonly date: string;
  readonly name: string;
}

/** The content of an arrangement: each holiday with its days, and the make-up working days. */
export function ArrangementFacts({
  arrangement,
}: {
  readonly arrangement: {
    readonly holidays: readonly SaidDay[];
    readonly makeUpWorkdays: readonly SaidDay[];
    /** An arrangement that was only read from a text has no address. */
    readonly source: {
      readonly title: string;
      readonly number?: string | undefined;
      readonly url?: string | undefined;
    };
  };
}) {
  const { t, language } = useText();
  const { source, holidays, makeUpWorkdays } = arrangement;
  return (
    <dl className="facts">
      <dt>{t(texts.holidays)}</dt>
      <dd>
        <ul className="admin-plain">
          {stretches(holidays).map(({ name, first, last }) => (
            <li key={`${name} ${first}`}>
              {name}{' '}
              <span className="soft">
                {showDate(first, 'day', language)}
                {last !== first && ` – ${showDate(last, 'day', language)}`}
              </span>
            </li>
          ))}
        </ul>
      </dd>
      <dt>{t(texts.makeUp)}</dt>
      <dd>
        {makeUpWorkdays.map(({ date }) => showDate(date, 'day', language)).join(marks[language].list) ||
          t(texts.none)}
      </dd>
      <dt>{t(texts.source)}</dt>
      <dd>
        {source.url === undefined ? (
          source.title
        ) : (
          <a href={source.url} target="_blank" rel="noreferrer noopener">
            {source.title}
          </a>
        )}{' '}
        {source.number}
      </dd>
    </dl>
  );
}

const dayLength = 24 * 60 * 60 * 1000;

/** Joins consecutive days of the same name. */
export function stretches(
  days: readonly SaidDay[],
): { readonly name: string; readonly first: string; readonly last: string }[] {
  const found: { name: string; first: string; last: string }[] = [];
  for (const { date, name } of sorted(days, (a, b) => (a.date < b.date ? -1 : 1))) {
    const before = found.at(-1);
    if (before?.name === name && Date.parse(date) - Date.parse(before.last) === dayLength) before.last = date;
    else found.push({ name, first: date, last: date });
  }
  return found;
}

const missing = {
  zh: '以下法定节日没有列入：{days}',
  en: 'Missing statutory holidays: {days}',
};

/** Names the statutory holidays that an arrangement lacks; shows nothing if it is complete. */
export function MissingHolidays({ days }: { days: readonly string[] }) {
  const { t, language } = useText();
  if (days.length === 0) return null;
  const shown = sorted(days).map((each) => showDate(each, 'dayOfYear', language));
  return (
    <Notice tone="warn">
      <p>{t(missing, { days: shown.join(marks[language].list) })}</p>
    </Notice>
  );
}
