import { Link } from '@tanstack/react-router';
import { Page } from '../parts/page.tsx';
import { useText } from '../settings/use-text.ts';

const texts = {
  title: { zh: '没有这个页面', en: 'There is no such page' },
  home: { zh: '返回首页', en: 'To the start' },
};

/** An address that leads nowhere. */
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
