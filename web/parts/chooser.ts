import { type ComponentType, createContext, useContext } from 'react';

/** One of many choices, with its text. */
export interface Choice {
  readonly code: string;
  readonly text: string;
}

/** The properties of a control that chooses one of many. */
export interface ChooserProps {
  readonly id?: string;
  /** Its name: the same as the visible label. */
  readonly label: string;
  readonly options: readonly Choice[];
  /** The code of the choice; empty for none. */
  readonly value: string;
  readonly onChange: (code: string) => void;
  readonly placeholder?: string | undefined;
  readonly 'aria-describedby'?: string | undefined;
  readonly 'aria-invalid'?: true | undefined;
}

const Context = createContext<ComponentType<ChooserProps> | undefined>(undefined);

/**
 * Gives the forms of an area a control that people search by typing. Only staff get one (`combo-box.tsx`): applicants use the
 * list of their browser and do not load it.
 */
export const ChooserProvider = Context.Provider;

/** Lists longer than this can be searched, if the area has such a control. */
const searchedFrom = 9;

/** The control for a list of this length; undefined for the browser's own. */
export function useChooser(length: number): ComponentType<ChooserProps> | undefined {
  const chooser = useContext(Context);
  return length >= searchedFrom ? chooser : undefined;
}
