import { citing, proposed, stated } from '../../author.ts';
import type { ClauseId } from '../../types.ts';
import type { Layer } from '../../values.ts';

const design = citing('product-design');
const open = (clause: ClauseId) => design('-', clause);

/** How employment difficulty is recognised and ends when no source of the region says it: proposals, shown as such. */
export const hardship = {
  hardshipChain: proposed(
    {
      steps: [
        stated('proposal', open('I-61'), { code: 'check', zh: '初审', en: 'First check' }),
        stated('proposal', open('I-61'), { code: 'decision', zh: '认定', en: 'Decision' }),
      ],
    },
    'I-61',
    {
      zh: '认定程序由当地规定，未取得；按初审和认定两步办理，由两人分别办理',
      en: 'The steps are set by the place and are not held: one person checks, and another decides.',
    },
  ),
  hardshipExits: proposed(
    {
      reasons: [
        stated('proposal', open('H2'), {
          code: 'pension',
          zh: '享受基本养老保险待遇或者达到法定退休年龄',
          en: 'Draws a pension, or is of retirement age',
        }),
        stated('proposal', open('H2'), {
          code: 'incapacitated',
          zh: '完全丧失劳动能力',
          en: 'Is no longer able to work',
        }),
        stated('proposal', open('H2'), {
          code: 'away',
          zh: '入学、服兵役、移居境外',
          en: 'Is at school, in the army or has moved abroad',
        }),
        stated('proposal', open('H2'), {
          code: 'own-wish',
          zh: '本人不再需要就业援助或者申请退出',
          en: 'Needs no assistance any more, or asks for it to end',
        }),
        stated('proposal', open('H2'), {
          code: 'employed',
          zh: '已实现就业创业',
          en: 'Is in work or self-employed',
        }),
        stated('proposal', open('H2'), {
          code: 'household-employed',
          zh: '零就业家庭已有成员实现就业',
          en: 'Somebody of the zero-employment household is in work',
        }),
        stated('proposal', open('H2'), { code: 'imprisoned', zh: '被判刑收监执行', en: 'Is imprisoned' }),
        stated('proposal', open('H2'), {
          code: 'no-longer-met',
          zh: '不再符合认定条件',
          en: 'The conditions are met no longer',
        }),
      ],
    },
    'H2',
    {
      zh: '退出情形由当地规定，未取得；参照外地已公布的情形列出，由各地设定',
      en: 'The reasons are set by the place and are not held; these follow a list that another place has published.',
    },
  ),
} as const satisfies Layer['values'];
