import { useRead } from '../../api/use-api.ts';
import { Basis } from '../../parts/basis.tsx';
import { Conditions } from '../../parts/conditions.tsx';
import { Loaded } from '../../parts/loaded.tsx';
import { useText } from '../../settings/use-text.ts';

const texts = {
  title: { zh: '可以享受的补贴和政策（打包兑现）', en: 'Subsidies and policies here' },
  help: {
    zh: '由系统按已知信息列出，不是决定。方案制定后告知本人，可以一并申领，各项补贴分别审核、分别决定。',
    en: 'Based on the data we have. This is not a decision. The plan tells the person, who can claim them together. Each claim is checked and decided separately.',
  },
};

/** Every scheme of the region with its status for the person, beside the service plan. */
export function SubsidyHelp({ caseId }: { caseId: string }) {
  const { t } = useText();
  const schemes = useRead('GET /cases/{caseId}/subsidies', { path: { caseId } });
  return (
    <details className="plan-help" open>
      <summary>{t(texts.title)}</summary>
      <p className="faint">{t(texts.help)}</p>
      <Loaded from={schemes} lines={2}>
        {({ subsidies }) => (
          <ul className="plain stack-tight">
            {subsidies.map(({ code, name, standing, conditions, basis }) => (
              <li key={code}>
                {name}{' '}
                <span className={standing.code === 'claimable' ? 'tag tag-ok' : 'tag'}>{standing.text}</span>
                {conditions.length > 0 && <Conditions conditions={conditions} />}
                <Basis basis={basis} />
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </details>
  );
}
