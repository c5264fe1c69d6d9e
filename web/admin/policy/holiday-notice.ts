import type { Bilingual } from '../../texts/language.ts';

interface NamedDay {
  readonly date: string;
  readonly name: string;
}

/** The content of the State Council's notice for a year, with its title and number if the text has them. */
export interface ReadNotice {
  readonly year: number;
  readonly source: { readonly title: string; readonly number?: string };
  readonly holidays: readonly NamedDay[];
  readonly makeUpWorkdays: readonly NamedDay[];
}

/** The text is not a valid notice; the message says why. */
export class UnreadableNotice extends Error {
  readonly says: Bilingual;

  constructor(says: Bilingual) {
    super(says.en);
    this.says = says;
  }
}

const weekdays = '日一二三四五六';
const day = 24 * 60 * 60 * 1000;

/** A day with the brackets after it: `2月15日(农历腊月二十八、周日)`. */
const dayPattern = /(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^)]*)\))?/g;

/**
 * Reads the yearly notice of the State Council on holidays (国务院办公厅关于……年部分节假日安排的通知), as it is published. Facts that it states
 * twice must agree: the number of days of a holiday, and the weekday of a day.
 *
 * @throws UnreadableNotice if it is another text, or contradicts itself
 * @example readNotice('……2026年部分节假日安排的通知……一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。')
 */
export function readNotice(text: string): ReadNotice {
  const plain = text.normalize('NFKC').replace(/\s+/g, '');
  const year = Number(/(\d{4})年部分节假日安排/.exec(plain)?.[1] ?? /现将(\d{4})年/.exec(plain)?.[1]);
  if (!year)
    throw new UnreadableNotice({
      zh: '没有找到“××××年部分节假日安排”，请把通知的标题和正文一起粘贴。',
      en: 'The year was not found. Paste the title of the notice with its text.',
    });
  const sections = [...plain.matchAll(/[一二三四五六七八九十]+、([^:。、]{2,4}(?:、[^:。、]{2,4})*):/g)];
  const holidays: NamedDay[] = [];
  const makeUpWorkdays: NamedDay[] = [];
  for (const [index, section] of sections.entries()) {
    const name = section[1] ?? '';
    const body = plain.slice(section.index + section[0].length, sections[index + 1]?.index);
    for (const sentence of body.split('。')) {
      for (const said of sentence.matchAll(/(.*?)(放假|补休|上班)/g)) {
        const [whole, days = '', what] = said;
        const dates = daysIn(days, year, name);
        if (what === '放假') requireNumber(dates.length, sentence.slice(said.index + whole.length), name);
        (what === '上班' ? makeUpWorkdays : holidays).push(...dates.map((date) => ({ date, name })));
      }
    }
  }
  if (holidays.length === 0)
    throw new UnreadableNotice({
      zh: '没有读到放假日期。应有“一、元旦：1月1日……放假”这样的内容。',
      en: 'No holidays were found in the text.',
    });
  const title = `国务院办公厅关于${year}年部分节假日安排的通知`;
  const number = /国办发明电〔\d{4}〕\d+号/.exec(plain.replace(/[[【(](\d{4})[\]】)]/g, '〔$1〕'))?.[0];
  return {
    year,
    source: { title, ...(number !== undefined && { number }) },
    holidays,
    makeUpWorkdays,
  };
}

/** @param behind the text after the days off: `调休,共3天` */
function requireNumber(found: number, behind: string, name: string): void {
  const said = /^(?:调休)?,?共?(\d{1,2})天/.exec(behind)?.[1];
  if (said !== undefined && Number(said) !== found)
    throw new UnreadableNotice({
      zh: `“${name}”写明放假${said}天，读到的是${found}天，请核对原文。`,
      en: `${name}: ${said} days are announced, but ${found} were found.`,
    });
}

/** The days in a text, in their order, given one by one or as a range. */
function daysIn(text: string, year: number, name: string): readonly string[] {
  const found: string[] = [];
  let before: { readonly year: number; readonly month: number; readonly end: number } | undefined;
  for (const match of text.matchAll(dayPattern)) {
    const [whole, ofYear, ofMonth, ofDay, note = ''] = match;
    const isUntil = before !== undefined && /^[至到-]$/.test(text.slice(before.end, match.index));
    const at = {
      year: Number(ofYear ?? (isUntil ? before?.year : undefined) ?? year),
      month: Number(ofMonth ?? before?.month),
    };
    const time = Date.UTC(at.year, at.month - 1, Number(ofDay));
    requireDay(time, { month: at.month, day: Number(ofDay), note, name });
    const first = isUntil ? Date.parse(found.at(-1) ?? '') + day : time;
    for (let next = first; next <= time; next += day) found.push(isoDay(next));
    before = { ...at, end: match.index + whole.length };
  }
  return found;
}

const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

function requireDay(
  time: number,
  said: { readonly month: number; readonly day: number; readonly note: string; readonly name: string },
): void {
  const date = new Date(time);
  const weekday = /(?:周|星期)([日一二三四五六天])/.exec(said.note)?.[1]?.replace('天', '日');
  const text = `${said.month}月${said.day}日`;
  if (date.getUTCMonth() !== said.month - 1 || date.getUTCDate() !== said.day)
    throw new UnreadableNotice({
      zh: `“${said.name}”里的${text}不存在，请核对原文。`,
      en: `${said.name}: there is no ${said.day}/${said.month}.`,
    });
  if (weekday !== undefined && weekdays[date.getUTCDay()] !== weekday)
    throw new UnreadableNotice({
      zh: `“${said.name}”里的${text}不是周${weekday}，请核对年份和原文。`,
      en: `${said.name}: ${said.day}/${said.month} is not the weekday that is named.`,
    });
}
