import { Link } from '@tanstack/react-router';
import { Page } from '../parts/page.tsx';
import { useText } from '../settings/use-text.ts';

const texts = {
  title: { zh: '没有这个页面', en: 'Page not found' },
  home: { zh: '返回首页', en: 'Start page' },
};

/** The page for an address that does not exist. */
export function NotFound() {
  const { t } = useText();
  return (
    <Page title={texts.title} narrow>
      <Link to="/" className="button">
        {t(texts.home)}
      </Link>
    </Page>
  );
}
