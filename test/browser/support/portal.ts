import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { System } from '../../support/system.ts';
import { findBrowser } from './find-browser.ts';
import { Watch } from './watch.ts';

/** What a journey waits at most for something to appear: for a loaded machine, since nothing of it is a sleep. */
const patience = 25_000;

interface VisitorOptions extends BrowserContextOptions {
  /** Width of the window; 390 unless given, a telephone. */
  readonly width?: number;
  readonly height?: number;
}

/** The portal of a running system, and people who visit it with a browser. */
export class Portal {
  readonly system: System;
  readonly #browser: Browser;
  readonly origin: string;
  readonly #issuer: string;
  readonly #visitors = new Set<Visitor>();

  private constructor(system: System, browser: Browser) {
    this.system = system;
    this.#browser = browser;
    const [api] = system.runtime.apis;
    this.origin = new URL(api?.url ?? '').origin;
    this.#issuer = new URL(system.runtime.issuer ?? '').origin;
  }

  /** @param at the instant at which the system's clock stands */
  static async open(at: string): Promise<Portal> {
    const executablePath = findBrowser();
    if (executablePath === undefined) throw new Error('there is no browser');
    const [system, browser] = await Promise.all([
      System.start(at),
      // In a container there is no sandbox to be had; the pages are ours.
      chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] }),
    ]);
    return new Portal(system, browser);
  }

  /** Somebody with a browser of their own, in which nothing is left from others. */
  async visitor({ width = 390, height = 844, ...options }: VisitorOptions = {}): Promise<Visitor> {
    const context = await this.#browser.newContext({
      baseURL: this.origin,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
      viewport: { width, height },
      ...options,
    });
    context.setDefaultTimeout(patience);
    const watch = new Watch([this.origin, this.#issuer]);
    await watch.over(context);
    const visitor = new Visitor(await context.newPage(), watch, this.system);
    this.#visitors.add(visitor);
    return visitor;
  }

  /** Ends all visits. @throws where a page has done what none may do */
  async endVisits(): Promise<void> {
    const visitors = [...this.#visitors];
    this.#visitors.clear();
    for (const { page } of visitors) await page.context().close();
    const faults = visitors.flatMap(({ watch }) => watch.faults());
    if (faults.length > 0) throw new Error(`Pages did what none may do:\n${faults.join('\n')}`);
  }

  async close(): Promise<void> {
    await this.#browser.close();
    await this.system.close();
  }
}

/** Somebody at a browser. */
export class Visitor {
  readonly page: Page;
  readonly watch: Watch;
  readonly #system: System;

  constructor(page: Page, watch: Watch, system: System) {
    this.page = page;
    this.watch = watch;
    this.#system = system;
  }

  /** Opens a page that needs a sign-in, by the code flow: the issuer's page, an account of it, and back. */
  async signIn(account: string, path = '/app/'): Promise<void> {
    await this.page.goto(`/app/sign-in?to=${encodeURIComponent(path)}`);
    await this.page.locator('main .button-main').click();
    await this.page.locator(`button[value="${account}"]`).click();
    await this.page.waitForURL((url) => url.pathname === new URL(path, url).pathname);
  }

  /** Goes to a page within the portal, as a link does: who is signed in stays so. */
  async go(path: string): Promise<void> {
    await this.page.evaluate((to) => history.pushState({}, '', to), path);
    await this.ready();
  }

  /** Waits until the page has its heading and nothing on it is still being read. */
  async ready(): Promise<void> {
    await this.page.locator('main h1').first().waitFor();
    await this.page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy="true"]') === null);
  }

  /** Waits until what was set in motion on the server has come to rest. */
  async settle(): Promise<void> {
    await this.#system.runtime.settle();
  }
}

/** The portal for the tests of a file, with one system and one browser; after each test what its pages did is judged. */
export function portalForFile(at: string): { readonly now: Portal } {
  let portal: Portal | undefined;
  beforeAll(async () => {
    portal = await Portal.open(at);
  });
  afterEach(() => portal?.endVisits());
  afterAll(() => portal?.close());
  return {
    get now() {
      if (!portal) throw new Error('the portal is not open yet');
      return portal;
    },
  };
}
