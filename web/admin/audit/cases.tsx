import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useAct, useRead } from '../../api/use-api.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { useSession } from '../../sign-in/session.ts';
import { marks } from '../../texts/marks.ts';
import { AdminPage } from '../admin-page.tsx';
import { CopyButton, Filters, Listed, Refusal, When } from '../parts.tsx';
import { textIn } from '../search.ts';
import { usePages } from '../use-pages.ts';
import { CaseAxis } from './case-axis.tsx';

const texts = {
  find: { zh: '查找案件', en: 'Find a case' },
  numberOrApplication: { zh: '案件编号或申请编号', en: 'Case or application number' },
  begin: {
    zh: '输入编号，核验这个案件的办理记录是否完整，并查看它在任一时刻的情况。',
    en: 'Enter a number to check that the history of a case is complete, and to see the case at any moment.',
  },
  notFound: { zh: '没有这个编号的案件。', en: 'No case has this number.' },
  proof: { zh: '办理记录完整性', en: 'Integrity of the history' },
  whole: { zh: '完整：{count} 条记录与校验链全部相符。', en: 'Complete: all {count} entries fit the chain.' },
  broken: {
    zh: '不完整：共 {faults} 处不符，第一处：{what}',
    en: 'Broken: {faults} faults, the first: {what}',
  },
  at: { zh: '（第 {sequence} 条记录）', en: ' (entry {sequence})' },
  head: { zh: '最后一条', en: 'The last entry' },
  hash: { zh: '校验值', en: 'Hash' },
  checked: { zh: '核验时间', en: 'Checked' },
  signed: {
    zh: '签名由 npm run audit:verify 另行核验，需要公钥，不依赖本系统。',
    en: 'npm run audit:verify checks the signatures separately. It needs the public key and does not trust the service.',
  },
  looked: { zh: '谁看过完整的个人信息', en: 'Who has viewed full personal data' },
  nobody: { zh: '没有人查看过完整的个人信息。', en: 'Nobody has viewed full personal data.' },
  who: { zh: '查看人', en: 'Who' },
  agency: { zh: '机构', en: 'Agency' },
  what: { zh: '查看内容', en: 'What' },
  why: { zh: '事由', en: 'Why' },
  when: { zh: '时间', en: 'When' },
};

const caseNumber = /^[0-9A-HJKMNP-TV-Z]{26}$/;

/** One case by its number: the integrity of its history, its timeline, and who has viewed it. */
export const Cases = () => (
  <AdminPage screen="cases">
    <Find />
  </AdminPage>
);

function Find() {
  const { t } = useText();
  const navigate = useNavigate();
  const search: Record<string, unknown> = useSearch({ strict: false });
  const given = textIn(search, 'case');
  const isCase = given !== undefined && caseNumber.test(given.toUpperCase());
  return (
    <>
      <Filters
        key={given}
        label={t(texts.find)}
        onApply={({ number = '' }) =>
          void navigate({ to: '/admin/cases', search: number === '' ? {} : { case: number } })
        }
      >
        <label className="admin-wide">
          {t(texts.numberOrApplication)}
          <input className="input" name="number" defaultValue={given} autoComplete="off" spellCheck={false} />
        </label>
      </Filters>
      {given === undefined ? (
        <p className="admin-empty">{t(texts.begin)}</p>
      ) : isCase ? (
        <Case
          caseId={given.toUpperCase()}
          at={textIn(search, 'at')}
          onAt={(at) => void navigate({ to: '.', search: (before) => ({ ...before, at }), replace: true })}
        />
      ) : (
        <ByApplication number={given} />
      )}
    </>
  );
}

/** Finds the case of an application and opens it. */
function ByApplication({ number }: { number: string }) {
  const { t } = useText();
  const navigate = useNavigate();
  const find = useAct('POST /case-searches');
  const asked = useRef<string>(undefined);
  useEffect(() => {
    if (asked.current === number) return;
    asked.current = number;
    find.mutate(
      { request: { body: { applicationNumber: number } } },
      {
        onSuccess: ({ body: { results } }) => {
          const [found] = results;
          if (found) void navigate({ to: '/admin/cases', search: { case: found.caseId }, replace: true });
        },
      },
    );
  }, [find, navigate, number]);
  if (find.error) return <Refusal problem={find.error} />;
  return <p className="admin-empty">{find.data?.body.results.length === 0 && t(texts.notFound)}</p>;
}

function Case({
  caseId,
  at,
  onAt,
}: {
  caseId: string;
  at: string | undefined;
  onAt: (at: string | undefined) => void;
}) {
  const role = useSession()?.role;
  return (
    <div className="stack">
      <Proof caseId={caseId} />
      <CaseAxis caseId={caseId} at={at} onAt={onAt} />
      {role === 'auditor' && <AccessLog caseId={caseId} />}
    </div>
  );
}

function Proof({ caseId }: { caseId: string }) {
  const { t } = useText();
  const proof = useRead('GET /cases/{caseId}/proof', { path: { caseId } });
  return (
    <section className="panel panel-tight stack-tight">
      <h2>{t(texts.proof)}</h2>
      <Loaded from={proof}>
        {({ verified, events, faults, firstBad, head, asOf }) => (
          <>
            {verified ? (
              <Notice tone="ok">
                <p>{t(texts.whole, { count: events })}</p>
              </Notice>
            ) : (
              <Notice tone="danger" urgent>
                <p>
                  {t(texts.broken, { faults, what: firstBad?.kindText ?? '' })}
                  {firstBad?.sequence !== undefined && t(texts.at, { sequence: firstBad.sequence })}
                </p>
                {firstBad?.item !== undefined && <code>{firstBad.item}</code>}
              </Notice>
            )}
            <dl className="facts admin-facts">
              {head && (
                <>
                  <dt>{t(texts.head)}</dt>
                  <dd>
                    {head.sequence}
                    {head.at !== undefined && (
                      <>
                        {' · '}
                        <When at={head.at} />
                      </>
                    )}
                  </dd>
                  <dt>{t(texts.hash)}</dt>
                  <dd>
                    <code>{head.hash}</code> <CopyButton text={head.hash} />
                  </dd>
                </>
              )}
              <dt>{t(texts.checked)}</dt>
              <dd>
                <When at={asOf} />
              </dd>
            </dl>
            <p className="faint">{t(texts.signed)}</p>
          </>
        )}
      </Loaded>
    </section>
  );
}

function AccessLog({ caseId }: { caseId: string }) {
  const { t, language } = useText();
  const log = usePages(
    'GET /cases/{caseId}/access-log',
    { path: { caseId }, query: { limit: 100 } },
    ({ accesses }) => accesses.length,
  );
  const accesses = log.pages?.flatMap((page) => page.accesses) ?? [];
  return (
    <section className="stack-tight">
      <h2>{t(texts.looked)}</h2>
      <Listed from={log} isEmpty={accesses.length === 0} empty={<p>{t(texts.nobody)}</p>}>
        <div className="table-scroll">
          <table className="table table-stacked">
            <caption className="visually-hidden">{t(texts.looked)}</caption>
            <thead>
              <tr>
                <th scope="col">{t(texts.when)}</th>
                <th scope="col">{t(texts.who)}</th>
                <th scope="col">{t(texts.agency)}</th>
                <th scope="col">{t(texts.what)}</th>
                <th scope="col">{t(texts.why)}</th>
              </tr>
            </thead>
            <tbody>
              {accesses.map(
                ({ sequence, at, roleText, agency, name, subject, fieldTexts, reasonText, words }) => (
                  <tr key={sequence}>
                    <td data-label={t(texts.when)} className="admin-nowrap">
                      <When at={at} />
                    </td>
                    <td data-label={t(texts.who)}>
                      {name ?? subject ?? ''} <span className="faint">{roleText}</span>
                    </td>
                    <td data-label={t(texts.agency)}>{agency}</td>
                    <td data-label={t(texts.what)}>
                      {fieldTexts.map(({ text }) => text).join(marks[language].list)}
                    </td>
                    <td data-label={t(texts.why)}>
                      {reasonText}
                      {words !== undefined && <div className="faint">{words}</div>}
                    </td>
                  </tr>
                ),
              )}
            </tbody>
          </table>
        </div>
      </Listed>
    </section>
  );
}
