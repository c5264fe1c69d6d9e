import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { optional, remediesOf } from '../../common/wording/notice-reader.ts';
import { newInformation, whereToAppeal, whereToAsk } from '../../common/wording/notice-texts.ts';
import { taxMeasureTexts } from './certificate-texts.ts';

/** A tax measure was noted on the person's certificate, or the note was removed. */
export const notices = {
  'certificate-noted': {
    texts: {
      1: {
        short: newInformation,
        title: { zh: '《就业创业证》注明告知', en: 'A note on your employment certificate' },
        paragraphs: [
          {
            zh: '我们已于{notedOn}在您的《就业创业证》上注明“{measure}”（编号{applicationNumber}）。凭此可以由用人单位或者您本人向税务机关办理；是否减免、减免多少，由税务机关依照规定确定。',
            en: 'On {notedOn} we noted on your employment certificate: {measure} (number {applicationNumber}). With it your employer, or you yourself, can turn to the tax authority, which decides by the rules whether and how much tax is reduced.',
          },
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { at, data } = reader.need('certificate-noted');
      return { notedOn: reader.dayOf(at), measure: taxMeasureTexts[data.measure][reader.source.language] };
    },
  },
  'certificate-note-withdrawn': {
    texts: {
      1: {
        short: newInformation,
        title: {
          zh: '《就业创业证》注明撤销告知',
          en: 'A note on your employment certificate was withdrawn',
        },
        paragraphs: [
          {
            zh: '您的《就业创业证》上的税收政策注明（编号{applicationNumber}）已于{withdrawnOn}撤销，原因可以登录查看。如有不同意见，请向我们提出。',
            en: 'On {withdrawnOn} the note of a tax measure on your employment certificate (number {applicationNumber}) was withdrawn; please sign in to read why. If you disagree, please tell us.',
          },
          whereToAsk,
        ],
      },
      // It may be to somebody's disadvantage, so the reason and the remedies are stated (Regulation on reconsideration, art.
      // 17).
      2: {
        short: newInformation,
        title: {
          zh: '《就业创业证》注明撤销告知书',
          en: 'A note on your employment certificate was withdrawn',
        },
        paragraphs: [
          {
            zh: '经核实，您的《就业创业证》上“{measure}”的注明（编号{applicationNumber}）有误，已于{withdrawnOn}撤销。',
            en: 'The note “{measure}” on your employment certificate (number {applicationNumber}) was a mistake, and was withdrawn on {withdrawnOn}.',
          },
          { when: 'explanation', zh: '说明：{explanation}', en: 'Explanation: {explanation}' },
          { when: 'law', zh: '依据：{law}。', en: 'Law: {law}.' },
          {
            zh: '已经凭该注明办理减免的，请向税务机关说明，由税务机关依照规定处理。',
            en: 'If tax was reduced by it, please tell the tax authority, which deals with that by its rules.',
          },
          whereToAppeal,
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const withdrawn = reader.need('certificate-note-withdrawn');
      const { reviewBody = '' } = remediesOf(reader);
      const { taxMeasures } = reader.values;
      const noted = reader.lastOf(
        ({ type, data }) =>
          type === 'certificate-noted' && 'noteId' in data && data.noteId === withdrawn.data.noteId,
      );
      return {
        withdrawnOn: reader.dayOf(withdrawn.at),
        measure:
          noted?.type === 'certificate-noted'
            ? taxMeasureTexts[noted.data.measure][reader.source.language]
            : '',
        ...(taxMeasures.status === 'set' && { law: reader.law(taxMeasures.citation) }),
        ...optional('explanation', reader.said('statement', 'certificate-note-withdrawn')),
        reviewBody,
      };
    },
  },
} as const satisfies NoticeWordings;
