import type { Language } from '../../../lib/policy/bilingual.ts';
import { UsageError } from './errors.ts';

/** Reads the value of `--language`. @throws UsageError for anything but zh and en. */
export function languageOption(given: string): Language {
  if (given === 'zh' || given === 'en') return given;
  throw new UsageError(`--language is zh or en, not "${given}".`);
}

/** A count with its noun: `1 line`, `2 lines`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
