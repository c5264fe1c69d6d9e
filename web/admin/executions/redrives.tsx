import { Link } from '@tanstack/react-router';
import { useText } from '../../settings/use-text.ts';
import { useSession } from '../../sign-in/session.ts';
import { AdminPage } from '../admin-page.tsx';
import { Listed, When } from '../parts.tsx';
import { maySee, screens } from '../screens.ts';
import { usePages } from '../use-pages.ts';
import { shortName } from './rows.tsx';
import { executionTexts } from './texts.ts';

const texts = {
  by: { zh: '操作人', en: 'By' },
  at: { zh: '时间', en: 'At' },
  number: { zh: '第几次', en: 'Which' },
  batch: { zh: '名单', en: 'List' },
  empty: { zh: '没有重新执行的记录。', en: 'No redrives yet.' },
};

/** Who has redriven what, when and why. */
export const Redrives = () => (
  <AdminPage screen="redrives">
    <List />
  </AdminPage>
);

function List() {
  const { t } = useText();
  const runs = maySee(useSession()?.role, 'executions');
  const list = usePages('GET /redrives', { query: { limit: 100 } }, ({ redrives }) => redrives.length);
  const redrives = list.pages?.flatMap((page) => page.redrives) ?? [];
  return (
    <Listed from={list} isEmpty={redrives.length === 0} empty={<p>{t(texts.empty)}</p>}>
      <div className="table-scroll">
        <table className="table table-stacked">
          <caption className="visually-hidden">{t(screens.redrives.name)}</caption>
          <thead>
            <tr>
              <th scope="col">{t(texts.at)}</th>
              <th scope="col">{t(texts.by)}</th>
              <th scope="col">{t(executionTexts.name)}</th>
              <th scope="col">{t(texts.number)}</th>
              <th scope="col">{t(executionTexts.case)}</th>
              <th scope="col">{t(executionTexts.reason)}</th>
              <th scope="col">{t(texts.batch)}</th>
            </tr>
          </thead>
          <tbody>
            {redrives.map(({ name, redrive, caseId, district, by, at, reason, batchId }) => (
              <tr key={`${name} ${redrive}`}>
                <td data-label={t(texts.at)} className="admin-nowrap">
                  <When at={at} />
                </td>
                <td data-label={t(texts.by)}>{by}</td>
                <th scope="row" data-label={t(executionTexts.name)}>
                  {runs ? (
                    <Link to="/admin/executions/$name" params={{ name }}>
                      <code>{shortName(name)}</code>
                    </Link>
                  ) : (
                    <code>{shortName(name)}</code>
                  )}
                </th>
                <td data-label={t(texts.number)} className="number">
                  {redrive}
                </td>
                <td data-label={t(executionTexts.case)}>
                  {caseId !== undefined && (
                    <Link to="/admin/cases" search={{ case: caseId }}>
                      {district ?? shortName(caseId)}
                    </Link>
                  )}
                </td>
                <td data-label={t(executionTexts.reason)}>{reason}</td>
                <td data-label={t(texts.batch)}>
                  {batchId !== undefined &&
                    (runs ? (
                      <Link to="/admin/batches/$batchId" params={{ batchId }}>
                        …{batchId.slice(-6)}
                      </Link>
                    ) : (
                      `…${batchId.slice(-6)}`
                    ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Listed>
  );
}
