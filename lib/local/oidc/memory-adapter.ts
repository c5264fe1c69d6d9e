import type { Adapter, AdapterPayload } from 'oidc-provider';

interface Entry {
  payload: AdapterPayload;
  expiresAt: number;
}

/** Of one kind; everybody can begin a sign-in and leave it. */
const KEPT = 1_000;

/**
 * Keeps what `oidc-provider` stores of one kind (interactions, sessions, codes) in memory, since after a restart one
 * only has to choose the account again. Tokens are signed and need no storage. Uses the wall clock.
 * @param most how many are kept; the oldest gives way
 */
export function memoryAdapter(most = KEPT): Adapter {
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
      if (entries.size > most && oldest !== undefined) entries.delete(oldest);
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
