import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  expiresAt: number;
}

/** The default maximum of entries of one kind: anybody can begin a sign-in and abandon it. */
const KEPT = 1_000;

/**
 * Keeps the data that `oidc-provider` stores of one kind (interactions, sessions, codes) in memory: after a restart, people
 * only have to choose their account again. Tokens are signed and need no storage. Uses the wall clock.
 * @param maximum of entries; the oldest one is dropped
 */
export function memoryAdapter(maximum = KEPT): Adapter {
  const entries = new Map<string, Entry>();
  const find = (id: string) => {
    const entry = entries.get(id);
    if (entry && entry.expiresAt > Date.now()) return entry.payload;
    entries.delete(id);
    return undefined;
  };
  return {
    async upsert(id, payload, expiresIn) {
      for (const [old, { expiresAt }] of entries) if (expiresAt <= Date.now()) entries.delete(old);
      const expiresAt = expiresIn === undefined ? Number.POSITIVE_INFINITY : Date.now() + expiresIn * 1000;
      entries.set(id, { payload, expiresAt });
      const [oldest] = entries.keys();
      if (entries.size > maximum && oldest !== undefined) entries.delete(oldest);
    },
    async find(id) {
      return find(id);
    },
    async findByUid(uid) {
      for (const [id, { payload }] of entries) if (payload.uid === uid) return find(id);
      return undefined;
    },
    async findByUserCode() {
      return undefined;
    },
    async consume(id) {
      const payload = find(id);
      if (payload) payload.consumed = Math.floor(Date.now() / 1000);
    },
    async destroy(id) {
      entries.delete(id);
    },
    async revokeByGrantId(grantId) {
      for (const [id, { payload }] of entries) if (payload.grantId === grantId) entries.delete(id);
    },
  };
}
