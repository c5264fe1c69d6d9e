import type { Bilingual } from '../texts/language.ts';

/** One fault in a request, with its place (a JSON pointer, or the name of a parameter). */
export interface FieldProblem {
  readonly pointer: string;
  readonly code: string;
  /** The sentence for people, in the language of the request. */
  readonly detail: string;
}

/** The API refused a request or could not be reached. Holds nothing that a person wrote. */
export class ApiProblem extends Error {
  /** The stable code of the problem; `offline`, `too-slow` or `unknown` if the API did not answer. */
  readonly code: string;
  /** The HTTP status; 0 if there was no answer. */
  readonly status: number;
  /** The sentence for people. */
  readonly title: string;
  readonly requestId: string | undefined;
  readonly errors: readonly FieldProblem[];
  /** The further members of the problem, for example `caseId` or `version`. */
  readonly extensions: Readonly<Record<string, unknown>>;
  /** Seconds to wait before another try, if the API says so. */
  readonly retryAfter: number | undefined;

  constructor(parts: {
    code: string;
    status: number;
    title: string;
    requestId?: string | undefined;
    errors?: readonly FieldProblem[];
    extensions?: Readonly<Record<string, unknown>>;
    retryAfter?: number | undefined;
  }) {
    super(`${parts.status} ${parts.code}`);
    this.name = 'ApiProblem';
    this.code = parts.code;
    this.status = parts.status;
    this.title = parts.title;
    this.requestId = parts.requestId;
    this.errors = parts.errors ?? [];
    this.extensions = parts.extensions ?? {};
    this.retryAfter = parts.retryAfter;
  }

  /** Whether the address names nothing: it is unknown, or it cannot be the address of anything. */
  get nowhere(): boolean {
    return this.status === 404 || this.errors.some(({ pointer }) => pointer.startsWith('path:'));
  }

  /** Whether the same request may succeed later: there was no answer, or the API was busy. */
  get passing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

const own = {
  offline: {
    zh: '网络已断开，内容可能没有送达。恢复网络后请重试，不会重复提交。',
    en: 'You are offline, so what you sent may not have arrived. Try again when you are back online. Nothing is sent twice.',
  },
  slow: {
    zh: '一分钟没有得到答复，内容可能没有送达。请重试，不会重复提交。',
    en: 'There was no answer for a minute, so what you sent may not have arrived. Try again. Nothing is sent twice.',
  },
  unknown: {
    zh: '系统没有给出可用的答复，请稍后重试。',
    en: 'Something went wrong. Try again later.',
  },
  unauthorized: { zh: '登录已失效，请重新登录。', en: 'You are signed out. Sign in again.' },
  large: {
    zh: '请求内容过大，请减少内容后重新提交。',
    en: 'The body is too large. Please send less.',
  },
  forbidden: { zh: '您的登录不能办理这一项。', en: 'Your sign-in does not allow this.' },
  busy: { zh: '系统繁忙，请稍后重试。', en: 'The service is busy. Try again later.' },
} as const satisfies Record<string, Bilingual>;

/** What the gateway answers by itself, by status. Only what `passing` names is worth another try. */
const gatewayTexts: Readonly<Partial<Record<number, readonly [code: string, text: Bilingual]>>> = {
  401: ['unauthenticated', own.unauthorized],
  403: ['forbidden', own.forbidden],
  413: ['body-too-large', own.large],
  429: ['busy', own.busy],
  503: ['busy', own.busy],
};

/** The problem of a request that did not reach the API. */
export const unreachable = (language: keyof Bilingual): ApiProblem =>
  new ApiProblem({ code: 'offline', status: 0, title: own.offline[language] });

/** The problem of a request that timed out. */
export const tooSlow = (language: keyof Bilingual): ApiProblem =>
  new ApiProblem({ code: 'too-slow', status: 0, title: own.slow[language] });

/**
 * Reads the problem from an answer: problem+json of the service, or the own answer of the gateway
 * (`{"message":"Unauthorized"}`).
 */
export async function problemOf(response: Response, language: keyof Bilingual): Promise<ApiProblem> {
  const requestId = response.headers.get('apigw-requestid') ?? undefined;
  const retryAfter = Number(response.headers.get('retry-after')) || undefined;
  const { status } = response;
  const body: unknown = await response.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null && 'code' in body && 'title' in body) {
    const {
      code,
      title,
      errors,
      type,
      detail,
      instance,
      status: _,
      ...extensions
    } = body as Record<string, unknown>;
    return new ApiProblem({
      code: String(code),
      status,
      title: String(title),
      requestId,
      errors: Array.isArray(errors) ? errors : [],
      extensions,
      retryAfter,
    });
  }
  const [code, text] = gatewayTexts[status] ?? (['unknown', own.unknown] as const);
  return new ApiProblem({ code, status, title: text[language], requestId, retryAfter });
}
