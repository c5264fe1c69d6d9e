import type { ApiProblem } from '../api/problem.ts';
import { useText } from '../settings/use-text.ts';
import { renewInSecondWindow } from '../sign-in/session.ts';
import { Notice } from './notice.tsx';

const texts = {
  retry: { zh: '重试', en: 'Try again' },
  signIn: {
    zh: '重新登录（在新窗口，本页内容保留）',
    en: 'Sign in again (in a new window; this page stays)',
  },
  code: { zh: '代码', en: 'Code' },
  request: { zh: '请求编号', en: 'Request' },
};

/** A problem of the API, in its own words, with the code and number to quote, and what may be done about it. */
export function ProblemNotice({ problem, onRetry }: { problem: ApiProblem; onRetry?: () => void }) {
  const { t } = useText();
  return (
    <Notice tone="danger" urgent>
      <p>{problem.title}</p>
      <p className="faint">
        {t(texts.code)} <code>{problem.code}</code>
        {problem.requestId && (
          <>
            {' '}
            · {t(texts.request)} <code>{problem.requestId}</code>
          </>
        )}
      </p>
      <div className="row">
        {problem.status === 401 && (
          <button type="button" className="button button-main" onClick={() => void renewInSecondWindow()}>
            {t(texts.signIn)}
          </button>
        )}
        {onRetry && (
          <button type="button" className="button" onClick={onRetry}>
            {t(texts.retry)}
          </button>
        )}
      </div>
    </Notice>
  );
}
