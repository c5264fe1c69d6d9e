import { type Result, refused, success } from './result.ts';
import { trimEnds } from './text.ts';

declare const personNameBrand: unique symbol;

/** A person's name in its stored form: 1 to 60 characters, one form of the middle dot, no invisible characters. */
export type PersonName = string & { readonly [personNameBrand]: true };

/** Why a text is not a name. It contains nothing of the text. */
export type PersonNameFault =
  | { readonly fault: 'empty' }
  | { readonly fault: 'too-long'; readonly length: number }
  /** Control characters, zero-width characters, marks that change the direction of writing. */
  | { readonly fault: 'invisible' }
  | { readonly fault: 'emoji' }
  /** Digits, other signs, private-use characters, and scripts not used in mainland identity documents. */
  | { readonly fault: 'characters' }
  /** A dot, hyphen or apostrophe at an end of the name or next to another. */
  | { readonly fault: 'separator' };

const longest = 60;
/** Dots that input methods and other systems use as the separator of a transliterated name. */
const middleDots = /\s*[\u00b7\u0387\u2022\u2024\u2027\u2219\u22c5\u25cf\u30fb\uff0e\uff65\u16eb]\s*/gu;
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Variation_Selector}\u115f\u1160\u3164\uffa0]|\u034f/u;
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
/**
 * Every unified ideograph, including those beyond the Basic Multilingual Plane, with 〇, 々 and compatibility ideographs, which
 * are kept as they are: they occur in registered names.
 */
const ideograph = String.raw`[\p{Unified_Ideograph}\u3005\u3007\uf900-\ufaff\u{2f800}-\u{2fa1f}]`;
const letter = String.raw`\p{Script=Latin}\p{M}*`;
const word = `(?:${ideograph}|${letter})+`;
const wellFormed = new RegExp(String.raw`^${word}(?:(?:[\u00b7' -]|\. ?)${word})*\.?$`, 'u');
const permitted = new RegExp(String.raw`^(?:${ideograph}|${letter}|[\u00b7'. -])+$`, 'u');

/**
 * Parses a name. Spaces at the ends are dropped and runs of them reduced to one; the variants of the middle dot, and a full
 * stop between two Chinese characters, become U+00B7; full-width Latin letters become ordinary ones, and accents are composed.
 * Chinese characters are never replaced.
 */
export function parsePersonName(text: string): Result<PersonName, PersonNameFault> {
  const name = normalise(trimEnds(text));
  if (name === '') return refused({ fault: 'empty' });
  if (emoji.test(name)) return refused({ fault: 'emoji' });
  if (invisible.test(name)) return refused({ fault: 'invisible' });
  const length = [...name].length;
  if (length > longest) return refused({ fault: 'too-long', length });
  if (!permitted.test(name)) return refused({ fault: 'characters' });
  if (!wellFormed.test(name)) return refused({ fault: 'separator' });
  return success(name as PersonName);
}

/** The name as shown in lists: its first character and one star, so that its length is hidden. */
export function maskPersonName(name: PersonName): string {
  return `${[...name][0]}*`;
}

// Without a lookbehind: the portal reads names too, and the oldest browsers that it supports know none.
const betweenIdeographs = new RegExp(String.raw`(${ideograph}) *\. *(?=${ideograph})`, 'gu');

function normalise(text: string): string {
  return text
    .replace(/\p{Zs}+/gu, ' ')
    .replace(/[\uff21-\uff3a\uff41-\uff5a]/g, (wide) => wide.normalize('NFKC'))
    .replace(/[\u2018\u2019\u02bc\uff07]/g, "'")
    .replace(/[\u2010\u2011\uff0d]/g, '-')
    .replace(middleDots, '\u00b7')
    .replace(betweenIdeographs, '$1\u00b7')
    .replace(/\p{Script=Latin}\p{M}+/gu, (accented) => accented.normalize('NFC'));
}
