import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { Page } from '../parts/page.tsx';
import { useSettings } from '../settings/settings.ts';
import { useText } from '../settings/use-text.ts';
import type { Bilingual, Values } from '../texts/language.ts';
import { type KeyActs, useKeys } from './keys.ts';
import { ShortcutHelp } from './shortcut-help.tsx';

const texts = {
  navigation: { zh: '经办导航', en: 'Desk navigation' },
  keys: { zh: '快捷键', en: 'Shortcuts' },
};

/** The pages of the desk, in the order of its navigation. */
const pages = [
  { to: '/desk', text: { zh: '待办', en: 'Worklist' } },
  { to: '/desk/caseload', text: { zh: '我的人员', en: 'My caseload' } },
  { to: '/desk/find', text: { zh: '查找', en: 'Find' } },
  { to: '/desk/outbox', text: { zh: '告知与送达', en: 'Notices' } },
  { to: '/desk/counter', text: { zh: '窗口登记', en: 'Counter' } },
  { to: '/desk/hand-overs', text: { zh: '转介与贷款', en: 'Referrals and loans' } },
  { to: '/desk/posts', text: { zh: '公益性岗位', en: 'Public-welfare posts' } },
  { to: '/desk/fairs', text: { zh: '招聘会', en: 'Fairs' } },
  { to: '/desk/digests', text: { zh: '每日提要', en: 'Digests' } },
  { to: '/desk/amendments', text: { zh: '政策修订', en: 'Amendments' } },
] as const;

/** The field of the search in which somebody who pressed its key goes on typing. */
const firstToFind = 'find-applicationNumber';

/** A page of the desk, with its own navigation and keys. */
export function DeskPage({
  title,
  values,
  aside,
  keys,
  children,
}: {
  title: Bilingual;
  values?: Values;
  aside?: ReactNode;
  /** The shortcuts of this page, besides those of the whole desk. */
  keys?: KeyActs;
  children: ReactNode;
}) {
  const { t } = useText();
  const { shortcuts } = useSettings();
  const navigate = useNavigate();
  const [help, setHelp] = useState(false);
  const all = useMemo<KeyActs>(
    () => ({
      '/': () => {
        const field = document.getElementById(firstToFind);
        if (field) field.focus();
        else void navigate({ to: '/desk/find', hash: firstToFind });
      },
      'g w': () => void navigate({ to: '/desk' }),
      'g c': () => void navigate({ to: '/desk/caseload' }),
      'g s': () => void navigate({ to: '/desk/find' }),
      '?': () => setHelp(true),
      ...keys,
    }),
    [navigate, keys],
  );
  useKeys(all, shortcuts && !help);
  return (
    <>
      <nav className="desk-nav no-print" aria-label={t(texts.navigation)}>
        {pages.map(({ to, text }) => (
          <Link key={to} to={to} activeOptions={{ exact: to === '/desk', includeSearch: false }}>
            {t(text)}
          </Link>
        ))}
        <button type="button" className="button button-quiet" onClick={() => setHelp(true)}>
          {t(texts.keys)} <kbd>?</kbd>
        </button>
      </nav>
      <Page title={title} {...(values && { values })} {...(aside !== undefined && { aside })}>
        {children}
      </Page>
      {help && <ShortcutHelp onClose={() => setHelp(false)} />}
    </>
  );
}
