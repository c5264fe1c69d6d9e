import { useState } from 'react';
import type { Answer } from '../api/operations.ts';
import { OperationForm } from '../form/operation-form.tsx';
import { Basis } from '../parts/basis.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Listed } from '../parts/listed.tsx';
import { useRecorded } from '../parts/recorded.tsx';
import { useList } from '../parts/use-list.ts';
import { useText } from '../settings/use-text.ts';
import { showDate } from '../texts/dates.ts';
import { showNumber } from '../texts/numbers.ts';
import { LeadPage } from './lead-frame.tsx';
import { useMonthOfDistrict } from './month-of-district.tsx';
import { CaseLink, useRole } from './parts.tsx';

type Due = Answer<'GET /retention'>['due'][number];

const texts = {
  reveals: { zh: '查看完整个人信息的次数', en: 'How often staff viewed full personal data' },
  revealsHelp: {
    zh: '按日期和人员统计。看了什么、为什么看，在每个案件的访问记录里，本人也能看到。',
    en: 'By day and member of staff. The access log of each case shows what was viewed and why. The person can see it too.',
  },
  noReveals: { zh: '本月没有人查看或者查找过。', en: 'There were no views or searches this month.' },
  date: { zh: '日期', en: 'Day' },
  who: { zh: '人员', en: 'Who' },
  times: { zh: '查看', en: 'Seen' },
  searches: { zh: '查找', en: 'Searches' },
  retention: { zh: '保存期限届满的档案', en: 'Records after their retention period' },
  noneDue: {
    zh: '没有保存期限届满的档案。',
    en: 'No records have reached the end of their retention period.',
  },
  classes: { zh: '保存期限', en: 'For how long' },
  years: { zh: '{text}：{years} 年', en: '{text}: {years} years' },
  number: { zh: '申请编号', en: 'Number' },
  place: { zh: '地区', en: 'Place' },
  recordClass: { zh: '类别', en: 'Class' },
  ended: { zh: '终止日期', en: 'Ended on' },
  kept: { zh: '保存至', en: 'Kept until' },
  needed: { zh: '尚有未办结事项，不能销毁', en: 'Open tasks remain, cannot be destroyed' },
  destroy: { zh: '销毁档案', en: 'Destroy records' },
  destroyHelp: {
    zh: '销毁后不能恢复。销毁的事实和理由会保留。',
    en: 'You cannot undo this. We keep a record of when and why you did it.',
  },
  acts: { zh: '操作', en: 'Acts' },
};

/** The supervisor's other duties: views of personal data, and records after their retention period. */
export function Records() {
  const { t, language } = useText();
  const { district, month, bar } = useMonthOfDistrict('/lead/records');
  const reveals = useList('GET /reveals', { query: { district, month } });
  return (
    <LeadPage screen="records">
      <section className="panel stack">
        <h2>{t(texts.reveals)}</h2>
        <p className="faint">{t(texts.revealsHelp)}</p>
        {bar}
        <Listed list={reveals} rowsOf={(page) => page.reveals} empty={<p>{t(texts.noReveals)}</p>}>
          {(rows) => (
            <div className="table-scroll">
              <table className="table table-stacked">
                <thead>
                  <tr>
                    <th scope="col">{t(texts.date)}</th>
                    <th scope="col">{t(texts.who)}</th>
                    <th scope="col" className="amount">
                      {t(texts.times)}
                    </th>
                    <th scope="col" className="amount">
                      {t(texts.searches)}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ date, subject, name, reveals: seen, searches }) => (
                    <tr key={`${date} ${subject}`}>
                      <td data-label={t(texts.date)}>
                        <time dateTime={date}>{showDate(date, 'day', language)}</time>
                      </td>
                      <td data-label={t(texts.who)}>
                        {name ?? subject} {name && <span className="faint">{subject}</span>}
                      </td>
                      <td data-label={t(texts.times)} className="amount">
                        {seen}
                      </td>
                      <td data-label={t(texts.searches)} className="amount">
                        {searches}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </Listed>
      </section>
      <Retention />
    </LeadPage>
  );
}

function Retention() {
  const { t, language } = useText();
  const { seesPersons: destroys } = useRole();
  const [destroying, setDestroying] = useState<Due>();
  const recorded = useRecorded();
  const list = useList('GET /retention', {});
  const classes = list.pages?.[0]?.classes ?? [];
  const nameOf = (code: string) => classes.find((each) => each.code === code)?.text ?? code;
  return (
    <section className="panel stack">
      <h2>{t(texts.retention)}</h2>
      {classes.length > 0 && (
        <div className="stack-tight">
          <h3>{t(texts.classes)}</h3>
          <ul>
            {classes.map(({ code, text, years, basis }) => (
              <li key={code}>
                {t(texts.years, { text, years })} <Basis basis={basis} />
              </li>
            ))}
          </ul>
        </div>
      )}
      {recorded.notice}
      <Listed list={list} rowsOf={({ due }) => due} empty={<p>{t(texts.noneDue)}</p>}>
        {(rows) => (
          <div className="table-scroll">
            <table className="table table-stacked">
              <thead>
                <tr>
                  <th scope="col">{t(texts.number)}</th>
                  <th scope="col">{t(texts.place)}</th>
                  <th scope="col">{t(texts.recordClass)}</th>
                  <th scope="col">{t(texts.ended)}</th>
                  <th scope="col">{t(texts.kept)}</th>
                  {destroys && <th scope="col">{t(texts.acts)}</th>}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.caseId}>
                    <td data-label={t(texts.number)}>
                      <CaseLink caseId={row.caseId} number={row.applicationNumber} />
                    </td>
                    <td data-label={t(texts.place)}>{row.district.name}</td>
                    <td data-label={t(texts.recordClass)}>{nameOf(row.recordClass)}</td>
                    <td data-label={t(texts.ended)}>{showDate(row.endedOn, 'dayOfYear', language)}</td>
                    <td data-label={t(texts.kept)}>{showDate(row.keptUntil, 'dayOfYear', language)}</td>
                    {destroys && (
                      <td data-label={t(texts.acts)}>
                        {row.stillNeeded ? (
                          <span className="tag tag-warn">{t(texts.needed)}</span>
                        ) : (
                          <button
                            type="button"
                            className="button button-danger"
                            onClick={() => setDestroying(row)}
                          >
                            {t(texts.destroy)}
                          </button>
                        )}
                      </td>
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Listed>
      {destroying && (
        <Dialog title={t(texts.destroy)} onClose={() => setDestroying(undefined)}>
          <p className="code">{showNumber(destroying.applicationNumber)}</p>
          <p>{t(texts.destroyHelp)}</p>
          <OperationForm
            operationId="destroy-records"
            action={texts.destroy}
            caseId={destroying.caseId}
            onDone={() => {
              setDestroying(undefined);
              recorded.say(`${t(texts.destroy)} ${showNumber(destroying.applicationNumber)}`);
            }}
          />
        </Dialog>
      )}
    </section>
  );
}
