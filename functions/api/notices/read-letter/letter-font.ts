import { create, type Font } from 'fontkit';

/** The font in which letters are printed, and which characters it has. */
export class LetterFont {
  readonly file: Buffer;
  readonly #font: Font;

  /** @throws Error where the file is no single font */
  constructor(file: Buffer) {
    const font = create(file);
    if (!('hasGlyphForCodePoint' in font)) throw new Error('the font of the letters is a collection');
    this.file = file;
    this.#font = font;
  }

  /**
   * A text with each character that the font does not have as its code, such as 〔U+20BB7〕, so that paper shows that one is
   * missing, and which.
   */
  printable(text: string): { readonly text: string; readonly missing: number } {
    let missing = 0;
    const characters = Array.from(text, (character) => {
      const code = character.codePointAt(0) ?? 0;
      if (isInvisible.test(character)) return '';
      if (this.#font.hasGlyphForCodePoint(code) || character === '\n') return character;
      missing += 1;
      return `〔U+${code.toString(16).toUpperCase().padStart(4, '0')}〕`;
    });
    return { text: characters.join(''), missing };
  }
}

/** What chooses among forms of a character, or joins characters, and is not printed itself. */
const isInvisible = /^[\p{Variation_Selector}\p{Cf}]$/u;
