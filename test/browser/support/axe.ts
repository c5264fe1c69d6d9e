import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds on a page as it stands that is serious or critical: rule, place and what is wrong. All rules of WCAG 2.0 to 2.2 up to
 * AA; none is switched off but those that axe itself holds for experimental and leaves out of its defaults.
 */
export async function seriousFindings(page: Page): Promise<string[]> {
  // By the debugger, so that the page keeps its content security policy.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    const { violations } = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      resultTypes: ['violations'],
      preload: false,
    });
    return violations
      .filter(
        ({ impact, tags }) =>
          (impact === 'serious' || impact === 'critical') && !tags.includes('experimental'),
      )
      .flatMap(({ id, nodes }) =>
        nodes.map(
          ({ target, failureSummary }) =>
            `${id} ${target.join(' ')}: ${failureSummary?.replace(/\s+/g, ' ')}`,
        ),
      );
  });
}
