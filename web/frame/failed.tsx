import { Page } from '../parts/page.tsx';
import { useText } from '../settings/use-text.ts';

const texts = {
  title: { zh: '页面没有打开', en: 'This page did not open' },
  help: {
    zh: '网络不通或者系统出错。请检查网络后重试。',
    en: 'You may be offline, or something went wrong. Please try again.',
  },
  retry: { zh: '重试', en: 'Try again' },
};

/** Shown instead of a page that could not be loaded or displayed. */
export function Failed() {
  const { t } = useText();
  return (
    <Page title={texts.title} narrow>
      <p>{t(texts.help)}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t(texts.retry)}
      </button>
    </Page>
  );
}
