import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { System } from '../../support/system.ts';
import { theBrowser, watchedPage } from './browser.ts';
import type { Watch } from './watch.ts';

const telephone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };

/** The portal of a running system, and the people who visit it with a browser. */
export class Portal {
  readonly system: System;
  readonly origin: string;
  readonly #issuer: string;
  /** Of the runtime, where pages have it in view. */
  readonly #console: string | undefined;
  readonly #visitors = new Set<Visitor>();
  readonly #colleagues = new Map<string, Visitor>();

  private constructor(system: System, console: string | undefined) {
    this.system = system;
    this.#console = console;
    const [api] = system.runtime.apis;
    this.origin = new URL(api?.url ?? '').origin;
    this.#issuer = new URL(system.runtime.issuer ?? '').origin;
  }

  /** @param at the instant at which the system's clock stands; `withConsole`: pages have it in view */
  static async open(at: string, withConsole: boolean): Promise<Portal> {
    const starting = withConsole ? System.startWithConsole(at) : System.start(at);
    const [system] = await Promise.all([starting, theBrowser()]);
    return new Portal(system, withConsole ? system.runtime.endpoint : undefined);
  }

  /** Somebody with a browser of their own, in which nothing is left from others; on a telephone unless the options say otherwise. */
  async visitor(options: BrowserContextOptions = {}): Promise<Visitor> {
    const visitor = await this.#newVisitor({ viewport: telephone, ...options });
    this.#visitors.add(visitor);
    return visitor;
  }

  /**
   * A person whose window stays open over the tests of a file. The first time they sign in on the issuer's page; from then on
   * they go from page to page. Reads of less than five seconds ago are shown again; `open` starts afresh.
   */
  async colleague(account: string, path: string): Promise<Visitor> {
    const known = this.#colleagues.get(account);
    if (known) {
      await known.go(path);
      return known;
    }
    const visitor = await this.#newVisitor({ viewport: account.startsWith('applicant') ? telephone : desk });
    this.#colleagues.set(account, visitor);
    await visitor.signIn(account, path);
    return visitor;
  }

  async #newVisitor(options: BrowserContextOptions): Promise<Visitor> {
    const origins = [this.origin, this.#issuer, ...(this.#console ? [this.#console] : [])];
    const { page, watch } = await watchedPage(origins, options);
    return new Visitor(page, watch, this.system);
  }

  /**
   * Ends the visits of a test; and after one that failed, the windows that stay open, which it has left who knows how.
   * @throws where a page has done what none may do
   */
  async endVisits(failed: boolean): Promise<void> {
    const here = [...this.#visitors, ...this.#colleagues.values()];
    const ending = failed ? here : [...this.#visitors];
    this.#visitors.clear();
    if (failed) this.#colleagues.clear();
    for (const { page } of ending) await page.context().close();
    const faults = here.flatMap(({ watch }) => watch.faults());
    if (faults.length > 0) throw new Error(`Pages did what none may do:\n${faults.join('\n')}`);
  }

  async close(): Promise<void> {
    await this.endVisits(true);
    await this.system.close();
  }
}

/** Runs in a page. A page says that it is busy while it reads, or does not know yet who is signed in. */
const isReady = (selector: string): boolean =>
  document.querySelector(selector) !== null &&
  document.querySelector('main h1') !== null &&
  document.querySelector('.skeleton, [aria-busy="true"]') === null;

/** A person at a browser. */
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
    await this.#arrived(path);
  }

  /** Opens a page by its address: the portal asks the issuer silently who is signed in. */
  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await this.#arrived(path);
  }

  /** Goes to a page within the portal, like a link: the person stays signed in. */
  async go(path: string): Promise<void> {
    await this.page.evaluate((to) => history.pushState({}, '', to), path);
    await this.#arrived(path);
  }

  /** Waits until a page of the portal has taken the place of the one before, and is ready. */
  async #arrived(path: string): Promise<void> {
    const { pathname } = new URL(path, 'http://portal');
    const at = pathname.slice('/app'.length).replace(/(?<=.)\/$/, '');
    await this.page.waitForFunction(isReady, `.frame[data-page="${at}"]`);
  }

  /** Waits until the page has its heading and nothing on it is still being read. */
  async ready(): Promise<void> {
    await this.page.waitForFunction(isReady, 'body');
  }

  /** Waits until the server has finished everything that was started. */
  async settle(): Promise<void> {
    await this.#system.runtime.settle();
  }
}

/** The portal for the tests of a file, with one system; after each test what its pages did is judged. */
export function portalForFile(
  at: string,
  { withConsole = false }: { withConsole?: boolean } = {},
): { readonly now: Portal } {
  let portal: Portal | undefined;
  beforeAll(async () => {
    portal = await Portal.open(at, withConsole);
  });
  afterEach(({ task }) => portal?.endVisits(task.result?.state === 'fail'));
  afterAll(() => portal?.close());
  return {
    get now() {
      if (!portal) throw new Error('the portal is not open yet');
      return portal;
    },
  };
}
