import type { NoticeWordings } from '../../common/wording/episode-wording.ts';
import { optional, remediesOf } from '../../common/wording/notice-reader.ts';
import { newInformation, whereToAppeal, whereToAsk } from '../../common/wording/notice-texts.ts';
import { taxMeasureTexts } from './certificate-texts.ts';

/** That a tax measure was noted on the person's certificate, or no longer is. */
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
      2: {
        short: newInformation,
        title: {
          zh: '《就业创业证》注明撤销告知',
          en: 'A note on your employment certificate was withdrawn',
        },
        paragraphs: [
          {
            zh: '我们于{notedOn}在您的《就业创业证》上注明的“{measure}”（编号{applicationNumber}）已于{withdrawnOn}撤销。',
            en: 'On {withdrawnOn} we withdrew the note on your employment certificate that we made on {notedOn}: {measure} (number {applicationNumber}).',
          },
          { when: 'reason', zh: '撤销原因：{reason}', en: 'Reason: {reason}' },
          { when: 'law', zh: '依据：{law}。', en: 'Law: {law}.' },
          {
            zh: '如有不同意见，或者情况有变化，请登录或到服务窗口向我们提出；符合条件的，可以重新注明。',
            en: 'If you disagree, or something has changed, please tell us after signing in or at the counter: where the conditions are met, it can be noted again.',
          },
          whereToAppeal,
          whereToAsk,
        ],
      },
    },
    parameters: (reader) => {
      const { at, data } = reader.need('certificate-note-withdrawn');
      const note = reader.source.state.certificateNotes?.find(({ noteId }) => noteId === data.noteId);
      const { taxMeasures } = reader.values;
      const measures = taxMeasures.status === 'set' ? taxMeasures.value.measures : [];
      const terms = measures.find(({ measure }) => measure === note?.measure);
      return {
        withdrawnOn: reader.dayOf(at),
        ...(note && {
          notedOn: reader.dayOf(note.notedAt),
          measure: taxMeasureTexts[note.measure][reader.source.language],
        }),
        ...optional('law', terms && reader.law(terms.citation)),
        ...optional('reason', reader.said('statement', 'certificate-note-withdrawn')),
        ...optional('reviewBody', remediesOf(reader).reviewBody),
      };
    },
  },
} as const satisfies NoticeWordings;
