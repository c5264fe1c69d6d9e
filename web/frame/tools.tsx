import { useNavigate } from '@tanstack/react-router';
import { chooseSettings, type Theme, useSettings } from '../settings/settings.ts';
import { useText } from '../settings/use-text.ts';
import { signIn, signOut, useSession } from '../sign-in/session.ts';
import { roleNames } from './roles.ts';

const texts = {
  elderOn: { zh: '长辈版', en: 'Large type' },
  elderOff: { zh: '标准版', en: 'Standard type' },
  language: { zh: 'English', en: '中文' },
  theme: { zh: '显示', en: 'Display' },
  system: { zh: '跟随系统', en: 'As the system' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
  contrast: { zh: '高对比度', en: 'High contrast' },
  signIn: { zh: '登录', en: 'Sign in' },
  signOut: { zh: '退出', en: 'Sign out' },
};

const themes: readonly Theme[] = ['system', 'light', 'dark', 'contrast'];

/** Language, large type, theme and sign-in, on every page. */
export function Tools() {
  const { t, language } = useText();
  const { elder, theme } = useSettings();
  const session = useSession();
  const navigate = useNavigate();
  return (
    <div className="masthead-tools">
      <button
        type="button"
        className="button button-quiet"
        aria-pressed={elder}
        onClick={() => chooseSettings({ elder: !elder })}
      >
        {t(elder ? texts.elderOff : texts.elderOn)}
      </button>
      <button
        type="button"
        className="button button-quiet"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => {
          const next = language === 'zh' ? 'en' : 'zh';
          chooseSettings({ language: next });
          void navigate({
            to: '.',
            search: (before) => ({ ...before, lang: next === 'en' ? 'en' : undefined }),
            replace: true,
          });
        }}
      >
        {t(texts.language)}
      </button>
      <label className="row">
        <span className="visually-hidden">{t(texts.theme)}</span>
        <select
          className="button button-quiet"
          value={theme}
          onChange={({ target }) => chooseSettings({ theme: target.value as Theme })}
        >
          {themes.map((each) => (
            <option key={each} value={each}>
              {t(texts[each])}
            </option>
          ))}
        </select>
      </label>
      {session ? (
        <>
          <span className="soft masthead-who">
            {session.name}
            {session.role !== 'applicant' &&
              roleNames[session.role] &&
              ` · ${t(roleNames[session.role] ?? texts.signIn)}`}
          </span>
          <button
            type="button"
            className="button button-quiet"
            onClick={() => {
              // First to a public page: the page before would ask for a sign-in.
              void navigate({ to: '/sign-in', search: { because: 'signed-out' } }).then(signOut);
            }}
          >
            {t(texts.signOut)}
          </button>
        </>
      ) : (
        <button type="button" className="button" onClick={() => void signIn()}>
          {t(texts.signIn)}
        </button>
      )}
    </div>
  );
}
