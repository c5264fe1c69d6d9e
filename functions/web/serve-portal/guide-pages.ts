import { beijingDate } from '../../../lib/domain/calendar/local-date.ts';
import type { Language } from '../../../lib/policy/bilingual.ts';
import { type ServiceCatalogue, serviceCatalogue } from '../../../lib/policy/catalogue.ts';
import { servedRegions } from '../../../lib/policy/regions/registry.ts';

const words = {
  zh: {
    lang: 'zh-CN',
    service: '公共就业服务',
    guides: '失业登记办事指南',
    lead: '谁能登记、在哪里登记、多久办结、不予登记怎么办，每句话都注明依据。选择地区：',
    basis: '依据',
    apply: '申请失业登记',
    status: '查进度',
    all: '全部地区',
    other: 'English',
    pack: '规则版本',
    rules: '按内置规则生成。新的规定见网上办事指南。',
    online: '网上办事指南',
    hotline: '咨询电话 12333（外地加拨区号）。失业登记不收费，任何人都不得索要验证码。',
    contents: '目录',
  },
  en: {
    lang: 'en',
    service: 'Public Employment Service',
    guides: 'Guides to unemployment registration',
    lead: 'Who may register, where, how long it takes, what if it is refused: every sentence with its basis. Choose a region:',
    basis: 'Basis',
    apply: 'Apply for registration',
    status: 'Check the status',
    all: 'All regions',
    other: '中文',
    pack: 'Version of the rules',
    rules:
      'Made from the rules that come with the system. What has been enacted since is in the guide online.',
    online: 'Guide online',
    hotline:
      'Hotline 12333 (with the area code from elsewhere). Registration is free; nobody may ask for a verification code.',
    contents: 'Contents',
  },
} as const satisfies Record<Language, Record<string, string>>;

const folders: Record<Language, string> = { zh: 'guide/', en: 'guide/en/' };

/**
 * The guides of all regions as pages that work without scripts, by file name: `guide/shanxi.html`, `guide/en/index.html`. They
 * show what the packs say on a day.
 *
 * @param styles the address of the portal's stylesheet
 * @param now milliseconds; the pages only change when a rule begins or ends
 */
export function guidePages({ styles, now }: { styles: string; now: number }): ReadonlyMap<string, string> {
  const onDate = beijingDate(now);
  const pages = new Map<string, string>();
  for (const language of ['zh', 'en'] as const) {
    const guides = servedRegions.ids.map((region) => serviceCatalogue(region, onDate, language));
    pages.set(`${folders[language]}index.html`, indexPage(guides, language, styles));
    for (const guide of guides)
      pages.set(`${folders[language]}${guide.region}.html`, regionPage(guide, language, styles));
  }
  return pages;
}

function indexPage(guides: readonly ServiceCatalogue[], language: Language, styles: string): string {
  const { guides: title, lead } = words[language];
  const links = guides.map(
    ({ region, name }) =>
      `<li><a class="button" href="/app/${folders[language]}${region}">${escaped(name)}</a></li>`,
  );
  return page({
    language,
    styles,
    title,
    elsewhere: `/app/${folders[language === 'zh' ? 'en' : 'zh']}`,
    body: `<h1>${title}</h1><p class="lead">${lead}</p><ul class="plain regions">${links.join('')}</ul>`,
  });
}

function regionPage(guide: ServiceCatalogue, language: Language, styles: string): string {
  const { contents, pack, all, rules, online } = words[language];
  const title = `${guide.name} · ${guide.title}`;
  const links = guide.sections.map(({ code, title }) => `<li><a href="#${code}">${escaped(title)}</a></li>`);
  return page({
    language,
    styles,
    title,
    elsewhere: `/app/${folders[language === 'zh' ? 'en' : 'zh']}${guide.region}`,
    body: [
      `<p class="no-print"><a class="list-link" href="/app/${folders[language]}">${all}</a></p>`,
      `<h1>${escaped(title)}</h1>`,
      `<nav class="panel panel-tight no-print guide-contents" aria-label="${contents}"><ol class="contents">${links.join('')}</ol></nav>`,
      ...guide.sections.map(
        (section) =>
          `<section class="panel stack-tight guide-section" id="${section.code}"><h2>${escaped(section.title)}</h2><ul class="plain statements">${section.statements.map((each) => statement(each, language)).join('')}</ul></section>`,
      ),
      `<p class="faint">${rules} <a href="/app/services/${guide.region}">${online}</a> · ${pack} <code>${escaped(guide.packVersion)}</code></p>`,
    ].join('\n'),
  });
}

function statement(
  { text, source }: ServiceCatalogue['sections'][number]['statements'][number],
  language: Language,
): string {
  const { article, title, quote, mark } = source;
  const place = escaped(article === '' ? title : article);
  return [
    `<li>${escaped(text)} <details class="basis"><summary>${words[language].basis} ${place}${mark ? ' *' : ''}</summary>`,
    `<p>${escaped(source.text)}</p>`,
    quote ? `<blockquote>${escaped(quote)}</blockquote>` : '',
    mark ? `<p class="faint">* ${escaped(mark)}</p>` : '',
    '</details></li>',
  ].join('');
}

function page({
  language,
  styles,
  title,
  elsewhere,
  body,
}: {
  language: Language;
  styles: string;
  title: string;
  elsewhere: string;
  body: string;
}): string {
  const { lang, service, apply, status, other, hotline } = words[language];
  const search = language === 'en' ? '?lang=en' : '';
  return `<!doctype html>
<html lang="${lang}" data-theme="system" data-density="normal">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · ${service}</title>
<link rel="icon" href="/app/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${styles}">
</head>
<body>
<div class="frame">
<header class="masthead no-print"><div class="masthead-inner">
<a class="brand" href="/app/${search}">${service}</a>
<nav><a href="/app/apply${search}">${apply}</a><a href="/app/status${search}">${status}</a><a href="${elsewhere}" hreflang="${words[language === 'zh' ? 'en' : 'zh'].lang}">${other}</a></nav>
</div></header>
<div class="applicant"><main class="page page-narrow stack">
${body}
</main></div>
<footer class="footing"><div>${hotline}</div></footer>
</div>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
