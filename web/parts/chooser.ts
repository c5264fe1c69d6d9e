import { type ComponentType, createContext, useContext } from 'react';

/** One of many, with what people read. */
export interface Choice {
  readonly code: string;
  readonly text: string;
}

/** What a control that one of many is chosen with is given. */
export interface ChooserProps {
  readonly id?: string;
  /** What it is called: the same as the label in sight. */
  readonly label: string;
  readonly options: readonly Choice[];
  /** The code of what is chosen; empty for nothing. */
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly placeholder?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: true | undefined;
}

const Context = createContext<ComponentType<ChooserProps> | undefined>(undefined);

/**
 * Gives the forms of an area a control that is searched by typing. Only staff are given one (`combo-box.tsx`): what it needs
 * is not loaded by applicants, who have the list of their browser.
 */
export const ChooserProvider = Context.Provider;

/** Lists that are longer than this are searched where that is possible. */
const searchedFrom = 9;

/** The control for a list of this length; undefined where that is the one of the browser. */
export function useChooser(length: number): ComponentType<ChooserProps> | undefined {
  const chooser = useContext(Context);
  return length >= searchedFrom ? chooser : undefined;
}
