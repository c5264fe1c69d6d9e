import * as z from 'zod';
import { label } from '../../common/http/label.ts';
import { freeTextSchema } from '../../common/http/schemas.ts';

/** How many views somebody can save. */
const maxViews = 20;

/** Somebody's own preferences. Only the name of a view is free text. */
export const preferencesSchema = z
  .strictObject({
    language: z
      .enum(['zh', 'en'])
      .optional()
      .meta(
        label('语言', 'Language', {
          choices: { zh: { zh: '中文', en: 'Chinese' }, en: { zh: '英文', en: 'English' } },
        }),
      ),
    elder: z
      .boolean()
      .optional()
      .describe('Large letters, one thing at a time.')
      .meta(label('长辈版', 'Large type')),
    theme: z
      .enum(['system', 'light', 'dark', 'high-contrast'])
      .optional()
      .meta(label('配色', 'Colours', { choices: 'theme' })),
    density: z
      .enum(['comfortable', 'compact'])
      .optional()
      .meta(label('行距', 'Spacing', { choices: 'density' })),
    shortcuts: z
      .boolean()
      .optional()
      .describe('Whether single-key shortcuts are on.')
      .meta(label('单键快捷键', 'Single-key shortcuts')),
    views: z
      .array(
        z.strictObject({
          name: freeTextSchema(40).meta(label('名称', 'Name')),
          path: z
            .string()
            .max(200)
            .regex(/^\/[a-z0-9/-]*$/)
            .describe('The page, below `/app`.')
            .meta(label('页面', 'Page', { control: 'hidden' })),
          query: z
            .string()
            .max(500)
            .regex(/^[\w.~%+&=:,;@!*()-]*$/)
            .describe(
              'Its search parameters, without the question mark. Identity and telephone numbers are refused.',
            )
            .meta(label('筛选条件', 'Filters', { control: 'hidden' })),
        }),
      )
      .max(maxViews)
      .refine((views) => new Set(views.map(({ name }) => name)).size === views.length, {
        error: 'view-name-twice',
      })
      .optional()
      .meta(label('保存的筛选', 'Saved views', { control: 'hidden' })),
  })
  .meta({
    id: 'Preferences',
    example: {
      language: 'zh',
      theme: 'system',
      views: [
        { name: '逾期的首次联系', path: '/desk/worklist', query: 'kind=make-first-contact&overdue=true' },
      ],
    },
  });
export type Preferences = z.infer<typeof preferencesSchema>;

/** Preferences as they are answered. */
export const keptPreferencesSchema = z.strictObject({
  version: z.int().nonnegative().describe('0 if nothing was saved. The ETag begins with this number.'),
  preferences: preferencesSchema,
});

/** Stored preferences as the API returns them. A member that this version no longer knows is left out. */
export const keptPreferences = ({
  version,
  content,
}: {
  readonly version: number;
  readonly content: unknown;
}): z.infer<typeof keptPreferencesSchema> => {
  const parsed = z.object(preferencesSchema.shape).safeParse(content ?? {});
  return { version, preferences: parsed.success ? parsed.data : {} };
};
