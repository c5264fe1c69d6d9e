import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { Answer } from '../../api/operations.ts';
import { serviceNow } from '../../api/service-time.ts';
import { useAct, useRead } from '../../api/use-api.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { AdminPage } from '../admin-page.tsx';
import { showDuration } from '../duration.ts';
import { CopyButton, Refusal, When } from '../parts.tsx';

type HealthAnswer = Answer<'GET /system/health'>;

const texts = {
  asOf: { zh: '截至', en: 'As of' },
  alarms: { zh: '告警', en: 'Alarms' },
  quiet: { zh: '没有告警。', en: 'No alarm rings.' },
  ringing: { zh: '正在告警', en: 'Ringing' },
  calm: { zh: '正常', en: 'Quiet' },
  critical: { zh: '严重', en: 'Critical' },
  warning: { zh: '一般', en: 'Warning' },
  runbook: { zh: '处置手册', en: 'Runbook' },
  platform: {
    zh: '限流等其他平台告警在 CloudWatch 中，处置手册相同（lib/infra/RUNBOOKS.md）。',
    en: 'Other alarms of the platform, such as throttling, are in CloudWatch, with the same runbooks (lib/infra/RUNBOOKS.md).',
  },
  invariants: { zh: '核查', en: 'Check of all cases' },
  none: { zh: '还没有核查过。', en: 'No check yet.' },
  sound: { zh: '0 处异常', en: 'No impossible records' },
  broken: { zh: '{count} 处异常', en: '{count} impossible records' },
  ago: { zh: '{time}前核查', en: 'checked {time} ago' },
  going: { zh: '正在核查', en: 'Being checked' },
  again: { zh: '立即核查', en: 'Check now' },
  begun: {
    zh: '核查已在后台开始，结果出来后显示在这里。',
    en: 'The check is running in the background. The result will appear here.',
  },
  rounds: { zh: '定时任务', en: 'Jobs' },
  job: { zh: '任务', en: 'Job' },
  completed: { zh: '最近完成', en: 'Last completed' },
  failed: { zh: '未办成', en: 'Not done' },
  how: { zh: '情况', en: 'State' },
  late: { zh: '▲ 超时未完成', en: '▲ late' },
  inTime: { zh: '✓ 按时', en: '✓ in time' },
  never: { zh: '还没有', en: 'never' },
  numbers: { zh: '积压', en: 'What waits' },
  stream: { zh: '没有进行的后续事项', en: 'Effects not carried out' },
  unknown: { zh: '暂时查不到', en: 'not known now' },
  notices: { zh: '三天以上没有送达的通知', en: 'Notices undelivered for 3 days' },
  executions: { zh: '14 天内失败、未重新执行的执行', en: 'Failed in the last 14 days and not redriven' },
};

/** The health of the system: active alarms, the findings of the last check, and whether the jobs complete. */
export const Health = () => (
  <AdminPage screen="health">
    <State />
  </AdminPage>
);

function State() {
  const { t } = useText();
  const health = useRead('GET /system/health', {}, { poll: 60 });
  return (
    <Loaded from={health} lines={8}>
      {(body) => (
        <div className="stack">
          <p className="faint">
            {t(texts.asOf)} <When at={body.asOf} />
          </p>
          <div className="admin-columns">
            <Invariants health={body} />
            <Numbers health={body} />
          </div>
          <Alarms alarms={body.alarms} />
          <Rounds rounds={body.rounds} />
        </div>
      )}
    </Loaded>
  );
}

function Alarms({ alarms }: { alarms: HealthAnswer['alarms'] }) {
  const { t } = useText();
  const order = [...alarms].sort((a, b) => Number(b.ringing) - Number(a.ringing));
  return (
    <section className="stack-tight">
      <h2>{t(texts.alarms)}</h2>
      {!alarms.some(({ ringing }) => ringing) && (
        <Notice tone="ok">
          <p>{t(texts.quiet)}</p>
        </Notice>
      )}
      <div className="table-scroll">
        <table className="table table-stacked">
          <caption className="visually-hidden">{t(texts.alarms)}</caption>
          <tbody>
            {order.map(({ code, severity, text, runbook, ringing }) => (
              <tr key={code}>
                <td>
                  <span
                    className={`tag ${ringing ? (severity === 'critical' ? 'tag-danger' : 'tag-warn') : ''}`}
                  >
                    <span aria-hidden="true">{ringing ? '▲' : '✓'}</span>
                    {t(ringing ? texts.ringing : texts.calm)}
                  </span>
                </td>
                <th scope="row">{text}</th>
                <td className="faint">{t(texts[severity])}</td>
                <td>
                  {t(texts.runbook)} <code>{runbook}</code>{' '}
                  <CopyButton text={`lib/infra/RUNBOOKS.md#${runbook}`} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="faint">{t(texts.platform)}</p>
    </section>
  );
}

function Invariants({ health: { invariants } }: { health: HealthAnswer }) {
  const { t, language } = useText();
  const check = useAct('POST /system/checks');
  const { checkedAt, broken, complete, findings } = invariants;
  const ago =
    checkedAt === undefined
      ? undefined
      : showDuration(serviceNow().getTime() - Date.parse(checkedAt), language);
  return (
    <section className="panel panel-tight stack-tight">
      <div className="row row-apart">
        <h2>{t(texts.invariants)}</h2>
        <button
          type="button"
          className="button"
          aria-disabled={check.isPending || undefined}
          onClick={() => check.mutate({ request: {} })}
        >
          {t(texts.again)}
        </button>
      </div>
      {ago === undefined ? (
        <p>{t(texts.none)}</p>
      ) : (
        <p>
          <strong className={broken > 0 ? 'admin-error' : 'admin-sound'}>
            {broken > 0 ? `✕ ${t(texts.broken, { count: broken })}` : `✓ ${t(texts.sound)}`}
          </strong>{' '}
          <span className="faint">{complete ? t(texts.ago, { time: ago }) : t(texts.going)}</span>
        </p>
      )}
      {findings.length > 0 && (
        <ul>
          {findings.map(({ code, text, count }) => (
            <li key={code}>
              {text} <strong>{count}</strong>
            </li>
          ))}
        </ul>
      )}
      {check.data && (
        <Notice>
          <p>{t(texts.begun)}</p>
        </Notice>
      )}
      <Refusal problem={check.error} />
    </section>
  );
}

function Numbers({ health: { stream, queues, notices, executions } }: { health: HealthAnswer }) {
  const { t } = useText();
  return (
    <section className="panel panel-tight stack-tight">
      <h2>{t(texts.numbers)}</h2>
      <dl className="facts admin-numbers">
        <dt>{t(texts.executions)}</dt>
        <dd>
          <Link to="/admin/executions" search={{ status: 'FAILED' }}>
            {executions.failed}
          </Link>
        </dd>
        <dt>{t(texts.stream)}</dt>
        <dd>{stream.waiting}</dd>
        <dt>{t(texts.notices)}</dt>
        <dd>{notices.undelivered}</dd>
        {queues.map(({ queue, text, waiting }) => (
          <Fragment key={queue}>
            <dt>{text}</dt>
            <dd>{waiting ?? t(texts.unknown)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}

function Rounds({ rounds }: { rounds: HealthAnswer['rounds'] }) {
  const { t } = useText();
  return (
    <section className="stack-tight">
      <h2>{t(texts.rounds)}</h2>
      <div className="table-scroll">
        <table className="table table-stacked">
          <caption className="visually-hidden">{t(texts.rounds)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(texts.job)}</th>
              <th scope="col">{t(texts.completed)}</th>
              <th scope="col">{t(texts.how)}</th>
              <th scope="col" className="amount">
                {t(texts.failed)}
              </th>
            </tr>
          </thead>
          <tbody>
            {rounds.map(({ job, text, completedAt, failed, late }) => (
              <tr key={job}>
                <th scope="row" data-label={t(texts.job)}>
                  {text}
                </th>
                <td data-label={t(texts.completed)}>
                  {completedAt === undefined ? t(texts.never) : <When at={completedAt} />}
                </td>
                <td data-label={t(texts.how)}>
                  <span className={`tag ${late ? 'tag-warn' : 'tag-ok'}`}>
                    {t(late ? texts.late : texts.inTime)}
                  </span>
                </td>
                <td data-label={t(texts.failed)} className="amount">
                  {failed}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
