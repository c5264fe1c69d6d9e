import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds on a page as it stands that is serious or critical: rule, place and what is wrong. All rules of WCAG 2.0 to 2.2 up to
 * AA but one: the cells of a map and the nodes of a graph show a sign or a shortened word, and are named by what it means in full, which
 * `label-content-name-mismatch` takes for a label that nobody can say.
 *
 * @param options `sameColours`: of a page that was judged before and has changed its language alone, for which contrasts need no second look
 */
export async function seriousFindings(
  page: Page,
  { sameColours = false }: { sameColours?: boolean } = {},
): Promise<string[]> {
  // By the debugger, so that the page keeps its content security policy.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async (colours) => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      rules: { 'label-content-name-mismatch': { enabled: false }, 'color-contrast': { enabled: colours } },
      resultTypes: ['violations'],
      preload: false,
    });
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) =>
            `${id} ${target.join(' ')}: ${failureSummary?.replace(/\s+/g, ' ')}`,
        ),
      );
  }, !sameColours);
}
