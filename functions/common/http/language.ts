import type { Language } from '../../../lib/policy/types.ts';

export type { Bilingual, Language } from '../../../lib/policy/types.ts';

/** Chinese, unless the request prefers English (`Accept-Language`, RFC 9110, section 12.5.4). */
export function preferredLanguage(acceptLanguage: string | undefined): Language {
  const ranges = (acceptLanguage ?? '').split(',').map((range) => {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';');
    const quality = parameters.map((each) => each.trim()).find((each) => each.startsWith('q='));
    return { tag, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
  });
  const qualityOf = (language: string) =>
    Math.max(
      0,
      ...ranges
        .filter(({ tag }) => tag === language || tag.startsWith(`${language}-`))
        .map(({ quality }) => quality),
    );
  return qualityOf('en') > qualityOf('zh') ? 'en' : 'zh';
}
