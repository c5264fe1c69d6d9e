import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useRead } from '../../api/use-api.ts';
import { Deadline } from '../../parts/deadline.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { usePages } from '../../parts/pager.tsx';
import { useText } from '../../settings/use-text.ts';
import { showDate } from '../../texts/dates.ts';
import { showNumber } from '../../texts/numbers.ts';
import { DeskPage } from '../desk-page.tsx';

const texts = {
  title: { zh: '我的人员', en: 'My caseload' },
  phase: { zh: '登记类型', en: 'Phase' },
  all: { zh: '全部', en: 'All' },
  registered: { zh: '失业登记', en: 'Registered' },
  seeker: { zh: '求职登记', en: 'Job-seekers' },
  person: { zh: '申请人', en: 'Person' },
  month: { zh: '{month}回访', en: 'Follow-up of {month}' },
  plan: { zh: '计划进度', en: 'Plan' },
  due: { zh: '下一期限', en: 'Next due' },
  contact: { zh: '最近联系', en: 'Last contact' },
  officer: { zh: '经办人', en: 'Officer' },
  noPlan: { zh: '未制定', en: 'none yet' },
  done: { zh: '已完成', en: 'fulfilled' },
  nothingDue: { zh: '无', en: 'none' },
  tried: { zh: '试过 {count} 次', en: 'tried {count} times' },
  empty: {
    zh: '名下还没有登记人员。审核通过或者分配给您的案件会出现在这里。',
    en: 'You have no registered people yet. Cases that you approve or are assigned appear here.',
  },
  worklist: { zh: '查看待办', en: 'To the worklist' },
  total: { zh: '共 {total} 人', en: 'Total: {total}' },
};

/** The people for whom an officer is responsible: this month's follow-up, the plan, the next deadline, the last contact. */
export function Caseload() {
  const { t, language } = useText();
  const [phase, setPhase] = useState<'registered' | 'job-seeker' | undefined>();
  const { after, reset, pager } = usePages();
  const read = useRead('GET /caseload', { query: { limit: 50, phase, after } }, { poll: 60 });
  return (
    <DeskPage
      title={texts.title}
      aside={
        <label className="row">
          <span className="faint">{t(texts.phase)}</span>
          <select
            className="input desk-select"
            value={phase ?? ''}
            onChange={({ target }) => {
              reset();
              setPhase(target.value === '' ? undefined : (target.value as typeof phase));
            }}
          >
            <option value="">{t(texts.all)}</option>
            <option value="registered">{t(texts.registered)}</option>
            <option value="job-seeker">{t(texts.seeker)}</option>
          </select>
        </label>
      }
    >
      <Loaded from={read} lines={8}>
        {({ cases, month, total, next }) =>
          cases.length === 0 && next === undefined ? (
            <div className="panel desk-empty stack-tight">
              <p>{t(texts.empty)}</p>
              <Link to="/desk" className="button">
                {t(texts.worklist)}
              </Link>
            </div>
          ) : (
            <>
              <p className="faint">{t(texts.total, { total })}</p>
              <div className="table-scroll">
                <table className="table table-stacked" aria-label={t(texts.title)}>
                  <thead>
                    <tr>
                      <th scope="col">{t(texts.due)}</th>
                      <th scope="col">{t(texts.person)}</th>
                      <th scope="col">{t(texts.month, { month: showDate(month, 'month', language) })}</th>
                      <th scope="col">{t(texts.plan)}</th>
                      <th scope="col">{t(texts.contact)}</th>
                      <th scope="col">{t(texts.officer)}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {cases.map((each) => (
                      <tr key={each.caseId}>
                        <td data-label={t(texts.due)}>
                          {each.nextDue ? (
                            <>
                              {each.nextDue.kindText} <Deadline {...each.nextDue} basis={undefined} />
                            </>
                          ) : (
                            <span className="faint">{t(texts.nothingDue)}</span>
                          )}
                        </td>
                        <td data-label={t(texts.person)}>
                          <Link to="/desk/cases/$caseId" params={{ caseId: each.caseId }}>
                            {each.applicant}
                          </Link>
                          <div className="faint">{showNumber(each.applicationNumber)}</div>
                        </td>
                        <td data-label={t(texts.month, { month: showDate(month, 'month', language) })}>
                          {each.month?.statusText ?? '—'}
                          {each.month && each.month.attempts > 0 && (
                            <span className="tag">{t(texts.tried, { count: each.month.attempts })}</span>
                          )}
                        </td>
                        <td data-label={t(texts.plan)}>
                          {each.plan
                            ? each.plan.fulfilledAt
                              ? `✓ ${t(texts.done)}`
                              : `${each.plan.met}/${each.plan.items}`
                            : t(texts.noPlan)}
                        </td>
                        <td data-label={t(texts.contact)}>{showDate(each.lastContactOn, 'day', language)}</td>
                        <td data-label={t(texts.officer)}>{each.officerName ?? each.officer}</td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </div>
              {pager(next)}
            </>
          )
        }
      </Loaded>
    </DeskPage>
  );
}
