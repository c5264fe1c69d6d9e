import { useEffect, useRef } from 'react';
import { useText } from '../settings/use-text.ts';

const texts = { title: { zh: '有 {count} 处需要更正', en: '{count} to correct' } };

/** The errors of a form, above it, each with a link to its place. Takes the focus when it appears or changes. */
export function ErrorSummary({ errors }: { errors: readonly { id: string; text: string }[] }) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const key = errors.map(({ id, text }) => `${id} ${text}`).join('\n');
  useEffect(() => {
    if (key !== '') box.current?.focus();
  }, [key]);
  if (errors.length === 0) return null;
  return (
    <div ref={box} className="error-summary stack-tight" tabIndex={-1} role="alert">
      <h2>{t(texts.title, { count: errors.length })}</h2>
      <ul>
        {errors.map(({ id, text }) => (
          <li key={id}>
            <a
              href={`#${id}`}
              onClick={(event) => {
                event.preventDefault();
                const place = document.getElementById(id);
                place?.scrollIntoView({ block: 'center' });
                place?.focus();
              }}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
