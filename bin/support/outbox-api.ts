import * as z from 'zod';
import type { Language } from '../../lib/policy/bilingual.ts';
import { servedRegions } from '../../lib/policy/regions/registry.ts';
import { CommandFailure } from './command/errors.ts';
import { issueToken } from './issue-token.ts';
import { request } from './request.ts';
import { runningSystem } from './running.ts';

const deliverySchema = z.object({
  status: z.string(),
  attempts: z.number(),
  channel: z.string().optional(),
  sentAt: z.string().optional(),
  deliveredAt: z.string().optional(),
  lapsed: z.boolean().optional(),
});

const outboxSchema = z.object({
  notices: z.array(
    z.object({
      caseId: z.string(),
      noticeId: z.string(),
      issuedAt: z.string(),
      notBefore: z.string(),
      district: z.string(),
      recipient: z.string(),
      template: z.string(),
      templateVersion: z.number(),
      delivery: deliverySchema,
    }),
  ),
  next: z.string().optional(),
});

const messageSchema = z.object({
  text: z.string(),
  to: z.object({
    kind: z.string(),
    phone: z.string().optional(),
    subject: z.string().optional(),
    district: z.string().optional(),
  }),
});

/** Problems after which the message can be fetched later. */
const waitingCodes: ReadonlySet<string> = new Set(['notice-not-yet', 'notice-held-back']);
const problemSchema = z.object({ code: z.string() });

const noticesSchema = z.object({
  notices: z.array(
    z.object({
      noticeId: z.string(),
      issuedAt: z.string(),
      to: z.string(),
      template: z.string(),
      templateVersion: z.number(),
      title: z.string(),
      paragraphs: z.array(z.string()),
      delivery: deliverySchema,
    }),
  ),
});

/** A notice of the outbox, with the sign-in of the region's delivery adapter. */
export type Undelivered = z.infer<typeof outboxSchema>['notices'][number] & { readonly as: string };
export type Message = z.infer<typeof messageSchema>;
export type CaseNotice = z.infer<typeof noticesSchema>['notices'][number];
export type Delivery = z.infer<typeof deliverySchema>;

/** The operations of the API that deliver notices, called with the ready-made sign-ins of this machine. */
export interface OutboxApi {
  undelivered(): Promise<readonly Undelivered[]>;
  /** Why there is no message now: since it was listed it must wait for office hours, was delivered, or has lapsed. */
  message(notice: Undelivered): Promise<Message | 'waits' | 'gone'>;
  ofCase(caseId: string): Promise<readonly CaseNotice[] | undefined>;
  deliver(notice: Undelivered, at: string): Promise<void>;
}

/** @throws CommandFailure if nothing is running, or the API refuses */
export function outboxApi(language: Language): OutboxApi {
  const { api } = runningSystem();
  const tokens = new Map<string, string>();

  async function call(as: string, path: string, body?: object): Promise<Response> {
    const token = tokens.get(as) ?? (await issueToken(as));
    tokens.set(as, token);
    return request(`${api}${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        'accept-language': language,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
  }

  async function answer(as: string, path: string, body?: object): Promise<unknown> {
    return bodyOf(await call(as, path, body));
  }

  async function bodyOf(response: Response): Promise<unknown> {
    if (!response.ok)
      throw new CommandFailure(`${response.url}: ${response.status} ${await response.text()}`);
    return response.json();
  }

  async function ofRegion(region: string): Promise<readonly Undelivered[]> {
    const as = `delivery-${region}`;
    const found: Undelivered[] = [];
    let after = '';
    do {
      const page = outboxSchema.parse(await answer(as, `/outbox?limit=100${after}`));
      found.push(...page.notices.map((notice) => ({ ...notice, as })));
      after = page.next === undefined ? '' : `&after=${encodeURIComponent(page.next)}`;
    } while (after !== '');
    return found;
  }

  const pathOf = ({ caseId, noticeId }: Undelivered) => `/cases/${caseId}/notices/${noticeId}`;

  return {
    async undelivered() {
      const lists = await Promise.all(servedRegions.ids.map(ofRegion));
      return lists.flat().sort((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1));
    },
    async message(notice) {
      const response = await call(notice.as, `${pathOf(notice)}/message`);
      if (response.status === 409)
        return waitingCodes.has(problemSchema.parse(await response.json()).code) ? 'waits' : 'gone';
      return messageSchema.parse(await bodyOf(response));
    },
    async ofCase(caseId) {
      for (const region of servedRegions.ids) {
        const response = await call(`supervisor-${region}`, `/cases/${caseId}/notices`);
        if (response.ok) return noticesSchema.parse(await response.json()).notices;
      }
      return undefined;
    },
    async deliver(notice, at) {
      const channel = notice.recipient === 'person' ? 'sms' : 'work-message';
      for (const status of ['sent', 'delivered'])
        await answer(notice.as, `${pathOf(notice)}/delivery`, { status, channel, at });
    },
  };
}
