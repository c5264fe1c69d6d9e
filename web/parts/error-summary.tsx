import { useEffect, useRef } from 'react';
import { useText } from '../settings/use-text.ts';

const texts = { title: { zh: '有 {count} 处需要更正', en: '{count} to correct' } };

/**
 * The errors of a form, within or above it, each with a link to its place. Takes the focus when it appears or changes, and when
 * somebody sends the form again without having corrected them: otherwise nothing would seem to happen.
 */
export function ErrorSummary({ errors }: { errors: readonly { id: string; text: string }[] }) {
  const { t } = useText();
  const box = useRef<HTMLDivElement>(null);
  const key = errors.map(({ id, text }) => `${id} ${text}`).join('\n');
  useEffect(() => {
    if (key !== '') box.current?.focus();
  }, [key]);
  useEffect(() => {
    const again = ({ target }: Event) => {
      const form = target as Element;
      if (form.contains(box.current) || !form.querySelector('.error-summary'))
        // By then it is gone if the form was sent to the service.
        requestAnimationFrame(() => box.current?.focus());
    };
    addEventListener('submit', again);
    return () => removeEventListener('submit', again);
  }, []);
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
