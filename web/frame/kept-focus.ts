import { useEffect } from 'react';

/** What can take the focus in the place of something within it that is gone. */
const places = 'dialog, fieldset, form, section, article, main';

/**
 * Keeps the place of whoever works with the keyboard: where what has the focus is taken away or switched off, the focus would
 * fall to the top of the page. It goes to what is around it, and back when it can be used again.
 */
export function useKeptFocus(): void {
  useEffect(() => {
    // What has the focus, and all that is around it.
    let path: readonly Element[] = [];
    const note = ({ target }: Event) => {
      path = [];
      for (let each = target as Element | null; each; each = each.parentElement) path = [...path, each];
    };
    // Who leaves what is still there and can be used has gone elsewhere: whether it is shows when what takes it away has ended.
    const leave = ({ target }: Event) =>
      queueMicrotask(() => {
        const [last] = path;
        if (last === target && last?.isConnected && !last.matches(':disabled')) path = [];
      });
    const look = () => {
      const [last] = path;
      if (!(last instanceof HTMLElement) || document.activeElement !== document.body) return;
      if (last.isConnected) return last.focus({ preventScroll: true });
      const around = path.find((each) => each.isConnected && each.matches(places));
      const place = around?.matches('main') ? around.querySelector('h1') : around;
      if (!(place instanceof HTMLElement)) return;
      if (place.tabIndex < 0) place.tabIndex = -1;
      place.focus({ preventScroll: true });
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { subtree: true, childList: true, attributeFilter: ['disabled'] });
    addEventListener('focusin', note);
    addEventListener('focusout', leave);
    return () => {
      observer.disconnect();
      removeEventListener('focusin', note);
      removeEventListener('focusout', leave);
    };
  }, []);
}
