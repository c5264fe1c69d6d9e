import PDFDocument from 'pdfkit';
import type { LetterFont } from './letter-font.ts';
import type { Letter } from './operation.ts';

/** Points in a millimetre. */
const mm = 72 / 25.4;

/*
 * The page of an official document (GB/T 9704-2012, 5): A4, 37 mm above and 28 mm left of a text of 156 mm by 225 mm, 22 lines
 * a page, 16 points (三号) for the text and 22 (二号) for the title, two characters of indent.
 */
const margins = { top: 37 * mm, left: 28 * mm, right: 26 * mm, bottom: 35 * mm };
const linePitch = (225 * mm) / 22;
const size = { title: 22, text: 16, small: 12 };
const indent = 2 * size.text;

const words = {
  zh: {
    number: '申请编号：',
    masked: '本件中的个人信息已部分隐藏，仅供工作人员查看，不得送达。',
    missing:
      '说明：〔U+…〕处的字，打印字库中没有，括号内是该字的Unicode编码；姓名用字以有效身份证件上的写法为准。',
    page: (page: number, pages: number) => `第${page}页 共${pages}页`,
  },
  en: {
    number: 'Application ',
    masked: 'Personal data in this copy are masked: it is for staff to look at, and is not to be delivered.',
    missing:
      'Note: 〔U+…〕 stands for a character that the font of this letter does not have, and gives its code. A name is written as on the identity document.',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  },
} as const;

/** A letter as a PDF, and the number of its characters that the font does not have. */
export interface PrintedLetter {
  readonly file: Uint8Array;
  readonly missing: number;
}

/**
 * Returns a letter as a PDF: A4, with the used part of the font embedded, so that it prints alike everywhere and its text can
 * be searched and copied. The same letter gives the same bytes.
 */
export async function letterPdf(letter: Letter, font: LetterFont): Promise<PrintedLetter> {
  const page = new LetterPage(letter, font);
  const { title, applicationNumber, salutation, paragraphs, masked, language } = letter;
  const { number, masked: notice } = words[language];
  if (masked) page.line(notice, size.small, 'center');
  page.line(title, size.title, 'center');
  page.line(`${number}${applicationNumber}`, size.small, 'center');
  page.space();
  page.line(salutation, size.text, 'left');
  for (const paragraph of paragraphs.slice(0, -1)) page.paragraph(paragraph);
  page.closing(paragraphs.at(-1) ?? '');
  return page.finish();
}

/** Puts the parts of a letter onto its pages, from the top. */
class LetterPage {
  readonly #letter: Letter;
  readonly #font: LetterFont;
  readonly #document: PDFKit.PDFDocument;
  #missing = 0;

  constructor(letter: Letter, font: LetterFont) {
    this.#letter = letter;
    this.#font = font;
    this.#document = new PDFDocument({
      size: 'A4',
      margins,
      // PDFKit's own fonts have no Chinese, and their files are not deployed with the code.
      font: '',
      bufferPages: true,
      lang: letter.language === 'zh' ? 'zh-CN' : 'en',
      displayTitle: true,
      info: {
        Title: letter.title,
        Author: letter.agency,
        CreationDate: new Date(`${letter.issuedOn}T00:00:00Z`),
      },
    });
    this.#document.registerFont('letter', font.file).font('letter');
  }

  /** A line, or several if it is long, without indent. */
  line(text: string, points: number, align: 'left' | 'center'): void {
    this.#sized(points).text(this.#printable(text), { align, lineGap: this.#gap(points) });
  }

  space(): void {
    this.#document.y += linePitch / 2;
  }

  paragraph(text: string): void {
    const { indent: indented, lineGap } = this.#body;
    this.#sized(size.text).text(this.#printable(text), { indent: indented, lineGap });
  }

  /** The last paragraph, and below it at the right the unit and the day: never these on a page without text. */
  closing(last: string): void {
    const document = this.#sized(size.text);
    const height = document.heightOfString(this.#font.printable(last).text, {
      ...this.#body,
      width: this.#width,
    });
    if (document.y + height + 3 * linePitch > document.page.maxY()) document.addPage();
    this.paragraph(last);
    document.y += linePitch;
    this.#signature();
    if (this.#missing > 0) {
      this.space();
      this.line(words[this.#letter.language].missing, size.small, 'left');
    }
  }

  /** @returns the file, after every page has got its number */
  async finish(): Promise<PrintedLetter> {
    const document = this.#document;
    const { start, count } = document.bufferedPageRange();
    for (let index = start; index < start + count; index++) {
      document.switchToPage(index);
      // There is no room below the text, and writing there would begin a new page.
      document.page.margins.bottom = 0;
      this.#sized(size.small).text(
        words[this.#letter.language].page(index + 1, count),
        margins.left,
        document.page.height - margins.bottom + 7 * mm,
        { width: this.#width, align: 'center', lineBreak: false },
      );
    }
    const chunks: Uint8Array[] = [];
    document.end();
    for await (const chunk of document) chunks.push(chunk as Uint8Array);
    return { file: Buffer.concat(chunks), missing: this.#missing };
  }

  /** The day begins two characters after the unit, and whichever is longer ends two characters before the edge (7.3.5). */
  #signature(): void {
    const document = this.#document;
    const [agency, day] = [this.#printable(this.#letter.agency), this.#letter.issuedOnText];
    const room = this.#width - indent;
    const widths = [document.widthOfString(agency), indent + document.widthOfString(day)] as const;
    const left = margins.left + Math.max(0, room - Math.max(...widths));
    const { lineGap } = this.#body;
    document.text(agency, left, document.y, { lineGap, width: room });
    document.text(day, left + indent, document.y, { lineGap, width: room });
    document.x = margins.left;
  }

  #printable(text: string): string {
    const { text: printable, missing } = this.#font.printable(text);
    this.#missing += missing;
    return printable;
  }

  get #width(): number {
    return this.#document.page.width - margins.left - margins.right;
  }

  get #body() {
    return { indent, lineGap: this.#gap(size.text) };
  }

  #sized(points: number): PDFKit.PDFDocument {
    return this.#document.fontSize(points);
  }

  /** The line gap that gives the text the spacing of the standard; other sizes in proportion. */
  #gap(points: number): number {
    return Math.max(0, (linePitch * points) / size.text - this.#sized(points).currentLineHeight());
  }
}
