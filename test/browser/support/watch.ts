import type { BrowserContext, Page, Request } from 'playwright-core';

/** Things that a page may never do, whatever the journey is about. */
export class Watch {
  readonly #faults: string[] = [];
  readonly #origins: ReadonlySet<string>;
  readonly #secrets = new Map<string, string>();
  /** Personal data found where they do not belong: storage, address, title, console. */
  readonly #seen: { readonly place: string; readonly text: string }[] = [];

  /** @param origins that pages may request: those of the portal and the issuer */
  constructor(origins: readonly string[]) {
    this.#origins = new Set(origins);
  }

  /** Personal data that must not be in any storage, address, title or console. */
  keepSecret(...values: readonly string[]): void {
    for (const value of values) this.#secrets.set(value, `${value.slice(0, 2)}…`);
  }

  async over(context: BrowserContext): Promise<void> {
    await context.exposeBinding('seenByTest', (_source, place: string, text: string) => {
      this.#seen.push({ place, text });
    });
    await context.addInitScript(reportStorageAndTitles);
    context.on('page', (page) => this.#page(page));
    context.on('request', (request) => this.#request(request));
  }

  #page(page: Page): void {
    page.on('framenavigated', (frame) => {
      // The addresses of the issuer's own pages are not checked.
      if (!frame.url().includes('/signed-in?')) this.#seen.push({ place: 'address', text: frame.url() });
    });
    page.on('pageerror', (error) => this.#faults.push(`error in the page: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      this.#seen.push({ place: 'console', text: message.text() });
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      // How the browser tells of an answer that is no success: the journey says what it expects on the page.
      if (message.text().startsWith('Failed to load resource')) return;
      this.#faults.push(`${message.type()} in the console: ${message.text()}`);
    });
  }

  #request(request: Request): void {
    const url = new URL(request.url());
    if (!['data:', 'blob:', 'about:'].includes(url.protocol) && !this.#origins.has(url.origin))
      this.#faults.push(`a request to another host: ${url.origin}`);
    const [, token] = /^Bearer (.+)/.exec(request.headers().authorization ?? '') ?? [];
    if (token !== undefined) this.#secrets.set(token, 'the token');
  }

  /** The forbidden things that pages did. */
  faults(): readonly string[] {
    const told = this.#seen.flatMap(({ place, text }) =>
      [...this.#secrets]
        .filter(([secret]) => decoded(text).includes(secret))
        .map(([, name]) => `${name} stood in the ${place}`),
    );
    return [...new Set([...this.#faults, ...told])];
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Runs in the page before its own scripts. */
function reportStorageAndTitles(): void {
  const { seenByTest: report } = window as unknown as { seenByTest: (place: string, text: string) => void };
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (name: string, value: string) {
    report('storage', `${name}=${value}`);
    setItem.call(this, name, value);
  };
  document.addEventListener('DOMContentLoaded', () => {
    const told = () => report('title', document.title);
    told();
    new MutationObserver(told).observe(document.head, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
}
