import * as z from 'zod';
import { instantSchema } from '../../../lib/domain/case/kernel/vocabulary.ts';
import type { OwnItem } from '../../../lib/store/own-items.ts';

const markSchema = z.object({ through: instantSchema });

/** The instant up to which somebody has marked their notices as read; undefined if they never have. */
export const readThroughOf = ({ content }: Pick<OwnItem, 'content'>): string | undefined =>
  content === undefined ? undefined : markSchema.parse(content).through;
