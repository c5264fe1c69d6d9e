import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { Answer } from '../../api/operations.ts';
import { useText } from '../../settings/use-text.ts';
import { AdminPage } from '../admin-page.tsx';
import { Filters, Listed } from '../parts.tsx';
import { usePages } from '../use-pages.ts';
import { type ExecutionFilter, filterIn, filtersOf, isNarrowed } from './filter.ts';
import { FreezeDialog } from './freeze-dialog.tsx';
import { ExecutionRows } from './rows.tsx';
import { statuses, statusLooks, executionTexts as texts } from './texts.ts';

export type ExecutionRow = Answer<'GET /executions'>['executions'][number];

/** The executions that match all filters of the address. */
export const Executions = () => (
  <AdminPage screen="executions">
    <List />
  </AdminPage>
);

/** The workflows seen so far, for the filter: their titles by name. */
const seen = new Map<string, string>();

function List() {
  const { t } = useText();
  const navigate = useNavigate();
  const filter = filterIn(useSearch({ strict: false }));
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [freezing, setFreezing] = useState<'selected' | 'all'>();
  const list = usePages(
    'GET /executions',
    { query: { ...filtersOf(filter), limit: 50 } },
    ({ executions }) => executions.length,
    { poll: 30 },
  );
  const rows = list.pages?.flatMap(({ executions }) => executions) ?? [];
  for (const { workflow } of rows) seen.set(workflow.name, workflow.text);
  const names = rows
    .filter(({ name, redrivable }) => redrivable && selected.has(name))
    .map(({ name }) => name);
  const redrivable = rows.filter((row) => row.redrivable).map(({ name }) => name);
  const go = (changed: ExecutionFilter) => {
    setSelected(new Set());
    void navigate({ to: '/admin/executions', search: filterIn({ ...changed }) });
  };
  return (
    <>
      <StatusTabs filter={filter} />
      <FilterRow key={JSON.stringify(filter)} filter={filter} onApply={go} />
      <div className="row">
        {redrivable.length > 0 && (
          <button
            type="button"
            className="button"
            onClick={() => setSelected(new Set(names.length > 0 ? [] : redrivable))}
          >
            {t(names.length > 0 ? texts.unselect : texts.selectAll)}
          </button>
        )}
        {names.length > 0 && (
          <>
            <strong role="status">{t(texts.selected, { count: names.length })}</strong>
            <button type="button" className="button button-main" onClick={() => setFreezing('selected')}>
              {t(texts.batchSelected)}
            </button>
          </>
        )}
        {redrivable.length > 0 && names.length === 0 && (
          <button type="button" className="button" onClick={() => setFreezing('all')}>
            {t(texts.batchAll)}
          </button>
        )}
      </div>
      <Listed
        from={list}
        isEmpty={rows.length === 0}
        empty={
          <>
            <p>{t(isNarrowed(filter) || filter.status ? texts.noMatch : texts.none)}</p>
            {(isNarrowed(filter) || filter.status) && (
              <button type="button" className="button" onClick={() => go({})}>
                {t(texts.clearAll)}
              </button>
            )}
          </>
        }
      >
        <ExecutionRows
          rows={rows}
          selected={selected}
          onSelect={(name, isSelected) => {
            const changed = new Set(selected);
            if (isSelected) changed.add(name);
            else changed.delete(name);
            setSelected(changed);
          }}
          onFilter={(narrower) => go({ ...filter, ...narrower })}
        />
      </Listed>
      {freezing && (
        <FreezeDialog
          what={freezing === 'selected' ? { names } : { filter: filtersOf(filter) }}
          onClose={() => setFreezing(undefined)}
        />
      )}
    </>
  );
}

function StatusTabs({ filter }: { filter: ExecutionFilter }) {
  const { t } = useText();
  const { status: current, ...rest } = filter;
  return (
    <nav className="tabs no-print" aria-label={t(texts.status)}>
      {[undefined, ...statuses].map((status) => (
        <Link
          key={status ?? ''}
          to="/admin/executions"
          search={filterIn({ ...rest, ...(status && { status }) })}
          activeOptions={{ exact: true, includeSearch: true }}
          aria-current={current === status ? 'page' : undefined}
        >
          {status ? (
            <>
              <span aria-hidden="true">{statusLooks[status].sign}</span>
              {t(statusLooks[status].text)}
            </>
          ) : (
            t(texts.all)
          )}
        </Link>
      ))}
    </nav>
  );
}

function FilterRow({
  filter,
  onApply,
}: {
  filter: ExecutionFilter;
  onApply: (filter: ExecutionFilter) => void;
}) {
  const { t } = useText();
  const workflows = new Map(seen);
  if (filter.workflow !== undefined && !workflows.has(filter.workflow))
    workflows.set(filter.workflow, filter.workflow);
  const { status, number, workflow, ...rest } = filter;
  const text = (name: 'state' | 'error' | 'officer' | 'district') => (
    <label>
      {t(texts[name])}
      <input className="input" name={name} defaultValue={filter[name]} autoComplete="off" />
    </label>
  );
  const day = (name: 'begunFrom' | 'begunUntil' | 'endedFrom' | 'endedUntil') => (
    <label>
      {t(texts[name])}
      <input className="input" type="date" name={name} defaultValue={filter[name]} />
    </label>
  );
  return (
    <Filters
      label={t(texts.filters)}
      onApply={(values) => onApply({ ...filterIn(values), status })}
      onClear={isNarrowed(filter) ? () => onApply({ status }) : undefined}
    >
      <label className="admin-wide">
        {t(texts.number)}
        <input className="input" name="number" defaultValue={number} autoComplete="off" spellCheck={false} />
      </label>
      <label className="admin-wide">
        {t(texts.workflow)}
        <select className="input" name="workflow" defaultValue={workflow ?? ''}>
          <option value="">{t(texts.any)}</option>
          {[...workflows].map(([name, called]) => (
            <option key={name} value={name}>
              {called}
            </option>
          ))}
        </select>
      </label>
      {text('district')}
      {text('officer')}
      <details className="admin-more" open={Object.values(rest).some((value) => value !== undefined)}>
        <summary>{t(texts.moreFilters)}</summary>
        <div className="admin-fields">
          {text('state')}
          {text('error')}
          {day('begunFrom')}
          {day('begunUntil')}
          {day('endedFrom')}
          {day('endedUntil')}
        </div>
      </details>
    </Filters>
  );
}
