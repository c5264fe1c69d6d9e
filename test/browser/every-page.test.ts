import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fillPerson, fillPlace, fillUnemployment, next, somebody } from './support/applying.ts';
import { seriousFindings } from './support/axe.ts';
import { type Limits, type Measured, measure } from './support/measure.ts';
import { portalForFile, type Visitor } from './support/portal.ts';
import { applied, registered } from './support/staff.ts';

const portal = portalForFile('2026-11-20T09:00:00+08:00');

const folder = join(import.meta.dirname, '../../.build');

/** A page as it may stand on the screen, and how it gets there. */
interface State {
  readonly name: string;
  /** Without one it is where the state before has led. */
  readonly path?: string;
  readonly act?: (visitor: Visitor) => Promise<unknown>;
}

const elder: Limits = { text: 18, line: 1.3, target: 60 };
const normal: Limits = { text: 12, line: 1.3, target: 44 };
const rows: (readonly [state: string, mode: string, measured: Measured])[] = [];

const inEnglish = (visitor: Visitor) => visitor.page.getByRole('button', { name: 'English' }).click();
const inChinese = (visitor: Visitor) => visitor.page.getByRole('button', { name: '中文' }).click();

/** With SCREENSHOTS=1 (`npm run screenshots`): what each page looks like, to be looked at. */
async function picture({ page }: Visitor, { name }: State, language: 'zh' | 'en'): Promise<void> {
  if (process.env.SCREENSHOTS !== '1') return;
  const file = `${name.replace(/[^a-z]+/g, '-')}-${language}.png`;
  await page.screenshot({ path: join(folder, 'screenshots', file), fullPage: true });
}

async function findingsIn(visitor: Visitor, state: State): Promise<string[]> {
  await picture(visitor, state, 'zh');
  const chinese = await seriousFindings(visitor.page);
  await inEnglish(visitor);
  await visitor.ready();
  await picture(visitor, state, 'en');
  const english = await seriousFindings(visitor.page);
  await inChinese(visitor);
  await visitor.ready();
  return [...new Set([...chinese, ...english])].map((finding) => `${state.name}: ${finding}`);
}

async function measured(visitor: Visitor, { name }: State): Promise<string[]> {
  const { page } = visitor;
  const short: string[] = [];
  const take = async (mode: string, width: number, limits: Limits) => {
    await page.setViewportSize({ width, height: 844 });
    const found = await page.evaluate(measure, limits);
    rows.push([name, mode, found]);
    short.push(...found.short.map((each) => `${name}, ${mode}: ${each}`));
  };
  const switched = async (to: string) => {
    await page.getByRole('button', { name: to }).click();
    await page.locator(to === '长辈版' ? 'html[data-elder]' : 'html:not([data-elder])').waitFor();
  };
  await take('320 px', 320, normal);
  await switched('长辈版');
  await take('elder, 320 px', 320, elder);
  await take('elder, 640 px', 640, elder);
  await switched('标准版');
  await page.setViewportSize({ width: 390, height: 844 });
  return short;
}

async function walk(visitor: Visitor, states: readonly State[], alsoMeasured: boolean): Promise<string[]> {
  const faults: string[] = [];
  for (const state of states) {
    if (state.path !== undefined) await visitor.go(state.path);
    await state.act?.(visitor);
    await visitor.ready();
    faults.push(...(await findingsIn(visitor, state)));
    if (alsoMeasured) faults.push(...(await measured(visitor, state)));
  }
  return faults;
}

it('every page of applicants can be read and used: by axe in both languages, in elder mode, on 320 pixels', async () => {
  const { system } = portal.now;
  await system.call('DELETE', '/application-draft', { as: 'applicant' });
  const { caseId } = await applied(system, 'applicant');
  const visitor = await portal.now.visitor();
  await visitor.signIn('applicant', '/app/');
  const of = `/app/cases/${caseId}`;
  const nextOne = ({ page }: Visitor) => next(page);
  const faults = await walk(
    visitor,
    [
      { name: 'start', path: '/app/' },
      {
        name: 'status, with errors',
        path: '/app/status',
        act: ({ page }) => page.getByRole('button', { name: '查询' }).click(),
      },
      {
        name: 'self-check',
        path: '/app/self-check?region=chongqing',
        act: ({ page }) => page.getByRole('button', { name: '看结果' }).click(),
      },
      { name: 'guide', path: '/app/services/chongqing' },
      { name: 'application, begin', path: '/app/apply' },
      { name: 'application, person', act: ({ page }) => fillPlace(page) },
      { name: 'application, person with errors', act: nextOne },
      { name: 'application, unemployment', act: ({ page }) => fillPerson(page, somebody()) },
      { name: 'application, wishes', act: ({ page }) => fillUnemployment(page) },
      { name: 'application, review', act: nextOne },
      { name: 'cases', path: '/app/cases' },
      { name: 'case', path: of },
      { name: 'receipt', path: `${of}/receipt` },
      { name: 'report a change', path: `${of}/do/report-change` },
      { name: 'personal data', path: `${of}/data` },
    ],
    true,
  );
  writeTable();
  await system.call('DELETE', '/application-draft', { as: 'applicant' });
  expect(faults).toEqual([]);
});

it('every page of staff has no serious finding of axe, in both languages', async () => {
  const { system } = portal.now;
  const { caseId } = await applied(system);
  const other = await registered(system);
  const seen: string[] = [];
  const as = async (account: string, states: readonly State[]) => {
    const visitor = await portal.now.visitor({ width: 1280, height: 900 });
    await visitor.signIn(account, states[0]?.path);
    seen.push(...(await walk(visitor, states, false)));
  };
  await as('officer-chongqing', [
    { name: 'worklist', path: '/app/desk' },
    { name: 'decision', path: `/app/desk/cases/${caseId}/decision/decide-application-1` },
    { name: 'case of the desk', path: `/app/desk/cases/${other.caseId}` },
    { name: 'caseload', path: '/app/desk/caseload' },
    { name: 'find', path: '/app/desk/find' },
  ]);
  await as('supervisor-chongqing', [
    { name: 'overview', path: '/app/lead' },
    { name: 'overdue', path: '/app/lead/overdue' },
    { name: 'coverage', path: '/app/lead/coverage?district=500103' },
    { name: 'load', path: '/app/lead/load' },
    { name: 'indicators', path: '/app/lead/kpis' },
  ]);
  await as('administrator', [
    { name: 'executions', path: '/app/admin/executions' },
    { name: 'execution', path: `/app/admin/executions/${other.caseId}-service-plan-1` },
    { name: 'health', path: '/app/admin/health' },
  ]);
  expect(seen).toEqual([]);
});

/** The table of the note: what was measured on each page of applicants. */
function writeTable(): void {
  mkdirSync(folder, { recursive: true });
  const head = [
    'page',
    'mode',
    'smallest text (px)',
    'line height',
    'contrast',
    'smallest target (px)',
    'wider than the window (px)',
  ];
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const table = rows.map(([state, mode, of]) =>
    line([state, mode, of.smallestText, of.tightestLine, of.leastContrast, of.smallestTarget, of.sideways]),
  );
  writeFileSync(
    join(folder, 'elder-measurements.md'),
    `${[line(head), line(head.map(() => '---')), ...table].join('\n')}\n`,
  );
}
