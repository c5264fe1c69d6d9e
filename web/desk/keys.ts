import { useEffect } from 'react';

/** Shortcuts, by key (`j`, `?`, `1`) or by two keys pressed one after the other (`g w`). */
export type KeyActs = Readonly<Record<string, () => void>>;

/** The key that opens what is active. */
export const enterKey = 'Enter';

/** Milliseconds to wait for the second of two keys. */
const pairWithin = 1200;

/** Whether somebody is typing, so that a key is a letter and not a shortcut. */
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

/** Enter and space act on the focused control. */
const isOfControl = ({ key, target }: KeyboardEvent): boolean =>
  (key === 'Enter' || key === ' ') &&
  target instanceof HTMLElement &&
  target.closest('a, button, summary, input, [role="button"]') !== null;

/** Turns on shortcuts while the page is open. They never work while somebody types, nor with a modifier. */
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
