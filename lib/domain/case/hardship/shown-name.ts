/**
 * The hundred family names that most people of the mainland have, by the count of the Ministry of Public Security of 2020
 * (about 85 of a hundred persons). Of anybody else even the family name could say who it is.
 */
const common = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
);

/** What is shown of a name that could say whose it is. */
const nobody = '某某';

/**
 * The name as a public notice shows it: the family name and 某, however long the name is, and 某某 where the family name is
 * not among the most common ones, the name is written in another way, or has a single character (DOMAIN G4). It is made for
 * the notice alone: nothing else of the person is shown there.
 * @example shownName('赵云'); // 赵某
 */
export function shownName(name: string): string {
  const [first, ...rest] = [...name];
  const isPlain = /^\p{Unified_Ideograph}{2,4}$/u.test(name);
  return first !== undefined && rest.length > 0 && isPlain && common.has(first) ? `${first}某` : nobody;
}
