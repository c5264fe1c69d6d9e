import type { DatabaseSync } from 'node:sqlite';
import type { JsonObject } from '../service.ts';
import { invalid } from './message-attributes.ts';
import { missingParameter } from './parameters.ts';

/**
 * The maximum of tags of one queue: 50, which SQS recommends not to exceed and is the most that AWS allows (Developer Guide,
 * "Amazon SQS cost allocation tags").
 */
const MAX_TAGS = 50;

/** The tags of all queues. Only the tag operations use them. */
export class QueueTags {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec(`
      CREATE TABLE IF NOT EXISTS queue_tag (
        queue TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (queue, name)) STRICT;
      CREATE TABLE IF NOT EXISTS template_tags (queue TEXT PRIMARY KEY, tags TEXT NOT NULL) STRICT`);
  }

  /** Applies the tags of a template if they have changed since the last time. Tags set in any other way stay. */
  declare(queue: string, tags: Readonly<Record<string, string>>): void {
    const row = this.#database.prepare('SELECT tags FROM template_tags WHERE queue = ?').get(queue);
    const before = String(row?.tags ?? '{}');
    const now = JSON.stringify(tags);
    if (before === now) return;
    this.remove(queue, { TagKeys: Object.keys(JSON.parse(before) as object) });
    this.add(queue, { Tags: tags });
    this.#database.prepare('INSERT OR REPLACE INTO template_tags VALUES (?, ?)').run(queue, now);
  }

  list(queue: string): JsonObject {
    const rows = this.#database.prepare('SELECT name, value FROM queue_tag WHERE queue = ? ORDER BY name');
    const tags = rows.all(queue).map(({ name, value }) => [String(name), String(value)]);
    return tags.length === 0 ? {} : { Tags: Object.fromEntries(tags) };
  }

  /** @throws AwsError MissingParameter, InvalidParameterValue */
  add(queue: string, { Tags }: JsonObject): JsonObject {
    if (typeof Tags !== 'object' || Tags === null || Array.isArray(Tags)) throw missingParameter('Tags');
    for (const [name, value] of Object.entries(Tags)) {
      if (name === '' || name.length > 128 || typeof value !== 'string' || value.length > 256)
        throw invalid('Tag keys must have 1 to 128 characters, and tag values 256 characters at most.');
    }
    const { Tags: present = {} } = this.list(queue);
    if (Object.keys({ ...(present as JsonObject), ...Tags }).length > MAX_TAGS)
      throw invalid(`Too many tags added for queue ${queue}.`);
    const put = this.#database.prepare('INSERT OR REPLACE INTO queue_tag VALUES (?, ?, ?)');
    for (const [name, value] of Object.entries(Tags)) put.run(queue, name, String(value));
    return {};
  }

  /** @throws AwsError MissingParameter */
  remove(queue: string, { TagKeys }: JsonObject): JsonObject {
    if (!Array.isArray(TagKeys)) throw missingParameter('TagKeys');
    const remove = this.#database.prepare('DELETE FROM queue_tag WHERE queue = ? AND name = ?');
    for (const name of TagKeys) remove.run(queue, String(name));
    return {};
  }
}
