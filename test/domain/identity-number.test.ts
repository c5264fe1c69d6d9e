import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, parseLocalDate, startOfDay } from '../../lib/domain/calendar/local-date.ts';
import {
  checkCharacter,
  maskIdentityNumber,
  parseDocumentNumber,
  parseIdentityNumber,
  parseTravelPermit,
} from '../../lib/domain/identity-number.ts';

const today = parseLocalDate('2026-11-20');
const completed = (first17: string) => first17 + checkCharacter(first17);
const faultOf = (text: string) => {
  const result = parseIdentityNumber(text, today);
  return result.ok ? 'none' : result.failure.fault;
};

const provinces = [11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46].concat(
  [50, 51, 52, 53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83],
);
const firstBirth = parseLocalDate('1900-01-01');
const validNumber = fc
  .tuple(
    fc.constantFrom(...provinces),
    fc.integer({ min: 0, max: 9999 }),
    fc.nat({ max: (startOfDay(today) - startOfDay(firstBirth)) / 86_400_000 }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(([province, county, days, order]) => {
    const birth = addDays(firstBirth, days).replaceAll('-', '');
    return completed(
      `${province}${String(county).padStart(4, '0')}${birth}${String(order).padStart(3, '0')}`,
    );
  });

describe('A valid identity number (GB 11643-1999)', () => {
  it('shows the birth date, the sex and the issuing division', () => {
    expect(parseIdentityNumber('11010519491231002X', today)).toEqual({
      ok: true,
      value: {
        number: '11010519491231002X',
        document: 'resident-identity-card',
        birthDate: '1949-12-31',
        sex: 'female',
        divisionCode: '110105',
      },
    });
  });

  it.each([
    ['a lower-case x', '11010519491231002x'],
    ['spaces around it', '  11010519491231002X '],
    ['an ideographic space', '\u300011010519491231002X'],
    ['a tab and a line end', '\t11010519491231002X\r\n'],
  ])('is read with %s', (_, text) => {
    expect(parseIdentityNumber(text, today)).toMatchObject({
      ok: true,
      value: { number: '11010519491231002X' },
    });
  });

  it.each([
    ['81', 'hong-kong-macao-taiwan-residence-permit'],
    ['82', 'hong-kong-macao-taiwan-residence-permit'],
    ['83', 'hong-kong-macao-taiwan-residence-permit'],
    ['71', 'resident-identity-card'],
    ['50', 'resident-identity-card'],
  ])('with the prefix %s belongs to a %s', (prefix, document) => {
    expect(parseIdentityNumber(completed(`${prefix}000019900101001`), today)).toMatchObject({
      ok: true,
      value: { document, sex: 'male' },
    });
  });

  it.each(['510201', '512201', '142701', '500105', '422421'])(
    'may carry the code of a county that no longer exists: %s',
    (county) => {
      expect(faultOf(completed(`${county}19700315123`))).toBe('none');
    },
  );

  it.each(['19000101', '20240229', '20000229', '20261120'])('may carry the birth date %s', (birth) => {
    expect(faultOf(completed(`500103${birth}123`))).toBe('none');
  });

  it('may end in 000 if that matches its check character', () => {
    const number = Array.from({ length: 3650 }, (_, days) => addDays(parseLocalDate('1980-01-01'), days))
      .map((birth) => completed(`500103${birth.replaceAll('-', '')}000`))
      .find((each) => each.endsWith('0'));
    expect(faultOf(number as string)).toBe('none');
  });
});

describe('An identity number', () => {
  it.each([
    ['one digit wrong', '110105194912310021', 'checksum'],
    ['an X in place of a digit', '50010319900101001X', 'checksum'],
    ['15 digits', '110105491231002', 'fifteen-digits'],
    ['no characters', '', 'length'],
    ['17 digits', '11010519491231002', 'length'],
    ['19 digits', '1101051949123100211', 'length'],
    ['only an X', 'X', 'length'],
    ['hyphens', '110105-19491231-002X', 'characters'],
    ['an X in the middle', '1101051949123X0021', 'characters'],
    ['two Xs', '1101051949123100XX', 'characters'],
    ['a letter', '11010519491231O02X', 'characters'],
    ['Arabic digits', '١١٠١٠٥١٩٤٩١٢٣١٠٠٢١', 'characters'],
    ['a minus sign', '-11010519491231002', 'characters'],
    ['a decimal point', '11010519491231002.0', 'characters'],
    ['scientific notation', '1.10105E+17', 'lost-precision'],
    ['scientific notation without a sign', '1.10105194912310e17', 'lost-precision'],
  ])('is refused with %s', (_, text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  it.each(['00', '10', '16', '24', '38', '47', '55', '66', '70', '72', '80', '84'])(
    'is refused with the province %s',
    (province) => {
      expect(faultOf(completed(`${province}010519491231002`))).toBe('region');
    },
  );

  it.each([
    ['full-width digits', '１１０１０５１９４９１２３１００２Ｘ'],
    ['one full-width X', '11010519491231002Ｘ'],
    ['spaces inside', '110105 19491231 002X'],
    ['a zero-width space', '11010519491231002X\u200b'],
    ['a byte order mark', '\ufeff11010519491231002X'],
    ['marks that turn the direction of writing', '\u202d11010519491231002X\u202c'],
    ['a no-break and an ideographic space', '110105\u00a019491231\u3000002x'],
  ])('is read as it was meant where it was copied with %s', (_, text) => {
    const read = parseIdentityNumber(text, today);
    expect(read.ok && read.value.number).toBe('11010519491231002X');
  });

  it.each([
    ['since 2023-12-01: 9, and the check character of GB 11643', completed('91102419900307123')],
    ['before: three letters and twelve digits', 'USA110105900307'],
    ['before, in small letters', 'can 3200 0090 0307'.replaceAll(' ', '')],
  ])('of a foreign permanent resident is recognised (%s)', (_, text) => {
    expect(faultOf(text)).toBe('foreign-permanent-resident');
  });

  it.each([
    ['H12345678', 'H12345678', 'hong-kong-macao-travel-permit'],
    ['m1234567801', 'M12345678', 'hong-kong-macao-travel-permit'],
    ['Ｈ１２３４ 5678', 'H12345678', 'hong-kong-macao-travel-permit'],
    ['12345678', '12345678', 'taiwan-travel-permit'],
  ])('of a travel permit, %s, is %s (人社厅函〔2018〕218号 二)', (text, number, document) => {
    expect(parseTravelPermit(text)).toEqual({ number, document });
  });

  it.each(['A12345678', 'H1234567', 'H123456789', '1234567', '123456789', '11010519491231002X'])(
    'such as %s is not that of a travel permit',
    (text) => {
      expect(parseTravelPermit(text)).toBeUndefined();
    },
  );

  it.each([
    ['19490229', 'date'],
    ['19000229', 'date'],
    ['20230431', 'date'],
    ['19901301', 'date'],
    ['19900001', 'date'],
    ['19900100', 'date'],
    ['19900132', 'date'],
    ['00000101', 'date'],
    ['18991231', 'date'],
    ['00010101', 'date'],
    ['99991231', 'future'],
    ['20261121', 'future'],
    ['20270101', 'future'],
  ])('is refused with a birth date of %s: %s', (birth, fault) => {
    expect(faultOf(completed(`500103${birth}123`))).toBe(fault);
  });

  it('is refused when a spreadsheet has rounded it, unless the check character is right by chance', () => {
    expect(faultOf('110105194912310000')).toBe('lost-precision');
    fc.assert(
      fc.property(validNumber, (number) => {
        const rightByChance = checkCharacter(`${number.slice(0, 15)}00`) === '0';
        expect(faultOf(`${number.slice(0, 15)}000`)).toBe(rightByChance ? 'none' : 'lost-precision');
      }),
    );
  });

  it('of the wrong length is refused together with that length', () => {
    expect(parseIdentityNumber('1234', today)).toEqual({
      ok: false,
      failure: { fault: 'length', length: 4 },
    });
  });

  it('does not appear in its own refusal', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{18}$/), (text) => {
        const result = parseIdentityNumber(text, today);
        if (!result.ok) expect(JSON.stringify(result.failure)).not.toMatch(/\d{3}/);
      }),
    );
  });
});

describe('The check character (ISO 7064 MOD 11-2)', () => {
  it('makes every well-formed number valid', () => {
    fc.assert(
      fc.property(validNumber, (number) => {
        expect(faultOf(number)).toBe('none');
      }),
    );
  });

  it('catches every change of one character', () => {
    fc.assert(
      fc.property(
        validNumber,
        fc.nat({ max: 17 }),
        fc.constantFrom(...'0123456789X'),
        (number, place, character) => {
          const changed = number.slice(0, place) + character + number.slice(place + 1);
          expect(faultOf(changed) === 'none').toBe(changed === number);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('catches every swap of neighbouring characters', () => {
    fc.assert(
      fc.property(validNumber, fc.nat({ max: 16 }), (number, place) => {
        const swapped = number.slice(0, place) + number[place + 1] + number[place] + number.slice(place + 2);
        expect(faultOf(swapped) === 'none').toBe(swapped === number);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['', '1101051949123100', '1101051949123100X', '110105194912310021'])(
    'is not computed for %j',
    (text) => {
      expect(() => checkCharacter(text)).toThrow(RangeError);
    },
  );
});

describe('The mask of an identity number', () => {
  it('hides the county and the birth date', () => {
    const parsed = parseIdentityNumber('11010519491231002X', today);
    expect(parsed.ok && maskIdentityNumber(parsed.value.number)).toBe('110***********002X');
  });
});

describe('The number of a document', () => {
  it.each([
    ['11010519491231002x', '11010519491231002X', '1949-12-31'],
    ['810000199408230021', '810000199408230021', '1994-08-23'],
    [' ｈ12345678 01', 'H12345678', undefined],
    ['12345678', '12345678', undefined],
  ])('is read whichever document it is of: %j', (text, number, birthDate) => {
    const read = parseDocumentNumber(text, today);
    expect(read.ok && read.value).toMatchObject({ number, ...(birthDate && { birthDate }) });
  });

  it('is refused if it is that of no document', () => {
    expect(parseDocumentNumber('H1234567', today)).toMatchObject({
      ok: false,
      failure: { fault: 'characters' },
    });
  });
});
