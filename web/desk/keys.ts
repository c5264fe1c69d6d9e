import { useEffect } from 'react';

/** What single keys do, by key (`j`, `?`, `1`) or by two of them one after the other (`g w`). */
export type KeyActs = Readonly<Record<string, () => void>>;

/** The key that opens what is active. */
export const enterKey = 'Enter';

/** How long the first of two keys is waited for, in milliseconds. */
const pairWithin = 1200;

/** Whether somebody is typing, so that a key is a letter and no command. */
function isTyping(event: Pick<KeyboardEvent, 'isComposing' | 'target'>): boolean {
  if (event.isComposing) return true;
  const { target } = event;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest(
        'input:not([type="checkbox"], [type="radio"]), textarea, select, dialog, [role="combobox"], [role="listbox"]',
      ) !== null)
  );
}

/** Enter and space do what the focused control does. */
const isOfControl = ({ key, target }: KeyboardEvent): boolean =>
  (key === 'Enter' || key === ' ') &&
  target instanceof HTMLElement &&
  target.closest('a, button, summary, input, [role="button"]') !== null;

/** Has single keys do something while the page is open: never while typing, nor with a modifier. */
export function useKeys(acts: KeyActs, enabled: boolean): void {
  useEffect(() => {
    if (!enabled) return;
    let first: { key: string; at: number } | undefined;
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (isTyping(event) || isOfControl(event)) return;
      const pair = first && event.timeStamp - first.at < pairWithin ? `${first.key} ${event.key}` : undefined;
      const act = (pair !== undefined ? acts[pair] : undefined) ?? acts[event.key];
      first = Object.keys(acts).some((each) => each.startsWith(`${event.key} `))
        ? { key: event.key, at: event.timeStamp }
        : undefined;
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, [acts, enabled]);
}
