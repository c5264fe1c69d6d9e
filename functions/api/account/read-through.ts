import * as z from 'zod';
import { instantSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { OwnItem } from '../../../lib/store/own-items.ts';

const markSchema = z.object({ through: instantSchema });

/** Up to when somebody has marked as read what was told to them; undefined where they never have. */
export const readThroughOf = ({ content }: Pick<OwnItem, 'content'>): string | undefined =>
  content === undefined ? undefined : markSchema.parse(content).through;
