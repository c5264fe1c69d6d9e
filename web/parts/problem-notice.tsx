import { Link } from '@tanstack/react-router';
import type { ApiProblem } from '../api/problem.ts';
import { useText } from '../settings/use-text.ts';
import { renewInSecondWindow } from '../sign-in/session.ts';
import { Notice } from './notice.tsx';

const texts = {
  retry: { zh: '重试', en: 'Try again' },
  absent: { zh: '没有这个页面', en: 'Page not found' },
  home: { zh: '返回首页', en: 'Start page' },
  signIn: {
    zh: '重新登录（在新窗口，本页内容保留）',
    en: 'Sign in again in a new window',
  },
  code: { zh: '代码', en: 'Code' },
  request: { zh: '请求编号', en: 'Request' },
};

/**
 * A problem of the API, in the words of the API, with the code and request number to quote, and what the user can do about it.
 * @param onRetry sends the request again. If the user may not see the thing or nothing has this address, a link to the start
 * page takes the place of the button
 */
export function ProblemNotice({ problem, onRetry }: { problem: ApiProblem; onRetry?: () => void }) {
  const { t } = useText();
  const { status } = problem;
  return (
    <Notice tone="danger" urgent>
      <p>{problem.nowhere && status !== 404 ? t(texts.absent) : problem.title}</p>
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
        {status === 401 && (
          <button type="button" className="button button-main" onClick={() => void renewInSecondWindow()}>
            {t(texts.signIn)}
          </button>
        )}
        {onRetry &&
          (status === 403 || problem.nowhere ? (
            <Link to="/" className="button">
              {t(texts.home)}
            </Link>
          ) : (
            <button type="button" className="button" onClick={onRetry}>
              {t(texts.retry)}
            </button>
          ))}
      </div>
    </Notice>
  );
}
