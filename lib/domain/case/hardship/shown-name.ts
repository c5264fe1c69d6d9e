/**
 * The hundred most common family names of the mainland, by the 2020 count of the Ministry of Public Security (about 85 per cent
 * of the population). Any other family name could identify a person by itself.
 */
const common = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
);

/** Shown instead of a name that could identify its holder. */
const nobody = '某某';

/**
 * The name as shown in a public notice: the family name and 某, whatever the length of the name; 某某 if the family name is not
 * among the most common ones, or the name is written in another script or has a single character (DOMAIN G4). It is made for
 * the notice only, which shows nothing else of the person.
 * @example shownName('赵云'); // 赵某
 */
export function shownName(name: string): string {
  const [first, ...rest] = [...name];
  const isPlain = /^\p{Unified_Ideograph}{2,4}$/u.test(name);
  return first !== undefined && rest.length > 0 && isPlain && common.has(first) ? `${first}某` : nobody;
}
