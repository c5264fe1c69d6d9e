/** Letters of Latin words, and Chinese characters. */
const latin = /\p{Script=Latin}/gu;
const han = /\p{Script=Han}/gu;

/**
 * The language of words on a page in another one: what people have written and what things are called is not translated. A text is
 * Chinese where Chinese characters outweigh the letters; a word of two or three characters stands for one of about six letters.
 * In a Chinese page nothing is marked: its few Latin words are names and numbers that are read as such.
 *
 * @param page the language of the page, as `lang` has it
 * @returns the language to mark the text with; undefined if it is that of the page
 */
export function foreignLanguageOf(text: string, page: string): 'zh-CN' | undefined {
  if (!page.startsWith('en')) return undefined;
  const characters = text.match(han)?.length ?? 0;
  const letters = text.match(latin)?.length ?? 0;
  return characters > 0 && characters * 2.5 >= letters ? 'zh-CN' : undefined;
}

const mark = 'data-foreign';

/**
 * Marks Chinese words in an English page with their language, so that a screen reader says them in Chinese (WCAG 3.1.2), and goes on
 * doing so as the page changes. An element that says its language itself is left alone.
 */
export function markForeignWords(): void {
  const look = (element: Element | null) => {
    if (!element || (element.hasAttribute('lang') && !element.hasAttribute(mark))) return;
    const own = [...element.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ nodeValue }) => nodeValue ?? '')
      .join('');
    const language = foreignLanguageOf(own, document.documentElement.lang);
    if (language === undefined) {
      if (!element.hasAttribute(mark)) return;
      element.removeAttribute('lang');
      element.removeAttribute(mark);
    } else {
      element.setAttribute('lang', language);
      element.setAttribute(mark, '');
    }
  };
  const lookWithin = (node: Node) => {
    if (!(node instanceof Element)) return look(node.parentElement);
    look(node);
    for (const each of node.querySelectorAll('*')) look(each);
  };
  lookWithin(document.body);
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes)
      if (type === 'characterData') look(target.parentElement);
      else {
        look(target instanceof Element ? target : null);
        for (const node of addedNodes) lookWithin(node);
      }
  }).observe(document.body, { subtree: true, childList: true, characterData: true });
  new MutationObserver(() => lookWithin(document.body)).observe(document.documentElement, {
    attributeFilter: ['lang'],
  });
}
