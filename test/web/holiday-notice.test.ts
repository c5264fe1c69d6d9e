import { describe, expect, it } from 'vitest';
import { announcedArrangements } from '../../lib/domain/calendar/arrangements/announced.ts';
import { readNotice, UnreadableNotice } from '../../web/admin/policy/holiday-notice.ts';

/** The notices as the State Council published them. The packs have their content, entered by hand. */
const notices = [
  `国务院办公厅关于2023年部分节假日安排的通知 国办发明电〔2022〕16号 经国务院批准，现将2023年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。`,
  `国务院办公厅关于2024年部分节假日安排的通知 国办发明电[2023]7号
一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位结合带薪年休假等制度落实，安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。`,
  `国务院办公厅关于2025年部分节假日安排的通知
国办发明电〔2024〕12号
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。`,
  `国务院办公厅关于2026年部分节假日安排的通知 国办发明电〔2025〕7号
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
鼓励单位和个人结合落实带薪年休假等制度，实际形成较长假期，推动错峰出行。`,
];

describe('the notice of the State Council on the holidays of a year', () => {
  it.each(notices.map((notice) => [notice.slice(8, 12), notice]))(
    'of %s is read as it was entered by hand',
    (_year, notice) => {
      const read = readNotice(notice);
      const { source, ...entered } = announcedArrangements.find(({ year }) => year === read.year) ?? {};
      const { source: readSource, ...days } = read;
      expect(days).toEqual(entered);
      expect(source).toMatchObject(readSource);
    },
  );

  it('may give a day off in place of another one (补休), as that of 2014 does', () => {
    const { holidays, makeUpWorkdays } = readNotice(
      '2014年部分节假日安排 三、清明节：4月5日放假，4月7日（星期一）补休。',
    );
    expect(holidays.map(({ date }) => date)).toEqual(['2014-04-05', '2014-04-07']);
    expect(makeUpWorkdays).toEqual([]);
  });

  const changed = (from: string, to: string) => (notices[3] ?? '').replace(from, to);
  it.each([
    ['of no year', '一、元旦：1月1日放假，共1天。', '年部分节假日安排'],
    ['of something else', '2027年部分节假日安排的通知将于近期发布。', '没有读到放假日期'],
    ['with another number of days', changed('共9天', '共8天'), '“春节”写明放假8天，读到的是9天'],
    ['with another weekday', changed('1月4日（周日）', '1月4日（周六）'), '1月4日不是周六'],
    ['of another year', changed('2026年', '2027年'), '“元旦”里的1月1日不是周四'],
    ['with a day that does not exist', changed('2月28日', '2月30日'), '2月30日不存在'],
  ])('is refused with a sentence where it is a text %s', (_kind, text, sentence) => {
    let says = '';
    try {
      readNotice(text);
    } catch (error) {
      says = error instanceof UnreadableNotice ? error.says.zh : String(error);
    }
    expect(says).toContain(sentence);
  });
});
