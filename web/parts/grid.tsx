import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';

/** A cell: a sign and a word that work without colour, and a full description. */
export interface GridCell {
  readonly sign: ReactNode;
  readonly word?: ReactNode;
  /** The full description, for screen readers and as a tooltip. */
  readonly label: string;
  readonly tone?: 'ok' | 'late' | 'danger' | 'excused' | 'open' | 'none' | undefined;
}

export interface GridRow {
  readonly key: string;
  readonly head: ReactNode;
  readonly tone?: 'danger' | undefined;
  readonly cells: readonly GridCell[];
}

/** From this number of rows, only the visible ones are drawn. */
const manyRows = 100;
/** From this number of rows, the grid scrolls by itself under a fixed head. */
const someRows = 20;
/** Pixels before the end at which the list reads more. */
const nearEnd = 600;

interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * A table of cells in which people move with the arrow keys, Home, End, Page Up and Page Down; Enter opens a cell. Only one
 * cell is in the tab order. Rows that do not change with the list, such as totals, come first. If there are many rows, only the
 * visible ones are drawn.
 *
 * @param onOpen runs on Enter or a click on a cell of `rows`; without it, cells cannot be opened
 * @param onEnd runs when somebody scrolls to the end, to read more
 */
export function Grid({
  label,
  corner,
  columns,
  totals = [],
  rows,
  rowCount,
  onOpen,
  onEnd,
}: {
  label: string;
  corner: ReactNode;
  columns: readonly { readonly key: string; readonly text: string; readonly label: string }[];
  totals?: readonly GridRow[];
  rows: readonly GridRow[];
  /** The number of rows of the whole list if only a part has been read; -1 if unknown. */
  rowCount?: number | undefined;
  onOpen?: ((row: number, column: number) => void) | undefined;
  onEnd?: (() => void) | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<Place>({ row: 0, column: 0 });
  const [moved, setMoved] = useState(0);
  const all = totals.length + rows.length;
  const virtual = rows.length > manyRows;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => rowHeight(),
    overscan: 12,
    enabled: virtual,
    initialRect: { width: 1000, height: 600 },
  });
  const drawn = virtual
    ? virtualizer.getVirtualItems().map(({ index }) => index)
    : rows.map((_, index) => index);
  const above = virtual ? (virtualizer.getVirtualItems()[0]?.start ?? 0) : 0;
  const below = virtual ? virtualizer.getTotalSize() - (virtualizer.getVirtualItems().at(-1)?.end ?? 0) : 0;
  const readOn = () => {
    const { scrollTop = 0, clientHeight = 0, scrollHeight = 0 } = box.current ?? {};
    if (scrollTop + clientHeight > scrollHeight - nearEnd) onEnd?.();
  };
  const here = { row: Math.min(place.row, all - 1), column: Math.min(place.column, columns.length - 1) };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the keys, and nothing else
  useEffect(() => {
    if (moved === 0) return undefined;
    let frame = 0;
    // A row outside the visible part is drawn only after the scroll.
    const focus = (tries: number) => {
      const cell = box.current?.querySelector<HTMLElement>(
        `[data-row="${here.row}"][data-column="${here.column}"]`,
      );
      if (cell) cell.focus();
      else if (tries > 0) frame = requestAnimationFrame(() => focus(tries - 1));
    };
    focus(20);
    return () => cancelAnimationFrame(frame);
  }, [moved]);
  // The cell in the tab order must be one that is drawn.
  const isDrawn = here.row < totals.length || drawn.includes(here.row - totals.length);
  const tabRow = isDrawn ? here.row : totals.length > 0 ? 0 : (drawn[0] ?? 0);
  const move = (row: number, column: number) => {
    const to = {
      row: Math.min(Math.max(row, 0), all - 1),
      column: Math.min(Math.max(column, 0), columns.length - 1),
    };
    setPlace(to);
    if (virtual && to.row >= totals.length) virtualizer.scrollToIndex(to.row - totals.length);
    setMoved((times) => times + 1);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.row === undefined) return;
    const { row, column } = here;
    const to = (
      {
        ArrowUp: [row - 1, column],
        ArrowDown: [row + 1, column],
        ArrowLeft: [row, column - 1],
        ArrowRight: [row, column + 1],
        Home: [event.ctrlKey ? 0 : row, 0],
        End: [event.ctrlKey ? all - 1 : row, columns.length - 1],
        PageUp: [row - 10, column],
        PageDown: [row + 10, column],
      } as const satisfies Record<string, readonly [number, number]>
    )[event.key as 'Home'];
    if (to) {
      event.preventDefault();
      move(...to);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const link = event.target.querySelector('a');
      if (link) link.click();
      else if (row >= totals.length) onOpen?.(row - totals.length, column);
    }
  };
  const drawRow = (row: GridRow, index: number) => (
    <tr
      key={row.key}
      aria-rowindex={index + 2}
      className={row.tone === 'danger' ? 'grid-row-danger' : undefined}
    >
      <th scope="row">{row.head}</th>
      {row.cells.map((cell, column) => {
        const opens = onOpen !== undefined && index >= totals.length;
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the table listens to its keys
          <td
            key={columns[column]?.key ?? column}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a cell of a grid takes the focus (ARIA APG, grid)
            role="gridcell"
            tabIndex={index === tabRow && column === here.column ? 0 : -1}
            data-row={index}
            data-column={column}
            data-tone={cell.tone ?? 'none'}
            aria-label={cell.label}
            title={cell.label}
            className={opens ? 'grid-opens' : undefined}
            onFocus={() => setPlace({ row: index, column })}
            onClick={opens ? () => onOpen(index - totals.length, column) : undefined}
          >
            <span className="grid-sign">{cell.sign}</span>
            {cell.word !== undefined && <span className="grid-word">{cell.word}</span>}
          </td>
        );
      })}
    </tr>
  );
  return (
    <div
      ref={box}
      className={rows.length > someRows ? 'grid-box grid-box-tall' : 'grid-box'}
      onScroll={readOn}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table in which one moves is a grid (ARIA APG)
        role="grid"
        className="grid"
        aria-label={label}
        aria-rowcount={rowCount ?? all + 1}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col">{corner}</th>
            {columns.map(({ key, text, label: inFull }) => (
              <th key={key} scope="col" abbr={inFull}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        {totals.length > 0 && <tbody className="grid-totals">{totals.map(drawRow)}</tbody>}
        <tbody>
          {above > 0 && <Space height={above} />}
          {drawn.map((index) => {
            const row = rows[index];
            return row && drawRow(row, index + totals.length);
          })}
          {below > 0 && <Space height={below} />}
        </tbody>
      </table>
    </div>
  );
}

/** The space of the rows that are not drawn. */
const Space = ({ height }: { height: number }) => (
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
  <tr aria-hidden="true">
    <td className="grid-space" style={{ height }} />
  </tr>
);

/** The height of a row in pixels, as the styles have it: 2.25 times the size of the root, and 4.25 times in elder mode. */
function rowHeight(): number {
  if (typeof document === 'undefined') return 36;
  const root = document.documentElement;
  const times = root.dataset.elder === undefined ? 2.25 : 4.25;
  return times * Number.parseFloat(getComputedStyle(root).fontSize);
}
