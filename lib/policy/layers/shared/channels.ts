import { stated } from '../../author.ts';
import type { Citation, Stated } from '../../types.ts';
import type { ServiceChannel } from '../../values/registration.ts';

/** The two channels that most circulars name in the same words: the national platform and the agencies' counters. */
export const platformAndCounters = (citation: Citation): readonly Stated<ServiceChannel>[] => [
  stated('circular', citation, {
    code: 'national-platform',
    channel: 'online',
    zh: '失业登记全国统一服务平台',
    en: 'National unified platform for unemployment registration',
  }),
  stated('circular', citation, {
    code: 'agency-counter',
    channel: 'counter',
    zh: '公共就业服务机构窗口',
    en: 'Counters of public employment service agencies',
  }),
];
