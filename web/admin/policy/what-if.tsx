import { useEffect, useRef, useState } from 'react';
import type { Answer, Body } from '../../api/operations.ts';
import type { ApiProblem } from '../../api/problem.ts';
import { callAsUser } from '../../api/use-api.ts';
import { useText } from '../../settings/use-text.ts';
import { Refusal, When } from '../parts.tsx';
import { MissingHolidays } from './holidays.tsx';

export type Change = Body<'POST /rule-changes/preview'>;
type Touched = Answer<'POST /rule-changes/preview'>['touched'][number];

const texts = {
  title: { zh: '如果生效，会改变哪些期限', en: 'Which deadlines would move' },
  run: { zh: '试算影响', en: 'Try it out' },
  again: { zh: '重新试算', en: 'Try again' },
  stop: { zh: '停止', en: 'Stop' },
  going: {
    zh: '已查看 {examined} 个未结束的期限，其中 {touched} 个会变动…',
    en: '{examined} open deadlines examined, {touched} of them would move…',
  },
  done: {
    zh: '共查看 {examined} 个未结束的期限，{touched} 个会变动。',
    en: '{examined} open deadlines examined, {touched} would move.',
  },
  stopped: {
    zh: '已停止：只查看了 {examined} 个期限，{touched} 个会变动。',
    en: 'Stopped: only {examined} deadlines were examined, {touched} would move.',
  },
  case: { zh: '案件', en: 'Case' },
  district: { zh: '区县', en: 'District' },
  deadline: { zh: '期限', en: 'Deadline' },
  before: { zh: '原到期日', en: 'Due now' },
  after: { zh: '新到期日', en: 'Would be due' },
  provisional: { zh: '预计', en: 'expected' },
  cut: { zh: '只列出前 {count} 个。', en: 'Showing only the first {count}.' },
};

/** The most deadlines that are listed. All are counted. */
const mostListed = 200;

interface Result {
  readonly state: 'going' | 'done' | 'stopped';
  readonly examined: number;
  readonly moved: number;
  readonly touched: readonly Touched[];
  readonly missing: readonly string[];
}

const nothing: Result = { state: 'going', examined: 0, moved: 0, touched: [], missing: [] };

/** Tries a rule on all open deadlines, page by page, without changing anything. */
export function WhatIf({ change, atOnce = false }: { change: Change; atOnce?: boolean }) {
  const { t } = useText();
  const [result, setResult] = useState<Result>();
  const [problem, setProblem] = useState<ApiProblem>();
  const running = useRef<AbortController>(undefined);
  const run = async () => {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    setProblem(undefined);
    let sofar = nothing;
    setResult(sofar);
    try {
      let after: string | undefined;
      do {
        const { body } = await callAsUser(
          'POST /rule-changes/preview',
          { body: change, query: { ...(after !== undefined && { after }) } },
          { signal: controller.signal },
        );
        after = body.next;
        sofar = {
          state: after === undefined ? 'done' : 'going',
          examined: sofar.examined + body.examined,
          moved: sofar.moved + body.touched.length,
          touched: [...sofar.touched, ...body.touched].slice(0, mostListed),
          missing: body.missingStatutoryHolidays ?? sofar.missing,
        };
        setResult(sofar);
      } while (after !== undefined);
    } catch (error) {
      if (controller.signal.aborted) {
        if (running.current === controller) setResult({ ...sofar, state: 'stopped' });
        return;
      }
      setResult(undefined);
      setProblem(error as ApiProblem);
    }
  };
  const begun = useRef(false);
  useEffect(() => {
    if (atOnce && !begun.current) {
      begun.current = true;
      void run();
    }
  });
  useEffect(() => () => running.current?.abort(), []);
  return (
    <section className="stack-tight">
      <div className="row">
        <h3>{t(texts.title)}</h3>
        {result?.state === 'going' ? (
          <button type="button" className="button" onClick={() => running.current?.abort()}>
            {t(texts.stop)}
          </button>
        ) : (
          <button type="button" className="button" onClick={() => void run()}>
            {t(result || problem ? texts.again : texts.run)}
          </button>
        )}
      </div>
      <Refusal problem={problem} />
      {result && <Found result={result} />}
    </section>
  );
}

function Found({ result: { state, examined, moved, touched, missing } }: { result: Result }) {
  const { t } = useText();
  return (
    <>
      <p role="status">
        {state === 'going' && <progress aria-hidden="true" />} {t(texts[state], { examined, touched: moved })}
      </p>
      <MissingHolidays days={missing} />
      {touched.length > 0 && (
        <div className="table-scroll">
          <table className="table table-stacked">
            <caption className="visually-hidden">{t(texts.title)}</caption>
            <thead>
              <tr>
                <th scope="col">{t(texts.case)}</th>
                <th scope="col">{t(texts.district)}</th>
                <th scope="col">{t(texts.deadline)}</th>
                <th scope="col">{t(texts.before)}</th>
                <th scope="col">{t(texts.after)}</th>
              </tr>
            </thead>
            <tbody>
              {touched.map(({ caseId, districtName, deadlineId, kindText, before, after }) => (
                <tr key={`${caseId} ${deadlineId}`}>
                  <th scope="row" data-label={t(texts.case)}>
                    <code>…{caseId.slice(-8)}</code>
                  </th>
                  <td data-label={t(texts.district)}>{districtName}</td>
                  <td data-label={t(texts.deadline)}>{kindText}</td>
                  <td data-label={t(texts.before)}>
                    <Due {...before} />
                  </td>
                  <td data-label={t(texts.after)}>
                    <strong>
                      <Due {...after} />
                    </strong>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {moved > touched.length && <p className="faint">{t(texts.cut, { count: touched.length })}</p>}
    </>
  );
}

function Due({ dueDate, provisional }: { dueDate: string; provisional: boolean }) {
  const { t } = useText();
  return (
    <>
      {provisional && <span className="deadline-provisional">{t(texts.provisional)}</span>}{' '}
      <When at={dueDate} form="dayOfYear" />
    </>
  );
}
