import { useState } from 'react';
import { useText } from '../../settings/use-text.ts';
import { useSession } from '../../sign-in/session.ts';
import type { Bilingual } from '../../texts/language.ts';

const texts = {
  title: { zh: '我的登录账号', en: 'My account number' },
  help: {
    zh: '有人委托您办理时，把它告诉对方；它不是密码，凭它不能登录。对方委托以后，对方的申请会列在本页。',
    en: 'Give this number to the person who wants you to act for them. It is not a password, and nobody can sign in with it. Their application appears on this page once they have named you.',
  },
  copy: { zh: '复制', en: 'Copy' },
  copied: { zh: '已复制', en: 'Copied' },
} satisfies Record<string, Bilingual>;

/** The account number that a person needs to receive a mandate. No other page shows it. */
export function OwnAccount() {
  const { t } = useText();
  const session = useSession();
  const [copied, setCopied] = useState(false);
  if (!session) return null;
  const copy = () =>
    navigator.clipboard.writeText(session.subject).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <details className="no-print">
      <summary>{t(texts.title)}</summary>
      <div className="stack-tight">
        <div className="row">
          <span className="own-account">{session.subject}</span>
          <button type="button" className="button" onClick={() => void copy()}>
            {t(copied ? texts.copied : texts.copy)}
          </button>
          <span className="visually-hidden" role="status">
            {copied ? t(texts.copied) : ''}
          </span>
        </div>
        <p className="soft">{t(texts.help)}</p>
      </div>
    </details>
  );
}
