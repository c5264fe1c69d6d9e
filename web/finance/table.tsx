import type { ReactNode } from 'react';

/** A table with a heading, unless the heading of the page is enough. On a narrow screen each cell names its column. */
export const Table = ({
  caption,
  label,
  heads,
  rows,
}: {
  caption?: string;
  label?: string;
  heads: readonly string[];
  rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}) => (
  <section className="stack">
    {caption !== undefined && <h2>{caption}</h2>}
    <div className="table-scroll">
      <table className="table table-stacked" aria-label={caption ?? label}>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) => (
                <td key={heads[index]} data-label={heads[index]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </section>
);
