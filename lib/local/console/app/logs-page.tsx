import { addressOf, changedAddress, go, useAddress } from './address.ts';
import { get, type LogLine } from './api.ts';
import { Lines } from './execution-page.tsx';
import { useLoaded } from './live.ts';
import { Empty, Link, useLanguage, Waiting } from './parts.tsx';

/** Shows what each function has written. */
export function LogsPage() {
  const { t } = useLanguage();
  const address = useAddress();
  const name = address.get('function') ?? '';
  const part = address.get('find') ?? '';
  const { data, error } = useLoaded(`logs ${name}`, async (signal) => {
    const [{ functions }, lines] = await Promise.all([
      get<{ functions: { function: string; lines: number }[] }>('logs', signal),
      name === ''
        ? undefined
        : get<{ lines: LogLine[] }>(`logs/${encodeURIComponent(name)}?limit=1000`, signal),
    ]);
    return { functions, lines: lines?.lines };
  });
  if (!data) return <Waiting error={error} />;
  const shown = data.lines?.filter(({ line }) => line.toLowerCase().includes(part.toLowerCase())).reverse();
  return (
    <>
      <h1>{t.logs}</h1>
      <div className="split list">
        <nav className="functions" aria-label={t.function}>
          <ul>
            {data.functions.map((one) => (
              <li key={one.function}>
                <Link
                  address={addressOf('logs', { function: one.function })}
                  isCurrent={one.function === name}
                >
                  {one.function} <span className="faint">{one.lines}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
        <div>
          {shown === undefined ? (
            <Empty>{t.chooseFunction}</Empty>
          ) : (
            <>
              <form
                className="filters"
                onSubmit={(event) => {
                  event.preventDefault();
                  const find = String(new FormData(event.currentTarget).get('find') ?? '');
                  go(changedAddress({ find }), true);
                }}
              >
                <label>
                  {t.find}
                  <input key={part} name="find" type="search" defaultValue={part} spellCheck={false} />
                </label>
                <button type="submit">{t.apply}</button>
              </form>
              {shown.length === 0 ? <Empty>{t.noLines}</Empty> : <Lines lines={shown} />}
            </>
          )}
        </div>
      </div>
    </>
  );
}
