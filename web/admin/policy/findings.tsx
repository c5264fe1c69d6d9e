import { useRead } from '../../api/use-api.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { useText } from '../../settings/use-text.ts';
import type { Bilingual } from '../../texts/language.ts';
import { useLayerName } from './layers.ts';

const texts = {
  clause: { zh: '条款', en: 'Clause' },
  findings: { zh: '检查结果', en: 'Findings' },
  message: { zh: '说明', en: 'Message' },
  noFindings: { zh: '检查没有发现需要注意的事项。', en: 'The check found nothing.' },
  rests: { zh: '性质', en: 'Rests on' },
  value: { zh: '事项', en: 'Value' },
  where: { zh: '层级或地区', en: 'Layer or region' },
} satisfies Record<string, Bilingual>;

/** The findings of the check of the packs on a day: conflicts, open values and proposals. */
export function Findings({ on }: { on: string | undefined }) {
  const { t } = useText();
  const layerName = useLayerName();
  const found = useRead('GET /policy-packs/findings', { query: { ...(on !== undefined && { on }) } });
  return (
    <Loaded from={found} lines={8}>
      {({ findings }) =>
        findings.length === 0 ? (
          <Notice tone="ok">
            <p>{t(texts.noFindings)}</p>
          </Notice>
        ) : (
          <div className="table-scroll">
            <table className="table table-stacked">
              <caption className="visually-hidden">{t(texts.findings)}</caption>
              <thead>
                <tr>
                  <th scope="col">{t(texts.rests)}</th>
                  <th scope="col">{t(texts.value)}</th>
                  <th scope="col">{t(texts.where)}</th>
                  <th scope="col">{t(texts.clause)}</th>
                  <th scope="col">{t(texts.message)}</th>
                </tr>
              </thead>
              <tbody>
                {findings.map(({ kind, kindText, where, what, title, clause, message }) => (
                  <tr key={`${kind} ${where} ${what} ${message}`}>
                    <td className="admin-nowrap" data-label={t(texts.rests)}>
                      <span
                        className={`tag ${kind === 'error' || kind === 'conflict' ? 'tag-danger' : kind === 'open' ? 'tag-warn' : 'tag-info'}`}
                      >
                        {kindText}
                      </span>
                    </td>
                    <th scope="row" data-label={t(texts.value)}>
                      <span>{title}</span>
                      <div className="faint">
                        <code>{what}</code>
                      </div>
                    </th>
                    <td data-label={t(texts.where)}>{layerName(where)}</td>
                    <td data-label={t(texts.clause)}>
                      <code>{clause}</code>
                    </td>
                    <td data-label={t(texts.message)}>{message}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )
      }
    </Loaded>
  );
}
