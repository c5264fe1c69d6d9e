import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { seriousFindings } from './axe.ts';
import { type Limits, type Measured, measure, misprinted, saidByColour, unread } from './measure.ts';
import type { Visitor } from './portal.ts';

/** A state of a page, and how to reach it. */
export interface State {
  readonly name: string;
  /** Without a path, the page of the state before. */
  readonly path?: string;
  readonly act?: (visitor: Visitor) => Promise<unknown>;
  /** Undoes what `act` did to the window, so that the next state can be reached. */
  readonly after?: (visitor: Visitor) => Promise<unknown>;
  /** Whether it is a picture for the note: taken in all widths and themes. */
  readonly pictured?: true;
}

type Language = 'zh' | 'en';

const telephone = { width: 390, height: 844 };

const folder = join(import.meta.dirname, '../../../.build');
const elder: Limits = { text: 18, heading: 30, line: 1.3, gap: 1.3, target: 60 };
const normal: Limits = { text: 12, heading: 20, line: 1.3, gap: 1, target: 44 };
/** With SCREENSHOTS=1 (`npm run screenshots`) every state is taken as a picture. */
const pictures = process.env.SCREENSHOTS === '1';

/**
 * Walks from state to state and judges each: by axe in both languages, by what only a colour says, by what a screen
 * reader would miss, and by what would be wrong on paper. The language is changed
 * on the page as it stands, which takes less than walking there again, and the next state begins in it. Of applicants' pages
 * sizes, lines, contrasts and targets are measured too, in both languages, in elder mode and without.
 *
 * @returns what is wrong, with the name of the state
 */
export class Walk {
  readonly #visitor: Visitor;
  readonly #forApplicants: boolean;
  readonly #rows: (readonly [state: string, mode: string, measured: Measured])[] = [];
  #language: Language = 'zh';

  constructor(visitor: Visitor, of: 'applicants' | 'staff' | 'employers') {
    this.#visitor = visitor;
    this.#forApplicants = of === 'applicants';
  }

  async through(states: readonly State[]): Promise<readonly string[]> {
    const faults: string[] = [];
    for (const state of states) {
      if (state.path !== undefined) await this.#visitor.go(this.#address(state.path));
      if (state.act) {
        await this.#inLanguage('zh');
        await state.act(this.#visitor);
        await this.#visitor.ready();
      }
      const found = [...(await this.#findings(state)), ...(await this.#measured(state))];
      if (this.#forApplicants) {
        await this.#inLanguage(this.#language === 'zh' ? 'en' : 'zh');
        found.push(...(await this.#measured(state)));
      }
      faults.push(...found.map((each) => `${state.name}: ${each}`));
      await state.after?.(this.#visitor);
    }
    await this.#inLanguage('zh');
    return faults;
  }

  async #findings(state: State): Promise<string[]> {
    const { page } = this.#visitor;
    await this.#pictures(state);
    const found = [
      ...(await seriousFindings(page)),
      ...(await page.evaluate(saidByColour)),
      ...(await page.evaluate(unread)),
      ...(await this.#onPaper()),
    ];
    // The next state begins in the language in which this one ends.
    await this.#inLanguage(this.#language === 'zh' ? 'en' : 'zh');
    await this.#pictures(state);
    found.push(...(await seriousFindings(page, { sameColours: true })));
    return [...new Set(found)];
  }

  /** The page as it would be printed, on A4 with the usual margins of browsers. */
  async #onPaper(): Promise<string[]> {
    const { page } = this.#visitor;
    const usual = page.viewportSize() ?? telephone;
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 718, height: 1000 });
    const found = await page.evaluate(misprinted);
    await page.emulateMedia({ media: null });
    await page.setViewportSize(usual);
    return found;
  }

  async #measured(state: State): Promise<string[]> {
    if (!this.#forApplicants) return [];
    const { page } = this.#visitor;
    const short = new Set<string>();
    const take = async (mode: string, width: number, limits: Limits) => {
      await page.setViewportSize({ width, height: 844 });
      const found = await page.evaluate(measure, limits);
      this.#rows.push([state.name, `${mode}, ${this.#language}`, found]);
      for (const each of found.short) short.add(`${mode}, ${this.#language}: ${each}`);
    };
    await take('320 px', 320, normal);
    await this.#press('[aria-pressed="false"]', 'html[data-elder]');
    await take('elder, 320 px', 320, elder);
    // A window of 1280 px, enlarged to 200 %.
    await take('elder, 640 px', 640, elder);
    await this.#press('[aria-pressed="true"]', 'html:not([data-elder])');
    await page.setViewportSize({ width: 390, height: 844 });
    return [...short];
  }

  async #inLanguage(language: Language): Promise<void> {
    if (this.#language === language) return;
    const [tag, other] = language === 'zh' ? ['zh-CN', 'en'] : ['en', 'zh-CN'];
    await this.#press(`[lang="${tag}"]`, `.masthead-tools [lang="${other}"]`);
    // The address says it too, a moment later, and must not come after the next one.
    await this.#visitor.page.waitForURL(
      ({ searchParams }) => searchParams.has('lang') === (language === 'en'),
    );
    this.#language = language;
    await this.#visitor.ready();
  }

  #address(path: string): string {
    if (this.#language === 'zh') return path;
    return `${path}${path.includes('?') ? '&' : '?'}lang=en`;
  }

  /** Presses one of the tools at the top. That they can be pressed by hand is for the journeys to show. */
  async #press(tool: string, then: string): Promise<void> {
    const { page } = this.#visitor;
    await page.evaluate(
      (selector) => document.querySelector<HTMLElement>(selector)?.click(),
      `.masthead-tools button${tool}`,
    );
    await page.waitForFunction((selector) => document.querySelector(selector) !== null, then);
  }

  async #pictures({ name, pictured }: State): Promise<void> {
    if (!pictures) return;
    const { page } = this.#visitor;
    const usual = page.viewportSize() ?? { width: 390, height: 844 };
    const file = (what: string) =>
      join(folder, 'screenshots', `${name.replace(/[^a-z0-9]+/g, '-')}-${this.#language}${what}.png`);
    await page.screenshot({ path: file(''), fullPage: true });
    if (!pictured) return;
    const theme = (to: string) => page.locator('.masthead-tools select').selectOption(to);
    for (const width of [390, 768, 1280, 1920]) {
      await page.setViewportSize({ width, height: width === 390 ? 844 : 1080 });
      await page.screenshot({ path: file(`-${width}`), fullPage: true });
    }
    await page.setViewportSize(usual);
    for (const each of ['dark', 'contrast']) {
      await theme(each);
      await page.screenshot({ path: file(`-${each}`), fullPage: true });
    }
    await theme('system');
  }

  /** Writes the table of the note: what was measured in each state. */
  writeTable(): void {
    const head = [
      ...['state', 'mode', 'smallest text (px)', 'line height', 'gap of paragraphs (lines)', 'contrast'],
      ...['smallest target (px)', 'wider than the window (px)'],
    ];
    const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
    const rows = this.#rows.map(([state, mode, of]) =>
      line([
        ...[state, mode, of.smallestText, of.tightestLine, of.tightestGap ?? '–', of.leastContrast],
        ...[of.smallestTarget, of.sideways],
      ]),
    );
    mkdirSync(folder, { recursive: true });
    const table = [line(head), line(head.map(() => '---')), ...rows];
    writeFileSync(join(folder, 'elder-measurements.md'), `${table.join('\n')}\n`);
  }
}
