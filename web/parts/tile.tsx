import type { ReactNode } from 'react';

/** Saved queries as tiles beside each other, each with its number of results. */
export const Tiles = ({ label, children }: { label: string; children: ReactNode }) => (
  <nav aria-label={label}>
    <ul className="plain-list tiles">{children}</ul>
  </nav>
);

/**
 * A number that opens exactly what it counts. It comes from the server with the same filters as the link, and is undefined
 * until it has been read. The sign shows the urgency without colour.
 *
 * @example
 * <Tile count={summary.overdue} label="逾期" tone="danger" link={(inside) => <Link to="/lead/tasks" search={…}>{inside}</Link>}
 * />
 */
export function Tile({
  count,
  label,
  note,
  tone = 'plain',
  link,
}: {
  count: ReactNode | undefined;
  label: string;
  note?: ReactNode;
  tone?: 'plain' | 'danger' | 'warn' | 'ok';
  link: (inside: ReactNode) => ReactNode;
}) {
  const sign = { plain: '', danger: '▲', warn: '◐', ok: '✓' }[tone];
  return (
    <li className={`tile tile-${tone}`}>
      {link(
        <>
          <span className="tile-label">{label}</span>{' '}
          <span className="tile-count">
            {sign && (
              <span className="sign" aria-hidden="true">
                {sign}
              </span>
            )}
            {count ?? '…'}
          </span>
          {note && <span className="tile-note"> {note}</span>}
        </>,
      )}
    </li>
  );
}
