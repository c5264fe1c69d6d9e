import { createContext, type MouseEvent, type ReactNode, useContext, useState } from 'react';
import type { ViewTexts } from '../../execution-view/components/texts.ts';
import { go } from './address.ts';
import { CallError } from './api.ts';
import { type Language, statusText, type Texts } from './texts.ts';

export interface LanguageTexts {
  readonly language: Language;
  readonly t: Texts;
  readonly view: ViewTexts;
}

export const LanguageContext = createContext<LanguageTexts>({} as LanguageTexts);
export const useLanguage = (): LanguageTexts => useContext(LanguageContext);

/** A link within the page. */
export function Link({
  address,
  children,
  className,
  isCurrent,
}: {
  readonly address: string;
  readonly children: ReactNode;
  readonly className?: string;
  readonly isCurrent?: boolean;
}) {
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    go(address);
  };
  return (
    <a href={address} className={className} aria-current={isCurrent ? 'page' : undefined} onClick={follow}>
      {children}
    </a>
  );
}

const SIGNS: Readonly<Record<string, string>> = {
  RUNNING: '●',
  SUCCEEDED: '✓',
  FAILED: '✕',
  TIMED_OUT: '✕',
  ABORTED: '■',
};

export function Status({ status }: { readonly status: string }) {
  const { language } = useLanguage();
  return (
    <span className={`status ${status.toLowerCase()}`}>
      <span aria-hidden="true">{SIGNS[status] ?? '○'}</span> {statusText(status, language)}
    </span>
  );
}

/** A placeholder if there is nothing to show. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className="empty">{children}</p>;
}

export function Waiting({ error }: { readonly error: CallError | undefined }) {
  const { t } = useLanguage();
  return error ? <Refusal error={error} /> : <p className="empty loading">{t.loading}</p>;
}

export function Refusal({ error }: { readonly error: CallError }) {
  const { t } = useLanguage();
  return (
    <p className="refusal" role="alert">
      {t.refused}
      {error.message}
    </p>
  );
}

/** Runs actions one at a time, and keeps the error of the last one. */
export function useAction(): {
  readonly act: (work: () => Promise<unknown>) => void;
  readonly isBusy: boolean;
  readonly error: CallError | undefined;
} {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<CallError>();
  const act = (work: () => Promise<unknown>): void => {
    setBusy(true);
    setError(undefined);
    work()
      .catch((failure: unknown) =>
        setError(failure instanceof CallError ? failure : new CallError('failed', String(failure))),
      )
      .finally(() => setBusy(false));
  };
  return { act, isBusy, error };
}

export function CopyButton({ text, children }: { readonly text: string; readonly children: ReactNode }) {
  const { t } = useLanguage();
  const [isCopied, setCopied] = useState(false);
  return (
    <button
      type="button"
      onClick={() => {
        void copy(text);
        setCopied(true);
      }}
      onBlur={() => setCopied(false)}
    >
      {isCopied ? `✓ ${t.copied}` : children}
    </button>
  );
}

export const copy = (text: string): Promise<void> => navigator.clipboard.writeText(text);

/** A table that scrolls sideways on narrow screens. */
export function Table({
  caption,
  heads,
  children,
}: {
  readonly caption: string;
  readonly heads: readonly (string | { readonly text: string; readonly isNumber: true })[];
  readonly children: ReactNode;
}) {
  return (
    <div className="scroll">
      <table>
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => {
              const text = typeof head === 'string' ? head : head.text;
              return (
                <th key={text} scope="col" className={typeof head === 'string' ? undefined : 'number'}>
                  {text}
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
