import { useAct, useRead } from '../../api/use-api.ts';
import { Loaded } from '../../parts/loaded.tsx';
import { Notice } from '../../parts/notice.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useText } from '../../settings/use-text.ts';
import { StatementList } from '../parts/statements.tsx';
import type { Case } from './with-case.tsx';

const texts = {
  title: { zh: '个人信息处理告知有变化', en: 'The personal data notice has changed' },
  read: { zh: '查看全文', en: 'Read the notice' },
  done: { zh: '我知道了', en: 'I have read it' },
};

/** The notice on personal data, if it has changed since the person saw it. */
export function DataNoticeToShow({ found }: { found: Case }) {
  const { dataNoticeToShow: version, region, caseId } = found;
  return version === undefined ? null : <Changed version={version} region={region.code} caseId={caseId} />;
}

function Changed({ version, region, caseId }: { version: string; region: string; caseId: string }) {
  const { t } = useText();
  const notice = useRead('GET /regions/{region}/data-notices/{version}', { path: { region, version } });
  const shown = useAct('POST /cases/{caseId}/data-notice-readings');
  return (
    <Notice>
      <h2>{t(texts.title)}</h2>
      <details>
        <summary>{t(texts.read)}</summary>
        <Loaded from={notice}>{({ statements }) => <StatementList statements={statements} />}</Loaded>
      </details>
      {shown.error && <ProblemNotice problem={shown.error} />}
      <button
        type="button"
        className="button"
        disabled={shown.isPending}
        onClick={() => shown.mutate({ request: { path: { caseId }, body: { version } } })}
      >
        {t(texts.done)}
      </button>
    </Notice>
  );
}
