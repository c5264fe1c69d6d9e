import type { ReactNode } from 'react';

export type Tone = 'info' | 'ok' | 'warn' | 'danger';

const signs: Record<Tone, string> = { info: 'ⓘ', ok: '✓', warn: '!', danger: '✕' };

/** A notice within the page, not over it. Screen readers read an `urgent` one aloud at once. */
export const Notice = ({
  tone = 'info',
  urgent = false,
  children,
}: {
  tone?: Tone;
  urgent?: boolean;
  children: ReactNode;
}) => (
  <div className={`notice notice-${tone}`} role={urgent ? 'alert' : undefined}>
    <span className="sign" aria-hidden="true">
      {signs[tone]}
    </span>
    <div className="stack-tight">{children}</div>
  </div>
);
