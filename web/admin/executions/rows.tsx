import { Link } from '@tanstack/react-router';
import { serviceNow } from '../../api/service-time.ts';
import { useText } from '../../settings/use-text.ts';
import { showDuration } from '../duration.ts';
import { When } from '../parts.tsx';
import type { ExecutionRow } from './executions.tsx';
import type { ExecutionFilter } from './filter.ts';
import { Status } from './status.tsx';
import { executionTexts as texts } from './texts.ts';

/** Rows of executions. A click on the current state, the error or the case of a row filters by it. */
export function ExecutionRows({
  rows,
  selected,
  onSelect,
  onFilter,
}: {
  rows: readonly ExecutionRow[];
  selected: ReadonlySet<string>;
  onSelect: (name: string, isSelected: boolean) => void;
  onFilter: (narrower: ExecutionFilter) => void;
}) {
  const { t, language } = useText();
  const now = serviceNow().getTime();
  const narrower = (filter: ExecutionFilter, what: string) => (
    <button
      type="button"
      className="admin-narrow"
      title={t(texts.only, { what })}
      onClick={() => onFilter(filter)}
    >
      {what}
    </button>
  );
  return (
    <div className="table-scroll">
      <table className="table table-stacked admin-executions">
        <caption className="visually-hidden">{t(texts.list)}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{t(texts.selectAll)}</span>
            </th>
            <th scope="col">{t(texts.status)}</th>
            <th scope="col">{t(texts.name)}</th>
            <th scope="col">{t(texts.state)}</th>
            <th scope="col">{t(texts.case)}</th>
            <th scope="col">{t(texts.since)}</th>
            <th scope="col">{t(texts.begun)}</th>
            <th scope="col">{t(texts.took)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const { name, workflow, status, standsAt, error, applicationNumber, caseId } = row;
            return (
              <tr key={name}>
                <td>
                  {row.redrivable && (
                    <input
                      type="checkbox"
                      aria-label={t(texts.select, { name })}
                      checked={selected.has(name)}
                      onChange={({ target }) => onSelect(name, target.checked)}
                    />
                  )}
                </td>
                <td data-label={t(texts.status)}>
                  <Status status={status} />
                </td>
                <th scope="row" data-label={t(texts.name)}>
                  <Link to="/admin/executions/$name" params={{ name }} className="admin-name">
                    {workflow.text}
                  </Link>
                  <div className="faint">
                    <code>{shortName(name)}</code>
                    {row.redrives > 0 && ` · ${t(texts.redrives)} ${t(texts.times, { count: row.redrives })}`}
                  </div>
                </th>
                <td data-label={t(texts.state)}>
                  {standsAt && (
                    <button
                      type="button"
                      className="admin-narrow"
                      title={t(texts.only, { what: standsAt.text })}
                      onClick={() => onFilter({ state: standsAt.name })}
                    >
                      {standsAt.text}
                    </button>
                  )}
                  {error !== undefined && <div className="admin-error">✕ {narrower({ error }, error)}</div>}
                </td>
                <td data-label={t(texts.case)}>
                  {applicationNumber !== undefined
                    ? narrower({ number: applicationNumber }, applicationNumber)
                    : caseId !== undefined && narrower({ number: caseId }, caseId)}
                  <div className="faint">
                    {row.district !== undefined && narrower({ district: row.district }, row.district)}
                    {row.officer !== undefined && <> · {narrower({ officer: row.officer }, row.officer)}</>}
                  </div>
                </td>
                <td data-label={t(texts.since)}>
                  <When at={row.since} form="moment" />
                </td>
                <td data-label={t(texts.begun)}>
                  <When at={row.startedAt} form="moment" />
                </td>
                <td data-label={t(texts.took)} className="admin-nowrap">
                  {showDuration(
                    (row.stoppedAt === undefined ? now : Date.parse(row.stoppedAt)) -
                      Date.parse(row.startedAt),
                    language,
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** The name without the middle of the case number, which the next column shows. */
export const shortName = (name: string): string =>
  name.replace(/^([0-9A-Z]{4})[0-9A-Z]{18}([0-9A-Z]{4})/, '$1…$2');
