import type { FormEvent } from 'react';
import { addressOf, go, useAddress } from './address.ts';
import { type ExecutionList, get } from './api.ts';
import { useLoaded, useNow } from './live.ts';
import { Empty, Link, Status, Table, useLanguage, Waiting } from './parts.tsx';
import { durationText, instantText, statusText } from './texts.ts';

const FILTERS = ['machine', 'status', 'name', 'error'] as const;
const STATUSES = ['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED'];
const PAGE = '50';

/** Lists executions, newest first, filtered by the address. */
export function ExecutionsPage() {
  const { t, language } = useLanguage();
  const address = useAddress();
  const now = useNow();
  const filters = Object.fromEntries(FILTERS.map((name) => [name, address.get(name) ?? '']));
  const before = address.get('before') ?? '';
  const query = new URLSearchParams({ limit: PAGE });
  for (const [name, value] of Object.entries({ ...filters, before })) if (value) query.set(name, value);
  const { data, error } = useLoaded(query.toString(), (signal) =>
    get<ExecutionList>(`executions?${query}`, signal),
  );
  const isFiltered = Object.values(filters).some((value) => value !== '');
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    go(
      addressOf(
        'executions',
        Object.fromEntries(FILTERS.map((name) => [name, String(given.get(name) ?? '').trim()])),
      ),
    );
  };
  const last = data?.executions.at(-1)?.number;
  return (
    <>
      <h1>{t.executions}</h1>
      <div className="tallies">
        {STATUSES.map((status) => (
          <Link
            key={status}
            address={addressOf('executions', { ...filters, status: filters.status === status ? '' : status })}
            isCurrent={filters.status === status}
            className={`tally ${status.toLowerCase()}`}
          >
            <b>{data?.counts[status] ?? 0}</b> <span>{statusText(status, language)}</span>
          </Link>
        ))}
      </div>
      <form className="filters" onSubmit={submit} key={address.toString()}>
        <label>
          {t.machine}
          <select name="machine" defaultValue={filters.machine}>
            <option value="">{t.any}</option>
            {[...new Set([...(data?.machines ?? []), ...(filters.machine ? [filters.machine] : [])])].map(
              (machine) => (
                <option key={machine}>{machine}</option>
              ),
            )}
          </select>
        </label>
        <label>
          {t.status}
          <select name="status" defaultValue={filters.status}>
            <option value="">{t.any}</option>
            {STATUSES.map((status) => (
              <option key={status} value={status}>
                {statusText(status, language)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t.name}
          <input name="name" type="search" defaultValue={filters.name} spellCheck={false} />
        </label>
        <label>
          {t.error}
          <input name="error" type="search" defaultValue={filters.error} spellCheck={false} />
        </label>
        <button type="submit" className="primary">
          {t.apply}
        </button>
        {isFiltered && <Link address={addressOf('executions')}>{t.clear}</Link>}
      </form>
      {!data ? (
        <Waiting error={error} />
      ) : data.executions.length === 0 ? (
        <Empty>{isFiltered || before ? t.noneMatch : t.noExecutions}</Empty>
      ) : (
        <Table
          caption={t.executions}
          heads={[
            t.name,
            t.status,
            t.standsAt,
            t.error,
            t.started,
            { text: t.took, isNumber: true },
            t.machine,
          ]}
        >
          {data.executions.map((one) => (
            <tr key={one.executionArn}>
              <th scope="row">
                <Link address={addressOf('execution', { arn: one.executionArn })}>{one.name}</Link>
                {one.redrives > 0 && <span className="faint"> ↻{one.redrives}</span>}
              </th>
              <td>
                <Status status={one.status} />
              </td>
              <td>
                {one.standing.slice(0, 2).map(({ state, since }) => (
                  <div key={state + String(since)}>
                    {state} <span className="faint">{durationText(now - since, language)}</span>
                  </div>
                ))}
                {one.standing.length > 2 && <span className="faint">+{one.standing.length - 2}</span>}
              </td>
              <td className="error">{one.error ?? ''}</td>
              <td className="when">{instantText(one.started)}</td>
              <td className="number">{durationText((one.stopped ?? now) - one.started, language)}</td>
              <td>{one.machine}</td>
            </tr>
          ))}
        </Table>
      )}
      <p className="pages">
        {before && <Link address={addressOf('executions', filters)}>← {t.newest}</Link>}
        {data?.more && last !== undefined && (
          <Link address={addressOf('executions', { ...filters, before: String(last) })}>{t.older} →</Link>
        )}
      </p>
    </>
  );
}
