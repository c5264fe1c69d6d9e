import { counted } from '../support/command/texts.ts';
import { UnreadableFile } from './unreadable-file.ts';

/** A sheet of a spreadsheet, whatever its format. */
export interface Sheet {
  readonly name: string;
  readonly hidden: boolean;
}

/**
 * Chooses the sheet to read: the named one, or the first that is not hidden. Also returns notes for the user.
 * @throws UnreadableFile if there is no such sheet
 */
export function chooseSheet<S extends Sheet>(
  sheets: readonly S[],
  name: string | undefined,
): { readonly chosen: S; readonly notes: readonly string[] } {
  const visible = sheets.filter(({ hidden }) => !hidden);
  const chosen = name === undefined ? visible[0] : sheets.find((each) => each.name === name);
  if (!chosen) throw new UnreadableFile(noSheet(name, visible));
  if (chosen.hidden)
    throw new UnreadableFile(`the sheet ${chosen.name} is hidden: unhide it if you mean this one`);
  const others = visible.length - 1;
  const notRead = `${counted(others, 'further sheet')} not read (--sheet chooses)`;
  return { chosen, notes: [`sheet ${chosen.name}`, ...(others > 0 ? [notRead] : [])] };
}

function noSheet(name: string | undefined, visible: readonly Sheet[]): string {
  if (name === undefined) return 'it has no visible sheet';
  return `there is no sheet ${name}; there is ${visible.map((each) => each.name).join(', ')}`;
}
