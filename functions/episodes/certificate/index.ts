import type { EpisodeWording } from '../../common/wording/episode-wording.ts';
import { taxMeasureTexts } from './certificate-texts.ts';

/** Entries of the agency on the employment certificate. */
export const certificate = {
  events: {
    'certificate-noted': ({ data: { measure } }) => ({
      zh: `已在《就业创业证》上注明“${taxMeasureTexts[measure].zh}”`,
      en: `Noted on the employment certificate: ${taxMeasureTexts[measure].en}`,
    }),
    'certificate-note-withdrawn': {
      zh: '《就业创业证》的税收政策注明已撤销',
      en: 'The note on the employment certificate was withdrawn',
    },
  },
  wordsForThePerson: ['certificate-note-withdrawn'],
  tasks: {},
  deadlines: {},
  problems: {
    'certificate-noted-already': [
      409,
      '该项税收政策已经在《就业创业证》上注明，不重复注明。',
      'This tax measure has been noted on the certificate already.',
    ],
    'tax-measure-not-in-force': [
      409,
      '该项税收政策在合同或者经营开始之日不在执行期内，不予注明；政策如有延续，录入后再办理。',
      'On the day on which the contract or business begins this tax measure is not in force. If it is prolonged, note it once that has been entered.',
    ],
    'registered-too-short': [
      409,
      '至合同或者经营开始之日，登记失业不满半年，请核对日期；符合其他条件的，请改选相应理由。',
      'By the day on which the contract or business begins the person has not been registered for half a year; see `from` for that day. Where another ground holds, choose it.',
    ],
    'ground-not-for-measure': [
      422,
      '所选理由不适用于该项税收政策：企业招用人员的，应当登记失业半年以上。',
      'This ground is not one of the tax measure: who is hired must have been registered for half a year.',
    ],
    'certificate-note-not-found': [
      404,
      '没有找到这条注明，或者已经撤销。',
      'There is no such note, or it was withdrawn.',
    ],
  },
} as const satisfies EpisodeWording;
