import { Link } from '@tanstack/react-router';
import { useText } from '../../settings/use-text.ts';
import { AdminPage } from '../admin-page.tsx';
import { Listed, When } from '../parts.tsx';
import { usePages } from '../use-pages.ts';
import { batchStatuses, executionTexts } from './texts.ts';

const texts = {
  at: { zh: '建立时间', en: 'Made' },
  by: { zh: '建立人', en: 'By' },
  number: { zh: '名单编号', en: 'List' },
  size: { zh: '项数', en: 'Items' },
  stands: { zh: '进度', en: 'Stands' },
  empty: { zh: '还没有建立过名单。', en: 'No lists yet.' },
};

/** The batches of redrives, newest first, including those of earlier days. */
export const RedriveBatches = () => (
  <AdminPage screen="batches">
    <List />
  </AdminPage>
);

function List() {
  const { t } = useText();
  const list = usePages('GET /redrive-batches', { query: { limit: 50 } }, ({ batches }) => batches.length);
  const batches = list.pages?.flatMap((page) => page.batches) ?? [];
  return (
    <Listed from={list} isEmpty={batches.length === 0} empty={<p>{t(texts.empty)}</p>}>
      <div className="table-scroll">
        <table className="table table-stacked">
          <thead>
            <tr>
              <th scope="col">{t(texts.at)}</th>
              <th scope="col">{t(texts.number)}</th>
              <th scope="col">{t(texts.by)}</th>
              <th scope="col">{t(executionTexts.reason)}</th>
              <th scope="col">{t(texts.size)}</th>
              <th scope="col">{t(texts.stands)}</th>
            </tr>
          </thead>
          <tbody>
            {batches.map(({ batchId, at, by, reason, size, status }) => (
              <tr key={batchId}>
                <td data-label={t(texts.at)} className="admin-nowrap">
                  <When at={at} />
                </td>
                <th scope="row" data-label={t(texts.number)}>
                  <Link to="/admin/batches/$batchId" params={{ batchId }}>
                    …{batchId.slice(-6)}
                  </Link>
                </th>
                <td data-label={t(texts.by)}>{by}</td>
                <td data-label={t(executionTexts.reason)}>{reason}</td>
                <td data-label={t(texts.size)} className="number">
                  {size}
                </td>
                <td data-label={t(texts.stands)}>{t(batchStatuses[status])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Listed>
  );
}
