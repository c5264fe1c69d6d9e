import { create, type Font } from 'fontkit';

/** The font of the letters, and the characters that it has. */
export class LetterFont {
  readonly file: Buffer;
  readonly #font: Font;

  /** @throws Error if the file is not a single font */
  constructor(file: Buffer) {
    const font = create(file);
    if (!('hasGlyphForCodePoint' in font)) throw new Error('the font of the letters is a collection');
    this.file = file;
    this.#font = font;
  }

  /**
   * Replaces each character that the font does not have by its code, such as 〔U+20BB7〕, so that the paper shows which one is
   * missing.
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

/** Characters that select a form of a character or join characters, and are not printed themselves. */
const isInvisible = /^[\p{Variation_Selector}\p{Cf}]$/u;
