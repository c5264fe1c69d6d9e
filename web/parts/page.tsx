import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../settings/use-text.ts';
import type { Bilingual, Values } from '../texts/language.ts';

const service: Bilingual = { zh: '公共就业服务', en: 'Public employment service' };

/**
 * A page. Its heading takes the focus when the page opens, so that a screen reader announces it, and names the window. Titles
 * never name a person.
 */
export function Page({
  title,
  values,
  narrow = false,
  aside,
  children,
}: {
  title: Bilingual;
  values?: Values;
  /** One column of a readable width, for applicants. */
  narrow?: boolean;
  /** Beside the heading: content about the whole page. */
  aside?: ReactNode;
  children: ReactNode;
}) {
  const { t } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const text = t(title, values);
  useEffect(() => {
    document.title = `${text} · ${t(service)}`;
  }, [text, t]);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <main id="content" className={narrow ? 'page page-narrow stack' : 'page stack'}>
      <div className="row row-apart">
        <h1 ref={heading} tabIndex={-1}>
          {text}
        </h1>
        {aside}
      </div>
      {children}
    </main>
  );
}
