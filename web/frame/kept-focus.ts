/** The elements around a removed element that can take its focus. */
const places = 'dialog, fieldset, form, section, article, main';

/**
 * Keeps the place of people who use the keyboard. If the focused element is removed or disabled, the focus would fall to the
 * top of the page. It goes to the elements around it, and back when the element can be used again.
 */
export function keepFocus(): void {
  // The focused element and all elements around it.
  let path: readonly Element[] = [];
  const note = ({ target }: Event) => {
    path = [];
    for (let each = target as Element | null; each; each = each.parentElement) path = [...path, each];
  };
  // A person who leaves an element that is still usable has moved on. Whether it is usable shows only after the current
  // change has ended.
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
}
