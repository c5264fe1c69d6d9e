import type { Account } from './accounts.ts';

const TEXTS = {
  zh: {
    title: '本地登录',
    explanation: '本机运行环境的预置账号。选择一个账号登录,无需密码。',
    other: '<a href="?lang=en" lang="en">English</a>',
  },
  en: {
    title: 'Local sign-in',
    explanation: 'Ready-made accounts of this local runtime. Choose one to sign in; no password is needed.',
    other: '<a href="?lang=zh" lang="zh-CN">中文</a>',
  },
};

export type Language = keyof typeof TEXTS;

/** Returns the page on which people choose an account: a button for each, no scripts, nothing from other origins. */
export function signInPage(accounts: Iterable<Account>, action: string, language: Language): string {
  const words = TEXTS[language];
  const buttons = [...accounts].map((account) => {
    const details = Object.entries(account.claims).map(
      ([name, value]) => `${name}: ${Array.isArray(value) ? value.join(', ') : value}`,
    );
    return `<li><button name="account" value="${escapeMarkup(account.id)}"><strong>${escapeMarkup(account.name)}</strong>
<span>${escapeMarkup([account.id, ...details].join(' · '))}</span></button></li>`;
  });
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title}</title>
<style>
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 34rem; margin: 2rem auto; padding: 0 1rem; color: #1a1a1a; background: #fff }
ul { list-style: none; padding: 0 }
button { width: 100%; margin: .25rem 0; padding: .75rem 1rem; font: inherit; text-align: start; color: inherit; background: #f4f6f8; border: 1px solid #6b7785; border-radius: .375rem; cursor: pointer }
button:hover, button:focus-visible { background: #e3ecf7; outline: 2px solid #1a5fb4 }
span { display: block; font-size: .875rem; color: #444; overflow-wrap: anywhere }
</style>
</head>
<body>
<main>
<h1>${words.title}</h1>
<p>${words.explanation}</p>
<form method="post" action="${escapeMarkup(action)}"><ul>
${buttons.join('\n')}
</ul></form>
<p>${words.other}</p>
</main>
</body>
</html>
`;
}

/** Chooses Chinese, unless the address, `ui_locales` or `Accept-Language` prefers English. */
export function chooseLanguage(wishes: readonly (string | null | undefined)[]): Language {
  const wish = wishes.find((one) => one && /^(zh|en)\b/i.test(one));
  return wish && /^en\b/i.test(wish) ? 'en' : 'zh';
}

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
