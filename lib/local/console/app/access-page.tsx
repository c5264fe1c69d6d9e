import { Json } from '../../execution-view/components/index.ts';
import { get } from './api.ts';
import { useLoaded } from './live.ts';
import { copy, Empty, Table, useLanguage, Waiting } from './parts.tsx';
import { instantText } from './texts.ts';

interface Denial {
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  readonly report: string;
  readonly missing?: { readonly place: string; readonly statement: object };
  readonly last: number;
  readonly count: number;
}

interface Grant {
  readonly role: string;
  readonly action: string;
  readonly resource: string;
}

/** Shows calls that were denied, and grants that nothing has used. */
export function AccessPage() {
  const { t, view } = useLanguage();
  const { data, error } = useLoaded('access', async (signal) => {
    const [{ denials }, usage] = await Promise.all([
      get<{ denials: Denial[] }>('denials', signal),
      get<{ grants: number; unused: Grant[]; notRequestable: Grant[] }>('usage', signal),
    ]);
    return { denials, usage };
  });
  if (!data) return <Waiting error={error} />;
  const { denials, usage } = data;
  return (
    <>
      <h1>{t.access}</h1>
      <h2>{t.denials}</h2>
      {denials.length === 0 ? (
        <Empty>{t.noDenials}</Empty>
      ) : (
        denials.map((denial) => (
          <details key={denial.report} className="card">
            <summary>
              <span className="bad">✕</span> <b>{denial.action}</b>{' '}
              <span className="faint">{denial.principal}</span> ×{denial.count}{' '}
              <span className="when">{instantText(denial.last)}</span>
            </summary>
            <p lang="en">{denial.report}</p>
            {denial.missing && (
              <>
                <h3>
                  {t.missing} <span className="faint">({denial.missing.place})</span>
                </h3>
                <Json value={denial.missing.statement} texts={view} onCopy={(text) => void copy(text)} />
              </>
            )}
          </details>
        ))
      )}
      <h2>
        {t.unused}{' '}
        <span className="faint">
          {usage.unused.length} / {usage.grants}
        </span>
      </h2>
      <p className="faint">{t.unusedRule}</p>
      {usage.unused.length === 0 ? (
        <Empty>{t.allUsed}</Empty>
      ) : (
        <Grants grants={usage.unused} title={t.unused} />
      )}
      {usage.notRequestable.length > 0 && (
        <details>
          <summary>
            {t.notRequestable} <span className="faint">{usage.notRequestable.length}</span>
          </summary>
          <Grants grants={usage.notRequestable} title={t.notRequestable} />
        </details>
      )}
    </>
  );
}

function Grants({ grants, title }: { readonly grants: readonly Grant[]; readonly title: string }) {
  const { t } = useLanguage();
  return (
    <Table caption={title} heads={[t.role, t.action, t.resource]}>
      {grants.map(({ role, action, resource }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two statements may grant the same
        <tr key={index}>
          <th scope="row">{role}</th>
          <td>
            <code>{action}</code>
          </td>
          <td className="long">
            <code>{resource}</code>
          </td>
        </tr>
      ))}
    </Table>
  );
}
