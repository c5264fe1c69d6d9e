/** The measurements of a page as it is on the screen. */
export interface Measured {
  /** CSS pixels of the smallest text. */
  readonly smallestText: number;
  /** Line height divided by font size, of the tightest text with several lines. */
  readonly tightestLine: number;
  /** The space between two adjacent paragraphs, in lines of the first: of the closest pair, if there is one. */
  readonly tightestGap: number | undefined;
  readonly leastContrast: number;
  /** The smaller side of the smallest control, in CSS pixels. */
  readonly smallestTarget: number;
  /** Pixels by which the page is wider than its window. */
  readonly sideways: number;
  /** The elements that miss the limits, with their places. */
  readonly short: readonly string[];
}

/** The limits, in CSS pixels and lines. */
export interface Limits {
  readonly text: number;
  /** For the heading of the page: the largest step. */
  readonly heading: number;
  readonly line: number;
  readonly gap: number;
  readonly target: number;
}

/**
 * Measures a page: runs in it. Links within a sentence are as large as their text, as WCAG 2.5.8 has it; a choice is as large
 * as its label.
 */
export function measure({ text, heading, line, gap, target }: Limits): Measured {
  const short = new Set<string>();
  const round = (value: number) => Math.round(value * 100) / 100;
  const named = (element: Element) =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}"> ${(element.textContent ?? '').trim().slice(0, 20)}`;

  const isSeen = (element: Element): boolean => {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return false;
    const { width, height } = element.getBoundingClientRect();
    return width > 1 && height > 1 && element.closest('.visually-hidden, .skip') === null;
  };
  const channels = (colour: string) => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return { red, green, blue, alpha };
  };
  type Colour = ReturnType<typeof channels>;
  const over = (top: Colour, below: Colour): Colour => {
    const mix = (a: number, b: number) => a * top.alpha + b * (1 - top.alpha);
    return {
      red: mix(top.red, below.red),
      green: mix(top.green, below.green),
      blue: mix(top.blue, below.blue),
      alpha: 1,
    };
  };
  const ground = (element: Element | null): Colour => {
    if (element === null) return { red: 255, green: 255, blue: 255, alpha: 1 };
    const own = channels(getComputedStyle(element).backgroundColor);
    return own.alpha === 1 ? own : over(own, ground(element.parentElement));
  };
  const luminance = ({ red, green, blue }: Colour) => {
    const linear = (value: number) =>
      value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  };
  const contrastOf = (element: Element) => {
    const below = ground(element);
    const [one, other] = [
      luminance(over(channels(getComputedStyle(element).color), below)),
      luminance(below),
    ];
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  };

  let [smallestText, tightestLine, leastContrast, smallestTarget] = [1000, 1000, 1000, 1000];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (!element || (node.textContent ?? '').trim() === '' || !isSeen(element)) continue;
    if (element.closest('[aria-disabled="true"], :disabled, option') !== null) continue;
    const style = getComputedStyle(element);
    const size = Number.parseFloat(style.fontSize);
    const lines = style.lineHeight === 'normal' ? 1.2 : Number.parseFloat(style.lineHeight) / size;
    const contrast = contrastOf(element);
    smallestText = Math.min(smallestText, size);
    tightestLine = Math.min(tightestLine, lines);
    leastContrast = Math.min(leastContrast, contrast);
    if (size < text) short.add(`text of ${round(size)} px: ${named(element)}`);
    if (lines < line) short.add(`lines of ${round(lines)}: ${named(element)}`);
    if (contrast < (size > 24 ? 3 : 4.5)) short.add(`contrast of ${round(contrast)}: ${named(element)}`);
  }
  for (const element of document.querySelectorAll('h1')) {
    const size = Number.parseFloat(getComputedStyle(element).fontSize);
    if (size < heading) short.add(`a heading of ${round(size)} px: ${named(element)}`);
  }
  let tightestGap = 1000;
  for (const paragraph of document.querySelectorAll('p + p')) {
    const before = paragraph.previousElementSibling;
    if (!before || !isSeen(before) || !isSeen(paragraph)) continue;
    const above = before.getBoundingClientRect();
    const below = paragraph.getBoundingClientRect();
    if (below.top < above.bottom) continue;
    const style = getComputedStyle(before);
    const height = Number.parseFloat(style.lineHeight) || Number.parseFloat(style.fontSize) * 1.2;
    // From the last line of one to the first line of the other: the gap and the line itself.
    const lines = (below.top - above.bottom + height) / height;
    tightestGap = Math.min(tightestGap, lines);
    if (lines < gap - 0.005) short.add(`paragraphs ${round(lines)} lines apart: ${named(paragraph)}`);
  }
  const controls = 'a[href], button, select, textarea, summary, input:not([type="hidden"])';
  for (const control of document.querySelectorAll(controls)) {
    if (getComputedStyle(control).display === 'inline') continue;
    const touched = control.closest('label') ?? control;
    if (!isSeen(touched) || control.matches(':disabled')) continue;
    const { width, height } = touched.getBoundingClientRect();
    const side = Math.min(width, height);
    smallestTarget = Math.min(smallestTarget, side);
    // Sizes are rounded to half a pixel.
    if (side < target - 0.5) short.add(`a target of ${round(width)}×${round(height)} px: ${named(touched)}`);
  }
  const sideways = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (sideways > 0) short.add(`${sideways} px wider than the window`);
  return {
    smallestText: round(smallestText),
    tightestLine: round(tightestLine),
    tightestGap: tightestGap === 1000 ? undefined : round(tightestGap),
    leastContrast: round(leastContrast),
    smallestTarget: round(smallestTarget),
    sideways,
    short: [...short],
  };
}

/**
 * What a page says by colour alone: runs in it. Whoever sees no colours, or a greyscale print, must find a word or a sign
 * wherever a colour says something; and the same words must not mean two things by their colours. That signs stand out from
 * their ground without colour is what `measure` and axe say by the contrast.
 */
export function saidByColour(): string[] {
  const tones = /^(.+)-(danger|warn|ok|info|overdue|missed|met|today|soon|done)$/;
  const faults = new Set<string>();
  const toneOf = new Map<string, string>();
  for (const element of document.querySelectorAll('body [class]')) {
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    for (const name of element.classList) {
      const [, of, tone = ''] = tones.exec(name) ?? [];
      if (of === undefined || of === 'button') continue;
      // Text for screen readers only is not visible.
      const seen = element.cloneNode(true) as Element;
      for (const hidden of seen.querySelectorAll('.visually-hidden')) hidden.remove();
      const words = (seen.textContent ?? '').replace(/\s+/g, ' ').trim();
      if (words === '') faults.add(`a colour without a word or a sign: .${name}`);
      const before = toneOf.get(`${of} ${words}`);
      if (before !== undefined && before !== tone)
        faults.add(`only its colour tells .${of}-${before} from .${name}: ${words.slice(0, 30)}`);
      toneOf.set(`${of} ${words}`, tone);
    }
  }
  return [...faults];
}

/**
 * What a screen reader would miss on a page: runs in it. One heading of the first level and no level left out, a name for each
 * table and column, and nothing described by what is not there.
 */
export function unread(): string[] {
  const faults = new Set<string>();
  const isSeen = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const headings = [...document.querySelectorAll('main :is(h1, h2, h3, h4)')].filter(isSeen);
  const levels = headings.map(({ tagName }) => Number(tagName.slice(1)));
  if (levels.filter((level) => level === 1).length !== 1) faults.add('not one heading of the first level');
  for (const [index, level] of levels.entries())
    if (level > (levels[index - 1] ?? 0) + 1)
      faults.add(`a level of headings is left out: ${headings[index]?.textContent?.slice(0, 30)}`);
  for (const table of document.querySelectorAll('main table')) {
    if (!isSeen(table)) continue;
    const named = table.closest('[aria-label]') === table || table.querySelector('caption') !== null;
    const heading = table.closest('section, article, dialog, details')?.querySelector('h2, h3, h4, summary');
    if (!named && !heading) faults.add(`a table without a name: .${table.className}`);
    for (const head of table.querySelectorAll('th:not([scope])'))
      faults.add(`a head of a table that does not say of what: ${head.textContent}`);
  }
  for (const attribute of ['aria-describedby', 'aria-labelledby', 'aria-controls'])
    for (const element of document.querySelectorAll(`[${attribute}]`))
      for (const id of (element.getAttribute(attribute) ?? '').split(' '))
        if (!document.getElementById(id)) faults.add(`${attribute} of <${element.localName}> is nowhere`);
  return [...faults];
}

/**
 * What would be wrong on a sheet of paper: runs in a page that is shown as it is printed. Nothing is printed that is pressed or
 * ticked in a list, or a fold that is closed; no heading is left alone by that; tables keep their head, which is then on every
 * sheet; nothing is cut off or wider than the sheet.
 */
export function misprinted(): string[] {
  const faults = new Set<string>();
  const isSeen = (element: Element) => {
    const { width, height } = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && width > 1 && height > 1;
  };
  for (const control of document.querySelectorAll('.button, .combo-button, td input, th input, .skip'))
    if (isSeen(control) && control.getBoundingClientRect().bottom > 0)
      faults.add(`a control is printed: ${control.textContent || control.outerHTML.slice(0, 60)}`);
  for (const table of document.querySelectorAll('main table:has(thead)')) {
    if (!isSeen(table)) continue;
    const head = table.querySelector('thead') as Element;
    const { display, position } = getComputedStyle(head);
    if (`${getComputedStyle(table).display} ${display} ${position}` !== 'table table-header-group static')
      faults.add(`a table has no head on paper: .${table.className}`);
  }
  for (const box of document.querySelectorAll('main :is(.table-scroll, .grid-box)'))
    if (isSeen(box) && getComputedStyle(box).overflowX !== 'visible')
      faults.add(`cut off: .${box.className}`);
  for (const fold of document.querySelectorAll('details:not([open], .basis)'))
    if (isSeen(fold)) faults.add(`a fold that nobody can open is printed: ${fold.textContent?.slice(0, 20)}`);
  for (const heading of document.querySelectorAll('main section > :is(h2, h3)')) {
    const others = [...(heading.parentElement?.children ?? [])].filter((each) => each !== heading);
    if (isSeen(heading) && !others.some((each) => isSeen(each)))
      faults.add(`a heading with nothing under it is printed: ${heading.textContent}`);
  }
  const wider = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wider > 0) faults.add(`${wider} px wider than the sheet`);
  return [...faults];
}
